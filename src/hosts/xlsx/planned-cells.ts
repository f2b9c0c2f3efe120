/** What a plan asks of cells, and what stands in them. */
import { a1, type CellRef, type CellValue, type SheetSnapshot } from '../../form/sheet';
import type { CellContent } from '../../checks/check';
import type { CellChange, Mark } from '../../review/plan';
import { HostError } from '../host';
import { Areas } from './areas';
import { LAST_COLUMN, LIMITS } from './limits';
import type { CellEdit } from './patch/edit-cells';
import type { SheetCells } from './read/scan-sheet';
import { storableText } from './xml/escapes';

export interface Target {
  readonly cell: CellRef;
  readonly edit: CellEdit;
  readonly after: CellValue;
}

export function editOf(content: CellContent, sheet: string): Pick<Target, 'edit' | 'after'> {
  switch (content.kind) {
    case 'blank':
      return { edit: { kind: 'content', value: null }, after: '' };
    case 'number':
      if (!/^-?\d+(?:\.\d+)?$/.test(content.number))
        throw new HostError('unknown', `not a number: ${content.number}`, sheet);
      return { edit: { kind: 'number', digits: content.number }, after: Number(content.number) };
    case 'text': {
      // What XML cannot hold is not written; the receipt must say what really stands there.
      const text = storableText(content.text);
      if (text.length > LIMITS.cellText)
        throw new HostError('too-large', `${text.length} characters in one cell`, sheet);
      return { edit: { kind: 'content', value: text }, after: text };
    }
  }
}

/** The cells of a sheet that hold a formula, or belong to one of several cells. */
export class FormulaPlaces {
  private readonly single: ReadonlySet<number>;
  private readonly arrays: Areas;

  constructor(cells: SheetCells) {
    this.arrays = new Areas(cells.arrays);
    this.single = new Set(
      [...cells.formulas.keys()].map((index) => placeOf(cells.rows[index] ?? 0, cells.columns[index] ?? 0)),
    );
  }

  /** @throws LimitError */
  has(cell: CellRef): boolean {
    return this.single.has(placeOf(cell.row, cell.column)) || this.arrays.over(cell) !== null;
  }
}

function placeOf(row: number, column: number): number {
  return row * (LAST_COLUMN + 1) + column;
}

export function contentAt({ origin, values, formulas }: SheetSnapshot, { row, column }: CellRef): CellChange['before'] {
  return {
    value: values[row - origin.row]?.[column - origin.column] ?? '',
    formula: formulas[row - origin.row]?.[column - origin.column] ?? '',
  };
}

export function changeOf(before: SheetSnapshot, { cell, after }: Target): CellChange {
  return { cell, before: contentAt(before, cell), after: { value: after, formula: '' } };
}

export function sameMarks(left: readonly Mark[], right: readonly Mark[]): boolean {
  const text = (marks: readonly Mark[]): string =>
    marks
      .map(({ range: { first, last }, reasonCell, light }) => `${a1(first)}:${a1(last)} ${a1(reasonCell)} ${light}`)
      .sort()
      .join('\n');
  return text(left) === text(right);
}
