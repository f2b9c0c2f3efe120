/**
 * One batch that looks, writes and looks again: everything the sheets held before comes back together with what they
 * hold after, in a single round trip whatever the number of cells.
 */
import { a1, rangeA1, type CellRef, type CellValue } from '../../form/sheet';
import type { Mark } from '../../review/plan';
import type { CellState } from './entry';
import { EMPTY_GRID, gridOf, stateAt, type Grid } from './grid';
import { addMark, marksAt, parseMarkFormula, type FoundMark } from './marks';

/** What to write into one sheet. */
export interface SheetEdit {
  readonly sheet: string;
  readonly cells: readonly { readonly cell: CellRef; readonly entry: CellValue }[];
  /** Our marks that go. */
  readonly oldMarks: readonly FoundMark[];
  /** Our marks that come. */
  readonly newMarks: readonly Mark[];
  /** Which content is looked at before: the whole sheet, or the cells alone. */
  readonly look: 'sheet' | 'cells';
}

/** What the sheet held before and after, or as much of it as came back when the batch failed. */
export interface SheetEdited {
  /** The whole sheet with `look: 'sheet'`, else just the cells. */
  readonly before: Grid | null;
  readonly statesBefore: readonly CellState[];
  readonly statesAfter: readonly CellState[];
  readonly marksBefore: readonly Mark[];
  readonly marksAfter: readonly FoundMark[];
}

/** Above this many cells columns are written in one piece; below, one by one, which a filter cannot disturb. */
const SINGLE_CELLS = 500;

export interface Run {
  /** Cells of one column, without a gap, and where they stand in the edit. */
  readonly items: readonly { readonly cell: CellRef; readonly entry: CellValue; readonly index: number }[];
  readonly address: string;
}

/** Groups the cells of an edit into the ranges they are written in; also the addresses of the events they raise. */
export function runsOf(cells: SheetEdit['cells']): Run[] {
  const items = cells
    .map(({ cell, entry }, index) => ({ cell, entry, index }))
    .sort((one, other) => one.cell.column - other.cell.column || one.cell.row - other.cell.row);
  const groups: (typeof items)[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    const joins = previous?.cell.column === item.cell.column && previous.cell.row + 1 === item.cell.row;
    if (last !== undefined && joins && items.length > SINGLE_CELLS) last.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) return [];
    return [{ items: group, address: rangeA1({ first: first.cell, last: last.cell }) }];
  });
}

/** A batch in the making: everything that can fail for a good reason stands before the first write. */
export class EditBatch {
  private readonly parts: Part[];

  constructor(context: Excel.RequestContext, edits: readonly SheetEdit[]) {
    this.parts = edits.map((edit) => new Part(context.workbook.worksheets.getItem(edit.sheet), edit));
    for (const part of this.parts) part.lookBefore();
    for (const part of this.parts) part.write();
    for (const part of this.parts) part.lookAfter();
  }

  /** After the sync. */
  results(): SheetEdited[] {
    return this.parts.map((part) => part.result());
  }

  /** After a failed sync: where our marks stood, as far as the answers came. */
  marksSeen(index: number): readonly Mark[] {
    return this.parts[index]?.marksSeen() ?? [];
  }
}

interface OldFormat {
  readonly format: Excel.ConditionalFormat;
  readonly areas: Excel.RangeAreas;
  readonly rule: Excel.ConditionalFormatRule;
  readonly found: FoundMark;
}

class Part {
  private readonly runs: readonly Run[];
  private used: Excel.Range | null = null;
  private beforeRuns: Excel.Range[] = [];
  private afterRuns: Excel.Range[] = [];
  private oldFormats: OldFormat[] = [];
  private newFormats: { format: Excel.ConditionalFormat; mark: Mark }[] = [];

  constructor(
    private readonly sheet: Excel.Worksheet,
    private readonly edit: SheetEdit,
  ) {
    this.runs = runsOf(edit.cells);
  }

  lookBefore(): void {
    this.sheet.load('id');
    const formats = this.sheet.getRange().conditionalFormats;
    this.oldFormats = this.edit.oldMarks.map((found) => lookAtOld(formats.getItem(found.id), found));
    if (this.edit.look === 'sheet') {
      this.used = this.sheet.getUsedRangeOrNullObject(true);
      this.used.load('rowIndex,columnIndex,values,formulas');
    } else {
      this.beforeRuns = this.loadRuns();
    }
  }

  write(): void {
    for (const run of this.runs) this.sheet.getRange(run.address).values = run.items.map(({ entry }) => [entry]);
    for (const { format } of this.oldFormats) format.delete();
    this.newFormats = this.edit.newMarks.map((mark) => ({ format: addMark(this.sheet, mark), mark }));
  }

  lookAfter(): void {
    this.afterRuns = this.loadRuns();
  }

  result(): SheetEdited {
    const before = this.usedGrid();
    return {
      before,
      statesBefore:
        before === null ? this.statesOf(this.beforeRuns) : this.edit.cells.map(({ cell }) => stateAt(before, cell)),
      statesAfter: this.statesOf(this.afterRuns),
      marksBefore: this.marksAsLoaded(),
      marksAfter: this.newFormats.map(({ format, mark }) => ({
        id: format.id,
        light: mark.light,
        reasonCell: mark.reasonCell,
      })),
    };
  }

  marksSeen(): readonly Mark[] {
    try {
      return this.marksAsLoaded();
    } catch {
      // Nothing came back: office.js throws on reading what was not loaded.
      return [];
    }
  }

  /** From top to bottom, whatever order Excel keeps them in. */
  private marksAsLoaded(): Mark[] {
    return this.oldFormats
      .flatMap(({ areas, rule, found }) => marksAt({ ...found, ...parseMarkFormula(rule.formula) }, areas.address))
      .sort((one, other) => one.range.first.row - other.range.first.row);
  }

  private usedGrid(): Grid | null {
    if (this.used === null) return null;
    if (this.used.isNullObject) return EMPTY_GRID;
    const origin = { row: this.used.rowIndex, column: this.used.columnIndex };
    return gridOf(origin, this.used.values, this.used.formulas);
  }

  private loadRuns(): Excel.Range[] {
    return loadRuns(this.sheet, this.runs);
  }

  private statesOf(ranges: readonly Excel.Range[]): CellState[] {
    return statesOf(this.edit.cells, this.runs, ranges);
  }
}

/** Where a mark stands now and what its rule says: rows inserted since it was found have moved both. */
function lookAtOld(format: Excel.ConditionalFormat, found: FoundMark): OldFormat {
  const areas = format.getRanges();
  areas.load('address');
  const { rule } = format.custom;
  rule.load('formula');
  return { format, areas, rule, found };
}

export function loadRuns(sheet: Excel.Worksheet, runs: readonly Run[]): Excel.Range[] {
  return runs.map((run) => {
    const range = sheet.getRange(run.address);
    range.load('values,formulas');
    return range;
  });
}

/** What loaded runs hold, in the order of the edit's cells. */
export function statesOf(cells: SheetEdit['cells'], runs: readonly Run[], ranges: readonly Excel.Range[]): CellState[] {
  const byPlace = new Map<string, CellState>();
  runs.forEach((run, index) => {
    const range = ranges[index];
    const first = run.items[0];
    if (range === undefined || first === undefined) return;
    const grid = gridOf(first.cell, range.values, range.formulas);
    for (const { cell } of run.items) byPlace.set(a1(cell), stateAt(grid, cell));
  });
  return cells.map(({ cell }) => byPlace.get(a1(cell)) ?? { value: '', formula: '' });
}
