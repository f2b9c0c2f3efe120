/** One division, one rounding: products and quotients of any length without an intermediate rounding. */
import { Decimal } from './decimal';

const ZERO = new Decimal(0);

interface Whole {
  readonly digits: bigint;
  /** Digits after the point. */
  readonly places: number;
}

function whole(value: Decimal): Whole {
  const text = value.toFixed();
  const point = text.indexOf('.');
  return { digits: BigInt(text.replace('.', '')), places: point < 0 ? 0 : text.length - point - 1 };
}

function product(values: readonly Decimal[]): Whole {
  return values
    .map(whole)
    .reduce((left, right) => ({ digits: left.digits * right.digits, places: left.places + right.places }), {
      digits: 1n,
      places: 0,
    });
}

/** A whole number of units of 10^-places as a Decimal. */
function fromWhole(digits: bigint, places: number): Decimal {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return new Decimal(places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`);
}

/**
 * `above[0] × above[1] × … ÷ (below[0] × …)`, rounded half-up (away from zero) to `places`.
 * @throws RangeError when the divisor is zero
 */
export function quotient(above: readonly Decimal[], below: readonly Decimal[], places: number): Decimal {
  const top = product(above);
  const bottom = product(below);
  if (bottom.digits === 0n) throw new RangeError('division by zero');
  const shift = BigInt(10) ** BigInt(places);
  const numerator = top.digits * shift * 10n ** BigInt(bottom.places);
  const denominator = bottom.digits * 10n ** BigInt(top.places);
  const negative = numerator < 0n !== denominator < 0n;
  const size = numerator < 0n ? -numerator : numerator;
  const by = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * size + by) / (2n * by);
  return fromWhole(negative ? -rounded : rounded, places);
}

/** Digits enough for any sum or product of cells: a double has at most 309 before the point and 324 behind it. */
const Exact = Decimal.clone({ precision: 2_000 });

/** As a Decimal of the product; nothing is rounded. A zero has no sign. */
function settled(exact: Decimal): Decimal {
  return exact.isZero() ? ZERO : new Decimal(exact);
}

/** Groups of seven digits before and behind the point of a figure as forms print them. */
const SHORT = 2;

/**
 * At most 14 digits on either side of the point, as nearly every figure of a form: the product's own precision of 40
 * holds the product of two of them, and the sum of any number of them, without rounding.
 */
function isShort({ d, e }: Decimal): boolean {
  return d.length <= SHORT && e < 7 * SHORT && e >= -7;
}

/** A zero has no sign. */
function unsigned(value: Decimal): Decimal {
  return value.isZero() ? ZERO : value;
}

/** The exact product. */
export function times(...values: readonly Decimal[]): Decimal {
  const [left, right, ...more] = values;
  if (left !== undefined && right !== undefined && more.length === 0 && isShort(left) && isShort(right)) {
    return unsigned(left.times(right));
  }
  return settled(values.reduce((product, value) => product.times(value), new Exact(1)));
}

/** The exact sum. */
export function plus(...values: readonly Decimal[]): Decimal {
  if (values.every(isShort)) return unsigned(Decimal.sum(ZERO, ...values));
  return settled(Exact.sum(...values));
}

/** The exact difference. */
export function minus(left: Decimal, right: Decimal): Decimal {
  return isShort(left) && isShort(right) ? unsigned(left.minus(right)) : settled(new Exact(left).minus(right));
}

/** A number as people write it: no exponent, no trailing zeros (`90.00 → 90`). */
export function plain(value: Decimal): string {
  return value.toFixed();
}
