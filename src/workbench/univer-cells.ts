/** Cells of the grid's own data: what they hold, and how new content is put into them. */
import type { FUniver, ICellData, IRange, IStyleData, Nullable } from '@univerjs/presets';
import type { CellRef, CellValue } from '../form/sheet';
import type { CellMatrix } from './edits';
import type { GridSheet } from './model/univer';

export type Workbook = NonNullable<ReturnType<FUniver['getActiveWorkbook']>>;
export type Worksheet = ReturnType<Workbook['getActiveSheet']>;

/** A sheet of the open workbook, as the grid and as the file know it. */
export interface SheetPlace {
  readonly worksheet: Worksheet;
  readonly info: GridSheet;
  readonly date1904: boolean;
}

export type DataMatrix = Record<number, Record<number, ICellData>>;

const BOOLEAN = 3;
const NUMBER = 2;
const STRING = 1;

/** What a cell holds; text typed over several lines lies in a document of its own. */
export function plainValue(cell: ICellData): CellValue {
  const stream = cell.p?.body?.dataStream;
  if (stream !== undefined) return stream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  const { v: value, t: type } = cell;
  if (value === null || value === undefined || value === '') return '';
  if (type === BOOLEAN) return value === true || value === 1 || value === '1' || value === 'TRUE';
  if (type === NUMBER) return typeof value === 'number' ? value : Number(value);
  return type === STRING ? String(value) : value;
}

/** As the file spells it; `''` where there is none. */
export function formulaOf(cell: ICellData, { worksheet, info }: SheetPlace, row: number, column: number): string {
  // A formula filled down is written once and referred to by its id.
  const formula =
    typeof cell.f === 'string' && cell.f !== '' ? cell.f : cell.si ? worksheet.getRange(row, column).getFormula() : '';
  const respelled = info.respelled.get(`${row},${column}`);
  return formula === respelled?.grid ? respelled.file : formula;
}

/** Number format code; `''` for General. */
export function patternOf(style: Nullable<IStyleData>): string {
  return style?.n?.pattern ?? '';
}

/** A cell without content, to be filled: every key said, so that nothing of the old content stays. */
export const EMPTY: ICellData = { v: null, t: null, p: null, si: null, f: null };

/** The style with another number format, as part of a cell; nothing when that is its own already. */
export function withPattern(style: Nullable<IStyleData>, pattern: string | undefined): Pick<ICellData, 's'> {
  if (pattern === undefined || pattern === patternOf(style)) return {};
  return { s: { ...style, n: pattern === '' ? null : { pattern } } };
}

export function enclosing(cells: readonly CellRef[]): IRange {
  const least = (numbers: readonly number[]): number => numbers.reduce((low, next) => Math.min(low, next), Infinity);
  const most = (numbers: readonly number[]): number => numbers.reduce((high, next) => Math.max(high, next), 0);
  const rows = cells.map(({ row }) => row);
  const columns = cells.map(({ column }) => column);
  return { startRow: least(rows), endRow: most(rows), startColumn: least(columns), endColumn: most(columns) };
}

export function cellsIn(matrix: CellMatrix): CellRef[] {
  return Object.entries(matrix).flatMap(([row, line]) =>
    Object.keys(line).map((column) => ({ row: Number(row), column: Number(column) })),
  );
}
