/** Rectangles of a sheet and their addresses as Excel writes them. Zero-based, both corners inside. */
import { columnName, parseA1 } from '../../../src/form/sheet';
import { OfficeFault, invalidArgument } from '../fault';

export const MAX_ROWS = 1048576;
export const MAX_COLUMNS = 16384;
/** Longer addresses are refused by `getRange` and `getRanges`. */
export const MAX_ADDRESS = 8192;

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export const height = (area: Area): number => area.bottom - area.top + 1;
export const width = (area: Area): number => area.right - area.left + 1;

export const cellArea = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });

export function intersect(one: Area, other: Area): Area | null {
  const area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top > area.bottom || area.left > area.right ? null : area;
}

export function overlap(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

export function bounding(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

/** `A1:J30`, `J14`, `A:C`, `3:7`. */
export function addressOf(area: Area): string {
  if (area.top === 0 && area.bottom === MAX_ROWS - 1) return `${columnName(area.left)}:${columnName(area.right)}`;
  if (area.left === 0 && area.right === MAX_COLUMNS - 1) return `${area.top + 1}:${area.bottom + 1}`;
  const first = columnName(area.left) + String(area.top + 1);
  const last = columnName(area.right) + String(area.bottom + 1);
  return first === last ? first : `${first}:${last}`;
}

/** Quoted as Excel quotes it in addresses. */
export function quoteSheet(name: string): string {
  return /^[A-Za-z_\u00aa-\uffff][\w.\u00aa-\uffff]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Reads one address without a sheet name. @throws OfficeFault InvalidArgument */
export function parseArea(text: string, location: string): Area {
  const plain = text.replaceAll('$', '').trim();
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns !== null) {
    const from = columnIndex(columns[1] ?? '', location);
    const to = columnIndex(columns[2] ?? '', location);
    return { top: 0, bottom: MAX_ROWS - 1, left: Math.min(from, to), right: Math.max(from, to) };
  }
  const rows = /^(\d+):(\d+)$/.exec(plain);
  if (rows !== null) {
    const [from, to] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
    return { left: 0, right: MAX_COLUMNS - 1, top: Math.min(from, to), bottom: Math.max(from, to) };
  }
  const [first = '', last = first, ...more] = plain.split(':');
  const one = parseA1(first);
  const other = parseA1(last);
  if (one === null || other === null || more.length > 0) throw invalidArgument(location);
  const area = {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
  if (area.bottom >= MAX_ROWS || area.right >= MAX_COLUMNS) throw invalidArgument(location);
  return area;
}

/** Reads a list of areas (`A1:B2,D4`). @throws OfficeFault when the text is too long or no address. */
export function parseAreas(text: string, location: string): Area[] {
  guardLength(text, location);
  return text.split(',').map((part) => parseArea(part, location));
}

export function guardLength(text: string, location: string): void {
  if (text.length > MAX_ADDRESS) {
    throw new OfficeFault('InvalidArgument', 'The address is longer than 8192 characters.', location);
  }
}

function columnIndex(letters: string, location: string): number {
  const cell = parseA1(`${letters}1`);
  if (cell === null) throw invalidArgument(location);
  return cell.column;
}
