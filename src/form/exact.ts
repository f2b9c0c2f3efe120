/** Just enough exact arithmetic on decimal strings to test a reading by its sums. Scoring has its own. */

import { mapPresent } from './flat-map';
import { remembered } from './remembered';

interface Scaled {
  readonly digits: bigint;
  readonly places: number;
}

/** Reads `-1234.50`. Null for anything else. */
const scaled = remembered((decimal): Scaled | null => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { digits: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
});

function widen(value: Scaled, places: number): bigint {
  return value.places === places ? value.digits : value.digits * 10n ** BigInt(places - value.places);
}

/** Adds what can be read; null when nothing can. */
export function sumOf(decimals: readonly (string | null)[]): string | null {
  const values = mapPresent(decimals, (decimal) => (decimal === null ? null : scaled(decimal)));
  if (values.length === 0) return null;
  const places = Math.max(...values.map((value) => value.places));
  const digits = values.reduce((sum, value) => sum + widen(value, places), 0n);
  return plain(digits, places);
}

function plain(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  if (places === 0) return sign + text;
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** Below 0, 0 or above 0 as `left` is less than, equal to or more than `right`; null when either is no number. */
export function compareDecimals(left: string, right: string): number | null {
  const a = scaled(left);
  const b = scaled(right);
  if (a === null || b === null) return null;
  const places = Math.max(a.places, b.places);
  const difference = widen(a, places) - widen(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equalDecimals(left: string, right: string): boolean {
  return compareDecimals(left, right) === 0;
}

/** Whether a printed rate says executed ÷ budget, in percent or as a ratio, within one unit of its last digit. */
export function rateFits(rate: string, executed: string, budget: string): boolean {
  const r = scaled(rate);
  const e = scaled(executed);
  const b = scaled(budget);
  if (r === null || e === null || b === null || b.digits === 0n) return false;
  const fits = (percent: bigint): boolean => {
    // |rate · budget − executed · percent| ≤ budget · 10^−places, all brought to one scale.
    const places = r.places + b.places + e.places;
    const product = r.digits * b.digits * 10n ** BigInt(e.places);
    const wanted = percent * widen(e, places);
    const slack = b.digits * 10n ** BigInt(e.places);
    const gap = product > wanted ? product - wanted : wanted - product;
    return gap <= (slack < 0n ? -slack : slack);
  };
  return fits(100n) || fits(1n);
}
