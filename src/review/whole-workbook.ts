/** One plan for all sheets of a workbook that hold forms. */
import { flatMap } from '../form/flat-map';
import type { SheetSnapshot } from '../form/sheet';
import type { SheetReview } from './model';
import type { SheetPlan, WritePlan } from './plan';

export type Planner = (sheet: SheetSnapshot, review: SheetReview) => WritePlan;

/**
 * @param reviews of the snapshots, in their order
 * @param withMarks false: marks stay as they are
 */
export function planWorkbook(
  snapshots: readonly SheetSnapshot[],
  reviews: readonly SheetReview[],
  planner: Planner,
  withMarks: boolean,
): WritePlan {
  const sheets = flatMap(snapshots, (snapshot, index): SheetPlan[] => {
    const review = reviews[index];
    if (review === undefined || review.forms.length === 0) return [];
    const planned = planner(snapshot, review).sheets.map((sheet) => (withMarks ? sheet : { ...sheet, marks: null }));
    // A protected sheet that needs nothing is no reason to refuse the file.
    return planned.filter(({ cells, marks }) => cells.length > 0 || (marks?.length ?? 0) > 0 || !snapshot.protected);
  });
  return { sheets };
}
