/** A sheet's content as Excel answers it: values and formulas of a rectangle. */
import { fingerprint, type CellRef, type CellValue } from '../../form/sheet';
import type { CellState } from './entry';

export interface Grid {
  readonly origin: CellRef;
  readonly values: readonly (readonly CellValue[])[];
  /** `''` where the cell holds no formula. */
  readonly formulas: readonly (readonly string[])[];
}

export const EMPTY_GRID: Grid = { origin: { row: 0, column: 0 }, values: [], formulas: [] };

/** Excel's `values` and `formulas` cleaned: in `formulas` a constant repeats itself; only real formulas stay. */
export function gridOf(origin: CellRef, rawValues: readonly unknown[][], rawFormulas: readonly unknown[][]): Grid {
  const values = rawValues.map((row) => row.map(cellValue));
  const formulas = rawFormulas.map((row, rowIndex) =>
    row.map((formula, columnIndex) => formulaText(formula, values[rowIndex]?.[columnIndex] ?? '')),
  );
  return { origin, values, formulas };
}

/** A number, text or truth value; whatever else a newer Excel may answer is kept as its text. */
function cellValue(raw: unknown): CellValue {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return raw === null || raw === undefined ? '' : String(raw);
}

/** Text that begins with `=` reads the same as value and as formula; a formula never equals its own result. */
function formulaText(formula: unknown, value: CellValue): string {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : '';
}

export function stateAt(grid: Grid, cell: CellRef): CellState {
  const row = cell.row - grid.origin.row;
  const column = cell.column - grid.origin.column;
  return { value: grid.values[row]?.[column] ?? '', formula: grid.formulas[row]?.[column] ?? '' };
}

export const gridFingerprint = (grid: Grid): string => fingerprint(grid.origin, grid.values, grid.formulas);

/** The grid after some cells changed; it grows when they lie outside. */
export function withStates(
  grid: Grid,
  changes: readonly { readonly cell: CellRef; readonly state: CellState }[],
): Grid {
  if (changes.length === 0) return grid;
  const empty = grid.values.length === 0;
  const rows = changes.map(({ cell }) => cell.row).concat(empty ? [] : [grid.origin.row, lastRow(grid)]);
  const columns = changes.map(({ cell }) => cell.column).concat(empty ? [] : [grid.origin.column, lastColumn(grid)]);
  const origin = { row: least(rows), column: least(columns) };
  const height = most(rows) - origin.row + 1;
  const width = most(columns) - origin.column + 1;
  const byPlace = new Map(changes.map(({ cell, state }) => [`${cell.row},${cell.column}`, state]));
  const states = Array.from({ length: height }, (_r, row) =>
    Array.from({ length: width }, (_c, column) => {
      const cell = { row: origin.row + row, column: origin.column + column };
      return byPlace.get(`${cell.row},${cell.column}`) ?? stateAt(grid, cell);
    }),
  );
  return {
    origin,
    values: states.map((row) => row.map((state) => state.value)),
    formulas: states.map((row) => row.map((state) => state.formula)),
  };
}

const lastRow = (grid: Grid): number => grid.origin.row + grid.values.length - 1;
const lastColumn = (grid: Grid): number => grid.origin.column + (grid.values[0]?.length ?? 1) - 1;
const least = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.min(one, other));
const most = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other));
