/** The port between the product and whatever holds the workbook: Excel, a file, the workbench grid. */
import type { CellAddress, SheetSnapshot } from '../form/sheet';
import type { Text } from '../checks/check';
import type { AddedSheet } from '../review/new-sheet';
import type { ReviewNote } from '../review/notes';
import type { Mark, WritePlan, WriteReceipt } from '../review/plan';

export type { SheetSnapshot } from '../form/sheet';
export type { ReviewNote } from '../review/notes';
export type { WritePlan, WriteReceipt } from '../review/plan';

/** A person edited cells (values or formulas; formats do not count). */
export interface SheetChange {
  readonly sheet: string;
  /** A1 address of the edited cells when the host knows it. */
  readonly address: string | null;
}

/** A mark that is on the sheet: the row it speaks of, whatever else it may cover by now. */
export type StandingMark = Pick<Mark, 'reasonCell' | 'light'>;

export type Unsubscribe = () => Promise<void>;

/** Findings as comments, for reviewers who ask for them. A person's own comments are never changed or removed. */
export interface ReviewComments {
  /**
   * Puts the notes onto their cells in place of all earlier ones of ours.
   * @returns how many cells carry notes now
   * @throws HostError; then nothing was changed
   */
  annotate(notes: readonly ReviewNote[]): Promise<number>;
  /** Removes all of ours on every sheet. @returns how many there were. */
  clear(): Promise<number>;
}

/** Why a host refused; each has its own plain sentence in the pane. Nothing was written when this is thrown. */
export type HostErrorCode =
  | 'protected' // the sheet (or workbook) is protected
  | 'editing' // a cell is in edit mode, or a dialog is open
  | 'changed' // the sheet changed since it was read
  | 'sheet-gone' // renamed or deleted since it was read
  | 'formula' // a planned cell holds a formula by now
  | 'too-large' // request or response over the host's limit
  | 'session' // connection to the host was lost; reopen the pane
  | 'busy' // try again in a moment
  | 'denied' // read-only workbook or no permission
  | 'unsupported' // host too old for what was asked
  | 'unreadable' // the file cannot be read (damaged, encrypted, …)
  | 'undo-changed' // undo refused: the cells were edited since
  | 'unknown';

export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    /** For the log, in English; the person reads the sentence of `code`. */
    detail: string,
    /** The sheet or file meant, for the person's sentence. */
    readonly subject = '',
    /** The host's own sentence for the person, where it knows more than the code says. */
    readonly sentence: Text | null = null,
  ) {
    super(detail);
    this.name = 'HostError';
  }
}

/** One contract-test suite runs against every implementation. */
export interface WorkbookHost {
  /** The active sheet in one round trip; all visible sheets in two. An empty sheet gives empty grids. */
  readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]>;
  /**
   * Writes everything or nothing, in one round trip per sheet set, reads back and compares.
   * @throws HostError `changed`, `protected`, `editing`, `formula`, …: then nothing is left written.
   */
  apply(plan: WritePlan): Promise<WriteReceipt>;
  /** Restores values, formulas and marks exactly. @throws HostError `undo-changed` when the person edited those cells since. */
  undo(receipt: WriteReceipt): Promise<void>;
  /** Removes our marks only. @returns how many were removed. */
  clearMarks(scope: 'active' | 'all'): Promise<number>;
  /** The marks of ours on a sheet, earlier sessions' included. No round trip for a sheet that was read. */
  marksOn(sheet: string): Promise<readonly StandingMark[]>;
  /** Selects the cell natively; never colours it. */
  reveal(cell: CellAddress): Promise<void>;
  /** Edits on any sheet, until unsubscribed. No round trip of its own beside a read asked for at the same moment. */
  onChanged(listener: (change: SheetChange) => void): Promise<Unsubscribe>;
  /** The person went to another sheet; the listener hears its name. Costs as `onChanged`. */
  onActivated(listener: (sheet: string) => void): Promise<Unsubscribe>;
  /** Settings kept in the workbook itself (column mapping, pack, suppressions). `value` is JSON. */
  remember(key: string, value: unknown): Promise<void>;
  recall(key: string): Promise<unknown>;
  /** Missing where the host knows no comments. */
  readonly comments?: ReviewComments;
  /**
   * Adds sheets behind the last one, in order, and leaves the active sheet active. A name that is taken gets a number,
   * and links among the new sheets follow it. Links to cells of other sheets and to files are left out.
   * Missing where the host cannot add sheets.
   * @returns the names given
   * @throws HostError; then none was added
   */
  addSheets?(sheets: readonly AddedSheet[]): Promise<string[]>;
}
