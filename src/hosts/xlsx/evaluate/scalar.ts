/** What a formula computes with, and how Excel turns one kind into another. */
import type { CellValue } from '../../../form/sheet';
import { LIMITS } from '../limits';

export interface FormulaError {
  readonly error: string;
}

/** `null` is a blank cell, which is neither 0 nor ''. */
export type Scalar = number | string | boolean | FormulaError | null;

/** The formula says something this evaluator does not know for sure; no value is better than a wrong one. */
export class Refused extends Error {}

export const VALUE: FormulaError = { error: '#VALUE!' };
export const DIVIDED_BY_ZERO: FormulaError = { error: '#DIV/0!' };
export const NUMBER: FormulaError = { error: '#NUM!' };
export const NOT_AVAILABLE: FormulaError = { error: '#N/A' };

const ERROR_CODE = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/;

/** A cell of a snapshot as a scalar: `''` is blank, an error code is an error. */
export function scalarOf(value: CellValue): Scalar {
  if (value === '') return null;
  return typeof value === 'string' && ERROR_CODE.test(value) ? { error: value } : value;
}

/** The way back, for a cell that shows this. */
export function cellValueOf(value: Scalar): CellValue {
  if (value === null) return '';
  return isError(value) ? value.error : value;
}

export function isError(value: unknown): value is FormulaError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** Arithmetic reads `'12'`, `'1,200'` and `'5%'` as numbers; other texts are `#VALUE!`. Dates as text are refused. */
export function toNumber(value: Scalar): number | FormulaError {
  if (value === null) return 0;
  if (isError(value) || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = value.trim();
  const plain = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?%?$/.test(text) && /\d/.test(text);
  if (plain) {
    const number = Number(text.replace(/[,%]/g, ''));
    return text.endsWith('%') ? number / 100 : number;
  }
  // Dates, times, currencies and fractions depend on the machine's settings.
  if (/\d/.test(text) && /[-/:年月日¥$￥€()\s]/.test(text)) throw new Refused(`text as number: ${text.slice(0, 20)}`);
  return VALUE;
}

export function toText(value: Scalar): string | FormulaError {
  if (value === null) return '';
  if (isError(value) || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return numberText(value);
}

/** Texts put together; more than a cell can hold is `#VALUE!`. */
export function joined(texts: readonly string[]): string | FormulaError {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length > LIMITS.cellText ? VALUE : texts.join('');
}

/** Numbers joined to text show 15 digits at most. */
export function numberText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  // From here on Excel writes an exponent in its own way.
  if (size >= 1e15 || size < 1e-4) throw new Refused('number as text');
  return String(Number(value.toPrecision(15)));
}

export function toBoolean(value: Scalar): boolean | FormulaError {
  if (value === null) return false;
  if (isError(value) || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : VALUE;
}

/** Order of kinds in comparisons: numbers < texts < booleans. Texts are compared without case. */
export function compare(left: Exclude<Scalar, FormulaError>, right: Exclude<Scalar, FormulaError>): number {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return digits15(a) - digits15(b);
  return kindRank(a) - kindRank(b) || Number(a) - Number(b);
}

function blankLike(other: Exclude<Scalar, FormulaError>): number | string | boolean {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function compareTexts(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a === b ? 0 : a < b ? -1 : 1;
}

function kindRank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/** Excel compares what 15 digits show. */
export function digits15(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
