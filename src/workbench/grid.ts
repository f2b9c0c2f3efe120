/** The seam between the host and the spreadsheet component on the page: cells, marks, selection, edits. */
import type { CellAddress, CellRef, CellValue } from '../form/sheet';
import type { Mark } from '../review/plan';
import type { ShownNote } from './grid-notes';
import type { GridModel } from './model/univer';

/** A cell that holds something. */
export interface GridCell extends CellRef {
  readonly value: CellValue;
  /** With the leading `=`, or `''`. As the file spells it. */
  readonly formula: string;
  /** Number format code; `''` for General. */
  readonly pattern: string;
}

/** New content of a cell; its look stays. A formula is computed by the grid, `value` is its result so far. */
export interface GridWrite extends CellRef {
  readonly value: CellValue;
  readonly formula: string;
  /** Number format code to put back; left out: as it is. */
  readonly pattern?: string;
}

/** Somebody changed cells: the person by typing, pasting, undoing. Not our own writes, not recalculation. */
export interface GridEdit {
  readonly sheet: string;
  readonly cells: readonly CellRef[];
}

/** What the grid refused to do, because the file could not take it over without loss. */
export type Refusal = 'structure' | 'format' | 'protected' | 'merged';

export interface Grid {
  /** Shows a workbook in place of the one before. */
  open(model: GridModel): void;
  /** Name of the sheet on top. */
  activeSheet(): string;
  /** Cells with content, in no particular order. Waits for formulas that are being computed. */
  cells(sheet: string): Promise<readonly GridCell[]>;
  /** One step for the grid's own undo. */
  write(sheet: string, cells: readonly GridWrite[]): Promise<void>;
  /** Replaces our marks on a sheet; the file's own conditional formats stay. */
  mark(sheet: string, marks: readonly Mark[]): void;
  /** Shows these notes at cells of a sheet in place of those before. */
  annotate(sheet: string, notes: readonly ShownNote[]): void;
  /** Goes to the sheet, selects the cell, scrolls it into view; a hidden row or column is shown, on the screen only. */
  select(cell: CellAddress): Promise<void>;
  /** True while the person types into a cell. */
  editing(): boolean;
  /** The person (or `select`) brought another sheet on top; the listener hears its name. */
  onActivated(listener: (sheet: string) => void): () => void;
  onEdited(listener: (edit: GridEdit) => void): () => void;
  onRefused(listener: (refusal: Refusal) => void): () => void;
  look(look: { readonly dark: boolean; readonly language: 'zh-CN' | 'en-US' }): void;
  close(): void;
}
