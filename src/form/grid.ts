/** A sheet as the reader walks it: only rows and cells that hold something, each label normalised once. */
import { readNumber, type FieldSource } from './field';
import { plainText, trimmed } from './label';
import type { CellValue, SheetSnapshot } from './sheet';
import { saysNothing } from './values/blank';
import { NO_WORD, wordOf, type Word } from './word';

export interface GridCell extends FieldSource {
  /** `normalizeLabel(text)`; `''` for numbers and sentences. */
  readonly label: string;
  /** `labelKey(label)`. */
  readonly key: string;
  readonly number: string | null;
  /** What the label stands for; `NO_WORD` for numbers. */
  readonly word: Word;
  /** Nothing, a blank mark, or a line to write on. */
  readonly blank: boolean;
}

/** One label, or the copies of it that unmerging left in neighbouring cells. */
export interface Run {
  readonly cell: GridCell;
  readonly first: number;
  readonly last: number;
}

export interface GridRow {
  readonly row: number;
  /** By column. A formula that shows nothing is here too, with blank text. */
  readonly cells: readonly GridCell[];
  /** Cells with text; equal neighbours that are no numbers are one run. */
  readonly runs: readonly Run[];
}

export interface Grid {
  readonly sheet: string;
  /** Rows that hold something, from the top. */
  readonly rows: readonly GridRow[];
}

/** One pass over the sheet. */
export function gridOf(sheet: SheetSnapshot): Grid {
  const rows: GridRow[] = [];
  sheet.values.forEach((line, rowIndex) => {
    const texts = sheet.texts[rowIndex] ?? [];
    const formulas = sheet.formulas[rowIndex] ?? [];
    const row = sheet.origin.row + rowIndex;
    const cells: GridCell[] = [];
    line.forEach((value, columnIndex) => {
      const formula = formulas[columnIndex] ?? '';
      if (value === '' && formula === '') return;
      const column = sheet.origin.column + columnIndex;
      const cell = cellOf(row, column, texts[columnIndex] ?? '', value, formula);
      if (cell.text !== '' || formula !== '') cells.push(cell);
    });
    if (cells.length > 0) rows.push({ row, cells, runs: runsOf(cells) });
  });
  return { sheet: sheet.name, rows };
}

/** `plainText(cell.text)`. */
export function plainOf(cell: GridCell): string {
  return cell.word === NO_WORD ? plainText(cell.text) : cell.word.plain;
}

function cellOf(row: number, column: number, shown: string, value: CellValue, formula: string): GridCell {
  // Figures label nothing, and a large sheet has more of them than texts: they are not made words of.
  if (typeof value === 'number') {
    const text = trimmed(shown) || String(value);
    const number = readNumber(text, value);
    return { row, column, text, value, formula, label: '', key: '', number, word: NO_WORD, blank: saysNothing(text) };
  }
  const printed = wordOf(shown);
  const word = printed.text === '' ? wordOf(String(value)) : printed;
  const { text, label, key } = word;
  const number = typeof value === 'string' ? word.number : readNumber(text, value);
  return { row, column, text, value, formula, label, key, number, word, blank: saysNothing(text) };
}

function runsOf(cells: readonly GridCell[]): Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    if (cell.text === '') continue;
    const previous = runs[runs.length - 1];
    const copy =
      previous !== undefined &&
      previous.last === cell.column - 1 &&
      previous.cell.text === cell.text &&
      cell.number === null;
    if (copy) runs[runs.length - 1] = { ...previous, last: cell.column };
    else runs.push({ cell, first: cell.column, last: cell.column });
  }
  return runs;
}

/** The cell of a row in a column, if it holds something. */
export function cellAt(row: GridRow, column: number): GridCell | undefined {
  let low = 0;
  let high = row.cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = row.cells[middle];
    if (cell === undefined) return undefined;
    if (cell.column === column) return cell;
    if (cell.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The first cell with text in columns `first…last`, else the first with a formula. */
export function cellWithin(row: GridRow, first: number, last: number): GridCell | undefined {
  let formulaOnly: GridCell | undefined;
  for (const cell of row.cells) {
    if (cell.column < first) continue;
    if (cell.column > last) break;
    if (cell.text !== '') return cell;
    formulaOnly ??= cell;
  }
  return formulaOnly;
}
