/** What a plan would change, as a person reads it: before → after, cell by cell. */
import { flatMap } from '../form/flat-map';
import { a1 } from '../form/sheet';
import { contentText } from './cells';
import type { CellWrite, WritePlan } from './plan';

export interface PreviewLine {
  readonly sheet: string;
  /** `I14`. */
  readonly address: string;
  readonly before: string;
  readonly after: string;
  readonly why: CellWrite['why'];
  readonly code: string;
}

export interface PlanPreview {
  readonly lines: readonly PreviewLine[];
  /** Rows that will carry a mark; null when the plan leaves marks as they are. */
  readonly marks: { readonly red: number; readonly yellow: number } | null;
}

/** The plan's cells in their order on the sheet, and how many rows it marks. */
export function previewOf(plan: WritePlan): PlanPreview {
  const marks = flatMap(plan.sheets, (sheet) => sheet.marks ?? []);
  return {
    lines: flatMap(plan.sheets, ({ sheet, cells }) =>
      [...cells]
        .sort((left, right) => left.cell.row - right.cell.row || left.cell.column - right.cell.column)
        .map(({ cell, before, after, why, code }) => ({
          sheet,
          address: a1(cell),
          before,
          after: contentText(after),
          why,
          code,
        })),
    ),
    marks: plan.sheets.every((sheet) => sheet.marks === null)
      ? null
      : {
          red: marks.filter((mark) => mark.light === 'red').length,
          yellow: marks.filter((mark) => mark.light === 'yellow').length,
        },
  };
}
