/** Asks for everything about a sheet in whatever batch is open; the answers are there after its sync. */
import type { SheetSnapshot } from '../../form/sheet';
import { EMPTY_GRID, gridFingerprint, gridOf, type Grid } from './grid';
import { findMarks, type FoundMark } from './marks';

/** What the host knows of a sheet since it last looked. */
export interface KnownSheet {
  readonly id: string;
  readonly name: string;
  readonly grid: Grid;
  readonly fingerprint: string;
  readonly protected: boolean;
  readonly marks: readonly FoundMark[];
}

/** How much of a sheet is asked for: a check of the content alone does without the displayed texts. */
export interface SheetRequestOptions {
  readonly texts: boolean;
  /**
   * Some builds of Excel fail on reading the rules of certain conditional formats people made (OfficeDev/office-js
   * #5222, #6827). A sheet is then read without them, and only the marks of this session are known.
   */
  readonly marks: boolean;
}

export interface SheetAnswer {
  readonly known: KnownSheet;
  readonly snapshot: SheetSnapshot;
}

export interface SheetRequest {
  /** Null when there is no such sheet. */
  readonly answer: (marksOtherwise: (id: string) => readonly FoundMark[]) => SheetAnswer | null;
}

export function requestSheet(sheet: Excel.Worksheet, options: SheetRequestOptions): SheetRequest {
  sheet.load('id,name');
  sheet.protection.load('protected');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,values,formulas');
  if (options.texts) used.load('text');
  const formats = options.marks ? sheet.getRange().conditionalFormats : null;
  if (formats !== null) formats.load('items/id,items/type,items/customOrNullObject/rule/formula');
  return { answer: (marksOtherwise) => answerOf({ sheet, used, formats, options }, marksOtherwise) };
}

interface Asked {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly formats: Excel.ConditionalFormatCollection | null;
  readonly options: SheetRequestOptions;
}

/** After the sync. */
function answerOf(
  { sheet, used, formats, options }: Asked,
  marksOtherwise: (id: string) => readonly FoundMark[],
): SheetAnswer | null {
  if (sheet.isNullObject) return null;
  const grid = used.isNullObject
    ? EMPTY_GRID
    : gridOf({ row: used.rowIndex, column: used.columnIndex }, used.values, used.formulas);
  const known: KnownSheet = {
    id: sheet.id,
    name: sheet.name,
    grid,
    fingerprint: gridFingerprint(grid),
    protected: sheet.protection.protected,
    marks: formats === null ? marksOtherwise(sheet.id) : findMarks(formats),
  };
  return { known, snapshot: snapshotOf(known, used.isNullObject || !options.texts ? [] : used.text) };
}

function snapshotOf(known: KnownSheet, texts: string[][]): SheetSnapshot {
  return {
    name: known.name,
    origin: known.grid.origin,
    values: known.grid.values,
    texts,
    formulas: known.grid.formulas,
    protected: known.protected,
    fingerprint: known.fingerprint,
  };
}
