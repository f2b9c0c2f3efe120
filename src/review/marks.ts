/** Which rows are highlighted: those whose deviation nobody has explained. */
import { flatMap } from '../form/flat-map';
import { sameCell } from './cells';
import type { Finding, ReviewedForm, SheetReview } from './model';
import type { Mark, WritePlan } from './plan';
import type { SheetSnapshot } from '../form/sheet';

/** E01 points lost, E02 target missed, E03 target far exceeded: all without a reason. */
const UNEXPLAINED: ReadonlySet<string> = new Set(['E01', 'E02', 'E03']);

/** Only the marks: one a row with an unexplained deviation, in place of all older marks of ours on the sheet. */
export function planMarks(sheet: SheetSnapshot, review: SheetReview): WritePlan {
  return { sheets: [{ sheet: sheet.name, fingerprint: sheet.fingerprint, cells: [], marks: marksOf(review.forms) }] };
}

/**
 * The marks of some forms, from top to bottom.
 * A row without any cell for its reason gets none: nothing could ever turn the mark off. Findings marked 已说明 give none.
 */
export function marksOf(forms: readonly ReviewedForm[]): Mark[] {
  return flatMap(forms, (reviewed) => {
    const { form } = reviewed;
    return flatMap(form.indicators, (indicator): Mark[] => {
      const reasonCell = indicator.reason.cell ?? form.formReason?.cell ?? null;
      const open = reviewed.findings.filter(
        (finding) =>
          UNEXPLAINED.has(finding.code) && finding.suppressed === null && isAbout(finding, reviewed, indicator.index),
      );
      if (reasonCell === null || open.length === 0) return [];
      return [
        {
          range: {
            // Not the level labels: they are merged over their group, and the colour would fill the whole group.
            first: { row: indicator.row, column: indicator.name.cell?.column ?? form.range.first.column },
            last: { row: indicator.row, column: form.range.last.column },
          },
          reasonCell,
          light: open.some((finding) => finding.light === 'red') ? 'red' : 'yellow',
        },
      ];
    });
  });
}

/** A finding stands on the indicator's row, or, where one reason serves the whole form, points at it as related. */
function isAbout(finding: Finding, reviewed: ReviewedForm, index: number): boolean {
  const indicator = reviewed.form.indicators[index];
  if (indicator === undefined) return false;
  if (finding.cell?.row === indicator.row) return true;
  const shared = reviewed.form.formReason?.cell ?? null;
  return sameCell(finding.cell, shared) && finding.related.some((cell) => cell.row === indicator.row);
}
