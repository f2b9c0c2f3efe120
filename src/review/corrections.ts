/** Corrections the person chose from the findings, after seeing before → after. */
import { flatMap } from '../form/flat-map';
import type { Field } from '../form/model';
import type { CellRef, SheetSnapshot } from '../form/sheet';
import { decimal, type Decimal } from '../scoring/decimal';
import type { ScoredForm } from '../scoring/model';
import { cellAt, sameCell } from './cells';
import { FormDraft } from './draft';
import { everyScoreIsThere } from './fill';
import { marksOf } from './marks';
import type { Finding, ReviewedForm, SheetReview } from './model';
import type { WritePlan } from './plan';

/**
 * Applies the corrections of the chosen findings (by `Finding.key`) and marks what stays unexplained.
 * A score inside its allowed range is never replaced by another number. A total and a grade that agreed with the
 * scores before go on agreeing: they are carried along, as corrections of T01 and T02, and seen in the preview.
 */
export function planCorrections(
  sheet: SheetSnapshot,
  review: SheetReview,
  chosenFindingKeys: Iterable<string>,
): WritePlan {
  const chosen = new Set(chosenFindingKeys);
  const drafts = review.forms.map((reviewed) => correctForm(sheet, reviewed, chosen));
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

/** Findings a correction exists for and that are still open, in their order. */
export function correctable(reviewed: ReviewedForm): Finding[] {
  return reviewed.findings.filter((finding) => finding.correction !== null && finding.suppressed === null);
}

function correctForm(sheet: SheetSnapshot, reviewed: ReviewedForm, chosen: ReadonlySet<string>): FormDraft {
  const draft = new FormDraft(sheet, reviewed);
  const { form, scored } = reviewed;
  const wanted = reviewed.findings.filter((finding) => chosen.has(finding.key));
  for (const { correction, code } of wanted) {
    if (correction === null || isDerived(reviewed, correction.cell)) continue;
    if (draft.writes.some((write) => sameCell(write.cell, correction.cell))) continue;
    if (correction.content.kind !== 'number') {
      draft.replace(correction.cell, correction.content, 'correction', code);
      continue;
    }
    const value = decimal(correction.content.number);
    if (respected(scored, correction.cell, value)) continue;
    const content = isScore(reviewed, correction.cell) ? draft.number(value) : correction.content;
    draft.replace(correction.cell, content, 'correction', code);
  }
  carryTotals(draft, new Set(wanted.map((finding) => finding.code)));
  if (form.grade !== null)
    carryGrade(
      draft,
      form.grade,
      wanted.some((finding) => finding.code === 'T02'),
    );
  return draft;
}

/** The score in this cell is allowed as it stands and another number is proposed. */
function respected(scored: ScoredForm, cell: CellRef, proposed: Decimal): boolean {
  const row = scored.indicators.find((candidate) => sameCell(candidate.indicator.score.cell, cell));
  if (row === undefined || row.allowed === null || row.score === null || row.score.eq(proposed)) return false;
  return row.score.gte(row.allowed.min) && row.score.lte(row.allowed.max);
}

function isScore({ form }: ReviewedForm, cell: CellRef): boolean {
  return (
    form.indicators.some((indicator) => sameCell(indicator.score.cell, cell)) ||
    sameCell(form.funds?.total.score.cell ?? null, cell)
  );
}

/** Total and grade follow from the scores: they are worked out last, from the corrected scores. */
function isDerived({ form }: ReviewedForm, cell: CellRef): boolean {
  const derived = [form.total?.score.cell, form.total?.headerScore?.cell, form.grade?.cell];
  return derived.some((candidate) => sameCell(candidate ?? null, cell));
}

function carryTotals(draft: FormDraft, chosenCodes: ReadonlySet<string>): void {
  const { form, scored } = draft.reviewed;
  const after = draft.scored();
  // Never above the pack's cap, unlike the plain sum.
  const total = after.total.suggested;
  if (form.total === null || total === null || !everyScoreIsThere(after)) return;
  const entries: [Field | null, string][] = [
    [form.total.score, 'T01'],
    [form.total.headerScore, 'T04'],
  ];
  for (const [field, code] of entries) {
    if (field === null || field.cell === null || !fillsItsCell(draft, field)) continue;
    const printed = decimal(field.number);
    const agreed = printed !== null && scored.total.suggested !== null && printed.eq(scored.total.suggested);
    const outdated = printed === null || !printed.eq(total);
    if (outdated && (agreed || chosenCodes.has(code))) {
      draft.replace(field.cell, draft.number(total), 'correction', code);
    }
  }
}

function carryGrade(draft: FormDraft, field: Field, chosen: boolean): void {
  const before = draft.reviewed.scored.grade;
  const after = draft.scored().grade.computed;
  if (field.cell === null || after === '' || after === before.printed || !fillsItsCell(draft, field)) return;
  const agreed = before.printed !== '' && before.printed === before.computed;
  if (chosen || agreed) draft.replace(field.cell, { kind: 'text', text: after }, 'correction', 'T02');
}

/** False where a label stands in the same cell (`评分等级：优`): replacing the entry would lose the label. */
function fillsItsCell(draft: FormDraft, field: Field): boolean {
  return field.cell !== null && cellAt(draft.sheet, field.cell).text.trim() === field.text.trim();
}
