/** A workbook file as the grid's own data. Nothing is written back from here: the file stays the original. */
import type { ICellData, IColumnData, IRowData, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/presets';
import { isDateFormat } from 'numfmt';
import type { CellRange, CellValue } from '../../form/sheet';
import { readWorkbookPart, type SheetEntry } from '../../hosts/xlsx/package/workbook';
import { WorkbookPackage } from '../../hosts/xlsx/package/workbook-package';
import { readNotes, type SheetNote } from '../../hosts/xlsx/read/notes';
import type { SheetCells } from '../../hosts/xlsx/read/scan-sheet';
import { WorkbookReader } from '../../hosts/xlsx/read/workbook-reader';
import { readPalette, resolveColour, type Palette } from './colours';
import { readConditionalFormats, type GridRule } from './conditional';
import { readLayout, type SheetLayout } from './layout';
import { readStyles, type Styles } from './styles';
import { findUndrawn, type Undrawn } from './undrawn';

/** What the grid knows of one sheet beyond its cells. */
export interface GridSheet {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
  readonly merges: readonly CellRange[];
  readonly rules: readonly GridRule[];
  readonly notes: readonly SheetNote[];
  /** Formulas that the grid computes under another spelling, by `row,column`; both with `=`. */
  readonly respelled: ReadonlyMap<string, { readonly file: string; readonly grid: string }>;
  /** From column A to the last one in use, in pixels. */
  readonly contentWidth: number;
  /** Rows without a height of their own, whose wrapped text decides. */
  readonly autoHeightRows: readonly number[];
}

export interface GridModel {
  readonly workbook: Partial<IWorkbookData>;
  readonly sheets: readonly GridSheet[];
  /** Id of the sheet shown first. */
  readonly active: string;
  readonly date1904: boolean;
  readonly undrawn: readonly Undrawn[];
}

/** Days between the two date systems. */
const DAYS_1904 = 1462;
/** Blank cells with a format of their own are drawn up to here beyond the content. */
const MARGIN_ROWS = 40;
const MARGIN_COLUMNS = 8;
const LEAST_ROWS = 40;
const LEAST_COLUMNS = 14;
const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 3;
const PIXELS_PER_POINT = 4 / 3;

/** Builds the grid's data of a file. @throws UnreadableFile */
export function openModel(bytes: Uint8Array, name: string): GridModel {
  const pack = new WorkbookPackage(bytes, name);
  const workbook = readWorkbookPart(pack);
  if (workbook.sheets.length === 0) throw pack.fail('no-sheet', 'no worksheet');
  const part = (kind: string): string | null => {
    const found = workbook.relationships.find((candidate) => candidate.kind === kind && !candidate.external);
    return found === undefined ? null : pack.text(found.target);
  };
  const { palette, styles } = pack.guard(workbook.part, () => {
    const stylesXml = part('styles');
    const colours = readPalette(part('theme'), stylesXml);
    return { palette: colours, styles: readStyles(stylesXml, colours) };
  });
  const reader = new WorkbookReader(pack, workbook);
  const context = { palette, styles, reader, pack, date1904: workbook.date1904 };
  const built = workbook.sheets.map((entry, index) => buildSheet(entry, `sheet-${index + 1}`, context));
  const shown =
    built.find(({ sheet }) => sheet.name === workbook.active && sheet.visible) ??
    built.find(({ sheet }) => sheet.visible);
  const first = shown ?? built[0];
  return {
    workbook: {
      id: 'workbook',
      name,
      styles: Object.fromEntries(styles.cells.map((style, index) => [String(index), style])),
      sheetOrder: built.map(({ sheet }) => sheet.id),
      sheets: Object.fromEntries(built.map(({ sheet, data }) => [sheet.id, data])),
    },
    sheets: built.map(({ sheet }) => sheet),
    active: first?.sheet.id ?? '',
    date1904: workbook.date1904,
    undrawn: findUndrawn(
      pack,
      workbook.sheets.map((entry) => entry.part),
      built.reduce((sum, { undrawnRules }) => sum + undrawnRules, 0),
    ),
  };
}

interface Context {
  readonly palette: Palette;
  readonly styles: Styles;
  readonly reader: WorkbookReader;
  readonly pack: WorkbookPackage;
  readonly date1904: boolean;
}

interface BuiltSheet {
  readonly sheet: GridSheet;
  readonly data: Partial<IWorksheetData>;
  readonly undrawnRules: number;
}

function buildSheet(entry: SheetEntry, id: string, context: Context): BuiltSheet {
  const { pack, palette, styles } = context;
  const cells = context.reader.cells(entry);
  const xml = pack.text(entry.part) ?? '';
  const { layout, formats } = pack.guard(entry.part, () => ({
    layout: readLayout(xml),
    formats: readConditionalFormats(xml, palette, styles.differential),
  }));
  pack.forget(entry.part);
  const notes = readNotes(pack, entry.part);
  const size = sizeOf(cells, layout, notes);
  const { cellData, respelled } = cellsOf(cells, layout, size, context);
  const character = characterWidth(styles.fontName);
  const tab = layout.tabColour === null ? null : resolveColour(layout.tabColour, palette);
  const defaultRowHeight = Math.round((layout.defaultRowHeight ?? 15) * PIXELS_PER_POINT);
  const data: Partial<IWorksheetData> = {
    id,
    name: entry.name,
    hidden: entry.state === 'visible' ? 0 : 1,
    cellData,
    rowCount: size.rows,
    columnCount: size.columns,
    mergeData: layout.merges.map(({ first, last }) => ({
      startRow: first.row,
      startColumn: first.column,
      endRow: last.row,
      endColumn: last.column,
    })),
    rowData: rowsOf(layout, size.rows),
    columnData: columnsOf(layout, size.columns, character),
    defaultRowHeight,
    defaultColumnWidth: pixels(layout.defaultColumnWidth ?? 8.43 + 5 / character, character),
    showGridlines: layout.gridlines ? 1 : 0,
    rightToLeft: layout.rightToLeft ? 1 : 0,
    ...(tab === null ? {} : { tabColor: tab }),
    ...(layout.frozen === null
      ? {}
      : {
          freeze: {
            xSplit: layout.frozen.columns,
            ySplit: layout.frozen.rows,
            startRow: layout.frozen.rows > 0 ? layout.frozen.rows : -1,
            startColumn: layout.frozen.columns > 0 ? layout.frozen.columns : -1,
          },
        }),
  };
  const sheet: GridSheet = {
    id,
    name: entry.name,
    visible: entry.state === 'visible',
    protected: cells.protected,
    merges: layout.merges,
    rules: formats.rules,
    notes,
    respelled,
    contentWidth: contentWidth(data, size.columns - MARGIN_COLUMNS),
    autoHeightRows: autoHeightRows(cells, layout, styles),
  };
  return { sheet, data, undrawnRules: formats.undrawn };
}

interface Size {
  /** Content with a margin. */
  readonly rows: number;
  readonly columns: number;
}

function sizeOf(cells: SheetCells, layout: SheetLayout, notes: readonly SheetNote[]): Size {
  let row = 0;
  let column = 0;
  const grow = (lastRow: number, lastColumn: number): void => {
    if (lastRow > row) row = lastRow;
    if (lastColumn > column) column = lastColumn;
  };
  cells.rows.forEach((cellRow, index) => grow(cellRow, cells.columns[index] ?? 0));
  for (const { last } of layout.merges) grow(last.row, last.column);
  for (const { cell } of notes) grow(cell.row, cell.column);
  return {
    rows: Math.max(row + 1 + MARGIN_ROWS, LEAST_ROWS),
    columns: Math.max(column + 1 + MARGIN_COLUMNS, LEAST_COLUMNS),
  };
}

function cellsOf(
  cells: SheetCells,
  layout: SheetLayout,
  size: Size,
  { styles, date1904 }: Context,
): { readonly cellData: Record<number, Record<number, ICellData>>; readonly respelled: GridSheet['respelled'] } {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const at = (row: number, column: number): ICellData => {
    const line = (cellData[row] ??= {});
    return (line[column] ??= {});
  };
  for (const [row, line] of layout.cellStyles) {
    if (row >= size.rows) continue;
    for (const [column, style] of line) {
      if (column < size.columns) at(row, column).s = String(style);
    }
  }
  const respelled = new Map<string, { readonly file: string; readonly grid: string }>();
  cells.rows.forEach((row, index) => {
    const column = cells.columns[index] ?? 0;
    const cell = at(row, column);
    const style = styles.cells[cells.styles[index] ?? 0];
    Object.assign(cell, gridContent(cells.values[index] ?? '', style?.n?.pattern ?? '', date1904));
    const formula = cells.formulas.get(index);
    if (formula === undefined) return;
    // Functions newer than the file format carry a prefix there, which the grid does not know.
    const plain = formula.replace(/_xlfn\.(?:_xlws\.)?|_xlws\./g, '');
    cell.f = plain;
    if (plain !== formula) respelled.set(`${row},${column}`, { file: formula, grid: plain });
  });
  return { cellData, respelled };
}

/** A value as the grid holds it, with its type said, so that the text `=100%` stays text. A blank has neither. */
export function gridContent(value: CellValue, pattern: string, date1904: boolean): Pick<ICellData, 'v' | 't'> {
  if (value === '') return {};
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: BOOLEAN };
  if (typeof value === 'string') return { v: value, t: STRING };
  return { v: value + serialShift(pattern, date1904), t: NUMBER };
}

/** Days to add to a stored date of a workbook that counts from 1904: the grid counts from 1900. */
export function serialShift(pattern: string, date1904: boolean): number {
  if (!date1904 || pattern === '') return 0;
  try {
    return isDateFormat(pattern) ? DAYS_1904 : 0;
  } catch {
    return 0;
  }
}

function rowsOf(layout: SheetLayout, rowCount: number): Record<number, Partial<IRowData>> {
  const data: Record<number, Partial<IRowData>> = {};
  for (const [row, { height, hidden, style }] of layout.rows) {
    if (row >= rowCount) continue;
    data[row] = {
      ...(height === null ? {} : { h: Math.round(height * PIXELS_PER_POINT), ia: 0 }),
      ...(hidden ? { hd: 1 } : {}),
      ...(style === null ? {} : { s: String(style) }),
    };
  }
  return data;
}

function columnsOf(layout: SheetLayout, columnCount: number, character: number): Record<number, Partial<IColumnData>> {
  const data: Record<number, Partial<IColumnData>> = {};
  for (const { first, last, width, hidden, style } of layout.columns) {
    for (let column = first; column <= last && column < columnCount; column += 1) {
      data[column] = {
        ...(width === null ? {} : { w: pixels(width, character) }),
        ...(hidden || width === 0 ? { hd: 1 } : {}),
        ...(style === null || style === 0 ? {} : { s: String(style) }),
      };
    }
  }
  return data;
}

function contentWidth({ columnData = {}, defaultColumnWidth = 0 }: Partial<IWorksheetData>, columns: number): number {
  let width = 0;
  for (let column = 0; column < columns; column += 1) {
    const { w = defaultColumnWidth, hd } = columnData[column] ?? {};
    if (hd !== 1) width += w;
  }
  return width;
}

/** Width of `0` in the standard font at 11 points: Chinese fonts draw it eight pixels wide, western ones seven. */
function characterWidth(font: string): number {
  return /[\u3400-\u9fff]|sim|yahei|dengxian|fang|kai|hei|song/i.test(font) ? 8 : 7;
}

/** ECMA-376 part 1, 18.3.1.13: a stored width in characters, padding included. */
function pixels(width: number, character: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / character)) / 256) * character);
}

function autoHeightRows(cells: SheetCells, layout: SheetLayout, styles: Styles): number[] {
  const rows = new Set<number>();
  cells.rows.forEach((row, index) => {
    if (rows.has(row) || typeof layout.rows.get(row)?.height === 'number') return;
    const style: IStyleData | undefined = styles.cells[cells.styles[index] ?? 0];
    const value = cells.values[index];
    if (style?.tb !== undefined || (style?.fs ?? 11) > 12 || (typeof value === 'string' && value.includes('\n')))
      rows.add(row);
  });
  return [...rows].sort((one, other) => one - other);
}
