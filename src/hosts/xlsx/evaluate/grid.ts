/** Ranges while a formula is computed. */
import type { CellRange } from '../../../form/sheet';
import { Refused, isError, type FormulaError, type Scalar } from './scalar';

/** `null` for a blank cell. Zero-based row and column. */
export type GetCell = (sheet: string, row: number, column: number) => Scalar;

export interface Area {
  readonly sheet: string;
  readonly range: CellRange;
}

/** An argument: one value, or the cells of a reference (a single cell is an area too). */
export type Operand =
  { readonly kind: 'value'; readonly value: Scalar } | { readonly kind: 'area'; readonly area: Area };

/** More cells than this are not walked through for one formula. */
const CELLS = 2_000_000;

export function height(area: Area): number {
  return area.range.last.row - area.range.first.row + 1;
}

export function width(area: Area): number {
  return area.range.last.column - area.range.first.column + 1;
}

/** All cells row by row. */
export function* cellsOf(area: Area, get: GetCell): Generator<Scalar> {
  const { first, last } = area.range;
  if (height(area) * width(area) > CELLS) throw new Refused('range too large');
  for (let row = first.row; row <= last.row; row += 1) {
    for (let column = first.column; column <= last.column; column += 1) yield get(area.sheet, row, column);
  }
}

/** One value; a range of several cells would depend on where the formula stands. */
export function single(operand: Operand, get: GetCell): Scalar {
  if (operand.kind === 'value') return operand.value;
  const { sheet, range } = operand.area;
  if (range.first.row !== range.last.row || range.first.column !== range.last.column)
    throw new Refused('range as value');
  return get(sheet, range.first.row, range.first.column);
}

/** An error met on the way out of nested work. */
export class Failed extends Error {
  constructor(readonly reason: FormulaError) {
    super(reason.error);
  }
}

/** The value, or leaves with its error. */
export function sound<T extends Exclude<Scalar, FormulaError>>(value: T | FormulaError): T {
  if (isError(value)) throw new Failed(value);
  return value;
}
