/** 评分等级 from the recomputed total. */
import type { Form } from '../form/model';
import { decimal } from './decimal';
import type { ScoredGrade, ScoredIndicator, ScoredTotal } from './model';
import type { RulePack } from './pack';
import { capped } from './total';

/**
 * The band the recomputed total falls into. With scores still missing the table's own sum would grade too low:
 * then the sum with suggestions counts, and without one there is no grade.
 */
export function scoreGrade(
  form: Form,
  indicators: readonly ScoredIndicator[],
  total: ScoredTotal,
  pack: RulePack,
): ScoredGrade {
  const complete = indicators.every(({ score }) => score !== null);
  const points = complete ? capped(total.computed, total.cap) : total.suggested;
  const bands = [...pack.parameters.grades.value].sort((left, right) =>
    decimal(right.from).comparedTo(decimal(left.from)),
  );
  const band = points === null ? undefined : bands.find(({ from }) => points.greaterThanOrEqualTo(decimal(from)));
  return { printed: form.grade?.text ?? '', computed: band?.name ?? '' };
}
