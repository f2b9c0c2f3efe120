/** What to hand to Excel so that exactly the wanted content ends up in the cell. */
import type { CellContent } from '../../checks/check';
import type { CellValue } from '../../form/sheet';

/** A cell's raw content: value and, when it holds one, formula with the leading `=`. */
export interface CellState {
  readonly value: CellValue;
  readonly formula: string;
}

const STARTS_LIKE_INPUT = /^[=+\-@'#]/;
const DATE_WORDS = /^(?:am|pm|[a-z]{0,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|[a-z]{3,9})$/i;
/** Chinese characters a date, a time or a money amount may carry. */
const DATE_CHARACTERS = /[年月日号时分秒点上下午星期周零〇一二三四五六七八九十百千万亿元角分\s]/g;
const LONGEST_CONVERTIBLE = 40;

/**
 * True when Excel would take the text for a formula, number, date or truth value, or eat its apostrophe.
 * An apostrophe in front does no harm, so in doubt the answer is yes.
 */
export function needsApostrophe(text: string): boolean {
  if (text === '') return false;
  if (STARTS_LIKE_INPUT.test(text)) return true;
  const plain = text.normalize('NFKC').trim();
  if (/^(?:true|false)$/i.test(plain) || STARTS_LIKE_INPUT.test(plain)) return true;
  if (!/\d/.test(plain) || plain.length > LONGEST_CONVERTIBLE) return false;
  const rest = plain.replaceAll(DATE_CHARACTERS, '');
  if (/[\u2e80-\u9fff]/.test(rest)) return false;
  return rest.split(/[^a-z]+/i).every((word) => DATE_WORDS.test(word));
}

const asText = (text: string): string => (needsApostrophe(text) ? `'${text}` : text);

/** What a plan's content becomes. A number goes over as a number and leaves the cell's format alone. */
export function entryOf(content: CellContent): CellValue {
  switch (content.kind) {
    case 'blank':
      return '';
    case 'number':
      return Number(content.number);
    case 'text':
      return asText(content.text);
  }
}

const ERROR_VALUE = /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)$/;

/** What brings a cell back to a state it had. */
export function entryForState(state: CellState): CellValue {
  if (state.formula !== '') return state.formula;
  if (typeof state.value !== 'string') return state.value;
  return ERROR_VALUE.test(state.value) ? state.value : asText(state.value);
}

/** Whether a cell read back holds what was meant. A cell formatted as text keeps a number as its digits. */
export function holds(content: CellContent, state: CellState): boolean {
  if (state.formula !== '') return false;
  switch (content.kind) {
    case 'blank':
      return state.value === '';
    case 'number':
      return state.value !== '' && Number(state.value) === Number(content.number);
    case 'text':
      return state.value === content.text;
  }
}

export function sameState(one: CellState, other: CellState): boolean {
  // A formula's result may be refreshed without anybody editing.
  if (one.formula !== '' || other.formula !== '') return one.formula === other.formula;
  return one.value === other.value;
}
