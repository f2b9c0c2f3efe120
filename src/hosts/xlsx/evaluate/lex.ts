/** Formula text to tokens. */
import { LIMITS } from '../limits';
import { Refused } from './scalar';

export interface CellToken {
  readonly kind: 'cell';
  /** Null: the sheet the formula stands on. */
  readonly sheet: string | null;
  /** `A1`, `$A$1`, whole columns `A` or rows `1` with their partner in `to`. */
  readonly from: string;
  readonly to: string | null;
}

export type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string }
  | CellToken
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'name'; readonly name: string; readonly sheet: string | null }
  | { readonly kind: 'sign'; readonly sign: Sign };

export type Sign = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '%' | '(' | ')' | ',';

const WORD = 'A-Za-z_\\u0080-\\uffff';
const SHEET = `(?:'((?:[^']|'')+)'|([${WORD}][\\w.\\u0080-\\uffff]*))!`;
const CELL = '\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}';
const TOKEN = new RegExp(
  [
    '\\s*(?:',
    '"((?:[^"]|"")*)"', // 1 text
    `|(?:${SHEET})?(?:(${CELL})(?::(${CELL}))?|(\\$?[A-Za-z]{1,3}):(\\$?[A-Za-z]{1,3})|(\\$?[1-9]\\d{0,6}):(\\$?[1-9]\\d{0,6}))(?![\\w.(!\\u0080-\\uffff])`, // 2,3 sheet 4,5 cells 6,7 columns 8,9 rows
    '|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)', // 10 number
    `|([${WORD}][\\w.\\u0080-\\uffff]*)\\(`, // 11 function
    '|(TRUE|FALSE)(?![\\w.(])', // 12 boolean
    `|(?:${SHEET})?([${WORD}\\\\][\\w.\\u0080-\\uffff]*)`, // 13,14 sheet 15 name
    '|(#(?:DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!))', // 16 error
    '|(<=|>=|<>|[-+*/^&=<>%(),])', // 17 sign
    ')',
  ].join(''),
  'iy',
);

/** @param formula without `=`. @throws Refused at anything unknown (arrays, structured and external references, unions). */
export function lex(formula: string): Token[] {
  if (formula.length > LIMITS.formula) throw new Refused('formula too long');
  const tokens: Token[] = [];
  const text = formula.trimEnd();
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) throw new Refused(`at ${text.slice(at, at + 12)}`);
    at = TOKEN.lastIndex;
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token {
  const [
    ,
    text,
    quoted,
    bare,
    cell,
    cellTo,
    column,
    columnTo,
    row,
    rowTo,
    number,
    called,
    truth,
    quoted2,
    bare2,
    name,
    error,
    sign,
  ] = match;
  if (text !== undefined) return { kind: 'text', value: text.replace(/""/g, '"') };
  const sheet = sheetName(quoted ?? quoted2, bare ?? bare2);
  if (cell !== undefined) return { kind: 'cell', sheet, from: cell, to: cellTo ?? null };
  if (column !== undefined) return { kind: 'cell', sheet, from: column, to: columnTo ?? null };
  if (row !== undefined) return { kind: 'cell', sheet, from: row, to: rowTo ?? null };
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (called !== undefined) return { kind: 'function', name: called.toUpperCase().replace(/^_XLFN\./, '') };
  if (truth !== undefined) return { kind: 'boolean', value: truth.toUpperCase() === 'TRUE' };
  if (name !== undefined) return { kind: 'name', name, sheet };
  if (error !== undefined) return { kind: 'error', code: error.toUpperCase() };
  if (isSign(sign)) return { kind: 'sign', sign };
  throw new Refused('token');
}

function sheetName(quoted: string | undefined, bare: string | undefined): string | null {
  if (quoted === undefined) return bare ?? null;
  const name = quoted.replace(/''/g, "'");
  // '[book.xlsx]Sheet'! and 'First:Last'!
  if (/[[\]:]/.test(name)) throw new Refused('reference outside the sheet');
  return name;
}

const SIGNS: readonly string[] = ['+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>=', '%', '(', ')', ','];

function isSign(text: string | undefined): text is Sign {
  return text !== undefined && SIGNS.includes(text);
}
