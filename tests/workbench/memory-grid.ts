/** A grid without a picture, for the host's own tests: cells in maps, formulas by the file host's evaluator. */
import type { ICellData } from '@univerjs/presets';
import { evaluateFormula, scalarOf } from '../../src/hosts/xlsx';
import type { CellValue } from '../../src/form/sheet';
import type { Mark } from '../../src/review/plan';
import type { Grid, GridCell, GridEdit, GridWrite } from '../../src/workbench/grid';
import type { ShownNote } from '../../src/workbench/grid-notes';
import type { GridModel } from '../../src/workbench/model/univer';

export class MemoryGrid implements Grid {
  readonly marks = new Map<string, readonly Mark[]>();
  readonly notes = new Map<string, readonly ShownNote[]>();
  private readonly sheets = new Map<string, Map<string, GridCell>>();
  private readonly listeners = new Set<(edit: GridEdit) => void>();
  private readonly followers = new Set<(sheet: string) => void>();
  private active = '';

  open(model: GridModel): void {
    this.sheets.clear();
    this.marks.clear();
    this.notes.clear();
    for (const { id, name, notes } of model.sheets) {
      this.notes.set(name, notes);
      if (id === model.active) this.active = name;
      const cells = new Map<string, GridCell>();
      const data: Record<string, Record<number, ICellData>> = { ...model.workbook.sheets?.[id]?.cellData };
      for (const [row, line] of Object.entries(data)) {
        for (const [column, { v, f, t, s }] of Object.entries<ICellData>(line)) {
          const style = typeof s === 'string' ? model.workbook.styles?.[s] : s;
          const value: CellValue = t === 3 ? v === 1 : (v ?? '');
          const cell = {
            row: Number(row),
            column: Number(column),
            value,
            formula: f ?? '',
            pattern: style?.n?.pattern ?? '',
          };
          cells.set(`${row},${column}`, cell);
        }
      }
      this.sheets.set(name, cells);
    }
  }

  activeSheet(): string {
    return this.active;
  }

  async cells(sheet: string): Promise<readonly GridCell[]> {
    return [...this.sheet(sheet).values()].filter(({ value, formula }) => value !== '' || formula !== '');
  }

  async write(sheet: string, writes: readonly GridWrite[]): Promise<void> {
    this.put(sheet, writes);
  }

  /** The person types. */
  type(sheet: string, write: GridWrite): void {
    this.put(sheet, [write]);
    for (const listener of this.listeners) listener({ sheet, cells: [write] });
  }

  annotate(sheet: string, notes: readonly ShownNote[]): void {
    this.notes.set(sheet, notes);
  }

  mark(sheet: string, marks: readonly Mark[]): void {
    this.marks.set(sheet, marks);
  }

  async select({ sheet }: { readonly sheet: string }): Promise<void> {
    if (sheet === this.active) return;
    this.active = sheet;
    for (const follower of this.followers) follower(sheet);
  }

  editing(): boolean {
    return false;
  }

  onActivated(follower: (sheet: string) => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  onEdited(listener: (edit: GridEdit) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onRefused(): () => void {
    return () => undefined;
  }

  look(): void {}

  close(): void {}

  private sheet(name: string): Map<string, GridCell> {
    const found = this.sheets.get(name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  }

  private put(sheet: string, writes: readonly GridWrite[]): void {
    const cells = this.sheet(sheet);
    for (const { row, column, value, formula, pattern } of writes) {
      const key = `${row},${column}`;
      cells.set(key, { row, column, value, formula, pattern: pattern ?? cells.get(key)?.pattern ?? '' });
    }
    for (const [name, content] of this.sheets) {
      for (const [key, cell] of content) {
        if (cell.formula === '') continue;
        const result = evaluateFormula(cell.formula, name, (other, row, column) =>
          scalarOf(this.sheets.get(other)?.get(`${row},${column}`)?.value ?? ''),
        );
        if (result.kind === 'value') content.set(key, { ...cell, value: result.value });
      }
    }
  }
}
