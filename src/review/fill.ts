/** One click: blank scores, the blank total and the blank grade are filled in. */
import { flatMap } from '../form/flat-map';
import type { SheetSnapshot } from '../form/sheet';
import type { ScoredForm } from '../scoring/model';
import { FormDraft } from './draft';
import { marksOf } from './marks';
import type { ReviewedForm, SheetReview } from './model';
import type { WritePlan } from './plan';

/**
 * Fills what is blank on a sheet and marks the rows whose deviation is unexplained.
 * Left alone: formulas, anything already written, scores only a person can give, and the execution rate
 * (its number format is not known: 95 and 0.95 would both be wrong somewhere).
 * The total and the grade are filled only when every score they rest on is there or is being filled in.
 */
export function planFill(sheet: SheetSnapshot, review: SheetReview): WritePlan {
  const drafts = review.forms.map((reviewed) => fillForm(sheet, reviewed));
  return {
    sheets: [
      {
        sheet: sheet.name,
        fingerprint: sheet.fingerprint,
        cells: flatMap(drafts, (draft) => draft.writes),
        marks: marksOf(drafts.map((draft) => draft.after())),
      },
    ],
  };
}

function fillForm(sheet: SheetSnapshot, reviewed: ReviewedForm): FormDraft {
  const draft = new FormDraft(sheet, reviewed);
  const { form, scored } = reviewed;
  if (form.notScorable !== null) return draft;
  for (const row of scored.indicators) {
    if (row.suggested !== null) draft.fill(row.indicator.score, row.suggested);
  }
  if (form.funds !== null && scored.execution.expectedScore !== null) {
    draft.fill(form.funds.total.score, scored.execution.expectedScore);
  }
  const filled = draft.scored();
  if (filled.total.suggested === null || !everyScoreIsThere(filled)) return draft;
  if (form.total !== null) {
    draft.fill(form.total.score, filled.total.suggested);
    if (form.total.headerScore !== null) draft.fill(form.total.headerScore, filled.total.suggested);
  }
  if (form.grade !== null) draft.fillText(form.grade, draft.scored().grade.computed);
  return draft;
}

/** Every row has a score that is a number; the funds row may lack the cell, its rate × weight then counts. */
export function everyScoreIsThere(scored: ScoredForm): boolean {
  const { execution, form } = scored;
  const executionIsThere =
    execution.weight === null ||
    execution.score !== null ||
    (form.funds?.total.score.cell === null && execution.expectedScore !== null);
  return executionIsThere && scored.indicators.every((row) => row.score !== null);
}
