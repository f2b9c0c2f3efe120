/** What is to be written, what was written: data only, understood by every host. */
import type { CellContent } from '../checks/check';
import type { CellRange, CellRef, CellValue } from '../form/sheet';

/** One cell to write. Never a cell that holds a formula. */
export interface CellWrite {
  readonly cell: CellRef;
  /** As displayed before, for the preview. */
  readonly before: string;
  readonly after: CellContent;
  /** `fill`: the cell was blank · `correction`: the person chose it · `reason`: text the person wrote. */
  readonly why: 'fill' | 'correction' | 'reason';
  /** Finding code or `''`. */
  readonly code: string;
}

/** A highlighted row. It turns itself off when the reason cell is filled in. */
export interface Mark {
  /** From the indicator's name to the last column of the form, one row. */
  readonly range: CellRange;
  readonly reasonCell: CellRef;
  readonly light: 'red' | 'yellow';
}

export interface SheetPlan {
  readonly sheet: string;
  /** Fingerprint of the snapshot the plan was made from; a host refuses when the sheet differs. */
  readonly fingerprint: string;
  readonly cells: readonly CellWrite[];
  /** The complete set of our marks on this sheet afterwards (old ones go); null leaves marks as they are. */
  readonly marks: readonly Mark[] | null;
}

export interface WritePlan {
  readonly sheets: readonly SheetPlan[];
}

/** One cell as it was and as it was read back. */
export interface CellChange {
  readonly cell: CellRef;
  readonly before: { readonly value: CellValue; readonly formula: string };
  readonly after: { readonly value: CellValue; readonly formula: string };
}

export interface SheetReceipt {
  readonly sheet: string;
  readonly changes: readonly CellChange[];
  /** Our marks before the write, to be put back by undo; null when marks were not touched. */
  readonly marksBefore: readonly Mark[] | null;
  readonly marksAfter: readonly Mark[] | null;
}

/** JSON: it is kept in the document so that undo works after save and reopen. */
export interface WriteReceipt {
  /** ISO 8601 time. */
  readonly at: string;
  readonly sheets: readonly SheetReceipt[];
}

/** Our marks carry this word inside the formula of the conditional format; it finds them again anywhere. */
export const MARK_TAG = 'selfeval';

/**
 * The formula of a mark, without relative parts that could drift: column fixed, row relative.
 * `=AND(LEN(TRIM($J14))=0,N("selfeval:red")=0)`: true while the reason cell is blank.
 */
export function markFormula(mark: Pick<Mark, 'reasonCell' | 'light'>, columnName: (column: number) => string): string {
  const cell = `$${columnName(mark.reasonCell.column)}${mark.reasonCell.row + 1}`;
  return `=AND(LEN(TRIM(${cell}))=0,N("${MARK_TAG}:${mark.light}")=0)`;
}

/** Fill and font of a mark by light, chosen to be readable over any sheet (contrast ≥ 7:1). */
export const MARK_COLORS: Readonly<Record<Mark['light'], { readonly fill: string; readonly font: string }>> = {
  red: { fill: '#FFC7CE', font: '#7A0008' },
  yellow: { fill: '#FFEB9C', font: '#5C3C00' },
};
