/** The two entrances: what a target says, and what an actual says. */
import { remembered } from '../remembered';
import { isMark, isPlaceholder } from './blank';
import { readDate } from './date';
import { bareWords } from './fold';
import type { ActualReading, DateReading, TargetReading } from './model';
import { readQuantity } from './quantity';
import { verdictOf } from './verdict';

/**
 * Reads 年度指标值 as displayed.
 * @param text as displayed; a joined sign | value | unit is one text (`≥90%`)
 * @returns what it says; never throws. Source of the forms: RULES.md §3.
 */
export const readTarget = remembered((text): TargetReading => {
  const printed = text.trim();
  const common = readCommon(printed);
  if (common !== null) return common;
  const quantity = readQuantity(printed);
  if (quantity !== null) return { ...quantity, printed };
  return { kind: 'words', printed, words: bareWords(printed) };
});

/**
 * Reads 实际完成值 as displayed.
 * @param text as displayed
 * @returns what it says; never throws. Source of the forms: RULES.md §3.
 */
export const readActual = remembered((text): ActualReading => {
  const printed = text.trim();
  const verdict = verdictOf(printed);
  if (verdict !== null) return { kind: 'verdict', printed, verdict, words: bareWords(printed) };
  const common = readCommon(printed);
  if (common !== null) return common;
  const quantity = readQuantity(printed);
  if (quantity === null) return { kind: 'words', printed, words: bareWords(printed) };
  if (quantity.kind === 'range') return { ...quantity, printed };
  const { comparator, quantity: value } = quantity;
  if (comparator === null || comparator === '=') return { kind: 'number', printed, quantity: value };
  return { kind: 'bound', printed, comparator, quantity: value };
});

function readCommon(printed: string): Exclude<TargetReading, { kind: 'number' | 'range' | 'words' }> | null {
  if (printed === '') return { kind: 'blank', printed };
  if (isMark(printed)) return { kind: 'mark', printed };
  if (isPlaceholder(printed)) return { kind: 'placeholder', printed, words: wordsOf(printed) };
  return readDateReading(printed);
}

/** 按要求 at least says something that an actual can answer; stars and dots do not. */
function wordsOf(placeholder: string): string {
  const words = bareWords(placeholder);
  return /^(?:按|根据|依据)/u.test(words) ? words : '';
}

function readDateReading(printed: string): DateReading | null {
  const found = readDate(printed);
  if (found === null) return null;
  const number = found.mayBeNumber ? readQuantity(printed) : null;
  return {
    kind: 'date',
    printed,
    comparator: found.comparator,
    span: found.span,
    asNumber: number !== null && number.kind === 'number' ? number.quantity : null,
  };
}
