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
  return text === null ? null : new Decimal(text);
}
