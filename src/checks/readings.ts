/** What target and actual of a row say, read once however many checks ask. */
import type { Indicator } from '../form/model';
import { readActual, readTarget, type ActualReading, type TargetReading } from '../form/values';

const targets = new WeakMap<Indicator, TargetReading>();
const actuals = new WeakMap<Indicator, ActualReading>();

export function targetOf(indicator: Indicator): TargetReading {
  const known = targets.get(indicator);
  if (known !== undefined) return known;
  const reading = readTarget(indicator.target.text);
  targets.set(indicator, reading);
  return reading;
}

export function actualOf(indicator: Indicator): ActualReading {
  const known = actuals.get(indicator);
  if (known !== undefined) return known;
  const reading = readActual(indicator.actual.text);
  actuals.set(indicator, reading);
  return reading;
}
