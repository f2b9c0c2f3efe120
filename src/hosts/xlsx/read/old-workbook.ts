/** .xls and .et, read by @e965/xlsx. Loaded only when such a file comes: it is larger than everything else here. */
import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { CellValue, SheetSnapshot } from '../../../form/sheet';
import { LIMITS } from '../limits';
import { UnreadableFile } from '../unreadable';
import { displayOf, type Display } from './display-text';
import { emptySheet, ReadSheet } from './snapshot';

/** @throws UnreadableFile */
export function readOldWorkbook(
  bytes: Uint8Array,
  name: string,
  options: { readonly hidden?: boolean },
): SheetSnapshot[] {
  const book = parse(bytes, name);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const displays = new Map<string, Display>();
  const display = (code: string): Display => {
    const known = displays.get(code) ?? displayOf(code, date1904);
    displays.set(code, known);
    return known;
  };
  const names = book.SheetNames.filter((sheet, index) => {
    const kind = book.Sheets[sheet]?.['!type'];
    const shown = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0;
    return (kind === undefined || kind === 'sheet') && (shown || options.hidden === true);
  });
  if (book.SheetNames.length === 0) throw new UnreadableFile('no-sheet', name, 'no sheets');
  return names.map((sheet) => snapshotOfOld(sheet, book.Sheets[sheet] ?? {}, display, name));
}

function parse(bytes: Uint8Array, name: string): ReturnType<typeof read> {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellFormula: true,
      cellHTML: false,
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(/password|encrypt/i.test(detail) ? 'encrypted' : 'damaged', name, detail);
  }
}

function snapshotOfOld(
  name: string,
  sheet: WorkSheet,
  display: (code: string) => Display,
  file: string,
): SheetSnapshot {
  const grid = sheet['!data'] ?? [];
  const filled = grid.flatMap((row, rowIndex) =>
    (row ?? []).flatMap((cell, columnIndex) => (isFilled(cell) ? [{ row: rowIndex, column: columnIndex, cell }] : [])),
  );
  const isProtected = sheet['!protect'] !== undefined;
  const first = filled[0];
  if (first === undefined) {
    return emptySheet(name, isProtected);
  }
  let [top, bottom, left, right] = [first.row, first.row, first.column, first.column];
  for (const { row, column } of filled) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  const height = bottom - top + 1;
  const width = right - left + 1;
  if (height * width > LIMITS.area) throw new UnreadableFile('too-large', file, `${height} rows × ${width} columns`);
  const blank = <T>(value: T): T[][] => Array.from({ length: height }, () => new Array<T>(width).fill(value));
  const values = blank<CellValue>('');
  const texts = blank('');
  const formulas = blank('');
  const set = <T>(cells: T[][], row: number, column: number, value: T): void => {
    const line = cells[row - top];
    if (line !== undefined) line[column - left] = value;
  };
  for (const { row, column, cell } of filled) {
    const value = valueOf(cell);
    set(values, row, column, value);
    set(texts, row, column, typeof value === 'number' ? display(formatOf(cell)).number(value) : textOf(value));
    if (cell.f !== undefined && cell.f !== '') set(formulas, row, column, `=${cell.f}`);
  }
  return new ReadSheet({ name, origin: { row: top, column: left }, values, texts, formulas, protected: isProtected });
}

function isFilled(cell: CellObject | undefined): boolean {
  return cell !== undefined && ((cell.f !== undefined && cell.f !== '') || valueOf(cell) !== '');
}

function formatOf(cell: CellObject): string {
  return typeof cell.z === 'string' ? cell.z : 'General';
}

function textOf(value: string | boolean): string {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value;
}

function valueOf(cell: CellObject): CellValue {
  const { v } = cell;
  if (cell.t === 'e') return cell.w ?? errorCode(v);
  if (v instanceof Date) return utils.format_cell(cell);
  return v === undefined || cell.t === 'z' ? '' : v;
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

function errorCode(code: CellObject['v']): string {
  return typeof code === 'number' ? (ERRORS[code] ?? '#VALUE!') : String(code);
}
