/** Numbers written the way the form writes its own: `5.00` among `5.00`s, `5` among `5`s. */
import { flatMap } from '../form/flat-map';
import type { Field, Form } from '../form/model';
import type { Decimal } from '../scoring/decimal';

/**
 * How many decimals every printed score of the form shows at least; the weights decide while no score is printed.
 * A number is padded to it, never cut to it.
 */
export function printedDecimals(form: Form): number {
  const scores = [
    ...form.indicators.map((indicator) => indicator.score),
    ...(form.funds ? [form.funds.total.score] : []),
  ];
  const weights = form.indicators.map((indicator) => indicator.weight);
  return fewestDecimals(scores) ?? fewestDecimals(weights) ?? 0;
}

/** `5.00` for 5 at two decimals, `4.74` for 4.74 at none. */
export function inStyle(value: Decimal, decimals: number): string {
  return value.toFixed(Math.max(decimals, value.decimalPlaces()));
}

function fewestDecimals(fields: readonly Field[]): number | null {
  const counts = flatMap(fields, (field) => {
    const match = /^-?\d[\d,]*(?:\.(\d+))?$/u.exec(field.text.normalize('NFKC').trim());
    return match === null || field.number === null ? [] : [match[1]?.length ?? 0];
  });
  return counts.length === 0 ? null : Math.min(...counts);
}
