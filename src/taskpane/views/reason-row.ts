/** The row a person can write a reason for, when a finding is about a missing or poor reason. */
import type { CellRef } from '../../form/sheet';
import type { Finding, ReviewedForm } from '../../review/model';
import type { ScoredIndicator } from '../../scoring/model';

export interface ReasonRow {
  readonly scored: ScoredIndicator;
  /** Where the reason will stand. */
  readonly cell: CellRef;
}

/** Findings a written reason would answer. */
const ANSWERED_BY_REASON: ReadonlySet<string> = new Set(['E01', 'E02', 'E03', 'E04', 'E05']);

/** Null when the finding is about something else, or the form has no cell for the reason. */
export function reasonRow(finding: Finding, { form, scored }: ReviewedForm): ReasonRow | null {
  if (!ANSWERED_BY_REASON.has(finding.code)) return null;
  const places: readonly CellRef[] = finding.cell === null ? finding.related : [finding.cell, ...finding.related];
  for (const place of places) {
    const found = scored.indicators.find(({ indicator }) => indicator.row === place.row);
    const cell = found?.indicator.reason.cell ?? form.formReason?.cell ?? null;
    // A cell with a formula is never written over.
    if (found !== undefined && cell !== null && found.indicator.reason.formula === '') return { scored: found, cell };
  }
  return null;
}
