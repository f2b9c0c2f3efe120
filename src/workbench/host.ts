/** The workbook on the page: the grid's live cells over the file they came from. */
import { rangeA1, type CellAddress, type CellRef, type CellValue, type SheetSnapshot } from '../form/sheet';
import {
  HostError,
  type SheetChange,
  type Unsubscribe,
  type WorkbookHost,
  type WritePlan,
  type WriteReceipt,
} from '../hosts/host';
import { displayOf } from '../hosts/xlsx/read/display-text';
import type { CellChange, CellWrite, Mark, SheetPlan, SheetReceipt } from '../review/plan';
import { BookNotes } from './book-notes';
import { byPlace, contentAt, differences, keyOf, same, snapshotOf, type Contents } from './contents';
import type { Grid, GridCell, GridWrite } from './grid';
import { anchorOf, type OpenedSheet, type OpenedWorkbook, type SheetChanges, type WorkbookChanges } from './opened';

export interface HostOptions {
  /** Keys that belong to the person and not to the workbook: never written into the file. */
  readonly preferences?: readonly string[];
  readonly onPreference?: (key: string, value: unknown) => void;
  /** We changed what the file will hold; a person's own edits are the grid's to tell. */
  readonly onChange?: () => void;
}

export class WorkbenchHost implements WorkbookHost {
  readonly comments: BookNotes;
  private readonly marks = new Map<string, readonly Mark[]>();
  private readonly memory = new Map<string, unknown>();
  private readonly preferences = new Map<string, unknown>();
  private readonly displays = new Map<string, ReturnType<typeof displayOf>>();

  private constructor(
    private readonly grid: Grid,
    private readonly file: OpenedWorkbook,
    /** Cells by sheet as they were when the file was opened. */
    private readonly opened: ReadonlyMap<string, Contents>,
    private readonly options: HostOptions,
  ) {
    this.comments = new BookNotes(grid, file.sheets);
  }

  /** The grid must show the file already. */
  static async over(grid: Grid, file: OpenedWorkbook, options: HostOptions = {}): Promise<WorkbenchHost> {
    const opened = new Map<string, Contents>();
    for (const { name } of file.sheets) opened.set(name, byPlace(await grid.cells(name)));
    const host = new WorkbenchHost(grid, file, opened, options);
    for (const { name, marks } of file.sheets) {
      if (marks.length > 0) host.setMarks(name, marks);
    }
    return host;
  }

  async readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]> {
    const active = this.grid.activeSheet();
    const wanted = this.file.sheets.filter(({ name, visible }) => (which === 'active' ? name === active : visible));
    return Promise.all(wanted.map((sheet) => this.snapshot(sheet)));
  }

  async apply(plan: WritePlan): Promise<WriteReceipt> {
    if (this.grid.editing()) throw new HostError('editing', 'a cell is being edited');
    const prepared = await Promise.all(plan.sheets.map((sheet) => this.prepare(sheet)));
    const sheets: SheetReceipt[] = [];
    for (const { plan: sheetPlan, before } of prepared) {
      const { sheet, cells, marks } = sheetPlan;
      await this.grid.write(sheet, cells.map(writeOf));
      const after = byPlace(await this.grid.cells(sheet));
      const changes = cells.map(({ cell }): CellChange => ({
        cell,
        before: contentAt(before, cell),
        after: contentAt(after, cell),
      }));
      const wrong = cells.find((write) => !holds(contentAt(after, write.cell), write));
      if (wrong !== undefined) {
        await this.takeBack([...sheets, { sheet, changes, marksBefore: null, marksAfter: null }]);
        throw new HostError('unknown', `cell ${keyOf(wrong.cell)} reads back differently`, sheet);
      }
      const marksBefore = marks === null ? null : (this.marks.get(sheet) ?? []);
      if (marks !== null) this.setMarks(sheet, marks);
      sheets.push({ sheet, changes, marksBefore, marksAfter: marks });
    }
    this.options.onChange?.();
    return { at: new Date().toISOString(), sheets };
  }

  async undo(receipt: WriteReceipt): Promise<void> {
    if (this.grid.editing()) throw new HostError('editing', 'a cell is being edited');
    for (const { sheet, changes } of receipt.sheets) {
      const place = this.find(sheet);
      if (place.protected) throw new HostError('protected', 'sheet is protected', sheet);
      const now = byPlace(await this.grid.cells(sheet));
      const changed = changes.find(({ cell, before, after }) => {
        const current = contentAt(now, cell);
        return !same(current, after) && !same(current, before);
      });
      if (changed !== undefined)
        throw new HostError('undo-changed', `cell ${keyOf(changed.cell)} was edited since`, sheet);
    }
    await this.takeBack(receipt.sheets);
    this.options.onChange?.();
  }

  async clearMarks(scope: 'active' | 'all'): Promise<number> {
    const active = this.grid.activeSheet();
    let removed = 0;
    for (const { name } of this.file.sheets) {
      if (scope === 'active' && name !== active) continue;
      const count = this.marks.get(name)?.length ?? 0;
      if (count === 0) continue;
      if (this.find(name).protected) throw new HostError('protected', 'sheet is protected', name);
      removed += count;
      this.setMarks(name, []);
    }
    if (removed > 0) this.options.onChange?.();
    return removed;
  }

  async marksOn(sheet: string): Promise<readonly Mark[]> {
    return this.marks.get(this.find(sheet).name) ?? [];
  }

  async reveal(cell: CellAddress): Promise<void> {
    if (!this.find(cell.sheet).visible) throw new HostError('sheet-gone', 'sheet is hidden', cell.sheet);
    await this.grid.select(cell);
  }

  async onChanged(listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    const stop = this.grid.onEdited(({ sheet, cells }) => {
      const [first] = cells;
      if (first !== undefined) listener({ sheet, address: spanA1(cells, first) });
    });
    return async () => stop();
  }

  async onActivated(listener: (sheet: string) => void): Promise<Unsubscribe> {
    const stop = this.grid.onActivated(listener);
    return async () => stop();
  }

  async remember(key: string, value: unknown): Promise<void> {
    if (this.options.preferences?.includes(key) === true) {
      this.preferences.set(key, value);
      this.options.onPreference?.(key, value);
      return;
    }
    // What is kept in a document is JSON: the same is handed back now and after reopening.
    this.memory.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
    this.options.onChange?.();
  }

  async recall(key: string): Promise<unknown> {
    if (this.options.preferences?.includes(key) === true) return this.preferences.get(key);
    return this.memory.has(key) ? this.memory.get(key) : this.file.recall(key);
  }

  /** Everything that differs from the file. */
  async changes(): Promise<WorkbookChanges> {
    const sheets = await Promise.all(
      this.file.sheets.map(async ({ name, marks }): Promise<SheetChanges> => {
        const now = this.marks.get(name) ?? [];
        return {
          sheet: name,
          cells: differences(this.opened.get(name) ?? new Map(), byPlace(await this.grid.cells(name))),
          marks: JSON.stringify(now) === JSON.stringify(marks) ? null : now,
        };
      }),
    );
    return {
      sheets: sheets.filter(({ cells, marks }) => cells.length > 0 || marks !== null),
      notes: this.comments.changes(),
      memory: this.memory,
    };
  }

  /** The file to download. @throws HostError */
  async save(): Promise<Uint8Array> {
    if (this.grid.editing()) throw new HostError('editing', 'a cell is being edited');
    return this.file.save(await this.changes());
  }

  private find(sheet: string): OpenedSheet {
    const found = this.file.sheets.find(({ name }) => name === sheet);
    if (found === undefined) throw new HostError('sheet-gone', 'no such sheet', sheet);
    return found;
  }

  private setMarks(sheet: string, marks: readonly Mark[]): void {
    this.grid.mark(sheet, marks);
    this.marks.set(sheet, marks);
  }

  private async snapshot({ name, protected: locked }: OpenedSheet): Promise<SheetSnapshot> {
    const cells = await this.grid.cells(name);
    return snapshotOf(name, locked, cells, (cell) => this.textOf(cell));
  }

  private textOf({ value, pattern }: GridCell): string {
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    let display = this.displays.get(pattern);
    if (display === undefined) {
      display = displayOf(pattern, this.file.date1904);
      this.displays.set(pattern, display);
    }
    return typeof value === 'number' ? display.number(value) : display.text(value);
  }

  private async prepare(given: SheetPlan): Promise<{ readonly plan: SheetPlan; readonly before: Contents }> {
    const sheet = this.find(given.sheet);
    // A merged area holds what it shows in its first cell.
    const plan = {
      ...given,
      cells: given.cells.map((write) => ({ ...write, cell: anchorOf(sheet.merges, write.cell) })),
    };
    if (!sheet.visible) throw new HostError('sheet-gone', 'sheet is hidden', plan.sheet);
    if (sheet.protected) throw new HostError('protected', 'sheet is protected', plan.sheet);
    const snapshot = await this.snapshot(sheet);
    if (snapshot.fingerprint !== plan.fingerprint)
      throw new HostError('changed', 'sheet changed since it was read', plan.sheet);
    const before = byPlace(await this.grid.cells(plan.sheet));
    const formula = plan.cells.find(({ cell }) => contentAt(before, cell).formula !== '');
    if (formula !== undefined)
      throw new HostError('formula', `cell ${keyOf(formula.cell)} holds a formula`, plan.sheet);
    return { plan, before };
  }

  private async takeBack(sheets: readonly SheetReceipt[]): Promise<void> {
    for (const { sheet, changes, marksBefore } of sheets) {
      const now = byPlace(await this.grid.cells(sheet));
      const back = changes.filter(({ cell, before }) => !same(contentAt(now, cell), before));
      await this.grid.write(
        sheet,
        back.map(({ cell, before }): GridWrite => ({ ...cell, value: before.value, formula: before.formula })),
      );
      if (marksBefore !== null) this.setMarks(sheet, marksBefore);
    }
  }
}

function writeOf({ cell, after }: CellWrite): GridWrite {
  const place = { row: cell.row, column: cell.column, formula: '' };
  switch (after.kind) {
    case 'blank':
      return { ...place, value: '' };
    case 'number':
      return { ...place, value: Number(after.number) };
    case 'text':
      return { ...place, value: after.text };
  }
}

function holds(content: { readonly value: CellValue; readonly formula: string }, write: CellWrite): boolean {
  return content.formula === '' && content.value === writeOf(write).value;
}

function spanA1(cells: readonly CellRef[], first: CellRef): string {
  let { row: top, column: left } = first;
  let { row: bottom, column: right } = first;
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return rangeA1({ first: { row: top, column: left }, last: { row: bottom, column: right } });
}
