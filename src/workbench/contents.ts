/** The cells of one sheet of the grid, by place. */
import { fingerprint, type CellRef, type CellValue, type SheetSnapshot } from '../form/sheet';
import type { CellChange } from '../review/plan';
import type { GridCell, GridWrite } from './grid';

type Content = Pick<GridCell, 'value' | 'formula' | 'pattern'>;

/** By `row,column`. */
export type Contents = ReadonlyMap<string, GridCell>;

const BLANK: Content = { value: '', formula: '', pattern: '' };

export const keyOf = ({ row, column }: CellRef): string => `${row},${column}`;

export function byPlace(cells: readonly GridCell[]): Contents {
  return new Map(cells.map((cell) => [keyOf(cell), cell]));
}

export function contentAt(contents: Contents, cell: CellRef): { readonly value: CellValue; readonly formula: string } {
  const { value, formula } = contents.get(keyOf(cell)) ?? BLANK;
  return { value, formula };
}

type Stored = CellChange['before'];

/** A formula's result may be refreshed without anybody editing. */
export function same(one: Stored, other: Stored): boolean {
  return one.formula === other.formula && (one.formula !== '' || one.value === other.value);
}

/** What is to be written so that `before` becomes `after`. */
export function differences(before: Contents, after: Contents): GridWrite[] {
  const places = new Map([...before, ...after]);
  return [...places.values()]
    .filter((place) => {
      const was = before.get(keyOf(place)) ?? BLANK;
      const is = after.get(keyOf(place)) ?? BLANK;
      return !same(was, is) || (is.value !== '' && was.pattern !== is.pattern && contentAt(before, place).value !== '');
    })
    .map(({ row, column }): GridWrite => {
      const { value, formula, pattern } = after.get(keyOf({ row, column })) ?? BLANK;
      return { row, column, value, formula, ...(value === '' && formula === '' ? {} : { pattern }) };
    })
    .sort((one, other) => one.row - other.row || one.column - other.column);
}

/** The cells as a sheet, from the first to the last that holds something. */
export function snapshotOf(
  name: string,
  locked: boolean,
  cells: readonly GridCell[],
  textOf: (cell: GridCell) => string,
): SheetSnapshot {
  const least = (numbers: readonly number[]): number => numbers.reduce((low, next) => Math.min(low, next), Infinity);
  const most = (numbers: readonly number[]): number => numbers.reduce((high, next) => Math.max(high, next), -1);
  const rows = cells.map(({ row }) => row);
  const columns = cells.map(({ column }) => column);
  const origin = cells.length === 0 ? { row: 0, column: 0 } : { row: least(rows), column: least(columns) };
  const height = cells.length === 0 ? 0 : most(rows) - origin.row + 1;
  const width = most(columns) - origin.column + 1;
  const grid = <T>(blank: T): T[][] => Array.from({ length: height }, () => new Array<T>(width).fill(blank));
  const values = grid<CellValue>('');
  const texts = grid('');
  const formulas = grid('');
  for (const cell of cells) {
    const row = cell.row - origin.row;
    const column = cell.column - origin.column;
    put(values, row, column, cell.value);
    put(texts, row, column, textOf(cell));
    put(formulas, row, column, cell.formula);
  }
  const print = fingerprint(origin, values, formulas);
  return { name, origin, values, texts, formulas, protected: locked, fingerprint: print };
}

function put<T>(grid: T[][], row: number, column: number, value: T): void {
  const line = grid[row];
  if (line !== undefined) line[column] = value;
}
