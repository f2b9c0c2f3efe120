/** A workbook file as a host: what is not ours stays as it is, to the byte. */
import { a1, type CellAddress, type SheetSnapshot } from '../../form/sheet';
import type { Mark, SheetPlan, SheetReceipt } from '../../review/plan';
import {
  HostError,
  type ReviewComments,
  type ReviewNote,
  type SheetChange,
  type Unsubscribe,
  type WorkbookHost,
  type WritePlan,
  type WriteReceipt,
} from '../host';
import { noteText } from '../review-notes';
import { scalarOf } from './evaluate';
import { History } from './history';
import { LimitError } from './limits';
import { readWorkbookPart, type SheetEntry, type Workbook } from './package/workbook';
import { WorkbookPackage } from './package/workbook-package';
import type { ZipCodec } from './zip/codec';
import { editCells, type CellEdit } from './patch/edit-cells';
import { ownNotes, writeNotes } from './patch/notes';
import { readMarks, writeMarks } from './patch/marks';
import { markStyle } from './patch/mark-styles';
import { recallText, rememberText } from './patch/memory';
import { SheetMarkup } from './patch/sheet-markup';
import { FormulaPlaces, changeOf, contentAt, editOf, sameMarks, type Target } from './planned-cells';
import { WorkbookReader } from './read/workbook-reader';
import { refreshBook } from './recalculate/refresh-book';
import { DoctypeError, XmlError } from './xml/tokens';

/** Things a person should know about a saved copy. */
export type FileWarning =
  /** The digital signature no longer holds once the file is changed. */
  'signed';

export class FileHost implements WorkbookHost {
  /** Notes of the old kind, which every program shows. */
  readonly comments: ReviewComments = {
    annotate: (notes) => this.annotate(notes),
    clear: () => this.clearNotes(),
  };
  private readonly history: History;
  private readonly reader: WorkbookReader;
  private readonly snapshots = new Map<
    string,
    { readonly content: Uint8Array | null; readonly snapshot: SheetSnapshot }
  >();

  /** Several steps of one writing look at the same text. */
  private lastMarkup: {
    readonly entry: SheetEntry;
    readonly content: Uint8Array | null;
    readonly markup: SheetMarkup;
  } | null = null;

  private constructor(
    /** The file's name, for messages. */
    readonly name: string,
    private readonly pack: WorkbookPackage,
    private readonly workbook: Workbook,
  ) {
    this.history = new History(pack);
    this.reader = new WorkbookReader(pack, workbook);
  }

  /**
   * @param codec what unpacks the parts; left out, one that runs everywhere
   * @throws UnreadableFile
   */
  static open(bytes: Uint8Array, name: string, codec?: ZipCodec): FileHost {
    const pack = new WorkbookPackage(bytes, name, codec);
    const workbook = readWorkbookPart(pack);
    if (workbook.sheets.length === 0)
      throw pack.fail('no-sheet', `${workbook.sheetNames.length} sheets of other kinds`);
    return new FileHost(name, pack, workbook);
  }

  get warnings(): readonly FileWarning[] {
    return this.pack.names().some((part) => /^_xmlsignatures\//i.test(part)) ? ['signed'] : [];
  }

  /** The workbook as it stands now; the file itself when nothing was changed. */
  save(): Uint8Array {
    return this.pack.save();
  }

  async readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]> {
    const visible = this.workbook.sheets.filter(({ state }) => state === 'visible');
    if (which === 'all') return visible.map((sheet) => this.snapshot(sheet));
    const active = visible.find(({ name }) => name === this.workbook.active) ?? visible[0];
    return active === undefined ? [] : [this.snapshot(active)];
  }

  async apply(plan: WritePlan): Promise<WriteReceipt> {
    const prepared = plan.sheets.map((sheet) => this.pack.guard(sheet.sheet, () => this.prepare(sheet)));
    const before = this.history.state();
    try {
      const sheets = prepared.map(({ entry, sheet, targets }): SheetReceipt => {
        const old = this.snapshot(entry);
        const marksBefore = sheet.marks === null ? null : this.marks(entry);
        this.writeCells(entry, targets);
        if (sheet.marks !== null) this.writeMarks(entry, sheet.marks);
        return {
          sheet: entry.name,
          changes: targets.map((target) => changeOf(old, target)),
          marksBefore,
          marksAfter: sheet.marks,
        };
      });
      this.refresh(sheets);
      this.compare(sheets);
      const receipt: WriteReceipt = { at: new Date().toISOString(), sheets };
      this.history.remember(receipt, before);
      return receipt;
    } catch (error) {
      this.history.rollBack(before);
      throw this.described(error);
    }
  }

  async undo(receipt: WriteReceipt): Promise<void> {
    for (const sheet of receipt.sheets) this.assertUnchanged(sheet);
    if (this.history.takeBack(receipt)) return;
    const before = this.history.state();
    try {
      for (const sheet of receipt.sheets) {
        const entry = this.entry(sheet.sheet);
        const targets = sheet.changes.map((change): Target => ({
          cell: change.cell,
          edit: { kind: 'content', value: scalarOf(change.before.value) },
          after: change.before.value,
        }));
        this.writeCells(entry, targets);
        if (sheet.marksBefore !== null) this.writeMarks(entry, sheet.marksBefore);
      }
      this.refresh(receipt.sheets);
    } catch (error) {
      this.history.rollBack(before);
      throw this.described(error);
    }
  }

  async clearMarks(scope: 'active' | 'all'): Promise<number> {
    const { sheets, active } = this.workbook;
    const chosen =
      scope === 'all'
        ? sheets
        : sheets.filter(({ name, state }) => name === active || (active === null && state === 'visible')).slice(0, 1);
    let removed = 0;
    for (const sheet of chosen) {
      const marks = this.marks(sheet);
      removed += marks.length;
      if (marks.length > 0) this.writeMarks(sheet, []);
    }
    return removed;
  }

  async marksOn(sheet: string): Promise<readonly Mark[]> {
    return this.marks(this.entry(sheet));
  }

  /** A file has no selection. */
  async reveal(_cell: CellAddress): Promise<void> {}

  /** Nobody else edits a file that was read into memory. */
  async onChanged(_listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    return async () => {};
  }

  /** Nobody walks about in it either. */
  async onActivated(_listener: (sheet: string) => void): Promise<Unsubscribe> {
    return async () => {};
  }

  async remember(key: string, value: unknown): Promise<void> {
    rememberText(this.pack, this.workbook, key, value === undefined ? null : JSON.stringify(value));
  }

  /** Undefined when nothing readable is kept under the key. */
  async recall(key: string): Promise<unknown> {
    const text = recallText(this.pack, this.workbook, key);
    const value = text === null ? undefined : parsed(text);
    // Office.js settings hold our JSON as a text, so that it is JSON twice there.
    return typeof value === 'string' ? (parsed(value) ?? value) : value;
  }

  private async annotate(notes: readonly ReviewNote[]): Promise<number> {
    const wanted = new Map<SheetEntry, Map<string, ReviewNote[]>>();
    for (const note of notes) {
      const entry = this.entry(note.cell.sheet);
      const cells = wanted.get(entry) ?? new Map<string, ReviewNote[]>();
      const address = a1(this.pack.guard(entry.part, () => this.markup(entry).anchor(note.cell)));
      wanted.set(entry, cells.set(address, [...(cells.get(address) ?? []), note]));
    }
    const before = this.history.state();
    try {
      return this.workbook.sheets.reduce((sum, entry) => {
        const texts = [...(wanted.get(entry) ?? [])].map(([address, there]) => [address, noteText(there)] as const);
        return sum + this.writeNotes(entry, new Map(texts));
      }, 0);
    } catch (error) {
      this.history.rollBack(before);
      throw this.described(error);
    }
  }

  private writeNotes(entry: SheetEntry, notes: ReadonlyMap<string, string>): number {
    const there = ownNotes(this.pack, entry.part);
    const same = notes.size === there.size && [...notes].every(([address, text]) => there.get(address) === text);
    if (same) return notes.size;
    if (this.snapshot(entry).protected) throw new HostError('protected', `${entry.name} is protected`, entry.name);
    return writeNotes(this.pack, this.workbook, entry.part, notes);
  }

  private async clearNotes(): Promise<number> {
    const count = this.workbook.sheets.reduce((sum, { part }) => sum + ownNotes(this.pack, part).size, 0);
    await this.annotate([]);
    return count;
  }

  private snapshot(entry: SheetEntry): SheetSnapshot {
    const content = this.pack.change(entry.part);
    const known = this.snapshots.get(entry.part);
    if (known !== undefined && known.content === content) return known.snapshot;
    const snapshot = this.reader.snapshot(entry);
    this.snapshots.set(entry.part, { content, snapshot });
    return snapshot;
  }

  private entry(name: string): SheetEntry {
    const found = this.workbook.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new HostError('sheet-gone', `no sheet ${name}`, name);
    return found;
  }

  private markup(entry: SheetEntry): SheetMarkup {
    const content = this.pack.change(entry.part);
    if (this.lastMarkup?.entry === entry && this.lastMarkup.content === content) return this.lastMarkup.markup;
    const xml = this.pack.text(entry.part);
    if (xml === null) throw this.pack.fail('damaged', `${entry.part} is missing`);
    const markup = this.pack.guard(entry.part, () => new SheetMarkup(xml));
    this.lastMarkup = { entry, content, markup };
    return markup;
  }

  private marks(entry: SheetEntry): Mark[] {
    const markup = this.markup(entry);
    return this.pack.guard(entry.part, () => readMarks(markup));
  }

  /** Checks everything that can be refused before anything is written. */
  private prepare(sheet: SheetPlan): { entry: SheetEntry; sheet: SheetPlan; targets: Target[] } {
    const entry = this.entry(sheet.sheet);
    const snapshot = this.snapshot(entry);
    if (snapshot.fingerprint !== sheet.fingerprint)
      throw new HostError('changed', `${sheet.sheet} differs from what was read`, sheet.sheet);
    if (sheet.cells.length === 0 && sheet.marks === null) return { entry, sheet, targets: [] };
    if (snapshot.protected) throw new HostError('protected', `${sheet.sheet} is protected`, sheet.sheet);
    if (sheet.cells.length === 0) return { entry, sheet, targets: [] };
    const cells = this.reader.cells(entry);
    const markup = this.markup(entry);
    const formulas = new FormulaPlaces(cells);
    // Two cells of one merged area are one: the last one counts.
    const targets = new Map<string, Target>();
    for (const { cell, after } of sheet.cells) {
      const anchor = markup.anchor(cell);
      if (formulas.has(anchor))
        throw new HostError('formula', `${sheet.sheet}!${a1(anchor)} holds a formula`, sheet.sheet);
      targets.set(a1(anchor), { cell: anchor, ...editOf(after, sheet.sheet) });
    }
    return { entry, sheet, targets: [...targets.values()] };
  }

  private writeCells(entry: SheetEntry, targets: readonly Target[]): void {
    if (targets.length === 0) return;
    const edits = new Map<number, Map<number, CellEdit>>();
    for (const { cell, edit } of targets) {
      const row = edits.get(cell.row) ?? new Map<number, CellEdit>();
      edits.set(cell.row, row.set(cell.column, edit));
    }
    const markup = this.markup(entry);
    this.writeIfNew(entry, markup.xml, editCells(markup, edits));
  }

  private writeMarks(entry: SheetEntry, marks: readonly Mark[]): void {
    const markup = this.markup(entry);
    if (sameMarks(readMarks(markup), marks)) return;
    this.writeIfNew(
      entry,
      markup.xml,
      writeMarks(markup, marks, (light) => markStyle(this.pack, this.workbook, light)),
    );
  }

  private writeIfNew(entry: SheetEntry, before: string, after: string): void {
    if (after !== before) this.pack.write(entry.part, after);
  }

  private refresh(sheets: readonly SheetReceipt[]): void {
    const written = sheets.flatMap(({ sheet, changes }) => changes.map(({ cell }) => ({ sheet, ...cell })));
    refreshBook(this.pack, this.workbook, this.reader, written);
  }

  /** Reads back what was written. */
  private compare(sheets: readonly SheetReceipt[]): void {
    for (const { sheet, changes, marksAfter } of sheets) {
      const entry = this.entry(sheet);
      const snapshot = this.snapshot(entry);
      for (const { cell, after } of changes) {
        const read = contentAt(snapshot, cell);
        if (read.value !== after.value || read.formula !== after.formula) {
          throw new HostError('unknown', `${sheet}!${a1(cell)} reads back as ${String(read.value)}`, sheet);
        }
      }
      if (marksAfter !== null && !sameMarks(this.marks(entry), marksAfter)) {
        throw new HostError('unknown', `${sheet}: marks read back differently`, sheet);
      }
    }
  }

  private assertUnchanged(sheet: SheetReceipt): void {
    const entry = this.entry(sheet.sheet);
    const snapshot = this.snapshot(entry);
    if (snapshot.protected) throw new HostError('protected', `${sheet.sheet} is protected`, sheet.sheet);
    for (const { cell, after } of sheet.changes) {
      const now = contentAt(snapshot, cell);
      if (now.value !== after.value || now.formula !== after.formula) {
        throw new HostError('undo-changed', `${sheet.sheet}!${a1(cell)} was edited since`, sheet.sheet);
      }
    }
  }

  private described(error: unknown): unknown {
    if (error instanceof HostError) return error;
    if (error instanceof LimitError) return this.pack.fail('too-large', error.message);
    if (error instanceof DoctypeError) return this.pack.fail('forbidden-markup', error.message);
    return error instanceof XmlError ? this.pack.fail('damaged', error.message) : error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
