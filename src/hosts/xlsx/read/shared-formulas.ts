/** Formulas that a file writes once for many cells: the relative references move with the cell. */
import { columnName } from '../../../form/sheet';
import { LAST_COLUMN, LAST_ROW } from '../limits';

/** Text, or a reference whose parts are relative (`null` text) or fixed. */
type Piece =
  string | { readonly column: number; readonly fixedColumn: boolean; readonly row: number; readonly fixedRow: boolean };

export interface SharedFormula {
  /** The formula (without `=`) for the cell that lies `rows` below and `columns` right of the first one. */
  at(rows: number, columns: number): string;
}

/**
 * One pass: strings and quoted sheet names are stepped over; a reference must not continue a word or be a function.
 * Groups: 1 column `$`, 2 column letters, 3 row `$`, 4 row digits.
 */
const SCAN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\w.$\u0080-\uffff])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.!\u0080-\uffff])/g;

/** @param formula without `=`. */
export function sharedFormula(formula: string): SharedFormula {
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
  return {
    at: (rows, columns) =>
      pieces.map((piece) => (typeof piece === 'string' ? piece : moved(piece, rows, columns))).join(''),
  };
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
