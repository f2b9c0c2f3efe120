/** Carries out edits: all of them or none, whatever happens in between. */
import type { Mark } from '../../review/plan';
import { HostError } from '../host';
import type { ExcelAccess } from './access';
import { EditBatch, runsOf, type SheetEdit, type SheetEdited } from './edit';
import { entryForState, sameState, type CellState } from './entry';
import { hostErrorOf, mayHaveRun, officeCode } from './errors';
import { gridFingerprint, withStates } from './grid';
import { lookAtDamage, repairOf, type KnownEdit } from './repair';
import type { Sheets } from './sheets';

/** What is half-done must be put right: should the person just have started to type, Excel waits for the end of it. */
const PATIENT: Excel.RunOptions = { delayForCellEdit: true };

export class Writer {
  constructor(
    private readonly office: ExcelAccess,
    private readonly sheets: Sheets,
  ) {}

  /**
   * One round trip. When Excel stops half-way, what had been written is taken back first.
   * @throws HostError of what went wrong; the sheets are then as they were
   */
  async write(edits: readonly KnownEdit[]): Promise<SheetEdited[]> {
    const batches: EditBatch[] = [];
    try {
      return await this.send(edits, batches);
    } catch (error) {
      const partly = mayHaveRun(error);
      if (partly) await this.repair(edits, (index) => batches[0]?.marksSeen(index) ?? []);
      for (const { known } of edits) this.sheets.forget(known.name);
      throw await this.explain(error, edits);
    }
  }

  /** Takes an edit back that was carried out: cells to what they held, marks to where they stood. */
  async takeBack(edits: readonly KnownEdit[], results: readonly SheetEdited[]): Promise<void> {
    const back = edits.flatMap(({ known, edit }, index): KnownEdit[] => {
      const result = results[index];
      if (result === undefined) return [];
      const cells = edit.cells.map(({ cell }, at) => ({
        cell,
        entry: entryForState(result.statesBefore[at] ?? { value: '', formula: '' }),
      }));
      const restored: SheetEdit = {
        sheet: edit.sheet,
        cells,
        oldMarks: result.marksAfter,
        newMarks: result.marksBefore,
        look: 'cells',
      };
      return [{ known, edit: restored }];
    });
    for (const { known } of edits) this.sheets.forget(known.name);
    try {
      await this.send(back, [], PATIENT);
    } catch (error) {
      throw hostErrorOf(error, edits[0]?.edit.sheet ?? '');
    }
  }

  /** Keeps what is known of a sheet in step with an edit that stood. */
  settle({ known, edit }: KnownEdit, result: SheetEdited): void {
    const changes = edit.cells.map(({ cell }, index) => ({
      cell,
      state: result.statesAfter[index] ?? { value: '', formula: '' },
    }));
    const grid = withStates(result.before ?? known.grid, changes);
    const gone = new Set(edit.oldMarks.map((mark) => mark.id));
    const marks = [...known.marks.filter((mark) => !gone.has(mark.id)), ...result.marksAfter];
    this.sheets.keep({ ...known, grid, fingerprint: gridFingerprint(grid), marks });
  }

  private async send(
    edits: readonly KnownEdit[],
    batches: EditBatch[],
    options: Excel.RunOptions = {},
  ): Promise<SheetEdited[]> {
    for (const { known, edit } of edits) {
      this.sheets.listening.ownWrites.expect(
        known.id,
        runsOf(edit.cells).map((run) => run.address),
      );
    }
    return this.office.run(options, async (context) => {
      const batch = new EditBatch(
        context,
        edits.map(({ edit }) => edit),
      );
      batches.push(batch);
      await context.sync();
      return batch.results();
    });
  }

  /** Looks which cells and marks of a failed batch came through, and puts them back. */
  private async repair(edits: readonly KnownEdit[], marksSeen: (index: number) => readonly Mark[]): Promise<void> {
    for (const [index, planned] of edits.entries()) {
      const now = await lookAtDamage(this.office, planned).catch(() => null);
      const back = now === null ? null : repairOf(planned, now, marksSeen(index));
      if (back !== null) await this.send([{ known: planned.known, edit: back }], [], PATIENT);
    }
  }

  /** Office says `AccessDenied` for a protected sheet and for a read-only workbook alike. */
  private async explain(error: unknown, edits: readonly KnownEdit[]): Promise<HostError> {
    const [first] = edits;
    const failure = hostErrorOf(error, first?.edit.sheet ?? '');
    if (officeCode(error) !== 'AccessDenied') return failure;
    for (const { known } of edits) {
      const [now] = await this.sheets.refresh([known.id]).catch(() => []);
      if (now?.protected === true) return new HostError('protected', failure.message, now.name);
    }
    return failure;
  }
}

export const sameStates = (one: readonly CellState[], other: readonly CellState[]): boolean =>
  one.length === other.length &&
  one.every((state, index) => sameState(state, other[index] ?? { value: '', formula: '' }));
