/** How exactly a printed figure can be taken: what its display hides and what rounding allows. */
import type { Field } from '../form/model';
import { remembered } from '../form/remembered';
import { Decimal, decimal, isAboveZero } from '../scoring/decimal';

/** `top` ÷ `bottom`, never divided: what is compared with it is multiplied instead, so nothing is rounded. `bottom` > 0. */
export interface Ratio {
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** A closed interval. */
export interface Window {
  readonly low: Ratio;
  readonly high: Ratio;
}

export function isAbove(figure: Decimal, { top, bottom }: Ratio): boolean {
  return figure.times(bottom).greaterThan(top);
}

export function isBelow(figure: Decimal, { top, bottom }: Ratio): boolean {
  return figure.times(bottom).lessThan(top);
}

/** The middle of an interval, for a sentence. */
export function middleOf({ low, high }: Window): Decimal {
  return low.top.div(low.bottom).plus(high.top.div(high.bottom)).div(2);
}

/** A figure known exactly. */
export function exactly(figure: Decimal): Window {
  const ratio = { top: figure, bottom: ONE };
  return { low: ratio, high: ratio };
}

/** Printed decimals of a number in a text: `9.93 → 2`, `1,234 → 0`. */
export const printedDecimals = remembered((printed) => decimalsOf(printed).length);

/** As `printedDecimals`, zeros at the end left out: `95.00% → 0`, because whole percents are printed like that too. */
export const meantDecimals = remembered((printed) => decimalsOf(printed).replace(/0+$/u, '').length);

function decimalsOf(printed: string): string {
  return /\d\.(\d+)/u.exec(printed.normalize('NFKC'))?.[1] ?? '';
}

/** As many decimals as a double has digits; more are never printed. */
const UNITS = Array.from({ length: 18 }, (_unit, decimals) => new Decimal(10).pow(-decimals));
const HALF_UNITS = UNITS.map((unit) => unit.div(2));

/** The worth of the last of so many decimals: `2 → 0.01`. */
export function unitOf(decimals: number): Decimal {
  return UNITS[Math.max(0, decimals)] ?? new Decimal(10).pow(-decimals);
}

/** Half of that: `2 → 0.005`. */
export function halfUnitOf(decimals: number): Decimal {
  return HALF_UNITS[Math.max(0, decimals)] ?? unitOf(decimals).div(2);
}

/** Binary noise of formulas, and the third decimal nobody prints. */
export const NOISE = new Decimal('0.005');

export function differs(left: Decimal, right: Decimal, tolerance: Decimal = NOISE): boolean {
  const order = left.comparedTo(right);
  return order !== 0 && (order > 0 ? left.minus(right) : right.minus(left)).greaterThan(tolerance);
}

/** The field's number, or null. */
export function numberOf(field: Field): Decimal | null {
  return decimal(field.number);
}

const HALF_A_PERCENT = new Decimal('0.005');
const ONE = new Decimal(1);
export const HUNDRED = new Decimal(100);

/** Half a printed unit, never more than half a percent of the amount: what rounding an amount can hide. */
export function amountSlack(field: Field): Decimal {
  const amount = numberOf(field);
  if (amount === null) return decimal('0');
  const half = halfUnitOf(printedDecimals(field.text));
  const most = amount.abs().times(HALF_A_PERCENT);
  return half.lessThan(most) ? half : most;
}

let latest: { readonly executed: Field; readonly budget: Field; readonly window: Window | null } | null = null;

/**
 * All rates, in percent, the two printed amounts can stand for. Null when there is no rate. Many checks ask for the same
 * two after each other.
 */
export function rateWindow(executed: Field, budget: Field): Window | null {
  if (latest?.executed !== executed || latest.budget !== budget) {
    latest = { executed, budget, window: windowOf(executed, budget) };
  }
  return latest.window;
}

function windowOf(executed: Field, budget: Field): Window | null {
  const spent = numberOf(executed);
  const planned = numberOf(budget);
  if (spent === null || planned === null || !isAboveZero(planned)) return null;
  const spentSlack = amountSlack(executed);
  const plannedSlack = amountSlack(budget);
  return {
    low: { top: spent.minus(spentSlack).times(HUNDRED), bottom: planned.plus(plannedSlack) },
    high: { top: spent.plus(spentSlack).times(HUNDRED), bottom: planned.minus(plannedSlack) },
  };
}

/**
 * Whether a printed figure can be this quantity, cut or rounded to the printed decimals.
 * Cut: the figure is less than one unit below. Rounded: at most half a unit away.
 */
export function canBe(printed: Decimal, quantity: Window, decimals: number): boolean {
  return (
    isAbove(printed.plus(unitOf(decimals)), quantity.low) &&
    !isAbove(printed.minus(halfUnitOf(decimals)), quantity.high)
  );
}

/** A figure for a sentence: at most so many decimals, no zeros at the end. */
export function shown(quantity: Decimal, decimals = 2): string {
  const short = quantity.decimalPlaces() <= decimals;
  return (short ? quantity : quantity.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)).toString();
}
