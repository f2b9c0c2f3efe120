/** One sheet of the stand-in workbook: cells, merges, conditional formats, protection, filter. */
import type { CellValue } from '../../../src/form/sheet';
import { bounding, cellArea, overlap, type Area, MAX_COLUMNS } from './area';
import { coerce } from './coerce';

export interface Cell {
  value: CellValue;
  formula: string | null;
  numberFormat: string;
  quoted: boolean;
}

export type ConditionalFormatType =
  'Custom' | 'DataBar' | 'ColorScale' | 'IconSet' | 'TopBottom' | 'PresetCriteria' | 'ContainsText' | 'CellValue';

export interface ConditionalFormat {
  readonly id: string;
  readonly type: ConditionalFormatType;
  areas: Area[];
  formula: string;
  fill: string;
  font: string;
  stopIfTrue: boolean;
}

/** What a person sees of a cell beside its content. */
export type LookName =
  'bold' | 'color' | 'size' | 'underline' | 'fill' | 'wrap' | 'across' | 'upright' | 'width' | `border${string}`;

export interface Look {
  readonly areas: readonly Area[];
  readonly name: LookName;
  readonly value: string | number | boolean;
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export class Sheet {
  readonly cells = new Map<number, Cell>();
  merges: Area[] = [];
  /** First is on top. */
  conditionalFormats: ConditionalFormat[] = [];
  visibility: Visibility = 'Visible';
  protected = false;
  /** Cells that carry a fill or border only: they widen the used range unless values alone are asked for. */
  formatted: Area | null = null;
  /** Own fills by cell, to prove that nobody touches them. */
  readonly fills = new Map<string, string>();
  readonly hiddenRows = new Set<number>();
  /** Looks given by the page, the last one on top. */
  readonly looks: Look[] = [];
  /** Rows and columns that stay in view. */
  frozen: { readonly rows: number; readonly columns: number } = { rows: 0, columns: 0 };
  filter: Area | null = null;
  /** Some builds of Excel cannot read the rules of certain conditional formats: the whole request then fails. */
  unreadableFormats = false;

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  key(row: number, column: number): number {
    return row * MAX_COLUMNS + column;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.cells.get(this.key(row, column));
  }

  value(row: number, column: number): CellValue {
    return this.cell(row, column)?.value ?? '';
  }

  look(row: number, column: number, name: LookName): Look['value'] | undefined {
    const at = cellArea(row, column);
    return this.looks.findLast((look) => look.name === name && look.areas.some((area) => overlap(area, at)))?.value;
  }

  /** True for a cell below a merge that is not its anchor: such cells take nothing. */
  covered(row: number, column: number): boolean {
    const at = cellArea(row, column);
    return this.merges.some((merge) => overlap(merge, at) && (merge.top !== row || merge.left !== column));
  }

  /** Puts a value in as Excel does; non-anchor cells of a merge stay empty. */
  enter(row: number, column: number, raw: CellValue): void {
    if (this.covered(row, column)) return;
    const before = this.cell(row, column);
    const numberFormat = before?.numberFormat ?? 'General';
    const entry = coerce(raw, numberFormat);
    this.cells.set(this.key(row, column), {
      value: entry.value,
      formula: entry.formula,
      quoted: entry.quoted,
      numberFormat: numberFormat === 'General' && entry.format !== null ? entry.format : numberFormat,
    });
  }

  setNumberFormat(row: number, column: number, numberFormat: string): void {
    const before = this.cell(row, column) ?? { value: '', formula: null, quoted: false, numberFormat };
    this.cells.set(this.key(row, column), { ...before, numberFormat });
  }

  /** Every cell with something in it, with its place. */
  *filled(): Generator<{ row: number; column: number; cell: Cell }> {
    for (const [key, cell] of this.cells) {
      if (cell.value === '' && cell.formula === null) continue;
      yield { row: Math.floor(key / MAX_COLUMNS), column: key % MAX_COLUMNS, cell };
    }
  }

  /** The used range, or null for an empty sheet. With `valuesOnly` formats do not count. */
  used(valuesOnly: boolean): Area | null {
    let area: Area | null = valuesOnly ? null : this.formatted;
    for (const { row, column } of this.filled()) {
      const one = cellArea(row, column);
      area = area === null ? one : bounding(area, one);
    }
    if (!valuesOnly) for (const merge of this.merges) area = area === null ? merge : bounding(area, merge);
    return area;
  }
}
