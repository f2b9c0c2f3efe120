/** The cells of a sheet as the grid every host hands over. */
import { fingerprint, type CellRef, type CellValue, type SheetSnapshot, type TextRows } from '../../../form/sheet';
import { LimitError, LIMITS } from '../limits';
import type { Displays } from './display-text';
import type { SheetCells } from './scan-sheet';

/**
 * The grid covers the cells that hold a value or a formula. What they show is worked out when somebody asks: on a large
 * sheet without a form nobody does.
 * @throws LimitError when it would be too large.
 */
export function snapshotOf(name: string, cells: SheetCells, displays: Displays): SheetSnapshot {
  const { rows, columns } = cells;
  const count = rows.length;
  if (count === 0) return emptySheet(name, cells.protected);
  let top = Infinity;
  let bottom = -1;
  let left = Infinity;
  let right = -1;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    const column = columns[index] as number;
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  const height = bottom - top + 1;
  const width = right - left + 1;
  if (height * width > LIMITS.area) throw new LimitError(`${height} rows × ${width} columns`);

  // Rows without content, and rows without formulas, share one blank row each.
  const blankValues: CellValue[] = new Array<CellValue>(width).fill('');
  const blankTexts: string[] = new Array<string>(width).fill('');
  const values: CellValue[][] = new Array<CellValue[]>(height).fill(blankValues);
  const formulas: string[][] = new Array<string[]>(height).fill(blankTexts);
  let dense = 0;
  const starts = new Int32Array(height);
  let scattered = false;
  let lastRow = -1;
  let valueRow = blankValues;
  for (let index = 0; index < count; index += 1) {
    const row = (rows[index] as number) - top;
    if (row !== lastRow) {
      lastRow = row;
      if (values[row] === blankValues) {
        dense += width;
        if (dense > LIMITS.denseCells) throw new LimitError(`${dense} cells`);
        values[row] = blankValues.slice();
        starts[row] = index + 1;
      } else scattered = true;
      valueRow = values[row] ?? blankValues;
    }
    valueRow[(columns[index] as number) - left] = cells.values[index] as CellValue;
  }
  for (const [index, formula] of cells.formulas) {
    const row = (rows[index] as number) - top;
    let formulaRow = formulas[row] ?? blankTexts;
    if (formulaRow === blankTexts) {
      formulaRow = blankTexts.slice();
      formulas[row] = formulaRow;
    }
    formulaRow[(columns[index] as number) - left] = formula;
  }
  const shown: Shown = { cells, displays, top, left, blank: blankTexts };
  const texts = scattered ? new AllWhenAsked(shown, height) : new RowsWhenAsked(shown, starts);
  return new ReadSheet({
    name,
    origin: { row: top, column: left },
    values,
    texts,
    formulas,
    protected: cells.protected,
  });
}

/** What the texts of a sheet are made from. */
interface Shown {
  readonly cells: SheetCells;
  readonly displays: Displays;
  readonly top: number;
  readonly left: number;
  /** A row without cells. */
  readonly blank: readonly string[];
}

/** Each row's texts are worked out when somebody asks for it: of a long list under a form nobody does. */
class RowsWhenAsked implements TextRows {
  readonly #known = new Map<number, readonly string[]>();

  constructor(
    private readonly shown: Shown,
    /** Of each row, the place of its first cell and one more; 0 for none. */
    private readonly starts: Int32Array,
  ) {}

  at(row: number): readonly string[] | undefined {
    const start = this.starts[row];
    if (start === undefined) return undefined;
    if (start === 0) return this.shown.blank;
    let texts = this.#known.get(row);
    if (texts === undefined) {
      texts = this.textsFrom(start - 1);
      this.#known.set(row, texts);
    }
    return texts;
  }

  private textsFrom(start: number): string[] {
    const { cells, blank } = this.shown;
    const texts = blank.slice();
    for (let index = start; cells.rows[index] === cells.rows[start]; index += 1) putText(this.shown, index, texts);
    return texts;
  }
}

/** For a file that writes its rows in pieces: the first question works out all. */
class AllWhenAsked implements TextRows {
  #known: readonly (readonly string[])[] | null = null;

  constructor(
    private readonly shown: Shown,
    private readonly height: number,
  ) {}

  at(row: number): readonly string[] | undefined {
    this.#known ??= allRows(this.shown, this.height);
    return this.#known[row];
  }
}

function allRows(shown: Shown, height: number): string[][] {
  const { cells, top, blank } = shown;
  const none = blank.slice();
  const rows = new Array<string[]>(height).fill(none);
  for (let index = 0; index < cells.rows.length; index += 1) {
    const row = (cells.rows[index] as number) - top;
    let texts = rows[row] ?? none;
    if (texts === none) {
      texts = blank.slice();
      rows[row] = texts;
    }
    putText(shown, index, texts);
  }
  return rows;
}

function putText({ cells, displays, left }: Shown, index: number, texts: string[]): void {
  const column = (cells.columns[index] as number) - left;
  texts[column] = textOf(cells.values[index] as CellValue, cells.styles[index] as number, displays);
}

function textOf(value: CellValue, style: number, displays: Displays): string {
  if (typeof value === 'number') return displays.of(style).number(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return style === 0 || value === '' ? value : displays.of(style).text(value);
}

/** Its fingerprint is worked out once, when somebody asks: a batch never does. */
export class ReadSheet implements SheetSnapshot {
  readonly name: string;
  readonly origin: CellRef;
  readonly values: readonly (readonly CellValue[])[];
  readonly texts: TextRows;
  readonly formulas: readonly (readonly string[])[];
  readonly protected: boolean;
  #fingerprint: string | null = null;

  constructor(sheet: Omit<SheetSnapshot, 'fingerprint'>) {
    this.name = sheet.name;
    this.origin = sheet.origin;
    this.values = sheet.values;
    this.texts = sheet.texts;
    this.formulas = sheet.formulas;
    this.protected = sheet.protected;
  }

  // Of the class, not of each sheet: for accessors of its own the engine makes up a shape a sheet, and keeps it long.
  get fingerprint(): string {
    this.#fingerprint ??= fingerprint(this.origin, this.values, this.formulas);
    return this.#fingerprint;
  }
}

/** A sheet without content. */
export function emptySheet(name: string, isProtected: boolean): ReadSheet {
  return new ReadSheet({
    name,
    origin: { row: 0, column: 0 },
    values: [],
    texts: [],
    formulas: [],
    protected: isProtected,
  });
}
