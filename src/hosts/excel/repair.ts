/** After a batch that failed half-way: what of it came through, and how to put that back. */
import { a1 } from '../../form/sheet';
import type { Mark } from '../../review/plan';
import type { ExcelAccess } from './access';
import { loadRuns, runsOf, statesOf, type SheetEdit } from './edit';
import { entryForState, sameState, type CellState } from './entry';
import { stateAt } from './grid';
import { findMarks, type FoundMark } from './marks';
import type { KnownSheet } from './sheet-request';

/** One sheet's edit together with what was known when it was planned. */
export interface KnownEdit {
  readonly known: KnownSheet;
  readonly edit: SheetEdit;
}

/** The planned cells and our marks as they are now. */
export interface Damage {
  readonly states: readonly CellState[];
  readonly marks: readonly FoundMark[];
}

/** Looks at the planned cells only: the whole sheet may be what was too much. Null when the sheet is gone. */
export function lookAtDamage(office: ExcelAccess, { known, edit }: KnownEdit): Promise<Damage | null> {
  return office.run({ delayForCellEdit: true }, async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(known.id);
    sheet.load('id');
    const runs = runsOf(edit.cells);
    const ranges = loadRuns(sheet, runs);
    const formats = sheet.getRange().conditionalFormats;
    formats.load('items/id,items/type,items/customOrNullObject/rule/formula');
    await context.sync();
    if (sheet.isNullObject) return null;
    return { states: statesOf(edit.cells, runs, ranges), marks: findMarks(formats) };
  });
}

/**
 * What puts a failed edit's traces back, or null when there are none.
 * @param marksSeen where old marks stood, as far as the failed batch still answered
 */
export function repairOf({ known, edit }: KnownEdit, now: Damage, marksSeen: readonly Mark[]): SheetEdit | null {
  const cells = edit.cells.flatMap(({ cell }, index) => {
    const before = stateAt(known.grid, cell);
    const current = now.states[index] ?? before;
    return sameState(before, current) ? [] : [{ cell, entry: entryForState(before) }];
  });
  const knownIds = new Set(known.marks.map((mark) => mark.id));
  const nowIds = new Set(now.marks.map((mark) => mark.id));
  const added = now.marks.filter((mark) => !knownIds.has(mark.id));
  const lost = edit.oldMarks.filter((mark) => !nowIds.has(mark.id));
  if (cells.length === 0 && added.length === 0 && lost.length === 0) return null;
  const newMarks = lost.map((mark) => placeOf(mark, marksSeen, known));
  return { sheet: known.id, cells, oldMarks: added, newMarks, look: 'cells' };
}

/** Where a lost mark stood: as answered before it was lost, else across the content of its row. */
function placeOf(mark: FoundMark, seen: readonly Mark[], known: KnownSheet): Mark {
  const same = seen.find((one) => a1(one.reasonCell) === a1(mark.reasonCell));
  if (same !== undefined) return same;
  const { row } = mark.reasonCell;
  const first = known.grid.origin.column;
  const last = Math.max(first, first + (known.grid.values[0]?.length ?? 1) - 1, mark.reasonCell.column);
  return {
    range: { first: { row, column: first }, last: { row, column: last } },
    reasonCell: mark.reasonCell,
    light: mark.light,
  };
}
