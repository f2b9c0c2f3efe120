/** Bringing target and actual into one unit, exactly, or saying that nobody can. */
import type { Quantity } from '../form/values';
import { decimal, Decimal, powerOfTen } from './decimal';
import { plain, times } from './exact';

/** Both sides in one unit. */
export interface Aligned {
  readonly kind: 'aligned';
  readonly target: Decimal;
  readonly actual: Decimal;
  /** 1: the actual is more than the target; 0: as much; -1: less. */
  readonly order: number;
  /** True when a factor other than 1 was applied to either side. */
  readonly converted: boolean;
  /** For the working: the numbers as the target prints them, and `1.8万元 = 18000元；` before them when converted. */
  readonly shown: Shown;
}

export interface Shown {
  readonly target: string;
  readonly actual: string;
  readonly conversion: string;
}

/** No factor is known, or a number without unit could mean two things. */
export interface Apart {
  readonly kind: 'apart';
}

const TEN = new Decimal(10);
const APART: Apart = { kind: 'apart' };

/** `digits × 10^exponent` exactly. */
function scaled(quantity: Quantity): Decimal {
  return powerOfTen(quantity.number.digits, quantity.number.exponent);
}

function inBase(quantity: Quantity): Decimal {
  return times(scaled(quantity), decimal(quantity.unit.factor));
}

function isZero(quantity: Quantity): boolean {
  return decimal(quantity.number.digits).isZero();
}

function sameUnit(left: Quantity, right: Quantity): boolean {
  return left.unit.name === right.unit.name;
}

/** A form speaks of one year: 次/年 is 次. */
function samePer(left: string, right: string): boolean {
  return left === right || (left === '年' && right === '') || (left === '' && right === '年');
}

function ofYear(name: string): string {
  return name.replace(/\/年$/, '');
}

function aligned(target: Decimal, actual: Decimal, shown?: Shown): Aligned {
  return {
    kind: 'aligned',
    target,
    actual,
    order: actual.comparedTo(target),
    converted: shown !== undefined,
    shown: shown ?? { target: plain(target), actual: plain(actual), conversion: '' },
  };
}

/** Digits only, both as printed: the scales agree or one side has no unit at all. */
function asPrinted(target: Quantity, actual: Quantity): Aligned {
  return aligned(decimal(target.number.digits), decimal(actual.number.digits));
}

/**
 * Brings the actual to the target's unit (万元/元, %/ratio, 天/小时 …).
 * A side without unit takes the other side's, except where that is a guess: a plain 1 beside 100%, or 145 beside 200万元.
 */
export function align(target: Quantity, actual: Quantity): Aligned | Apart {
  if (target.unit.name === '' || actual.unit.name === '') return alignBare(target, actual);
  if (sameUnit(target, actual)) {
    return target.number.exponent === actual.number.exponent ? asPrinted(target, actual) : convert(target, actual);
  }
  const { dimension } = target.unit;
  const together =
    dimension === null ? ofYear(target.unit.name) === ofYear(actual.unit.name) : dimension === actual.unit.dimension;
  if (together && samePer(target.unit.per, actual.unit.per)) return convert(target, actual);
  // Nothing is nothing in any unit: 0 against 0%, 0起 against 0次.
  if (isZero(target) && isZero(actual)) return asPrinted(target, actual);
  return APART;
}

function alignBare(target: Quantity, actual: Quantity): Aligned | Apart {
  const bareTarget = target.unit.name === '';
  const bareActual = actual.unit.name === '';
  if (bareTarget && bareActual) {
    return target.number.exponent === actual.number.exponent ? asPrinted(target, actual) : convert(target, actual);
  }
  if (isZero(target) || isZero(actual)) return asPrinted(target, actual);
  const other = bareTarget ? actual : target;
  if (other.unit.name === '%') return alignRatio(target, actual, bareTarget);
  const bare = bareTarget ? target : actual;
  if (bare.number.exponent === other.number.exponent) return asPrinted(target, actual);
  if (bare.number.exponent !== 0) return convert(filled(target, other), filled(actual, other));
  // 98.5 beside 100万元 leaves the unit out; 985000 beside it gives 元. Anything else could be either.
  if (near(decimal(bare.number.digits), decimal(other.number.digits))) return asPrinted(target, actual);
  return near(scaled(bare), scaled(other)) ? convert(filled(target, other), filled(actual, other)) : APART;
}

/** A bare number counts in the other side's unit, without its scale. */
function filled(quantity: Quantity, other: Quantity): Quantity {
  return quantity.unit.name === ''
    ? { number: quantity.number, unit: { ...other.unit, printed: quantity.unit.printed } }
    : quantity;
}

/** Of one order of magnitude: within a tenth and ten times. */
function near(left: Decimal, right: Decimal): boolean {
  return left.abs().lessThanOrEqualTo(times(right.abs(), TEN)) && right.abs().lessThanOrEqualTo(times(left.abs(), TEN));
}

/**
 * One side in percent, the other a bare number: above 1 it is the percentage without its sign (85.35),
 * below 1 a ratio (0.958) where the percentage is of that order; a bare 1 or 0.5 beside 1% stays open.
 */
function alignRatio(target: Quantity, actual: Quantity, bareTarget: boolean): Aligned | Apart {
  const bare = scaled(bareTarget ? target : actual).abs();
  const percent = scaled(bareTarget ? actual : target).abs();
  if (bare.greaterThan(1)) return asPrinted(target, actual);
  if (bare.equals(1) || percent.lessThan(10)) return APART;
  return convert(target, actual);
}

/** The size of one printed unit in base units: 万元 is 10000, % is 0.01, a bare number 1. */
function sizeOf(quantity: Quantity): Decimal {
  return times(decimal(quantity.unit.factor), new Decimal(`1e${quantity.number.exponent}`));
}

/** Both in base units for the sum; the working shows them in the target's unit, or in the actual's where that is even. */
function convert(target: Quantity, actual: Quantity): Aligned {
  const targetBase = inBase(target);
  const actualBase = inBase(actual);
  const actualInTarget = evenly(actualBase, sizeOf(target));
  if (actualInTarget !== null) {
    return aligned(targetBase, actualBase, {
      target: plain(decimal(target.number.digits)),
      actual: plain(actualInTarget),
      conversion: `${printed(actual)} = ${plain(actualInTarget)}${target.unit.printed}；`,
    });
  }
  const targetInActual = evenly(targetBase, sizeOf(actual));
  return aligned(targetBase, actualBase, {
    target: plain(targetInActual ?? targetBase),
    actual: plain(targetInActual === null ? actualBase : decimal(actual.number.digits)),
    conversion: targetInActual === null ? '' : `${printed(target)} = ${plain(targetInActual)}${actual.unit.printed}；`,
  });
}

/** The quotient when it is a finite decimal of reasonable length, else null. */
function evenly(amount: Decimal, size: Decimal): Decimal | null {
  const quotient = amount.div(size);
  return quotient.decimalPlaces() <= 12 && times(quotient, size).equals(amount) ? quotient : null;
}

function printed({ number, unit }: Quantity): string {
  return `${number.printed}${unit.printed}`;
}
