/** Checks that only report what reading target and actual already noticed. */
import type { ScoredIndicator } from '../../scoring/model';
import type { CheckContext, Report } from '../check';

/** One report for every counting row the test holds for. */
export function reportRows(
  { scored }: CheckContext,
  holds: (row: ScoredIndicator) => boolean,
  report: (row: ScoredIndicator) => Report,
): Report[] {
  return scored.indicators.filter((row) => row.weight?.isZero() !== true && holds(row)).map(report);
}
