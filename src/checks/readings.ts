/** What target and actual of a row say. */
import type { Indicator } from '../form/model';
import { readActual, readTarget, type ActualReading, type TargetReading } from '../form/values';

export function targetOf(indicator: Indicator): TargetReading {
  return readTarget(indicator.target.text);
}

export function actualOf(indicator: Indicator): ActualReading {
  return readActual(indicator.actual.text);
}
