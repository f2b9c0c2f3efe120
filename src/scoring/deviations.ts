/** 偏差 of a row, and whether anybody explained it. */
import type { Form, Indicator } from '../form/model';
import type { Decimal } from './decimal';
import type { Deviation, State } from './model';
import type { RulePack } from './pack';

/**
 * `missed`: the target is truly missed, partly met is not · `lost`: score below weight · `over`: exceeded.
 * A row of weight 0 was cancelled: nothing deviates in it.
 */
export function deviationsOf(state: State, weight: Decimal | null, score: Decimal | null): readonly Deviation[] {
  if (weight !== null && weight.isZero()) return [];
  const deviations: Deviation[] = [];
  if (state === 'missed') deviations.push('missed');
  if (weight !== null && score !== null && score.lessThan(weight)) deviations.push('lost');
  if (state === 'exceeded') deviations.push('over');
  return deviations;
}

/** A deviation, or only partly met, and no reason anywhere it may stand. */
export function isUnexplained(
  deviations: readonly Deviation[],
  state: State,
  weight: Decimal | null,
  explained: boolean,
): boolean {
  if (weight !== null && weight.isZero()) return false;
  return (deviations.length > 0 || state === 'partly') && !explained;
}

/**
 * Is there any text where a reason for this row may stand? A mark or 无 counts as filled: that is another finding.
 * A form without a reason column has only its common reason cell, whatever the pack says.
 */
export function hasReason(indicator: Indicator, form: Form, pack: RulePack): boolean {
  if (indicator.reason.text.trim() !== '') return true;
  const scope = pack.parameters.reasonScope.value;
  const formReason = form.formReason?.text.trim() ?? '';
  if (formReason !== '' && (scope === 'form' || indicator.reason.cell === null)) return true;
  const fundsReason = form.funds?.total.reason.text.trim() ?? '';
  return scope === 'funds' && fundsReason !== '' && indicator.reason.cell === null;
}
