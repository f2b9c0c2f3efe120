/** A workbook in memory: enough of a host to show and test every state of the pane without Excel. */
import { fingerprint, type CellAddress, type CellRef, type CellValue, type SheetSnapshot } from '../../form/sheet';
import {
  HostError,
  type HostErrorCode,
  type ReviewComments,
  type ReviewNote,
  type SheetChange,
  type Unsubscribe,
  type WorkbookHost,
} from '../../hosts/host';
import type { AddedSheet } from '../../review/new-sheet';
import { sheetNames } from '../../review/sheet-names';
import type { CellChange, Mark, SheetPlan, SheetReceipt, WritePlan, WriteReceipt } from '../../review/plan';

export interface MemorySheet {
  readonly name: string;
  /** Rows from A1 on; short rows are blank to the right. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly protected?: boolean;
}

interface Sheet {
  readonly name: string;
  readonly cells: CellValue[][];
  readonly protected: boolean;
  marks: readonly Mark[];
}

type Call = keyof WorkbookHost;

export class MemoryHost implements WorkbookHost {
  readonly #sheets: Sheet[];
  readonly #memory = new Map<string, string>();
  readonly #listeners = new Set<(change: SheetChange) => void>();
  readonly #followers = new Set<(sheet: string) => void>();
  readonly #faults = new Map<Call, HostErrorCode>();
  #pause: Promise<void> = Promise.resolve();
  #active = 0;
  /** The cell last revealed. */
  selected: CellAddress | null = null;
  /** Notes of ours that stand on the sheets. */
  notes: readonly ReviewNote[] = [];
  readonly comments?: ReviewComments = {
    annotate: async (notes) => {
      await this.#begin('comments');
      this.notes = notes;
      return placesOf(notes);
    },
    clear: async () => {
      await this.#begin('comments');
      const count = placesOf(this.notes);
      this.notes = [];
      return count;
    },
  };
  /** Plans written, in order. */
  readonly plans: WritePlan[] = [];

  constructor(sheets: readonly MemorySheet[]) {
    this.#sheets = sheets.map((sheet) => {
      const width = Math.max(0, ...sheet.rows.map((row) => row.length));
      return {
        name: sheet.name,
        cells: sheet.rows.map((row) => Array.from({ length: width }, (_cell, column) => row[column] ?? '')),
        protected: sheet.protected ?? false,
        marks: [],
      };
    });
  }

  /** The next calls of this kind are refused, until `mend`. */
  fail(call: Call, code: HostErrorCode): void {
    this.#faults.set(call, code);
  }

  mend(call: Call): void {
    this.#faults.delete(call);
  }

  /** Every call waits for this. */
  waitFor(pause: Promise<void>): void {
    this.#pause = pause;
  }

  /** What is listened to. */
  get listening(): { readonly edits: boolean; readonly sheets: boolean } {
    return { edits: this.#listeners.size > 0, sheets: this.#followers.size > 0 };
  }

  /** Index of the sheet in front. */
  get active(): number {
    return this.#active;
  }

  /** The person goes to a sheet. */
  set active(index: number) {
    if (index === this.#active) return;
    this.#active = index;
    const sheet = this.#sheets[index];
    if (sheet !== undefined) for (const follower of this.#followers) follower(sheet.name);
  }

  marksOf(name: string): readonly Mark[] {
    return this.#find(name).marks;
  }

  valueAt({ sheet, row, column }: CellAddress): CellValue {
    return this.#find(sheet).cells[row]?.[column] ?? '';
  }

  /** A person types into a cell. */
  type({ sheet, row, column }: CellAddress, value: CellValue): void {
    this.#put(this.#find(sheet), { row, column }, value);
    for (const listener of this.#listeners) listener({ sheet, address: null });
  }

  async readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]> {
    await this.#begin('readSheets');
    if (which === 'all') return this.#sheets.map(snapshot);
    const sheet = this.#sheets[this.active];
    return sheet === undefined ? [] : [snapshot(sheet)];
  }

  async apply(plan: WritePlan): Promise<WriteReceipt> {
    await this.#begin('apply');
    for (const part of plan.sheets) {
      const sheet = this.#find(part.sheet);
      if (sheet.protected) throw new HostError('protected', 'protected', sheet.name);
      if (snapshot(sheet).fingerprint !== part.fingerprint) throw new HostError('changed', 'changed', sheet.name);
    }
    this.plans.push(plan);
    return { at: '2024-01-31T08:00:00.000Z', sheets: plan.sheets.map((part) => this.#write(part)) };
  }

  async undo(receipt: WriteReceipt): Promise<void> {
    await this.#begin('undo');
    for (const part of receipt.sheets) {
      const { cells } = this.#find(part.sheet);
      const edited = part.changes.some(({ cell, after }) => (cells[cell.row]?.[cell.column] ?? '') !== after.value);
      if (edited) throw new HostError('undo-changed', 'edited since', part.sheet);
    }
    for (const part of receipt.sheets) {
      const sheet = this.#find(part.sheet);
      for (const { cell, before } of part.changes) this.#put(sheet, cell, before.value);
      if (part.marksBefore !== null) sheet.marks = part.marksBefore;
    }
  }

  async clearMarks(scope: 'active' | 'all'): Promise<number> {
    await this.#begin('clearMarks');
    const sheets = this.#sheets.filter((_sheet, index) => scope === 'all' || index === this.active);
    const count = sheets.reduce((sum, sheet) => sum + sheet.marks.length, 0);
    for (const sheet of sheets) sheet.marks = [];
    return count;
  }

  async marksOn(sheet: string): Promise<readonly Mark[]> {
    await this.#begin('marksOn');
    return this.#find(sheet).marks;
  }

  async reveal(cell: CellAddress): Promise<void> {
    await this.#begin('reveal');
    this.active = this.#sheets.indexOf(this.#find(cell.sheet));
    this.selected = cell;
  }

  async onChanged(listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    await this.#begin('onChanged');
    this.#listeners.add(listener);
    return async () => {
      this.#listeners.delete(listener);
    };
  }

  async onActivated(follower: (sheet: string) => void): Promise<Unsubscribe> {
    await this.#begin('onActivated');
    this.#followers.add(follower);
    return async () => {
      this.#followers.delete(follower);
    };
  }

  async remember(key: string, value: unknown): Promise<void> {
    await this.#begin('remember');
    this.#memory.set(key, JSON.stringify(value ?? null));
  }

  async recall(key: string): Promise<unknown> {
    await this.#begin('recall');
    const kept = this.#memory.get(key);
    return kept === undefined ? undefined : JSON.parse(kept);
  }

  async addSheets(sheets: readonly AddedSheet[]): Promise<string[]> {
    await this.#begin('addSheets');
    const names = sheetNames(
      sheets.map(({ name }) => name),
      this.#sheets.map(({ name }) => name),
    );
    sheets.forEach(({ rows }, index) => {
      const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? (cell?.value ?? '') : cell)));
      this.#sheets.push({ name: names[index] ?? '', cells, protected: false, marks: [] });
    });
    return names;
  }

  async #begin(call: Call): Promise<void> {
    await this.#pause;
    const fault = this.#faults.get(call);
    if (fault !== undefined)
      throw new HostError(fault, `set to fail at ${call}`, this.#sheets[this.active]?.name ?? '');
  }

  #find(name: string): Sheet {
    const sheet = this.#sheets.find((candidate) => candidate.name === name);
    if (sheet === undefined) throw new HostError('sheet-gone', 'no such sheet', name);
    return sheet;
  }

  #put(sheet: Sheet, { row, column }: CellRef, value: CellValue): void {
    const cells = sheet.cells[row];
    if (cells !== undefined) cells[column] = value;
  }

  #write(part: SheetPlan): SheetReceipt {
    const sheet = this.#find(part.sheet);
    const marksBefore = part.marks === null ? null : sheet.marks;
    const changes = part.cells.map(({ cell, after }): CellChange => {
      const before = sheet.cells[cell.row]?.[cell.column] ?? '';
      const value = after.kind === 'blank' ? '' : after.kind === 'number' ? Number(after.number) : after.text;
      this.#put(sheet, cell, value);
      return { cell, before: { value: before, formula: '' }, after: { value, formula: '' } };
    });
    if (part.marks !== null) sheet.marks = part.marks;
    return { sheet: part.sheet, changes, marksBefore, marksAfter: part.marks };
  }
}

function placesOf(notes: readonly ReviewNote[]): number {
  return new Set(notes.map(({ cell }) => `${cell.sheet}!${cell.row},${cell.column}`)).size;
}

function snapshot(sheet: Sheet): SheetSnapshot {
  const origin = { row: 0, column: 0 };
  const formulas = sheet.cells.map((row) => row.map(() => ''));
  const values = sheet.cells.map((row) => [...row]);
  return {
    name: sheet.name,
    origin,
    values,
    texts: values.map((row) => row.map(String)),
    formulas,
    protected: sheet.protected,
    fingerprint: fingerprint(origin, values, formulas),
  };
}
