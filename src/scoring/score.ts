/** A form scored under a rule pack. */
import type { Form } from '../form/model';
import { scoreExecution } from './execution';
import { scoreGrade } from './grade';
import { scoreIndicator } from './indicator';
import type { ScoredForm } from './model';
import type { RulePack } from './pack';
import { scoreTotal } from './total';

/**
 * Scores every row, the execution of the budget, the total and the grade.
 * @param form as read from a sheet; it is not changed
 * @param pack whose parameters apply; every result names it
 * @returns points as exact decimals, rates in percent; never throws on a form, however broken
 */
export function scoreForm(form: Form, pack: RulePack): ScoredForm {
  const indicators = form.indicators.map((indicator) => scoreIndicator(indicator, form, pack));
  const execution = scoreExecution(form, pack);
  const total = scoreTotal(form, indicators, execution, pack);
  return { form, pack, indicators, execution, total, grade: scoreGrade(form, indicators, total, pack) };
}
