/** 偏离: a target exceeded by so much that a reason is due (RULES.md §4). */
import type { Aligned } from './alignment';
import { decimal, isAboveZero } from './decimal';
import { times } from './exact';
import type { RulePack } from './pack';

/** actual ≥ threshold × target, for a target above zero. Only asked where more is better. */
export function reachesThreshold(sides: Aligned, pack: RulePack): boolean {
  if (!isAboveZero(sides.target)) return false;
  return sides.actual.greaterThanOrEqualTo(times(sides.target, decimal(pack.parameters.exceedThreshold.value)));
}
