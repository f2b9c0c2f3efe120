/** The one Decimal of the product. Amounts, rates, weights and scores are never `number`. */
import { Decimal as Base } from 'decimal.js';

/**
 * | setting   | value         | why                                                    |
 * | --------- | ------------- | ------------------------------------------------------ |
 * | precision | 40            | one division of any amounts, no visible rounding in it |
 * | rounding  | ROUND_HALF_UP | 四舍五入, the only rounding the forms know             |
 * | toExpNeg  | -1000         | never print an exponent                                |
 * | toExpPos  | 1000          |                                                        |
 */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -1000,
  toExpPos: 1000,
});
export type Decimal = Base;

/** A decimal string of the form room as a Decimal; null stays null. */
export function decimal(text: string): Decimal;
export function decimal(text: string | null): Decimal | null;
export function decimal(text: string | null): Decimal | null {
  return text === null ? null : parsed(text);
}

/** Above zero, and known. */
export function isAboveZero(value: Decimal | null | undefined): value is Decimal {
  return value !== null && value !== undefined && value.isPositive() && !value.isZero();
}

/** A zero may carry a sign; it is not below zero. */
export function isBelowZero(value: Decimal): boolean {
  return value.isNegative() && !value.isZero();
}

/** `digits` × 10^`exponent`, exactly. */
export function powerOfTen(digits: string, exponent: number): Decimal {
  return exponent === 0 ? parsed(digits) : new Decimal(`${digits}e${exponent}`);
}

/** Forms say 5, 10.00 and 100 all day. Decimals never change, so one of each is enough; bounded, oldest out first. */
const known = new Map<string, Decimal>();
const MOST_KNOWN = 4_096;

function parsed(text: string): Decimal {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = new Decimal(text);
  if (known.size >= MOST_KNOWN) for (const oldest of [...known.keys()].slice(0, MOST_KNOWN / 2)) known.delete(oldest);
  known.set(text, value);
  return value;
}
