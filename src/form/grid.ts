/** A sheet as the reader walks it: only rows and cells that hold something, each label normalised once. */
import { readNumber, type FieldSource } from './field';
import { plainText, trimmed } from './label';
import { textsOfRow, type CellValue, type SheetSnapshot } from './sheet';
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
  /** Whether no text of it can title, head, name or close a form: what it says matters only inside of one. */
  readonly silent: boolean;
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

/** One pass over the sheet. The cells of a row are looked at more closely when somebody asks for them. */
export function gridOf(sheet: SheetSnapshot): Grid {
  const rows: GridRow[] = [];
  const voices = new Voices();
  for (let index = 0; index < sheet.values.length; index += 1) {
    const voice = voiceOfRow(sheet, index, voices);
    if (voice !== null) rows.push(new SheetRow(sheet, index, voice === 'silent'));
  }
  return { sheet: sheet.name, rows };
}

/** What a text is to a reader who looks for forms; null is none at all. */
type Voice = 'speaks' | 'silent' | null;

function voiceOfRow(sheet: SheetSnapshot, index: number, voices: Voices): Voice {
  const values = sheet.values[index] ?? [];
  const formulas = sheet.formulas[index] ?? [];
  let voice: Voice = null;
  for (let column = 0; column < values.length; column += 1) {
    const value = values[column] ?? '';
    if (value === '') {
      if ((formulas[column] ?? '') !== '') voice = 'silent';
      continue;
    }
    // A figure is no word, and what a number format puts around a text names nothing.
    const own =
      typeof value === 'string' ? (voices.of(value) ?? voices.of(textsOfRow(sheet, index)[column] ?? '')) : 'silent';
    if (own === 'speaks') return own;
    if (own !== null || (formulas[column] ?? '') !== '') voice = 'silent';
  }
  return voice;
}

/** Texts kept while a sheet is looked through: a long list says the same few thousand again and again. */
const MOST_KEPT = 20_000;

/** Words are remembered anyway: on a sheet of so few texts that is enough. */
const FEW = 1_000;

class Voices {
  readonly #known = new Map<string, Voice>();
  #asked = 0;

  of(text: string): Voice {
    if (this.#asked < FEW) {
      this.#asked += 1;
      return voiceOf(text);
    }
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const voice = voiceOf(text);
    if (this.#known.size < MOST_KEPT) this.#known.set(text, voice);
    return voice;
  }
}

function voiceOf(text: string): Voice {
  const word = wordOf(text);
  if (word.text === '') return null;
  return word.speaks ? 'speaks' : 'silent';
}

class SheetRow implements GridRow {
  readonly row: number;
  #cells: readonly GridCell[] | undefined;
  #runs: readonly Run[] | undefined;

  constructor(
    private readonly sheet: SheetSnapshot,
    private readonly index: number,
    readonly silent: boolean,
  ) {
    this.row = sheet.origin.row + index;
  }

  get cells(): readonly GridCell[] {
    this.#cells ??= cellsOf(this.sheet, this.index);
    return this.#cells;
  }

  get runs(): readonly Run[] {
    this.#runs ??= runsOf(this.cells);
    return this.#runs;
  }
}

function cellsOf(sheet: SheetSnapshot, index: number): GridCell[] {
  const values = sheet.values[index] ?? [];
  const texts = textsOfRow(sheet, index);
  const formulas = sheet.formulas[index] ?? [];
  const row = sheet.origin.row + index;
  const cells: GridCell[] = [];
  values.forEach((value, at) => {
    const formula = formulas[at] ?? '';
    if (value === '' && formula === '') return;
    const cell = cellOf(row, sheet.origin.column + at, texts[at] ?? '', value, formula);
    if (cell.text !== '' || formula !== '') cells.push(cell);
  });
  return cells;
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
  return { row, column, text, value, formula, label, key, number, word, blank: word.blank };
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
