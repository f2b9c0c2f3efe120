/** Formulas that a file writes once for many cells: the relative references move with the cell. */
import { columnName } from '../../../form/sheet';
import { LAST_COLUMN, LAST_ROW } from '../limits';

/** Text, or a reference whose parts are relative (`null` text) or fixed. */
type Piece =
  string | { readonly column: number; readonly fixedColumn: boolean; readonly row: number; readonly fixedRow: boolean };

/**
 * One pass: strings and quoted sheet names are stepped over; a reference must not continue a word or be a function.
 * What is opened and not closed is stepped over to the end: it is no reference, and must not be looked through again
 * from every sign on. Groups: 1 column `$`, 2 column letters, 3 row `$`, 4 row digits.
 */
const SCAN =
  /"(?:[^"]|"")*(?:"|$)|'(?:[^']|'')*(?:'|$)|\[[^\]]*(?:\]|$)|(?<![\w.$\u0080-\uffff])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.!\u0080-\uffff])/g;

/** Pieces kept ready; beyond, formulas are taken apart anew when they are wanted again. */
const KEPT = 100_000;

/** The first cells' formulas of one sheet, taken apart when another cell asks. */
export class SharedFormulas {
  private pieces = new Map<string, readonly Piece[]>();
  private kept = 0;

  /** @param formula of the first cell, without `=`. @returns it for the cell `rows` below and `columns` right of that. */
  moved(formula: string, rows: number, columns: number): string {
    let pieces = this.pieces.get(formula);
    if (pieces === undefined) {
      pieces = piecesOf(formula);
      if (this.kept + pieces.length > KEPT) {
        this.pieces = new Map();
        this.kept = 0;
      }
      this.pieces.set(formula, pieces);
      this.kept += pieces.length;
    }
    return pieces.map((piece) => (typeof piece === 'string' ? piece : moved(piece, rows, columns))).join('');
  }
}

function piecesOf(formula: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of formula.matchAll(SCAN)) {
    const [whole, columnSign = '', letters, rowSign = '', digits = ''] = match;
    if (letters === undefined) continue;
    const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const row = Number(digits) - 1;
    if (column > LAST_COLUMN || row > LAST_ROW) continue;
    pieces.push(formula.slice(at, match.index));
    pieces.push({ column, fixedColumn: columnSign === '$', row, fixedRow: rowSign === '$' });
    at = match.index + whole.length;
  }
  pieces.push(formula.slice(at));
  return pieces;
}

/** References that run over an edge come in at the other one, as Excel has it. */
function moved(piece: Exclude<Piece, string>, rows: number, columns: number): string {
  const column = piece.fixedColumn ? piece.column : wrap(piece.column + columns, LAST_COLUMN + 1);
  const row = piece.fixedRow ? piece.row : wrap(piece.row + rows, LAST_ROW + 1);
  return `${piece.fixedColumn ? '$' : ''}${columnName(column)}${piece.fixedRow ? '$' : ''}${row + 1}`;
}

function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}
