/** Sheets written as text: one row a line, cells between `|`, `⏎` for a line break inside a cell. */
import { fingerprint, type CellValue, type SheetSnapshot } from '../../src/form';

/** `12.50` becomes the number 12.5 shown `12.50`; `=…→x` a formula with its result. Everything else is text. */
export function sheetFromText(text: string, origin = { row: 0, column: 0 }, name = 'Sheet1'): SheetSnapshot {
  const lines = text
    .replace(/^\n/u, '')
    .replace(/\n\s*$/u, '')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('⏎', '\n')));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const grid = lines.map((line) => Array.from({ length: width }, (_unused, column) => cellOf(line[column] ?? '')));
  const values = grid.map((line) => line.map(({ value }) => value));
  const formulas = grid.map((line) => line.map(({ formula }) => formula));
  return {
    name,
    origin,
    values,
    formulas,
    texts: grid.map((line) => line.map(({ text: shown }) => shown)),
    protected: false,
    fingerprint: fingerprint(origin, values, formulas),
  };
}

function cellOf(text: string): { value: CellValue; text: string; formula: string } {
  const [formula = '', result = ''] = text.startsWith('=') && text.includes('→') ? text.split('→') : ['', text];
  const numeric = /^-?\d+(\.\d+)?$/u.test(result);
  return { value: numeric ? Number(result) : result, text: result, formula };
}
