/** Where one form ends and the next begins on a sheet. */
import type { Grid, GridRow, Run } from './grid';
import { headerAt, type Header } from './header';
import { labelOf } from './pairs';
import type { SheetSnapshot } from './sheet';
import { GRADE_WORD, isKnownLevel, PROJECT_LABEL, WHOLE_DEPARTMENT_LABEL } from './vocabulary';
import { wordOf, type Word } from './word';

/** The rows of one form, as indexes into the grid's rows, and the indicator headers among them. */
export interface Segment {
  readonly start: number;
  /** Not included. */
  readonly end: number;
  readonly titled: boolean;
  readonly named: boolean;
  readonly headers: readonly Header[];
}

type Mark =
  | { readonly kind: 'title' | 'project' | 'total'; readonly index: number }
  | { readonly kind: 'header'; readonly index: number; readonly header: Header };

/** Whether a row is a form's title, or the title printed again after a page break. */
export function isTitleRow(row: GridRow): boolean {
  return row.runs.length <= 3 && row.runs.some((run) => run.cell.word.title !== null);
}

/** Whether a row closes an indicator block: 总分, 合计 … in any column, with nothing but figures and a grade beside it. */
export function isTotalRow(row: GridRow): boolean {
  const at = row.runs.findIndex((run) => run.cell.word.total);
  if (at < 0) return false;
  const before = row.runs.slice(0, at);
  return before.every((run) => run.cell.label.length <= 4) || standsApart(before, row.runs.slice(at + 1));
}

/** A total behind a remark in the same row: `其他需要说明事项 | 无 | 总分 | 100 | 96 | 优`. */
function standsApart(before: readonly Run[], after: readonly Run[]): boolean {
  const [lead] = before;
  if (lead === undefined || before.length > 2 || before.some(isFigure)) return false;
  if (isKnownLevel(lead.cell.label, 1) || isKnownLevel(lead.cell.label, 2)) return false;
  return after.some(isFigure) && after.every((run) => isFigure(run) || GRADE_WORD.test(run.cell.label));
}

function isFigure({ cell }: Run): boolean {
  return cell.number !== null;
}

function namesProject(word: Word): boolean {
  return word.is(PROJECT_LABEL) || word.is(WHOLE_DEPARTMENT_LABEL);
}

/**
 * Whether any text of the sheet may begin a form: a column title, the title of a form, or the label of its project.
 * Most large sheets are none, and this is far quicker than looking at their rows.
 */
export function mayHoldForm(sheet: SheetSnapshot): boolean {
  // A long list says the same few thousand texts again and again.
  const asked = new Set<string>(['']);
  for (const line of sheet.values) {
    for (const value of line) {
      if (typeof value !== 'string' || asked.has(value)) continue;
      if (beginsAny(wordOf(value))) return true;
      if (asked.size < MOST_ASKED) asked.add(value);
    }
  }
  return false;
}

/** Texts kept while a sheet is looked through. */
const MOST_ASKED = 20_000;

function beginsAny(word: Word): boolean {
  const lead = word.inside?.lead;
  return word.titled || word.title !== null || namesProject(word) || (lead !== undefined && namesProject(lead));
}

function isProjectRow(row: GridRow): boolean {
  return (
    row.runs.length <= 8 &&
    row.runs.some(({ cell }) => namesProject(cell.word) || (cell.word.inside !== null && namesProject(labelOf(cell))))
  );
}

function marksOf(rows: readonly GridRow[]): Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || row.silent) continue;
    const header = headerAt(rows, index, rows.length);
    if (header !== null) {
      marks.push({ kind: 'header', index, header });
      index = header.lastIndex;
    } else if (isTitleRow(row)) marks.push({ kind: 'title', index });
    else if (isProjectRow(row)) marks.push({ kind: 'project', index });
    else if (isTotalRow(row)) marks.push({ kind: 'total', index });
  }
  return marks;
}

interface Open {
  start: number;
  titled: boolean;
  named: boolean;
  closed: boolean;
  lastMark: number;
  headers: Header[];
}

/** Cuts the sheet into candidate forms. Rows before the first are dropped. */
export function segmentsOf(grid: Grid): Segment[] {
  const marks = marksOf(grid.rows);
  const following = kindsAfterTitles(marks);
  const opened: Open[] = [];
  const open = (start: number): Open => {
    const next = { start, titled: false, named: false, closed: false, lastMark: start, headers: [] };
    opened.push(next);
    return next;
  };
  marks.forEach((mark, position) => {
    const before = opened[opened.length - 1];
    const current = before === undefined || beginsForm(mark, before, following[position]) ? null : before;
    switch (mark.kind) {
      case 'title': {
        const form = current ?? open(mark.index);
        form.titled = true;
        form.lastMark = mark.index;
        return;
      }
      case 'project': {
        const form = current ?? open(upward(grid, mark.index, before, 3));
        form.named = true;
        form.lastMark = mark.index;
        return;
      }
      case 'header': {
        const form = current ?? open(upward(grid, mark.index, before, 30));
        form.headers.push(mark.header);
        form.lastMark = mark.header.lastIndex;
        return;
      }
      case 'total':
        if (before !== undefined && before.headers.length > 0) {
          before.closed = true;
          before.lastMark = mark.index;
        }
    }
  });
  return opened.map((form, position) => ({
    start: form.start,
    end: opened[position + 1]?.start ?? grid.rows.length,
    titled: form.titled,
    named: form.named,
    headers: form.headers,
  }));
}

/** For each mark the kind of the next one that is no title. */
function kindsAfterTitles(marks: readonly Mark[]): (Mark['kind'] | undefined)[] {
  const kinds: (Mark['kind'] | undefined)[] = [];
  let next: Mark['kind'] | undefined;
  for (const mark of [...marks].reverse()) {
    kinds.push(next);
    if (mark.kind !== 'title') next = mark.kind;
  }
  return kinds.reverse();
}

function beginsForm(mark: Mark, current: Open, next: Mark['kind'] | undefined): boolean {
  const hasHeader = current.headers.length > 0;
  switch (mark.kind) {
    case 'title': {
      if (!hasHeader && !current.named) return mark.index - current.start > 3;
      if (next === 'project') return true;
      // The title printed again after a page break, in the middle of the table.
      return hasHeader ? current.closed : next !== 'header';
    }
    case 'project':
      return hasHeader;
    case 'header':
      return current.closed;
    case 'total':
      return false;
  }
}

/** A form without a known title begins with what stands right above it and belongs to nothing else. */
function upward(grid: Grid, index: number, before: Open | undefined, most: number): number {
  const floor = before === undefined ? 0 : before.lastMark + 1;
  let start = index;
  while (start > floor && index - start < most) {
    const above = grid.rows[start - 1];
    if (above === undefined) break;
    const lone = above.runs.length === 1;
    if (most <= 3 && !(lone && (above.runs[0]?.cell.label.length ?? 0) >= 4)) break;
    // After a finished form only what follows an empty row can belong to the next one.
    const here = grid.rows[start];
    if (before !== undefined && here !== undefined && here.row - above.row > 1 && most > 3) break;
    start -= 1;
  }
  return start;
}
