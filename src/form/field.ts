/** A printed entry with its cell, and the number it says. */
import { plainText } from './label';
import { remembered } from './remembered';
import type { CellRef, CellValue } from './sheet';
import type { Field } from './model';

/** Longer texts are never one number. */
const LONGEST_NUMBER = 40;

interface ShownNumber {
  readonly decimal: string;
  readonly percent: boolean;
}

const NUMBER =
  /^[(]?([¥$]?)([-+−]?)[¥$]?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d+))?(%|[(]?%[)]?|[(]?[^\d\s.,()~至≥≤<>=%/:\-年月日]{1,4}[)]?)?[)]?$/u;

/** Most texts have no digit at all. */
const DIGIT = /[\d０-９]/u;

/** A text that is one number and at most a unit. Comparators, ranges, dates and sentences are none. */
function shownNumber(text: string): ShownNumber | null {
  return text.length > LONGEST_NUMBER || !DIGIT.test(text) ? null : readShown(text);
}

const readShown = remembered((text): ShownNumber | null => {
  const plain = plainText(text);
  const match = NUMBER.exec(plain);
  if (match === null) return null;
  const [, , sign = '', whole = '', fraction = '', unit = ''] = match;
  const accounting = plain.startsWith('(') && plain.endsWith(')') && !unit.startsWith('(');
  if (plain.startsWith('(') && !accounting) return null;
  const digits = whole.replace(/,/g, '').replace(/^0+(?=\d)/, '') || '0';
  const negative = sign === '-' || sign === '−' || accounting;
  return {
    decimal: `${negative ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`,
    percent: unit.includes('%'),
  };
});

/** A number at 15 digits without an exponent (`0.1 + 0.2 → 0.3`, `1e21 → 1000000000000000000000`). */
function plainDecimal(value: number): string {
  const shortest = String(value);
  // At most 15 digits and no exponent: the shortest spelling is already the one wanted.
  if (shortest.length <= 15 && !shortest.includes('e')) return shortest;
  const [mantissa = '0', exponentText = '0'] = value.toExponential(14).split('e');
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponentText) + 1;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const split = Math.max(point, 1);
  const whole = padded.slice(0, split);
  const fraction = padded.slice(split).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && !/^[0.]+$/.test(text) ? `-${text}` : text;
}

function withoutZeros(decimal: string): string {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' ? '0' : short;
}

function sameAmount(left: string, right: string): boolean {
  return left === right || withoutZeros(left) === withoutZeros(right);
}

/** `1.5 → 150`, on the decimal string. */
function timesHundred(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const moved = fraction.padEnd(2, '0');
  const digits = `${whole}${moved.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = moved.slice(2);
  return `${decimal.startsWith('-') ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`;
}

const PLAIN = /^-?\d{1,15}(\.\d{1,15})?$/u;

/** Text that shows a number as a day or a time: the serial number behind it is no figure of the form. */
const SHOWN_AS_DATE = /\d\s*[-/.年月:]\s*\d|[年月日]/u;

/**
 * The cell as one exact decimal number without separators, unit or percent sign (`1,234.50 → 1234.50`, `90% → 90`),
 * or null when it is blank, a blank mark, a comparison, a range, a date or words.
 * Digits as displayed when they say the same as the raw value, else the raw value at 15 digits.
 */
export function readNumber(text: string, value: CellValue): string | null {
  // The most common cell: shown exactly as it is.
  if (typeof value === 'number' && String(value) === text && PLAIN.test(text)) return text;
  const shown = shownNumber(text);
  if (typeof value !== 'number') return typeof value === 'boolean' ? null : (shown?.decimal ?? null);
  if (!Number.isFinite(value)) return null;
  if (shown === null && SHOWN_AS_DATE.test(text)) return null;
  const raw = plainDecimal(value);
  const exact = shown?.percent === true ? timesHundred(raw) : raw;
  return shown !== null && sameAmount(shown.decimal, exact) ? shown.decimal : exact;
}

/** What a cell must tell to become a field. */
export interface FieldSource extends CellRef {
  readonly text: string;
  readonly value: CellValue;
  readonly formula: string;
  /** `readNumber(text, value)`, where it was asked before. */
  readonly number?: string | null;
}

/** The field of a filled cell. */
export function fieldOf(source: FieldSource): Field {
  return {
    text: source.text,
    value: source.value,
    formula: source.formula,
    cell: { row: source.row, column: source.column },
    number: source.number === undefined ? readNumber(source.text, source.value) : source.number,
  };
}

/** A blank entry; `cell` is where it would stand, null when the form has no such cell. */
export function blankField(cell: CellRef | null): Field {
  return { text: '', value: '', formula: '', cell, number: null };
}

/** A part of a cell's text as an entry of its own (`项目名称：甲 → 甲`). */
export function partField(source: FieldSource, text: string): Field {
  return {
    text,
    value: text,
    formula: '',
    cell: { row: source.row, column: source.column },
    number: readNumber(text, text),
  };
}
