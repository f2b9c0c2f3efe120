/** The rows under an indicator header, sorted by what they are before any column is read. */
import { plainOf, type GridRow } from './grid';
import type { Header } from './header';
import { groupHeading } from './levels';
import { leadWord } from './pairs';
import { isTitleRow, isTotalRow, type Segment } from './segments';
import {
  AFTERWORD,
  EXPECTED_GOAL,
  FOOTNOTE,
  FORM_REASON,
  GRADE_LABEL,
  NUMBERED_GOAL,
  SUBTOTAL_LABEL,
} from './vocabulary';

export interface BlockRow {
  readonly row: GridRow;
  /** Which of the form's headers stands above it. */
  readonly header: Header;
}

/** The indicator block of one form. */
export interface Block {
  readonly data: readonly BlockRow[];
  readonly total: BlockRow | null;
  /** The row of 评分等级, when it has its own. */
  readonly grade: GridRow | null;
  readonly formReason: GridRow | null;
  /** Index of the last row of the grid that belongs to the form. */
  readonly lastIndex: number;
}

/** Sorts the rows from the first header of a segment to its end. */
export function blockOf(rows: readonly GridRow[], segment: Segment, first: Header): Block {
  const data: BlockRow[] = [];
  const heading = rows[first.firstIndex - 1];
  if (heading !== undefined && first.firstIndex > segment.start && groupHeading(heading) !== null) {
    data.push({ row: heading, header: first });
  }
  const headers = new Map(segment.headers.map((header) => [header.firstIndex, header]));
  let header = first;
  let total: BlockRow | null = null;
  let grade: GridRow | null = null;
  let formReason: GridRow | null = null;
  let lastIndex = first.lastIndex;
  let open = true;
  for (let index = first.lastIndex + 1; index < segment.end; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    const again = headers.get(index);
    if (again !== undefined) {
      header = again;
      index = again.lastIndex;
      // A remark between two tables of one form ends the first only.
      open = total === null;
      continue;
    }
    if (!open && row.silent) continue;
    const lead = leadWord(row);
    if (lead.is(GRADE_LABEL) && row.runs.length <= 4) {
      grade ??= row;
      lastIndex = index;
    } else if (lead.is(FORM_REASON)) {
      formReason ??= row;
      lastIndex = index;
    } else if (isTotalRow(row)) {
      total ??= { row, header };
      open = false;
      lastIndex = index;
    } else if (open && isFootnote(row, header)) {
      open = false;
    } else if (open && !isInterlude(row)) {
      data.push({ row, header });
      lastIndex = index;
    }
  }
  return { data, total, grade, formReason, lastIndex };
}

/** A note under the table: nothing of the table comes after it. */
function isFootnote(row: GridRow, header: Header): boolean {
  const [only, ...more] = row.runs;
  if (only === undefined) return false;
  const plain = plainOf(only.cell);
  if (FOOTNOTE.test(plain)) return true;
  const firstColumn = header.leaves[0]?.column ?? 0;
  return more.length === 0 && only.first <= firstColumn && plain.length > 20;
}

/** Rows that stand between indicators without being one: a title or year printed again, a subtotal, a goal. */
function isInterlude(row: GridRow): boolean {
  if (isTitleRow(row)) return true;
  const [only, ...more] = row.runs;
  if (only === undefined) return false;
  if (row.runs.length <= 4 && leadWord(row).is(AFTERWORD)) return true;
  if (more.length === 0 && /^[([]?20\d\d年(度)?[)\]]?$/u.test(only.cell.label)) return true;
  let looked = 0;
  for (const { cell } of row.runs) {
    if (cell.label.length <= 1) continue;
    const goal = row.runs.length <= 3 && (NUMBERED_GOAL.test(cell.label) || cell.word.is(EXPECTED_GOAL));
    if (goal || cell.word.is(SUBTOTAL_LABEL)) return true;
    looked += 1;
    if (looked === 2) break;
  }
  return false;
}
