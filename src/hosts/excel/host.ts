/** The port on Excel: one round trip to read the active sheet, one to write it, one to undo. */
import type { CellAddress, SheetSnapshot } from '../../form/sheet';
import { a1 } from '../../form/sheet';
import type { AddedSheet } from '../../review/new-sheet';
import type { SheetPlan, SheetReceipt, WritePlan, WriteReceipt } from '../../review/plan';
import {
  HostError,
  type ReviewComments,
  type SheetChange,
  type StandingMark,
  type Unsubscribe,
  type WorkbookHost,
} from '../host';
import type { ExcelAccess } from './access';
import { SheetAdder } from './add-sheets';
import { excelComments } from './comments';
import type { SheetEdited } from './edit';
import { entryForState, entryOf, holds, type CellState } from './entry';
import { hostErrorOf } from './errors';
import { gridFingerprint, stateAt } from './grid';
import { WorkbookMemory } from './memory';
import type { KnownSheet } from './sheet-request';
import { Sheets } from './sheets';
import type { KnownEdit } from './repair';
import { Rides, type InTurn } from './rides';
import { sameStates, Writer } from './write';

export class ExcelHost implements WorkbookHost {
  private readonly sheets: Sheets;
  private readonly writer: Writer;
  private readonly memory: WorkbookMemory;
  readonly comments?: ReviewComments;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly office: ExcelAccess) {
    const inTurn: InTurn = (task) => this.inTurn(task);
    const rides = new Rides(office, inTurn);
    this.sheets = new Sheets(office, rides, inTurn);
    this.writer = new Writer(office, this.sheets);
    this.memory = new WorkbookMemory(rides);
    const comments = excelComments(office, inTurn);
    if (comments !== null) this.comments = comments;
  }

  readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]> {
    return this.inTurn(() => (which === 'active' ? this.sheets.readActive() : this.sheets.readVisible()));
  }

  apply(plan: WritePlan): Promise<WriteReceipt> {
    return this.inTurn(() => this.applyNow(plan));
  }

  undo(receipt: WriteReceipt): Promise<void> {
    return this.inTurn(() => this.undoNow(receipt));
  }

  clearMarks(scope: 'active' | 'all'): Promise<number> {
    return this.inTurn(async () => {
      const sheets = scope === 'active' ? await this.sheets.refreshActive() : await this.sheets.refreshAll();
      const marked = sheets.filter((sheet) => sheet.marks.length > 0);
      for (const sheet of marked) refuseProtected(sheet);
      if (marked.length === 0) return 0;
      const edits = marked.map((known): KnownEdit => {
        const edit = { sheet: known.id, cells: [], oldMarks: known.marks, newMarks: [], look: 'cells' } as const;
        return { known, edit };
      });
      this.settle(edits, await this.writer.write(edits));
      return marked.reduce((sum, sheet) => sum + sheet.marks.length, 0);
    });
  }

  marksOn(sheet: string): Promise<readonly StandingMark[]> {
    return this.inTurn(async () => {
      const known = this.sheets.find(sheet) ?? (await this.sheets.refresh([sheet]))[0];
      return known?.marks ?? [];
    });
  }

  reveal(cell: CellAddress): Promise<void> {
    return this.inTurn(() =>
      this.office
        .run(async (context) => {
          const sheet = context.workbook.worksheets.getItem(cell.sheet);
          sheet.activate();
          sheet.getRange(a1(cell)).select();
          await context.sync();
        })
        .catch((error: unknown) => {
          throw hostErrorOf(error, cell.sheet);
        }),
    );
  }

  onChanged(listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    return this.sheets.listening.onChanged(listener);
  }

  onActivated(listener: (sheet: string) => void): Promise<Unsubscribe> {
    return this.sheets.listening.onActivated(listener);
  }

  remember(key: string, value: unknown): Promise<void> {
    return this.memory.remember(key, value);
  }

  recall(key: string): Promise<unknown> {
    return this.memory.recall(key);
  }

  addSheets(sheets: readonly AddedSheet[]): Promise<string[]> {
    const adder = new SheetAdder(this.office, this.sheets.listening.ownWrites);
    return this.inTurn(() => adder.add(sheets));
  }

  /** One thing after the other: a live re-check must not read between the two halves of a write. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const next = this.last.then(task, task);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async applyNow(plan: WritePlan): Promise<WriteReceipt> {
    const at = new Date().toISOString();
    const parts = plan.sheets.filter((part) => part.cells.length > 0 || part.marks !== null);
    if (parts.length === 0) return { at, sheets: [] };
    const known = await this.knownFor(
      parts.map((part) => part.sheet),
      (sheet, index) => sheet.fingerprint === parts[index]?.fingerprint,
    );
    const edits = parts.map((part, index) => applyEdit(part, known[index]));
    const results = await this.writeFresh(edits);
    const changed = parts.find((part, index) => fingerprintBefore(results[index]) !== part.fingerprint);
    if (changed !== undefined) {
      await this.writer.takeBack(edits, results);
      throw new HostError('changed', 'the sheet was edited after it was read', changed.sheet);
    }
    const odd = parts.find((part, index) => !cameThrough(part, results[index]));
    if (odd !== undefined) {
      await this.writer.takeBack(edits, results);
      throw new HostError('unknown', 'a cell did not take what was written', odd.sheet);
    }
    this.settle(edits, results);
    return { at, sheets: parts.flatMap((part, index) => receiptOf(part, results[index])) };
  }

  private async undoNow(receipt: WriteReceipt): Promise<void> {
    const parts = receipt.sheets.filter((part) => part.changes.length > 0 || part.marksBefore !== null);
    if (parts.length === 0) return;
    const asWritten = (sheet: KnownSheet, part: SheetReceipt): boolean =>
      sameStates(
        part.changes.map(({ cell }) => stateAt(sheet.grid, cell)),
        part.changes.map(({ after }) => after),
      );
    const known = await this.knownFor(
      parts.map((part) => part.sheet),
      (sheet, index) => {
        const part = parts[index];
        return part !== undefined && asWritten(sheet, part);
      },
      'undo-changed',
    );
    const edits = parts.map((part, index) => undoEdit(part, known[index]));
    const results = await this.writeFresh(edits);
    const changed = parts.find((part, index) => {
      const after = part.changes.map((change) => change.after);
      return !sameStates(results[index]?.statesBefore ?? [], after);
    });
    if (changed !== undefined) {
      await this.writer.takeBack(edits, results);
      throw new HostError('undo-changed', 'the cells were edited after they were written', changed.sheet);
    }
    this.settle(edits, results);
  }

  /**
   * What is known of the sheets to be written, looked at again when it may be out of date: never seen, edited since,
   * not as expected, or protected then. Costs no round trip in the ordinary case.
   */
  private async knownFor(
    names: readonly string[],
    asExpected: (sheet: KnownSheet, index: number) => boolean,
    refusal: 'changed' | 'undo-changed' = 'changed',
  ): Promise<KnownSheet[]> {
    const stale = names.filter((name, index) => {
      const sheet = this.sheets.find(name);
      if (sheet === undefined || sheet.protected || this.sheets.listening.wasEdited(sheet.id)) return true;
      return !asExpected(sheet, index);
    });
    if (stale.length > 0) await this.sheets.refresh(stale);
    return names.map((name, index) => {
      const sheet = this.sheets.find(name);
      if (sheet === undefined) throw new HostError('sheet-gone', 'the sheet was renamed or deleted', name);
      refuseProtected(sheet);
      if (!asExpected(sheet, index)) throw new HostError(refusal, 'the sheet was edited since', name);
      return sheet;
    });
  }

  /** Writes; when a mark or sheet is gone by now (found before anything is written), looks again and says which. */
  private async writeFresh(edits: readonly KnownEdit[]): Promise<SheetEdited[]> {
    try {
      return await this.writer.write(edits);
    } catch (error) {
      const failure = hostErrorOf(error);
      if (failure.code !== 'sheet-gone') throw failure;
      const fresh = await this.sheets.refresh(edits.map(({ edit }) => edit.sheet));
      return this.writer.write(
        edits.map(({ known, edit }, index): KnownEdit => {
          const now = fresh[index] ?? known;
          return { known: now, edit: { ...edit, oldMarks: edit.oldMarks.length === 0 ? [] : now.marks } };
        }),
      );
    }
  }

  private settle(edits: readonly KnownEdit[], results: readonly SheetEdited[]): void {
    edits.forEach((edit, index) => {
      const result = results[index];
      if (result !== undefined) this.writer.settle(edit, result);
    });
  }
}

function applyEdit(part: SheetPlan, known: KnownSheet | undefined): KnownEdit {
  if (known === undefined) throw new HostError('sheet-gone', 'the sheet was renamed or deleted', part.sheet);
  const formula = part.cells.find(({ cell }) => stateAt(known.grid, cell).formula !== '');
  if (formula !== undefined) throw new HostError('formula', `${a1(formula.cell)} holds a formula`, part.sheet);
  return {
    known,
    edit: {
      sheet: part.sheet,
      cells: part.cells.map(({ cell, after }) => ({ cell, entry: entryOf(after) })),
      oldMarks: part.marks === null ? [] : known.marks,
      newMarks: part.marks ?? [],
      look: 'sheet',
    },
  };
}

function undoEdit(part: SheetReceipt, known: KnownSheet | undefined): KnownEdit {
  if (known === undefined) throw new HostError('sheet-gone', 'the sheet was renamed or deleted', part.sheet);
  return {
    known,
    edit: {
      sheet: part.sheet,
      cells: part.changes.map(({ cell, before }) => ({ cell, entry: entryForState(before) })),
      oldMarks: part.marksBefore === null ? [] : known.marks,
      newMarks: part.marksBefore ?? [],
      look: 'cells',
    },
  };
}

function refuseProtected(sheet: KnownSheet): void {
  if (sheet.protected) throw new HostError('protected', 'the sheet is protected', sheet.name);
}

function fingerprintBefore(result: SheetEdited | undefined): string | null {
  return result?.before === null || result === undefined ? null : gridFingerprint(result.before);
}

function cameThrough(part: SheetPlan, result: SheetEdited | undefined): boolean {
  return part.cells.every(({ after }, index) => {
    const state = result?.statesAfter[index];
    return state !== undefined && holds(after, state);
  });
}

function receiptOf(part: SheetPlan, result: SheetEdited | undefined): SheetReceipt[] {
  if (result === undefined) return [];
  const blank: CellState = { value: '', formula: '' };
  return [
    {
      sheet: part.sheet,
      changes: part.cells.map(({ cell }, index) => ({
        cell,
        before: result.statesBefore[index] ?? blank,
        after: result.statesAfter[index] ?? blank,
      })),
      marksBefore: part.marks === null ? null : result.marksBefore,
      marksAfter: part.marks,
    },
  ];
}
