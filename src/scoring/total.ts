/** 总分: the table's own addition, and what it would be with the suggestions (RULES.md §4). */
import { mapPresent } from '../form/flat-map';
import type { Form } from '../form/model';
import { isMark } from '../form/values';
import { decimal, type Decimal } from './decimal';
import { plain, plus } from './exact';
import type { ScoredExecution, ScoredIndicator, ScoredTotal } from './model';
import type { RulePack } from './pack';

/**
 * Σ indicator scores + the funds total row; the parts of the funds never count.
 *
 * Where the funds row has a weight and its score is not printed (no 得分 column, or a blank cell), its rate × weight
 * counts all the same once any indicator has a score: so do the printed totals of the forms that lack the column.
 */
export function scoreTotal(
  form: Form,
  indicators: readonly ScoredIndicator[],
  execution: ScoredExecution,
  pack: RulePack,
): ScoredTotal {
  const printedScores = mapPresent(indicators, ({ score }) => score);
  const executionScore = executionShare(form, execution, printedScores.length > 0);
  const parts = executionScore === null ? printedScores : [...printedScores, executionScore];
  const computed = parts.length === 0 ? null : plus(...parts);
  const weights = mapPresent([execution, ...indicators], ({ weight }) => weight);
  const cap = capOf(execution, pack);
  return {
    printedWeight: decimal(form.total?.weight.number ?? null),
    printed: decimal(form.total?.score.number ?? null),
    weightSum: weights.length === 0 ? null : plus(...weights),
    computed,
    suggested: capped(suggestedTotal(indicators, execution), cap),
    cap,
    working: computed === null ? '' : `${parts.map(plain).join(' + ')} = ${plain(computed)}`,
  };
}

/** What the funds row adds to the table's own sum; null: nothing. */
function executionShare(form: Form, execution: ScoredExecution, anyScore: boolean): Decimal | null {
  if (execution.score !== null) return execution.score;
  const text = form.funds?.total.score.text ?? '';
  return anyScore && (text.trim() === '' || isMark(text)) ? execution.expectedScore : null;
}

/** Printed scores, suggestions where there is none; null when a row has neither. */
function suggestedTotal(indicators: readonly ScoredIndicator[], execution: ScoredExecution): Decimal | null {
  const rows = indicators.map(({ score, suggested }) => score ?? suggested);
  if (execution.weight !== null || execution.score !== null) rows.push(execution.score ?? execution.expectedScore);
  const known = mapPresent(rows, (row) => row);
  return known.length === 0 || known.length < rows.length ? null : plus(...known);
}

/** The lowest cap that the execution rate brings on. */
function capOf(execution: ScoredExecution, pack: RulePack): Decimal | null {
  const { rate } = execution;
  if (rate === null) return null;
  const caps = pack.parameters.totalCaps.value
    .filter(({ rateBelow }) => rate.lessThan(decimal(rateBelow)))
    .map(({ cap }) => decimal(cap));
  return caps.reduce<Decimal | null>((lowest, cap) => (lowest === null || cap.lessThan(lowest) ? cap : lowest), null);
}

/** Never above the cap. */
export function capped(total: Decimal | null, cap: Decimal | null): Decimal | null {
  return total !== null && cap !== null && total.greaterThan(cap) ? cap : total;
}
