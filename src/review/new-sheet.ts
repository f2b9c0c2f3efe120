/** Sheets to be written from nothing: what a report or a drawn test sheet needs. */
import type { CellValue } from '../form/sheet';

export interface NewLook {
  /** Excel format code; General when left out. */
  readonly numberFormat?: string;
  readonly bold?: boolean;
  /** Font size in points, 11 when left out. */
  readonly size?: number;
  /** `#RRGGBB`. */
  readonly color?: string;
  readonly fill?: string;
  /** Thin lines all round. */
  readonly border?: boolean;
  readonly wrap?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** Where a click leads. Targets outside this workbook are files beside it or addresses, as written. */
export type NewLink =
  | { readonly kind: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly kind: 'file'; readonly target: string };

export interface NewCell extends NewLook {
  /** Texts stay texts, whatever they look like. */
  readonly value: CellValue;
  /** With the leading `=`; `value` is then its result. */
  readonly formula?: string;
  readonly link?: NewLink;
}

export interface NewSheet {
  /** Made valid and unique when it is not: Excel refuses `: \ / ? * [ ]`, more than 31 characters and doubles. */
  readonly name: string;
  /** From A1. A bare value is a cell without a look; null and `''` are blank. */
  readonly rows: readonly (readonly (NewCell | CellValue | null)[])[];
  /** In characters, from column A on. */
  readonly columnWidths?: readonly number[];
  /** In points, by row index. */
  readonly rowHeights?: ReadonlyMap<number, number>;
  /** A1 ranges. */
  readonly merges?: readonly string[];
  /** Rows and columns that stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** A1 range with its header row. */
  readonly autoFilter?: string;
  /** Prints as wide as the page and as long as it is. */
  readonly fitToPageWidth?: boolean;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** Protected without a password. */
  readonly protected?: boolean;
}

/** A sheet but for its rows, which follow one by one. */
export type SheetLayout = Omit<NewSheet, 'rows'>;

/** What can be added to a workbook that is open in a spreadsheet program; nothing of it depends on a printer. */
export type AddedSheet = Pick<NewSheet, 'name' | 'rows' | 'columnWidths' | 'freeze' | 'autoFilter'>;
