/**
 * A sheet as every host hands it over: plain rows of cells, nothing of Office, files or the DOM.
 * Rows and columns are zero-based and absolute on the sheet; `origin` is the place of `values[0][0]`.
 */

/** What a cell holds. A blank cell is `''`; an error is its code as text (`'#DIV/0!'`). */
export type CellValue = string | number | boolean;

/** A cell on some sheet. Zero-based. */
export interface CellRef {
  readonly row: number;
  readonly column: number;
}

/** A cell of a named sheet. Zero-based. */
export interface CellAddress extends CellRef {
  readonly sheet: string;
}

/** A rectangle of cells, both corners inside. Zero-based. */
export interface CellRange {
  readonly first: CellRef;
  readonly last: CellRef;
}

/**
 * One sheet, read once. The three grids have the same shape.
 * - `values`: raw values; a typed `100%` is the number 1.
 * - `texts`: what the person sees (`100%`); never `####`: hosts give the text at full width.
 * - `formulas`: with the leading `=`; `''` where the cell holds no formula.
 */
export interface SheetSnapshot {
  readonly name: string;
  readonly origin: CellRef;
  readonly values: readonly (readonly CellValue[])[];
  readonly texts: TextRows;
  readonly formulas: readonly (readonly string[])[];
  readonly protected: boolean;
  /**
   * From `fingerprint(values, formulas)`: changes when any value or formula of the sheet does. It may be worked out when
   * asked for: copy it by name, `{ ...sheet }` leaves it behind.
   */
  readonly fingerprint: string;
}

/** Rows by their place in the grid, from 0 on: an array, or one that works out a row when it is asked for. */
export interface TextRows {
  at(row: number): readonly string[] | undefined;
}

/** What a row of the grid shows; `[]` for a row outside of it. */
export function textsOfRow(sheet: SheetSnapshot, row: number): readonly string[] {
  return row < 0 ? [] : (sheet.texts.at(row) ?? []);
}

/** `0 → A`, `26 → AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `{row: 13, column: 9} → J14`. */
export function a1(cell: CellRef): string {
  return columnName(cell.column) + String(cell.row + 1);
}

/** `A1:J30`; a single cell is written once. */
export function rangeA1(range: CellRange): string {
  const first = a1(range.first);
  const last = a1(range.last);
  return first === last ? first : `${first}:${last}`;
}

/** Reads `J14` or `$J$14`, any case. Null for anything else. */
export function parseA1(text: string): CellRef | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (match === null) return null;
  const [, letters = '', digits = ''] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** Reads `A1:J30` or `J14`. Null for anything else. The corners are put in order. */
export function parseRangeA1(text: string): CellRange | null {
  const [left = '', right = left, ...more] = text.split(':');
  const from = parseA1(left);
  const to = parseA1(right);
  if (from === null || to === null || more.length > 0) return null;
  return {
    first: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
    last: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
  };
}

/**
 * A short stable hash (53 bits, hexadecimal) of a sheet's content, the same for every host.
 * Blank cells around the content do not count, so a larger used range with formats only gives the same answer.
 */
export function fingerprint(
  origin: CellRef,
  values: readonly (readonly CellValue[])[],
  formulas: readonly (readonly string[])[],
): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (word: number): void => {
    high = Math.imul(high ^ word, 2654435761);
    low = Math.imul(low ^ word, 1597334677);
  };
  const mixText = (kind: number, text: string): void => {
    mix(kind);
    mix(text.length);
    for (let index = 0; index < text.length; index += 1) mix(text.charCodeAt(index));
  };
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  values.forEach((row, rowIndex) => {
    const formulaRow = formulas[rowIndex] ?? [];
    for (let columnIndex = 0; columnIndex < row.length; columnIndex += 1) {
      const value = row[columnIndex] ?? '';
      const formula = formulaRow[columnIndex] ?? '';
      if (value === '' && formula === '') continue;
      mix(origin.row + rowIndex);
      mix(origin.column + columnIndex);
      // A formula's cached value may be refreshed without anybody editing: the formula itself is what counts.
      if (formula !== '') mixText(1, formula);
      else if (typeof value === 'string') mixText(2, value);
      else if (typeof value === 'boolean') mix(value ? 3 : 4);
      else {
        float[0] = value;
        mix(5);
        mix(words[0] ?? 0);
        mix(words[1] ?? 0);
      }
    }
  });
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16);
}
