/** The opened file as the host knows it, and what becomes of it. */
import type { CellRange, CellRef } from '../form/sheet';
import type { ReviewNote } from '../hosts/host';
import type { SheetNote } from '../hosts/xlsx/read/notes';
import type { Mark } from '../review/plan';
import type { GridWrite } from './grid';

/** What the host needs to know of a sheet of the opened file. */
export interface OpenedSheet {
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
  /** Our marks that the file brought. */
  readonly marks: readonly Mark[];
  readonly merges: readonly CellRange[];
  /** Notes and threads that the file brought, ours among them. */
  readonly notes: readonly SheetNote[];
}

/** The file behind the grid. */
export interface OpenedWorkbook {
  readonly name: string;
  readonly sheets: readonly OpenedSheet[];
  readonly date1904: boolean;
  recall(key: string): Promise<unknown>;
  /** The original with these changes and nothing else. @throws HostError when the file cannot take one of them. */
  save(changes: WorkbookChanges): Promise<Uint8Array>;
}

export interface SheetChanges {
  readonly sheet: string;
  readonly cells: readonly GridWrite[];
  /** Null: as in the file. */
  readonly marks: readonly Mark[] | null;
}

export interface WorkbookChanges {
  readonly sheets: readonly SheetChanges[];
  /** All our notes; null: as in the file. */
  readonly notes: readonly ReviewNote[] | null;
  readonly memory: ReadonlyMap<string, unknown>;
}

/** The cell that holds what a merged area shows. */
export function anchorOf(merges: readonly CellRange[], cell: CellRef): CellRef {
  const area = merges.find(
    ({ first, last }) =>
      cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column,
  );
  return area?.first ?? cell;
}
