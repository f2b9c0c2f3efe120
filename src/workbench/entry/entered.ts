/**
 * What a cell holds after a person typed or pasted a text. As Excel would have it, but for what Excel loses:
 * zeros in front, digits beyond the fifteenth, and the `=100%` of a target, which says 等于 and computes nothing.
 */
import type { CellValue } from '../../form/sheet';
import { parseFormula, Refused, type Node } from '../../hosts/xlsx/evaluate';
import { dateSerial } from '../../hosts/xlsx/read/date-serial';
import { Decimal } from '../../scoring/decimal';

/** New content of a cell. A date is a number counted from 1900, whatever the workbook counts from. */
export interface Entered {
  readonly value: CellValue;
  /** With `=`, or `''`. */
  readonly formula: string;
  /** Number format the cell takes on; left out: it keeps its own. */
  readonly pattern?: string;
}

interface Shape {
  readonly looks: RegExp;
  /** Null when it only looks like one. */
  readonly read: (match: RegExpExecArray) => { readonly value: number; readonly pattern: string } | null;
}

const GROUPED = '\\d{1,3}(?:,\\d{3})+';
/** Digits that a number of a cell can keep. */
const MOST_DIGITS = 15;
/** 1 March 1900: the first day that every program counts alike. */
const FIRST_DAY = 61;

/** From plain numbers to times; the first that fits counts. Dates name their year: `1/2` is left as it stands. */
const SHAPES: readonly Shape[] = [
  {
    looks: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]\d{1,3})?$/,
    read: ([text]) => numberOf(text, /e/i.test(text) ? '0.00E+00' : ''),
  },
  {
    looks: new RegExp(`^[+-]?${GROUPED}(\\.\\d+)?$`),
    read: ([text, places]) => numberOf(text, places === undefined ? '#,##0' : '#,##0.00'),
  },
  {
    looks: new RegExp(`^([+-]?(?:${GROUPED}|\\d+)(?:\\.(\\d+))?)[%％]$`),
    read: ([, text = '', places = '']) => {
      const number = numberOf(text, '');
      if (number === null) return null;
      const value = new Decimal(text.replace(/,/g, '')).dividedBy(100).toNumber();
      return { value, pattern: places === '' ? '0%' : `0.${'0'.repeat(places.length)}%` };
    },
  },
  {
    looks: new RegExp(`^[¥￥]((?:${GROUPED}|\\d+)(\\.\\d+)?)$`),
    read: ([, text = '', places]) => numberOf(text, `"¥"#,##0${places === undefined ? '' : '.00'}`),
  },
  { looks: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, read: (match) => dateOf(match, '/', '/', '') },
  { looks: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, read: (match) => dateOf(match, '-', '-', '') },
  { looks: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, read: (match) => dateOf(match, '"年"', '"月"', '"日"') },
  {
    looks: /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/,
    read: ([, hours, minutes, seconds]) => ({
      value: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400,
      pattern: seconds === undefined ? 'h:mm' : 'h:mm:ss',
    }),
  },
];

/**
 * @param pattern number format of the cell so far; `''` for General.
 * A cell formatted as text takes everything as it stands; one with a format of its own keeps that.
 */
export function entered(text: string, pattern: string): Entered {
  const plain = text.replace(/\r\n?/g, '\n');
  if (plain === '' || pattern === '@') return { value: plain, formula: '' };
  if (isFormula(plain)) return { value: '', formula: plain };
  const trimmed = plain.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return { value: /^t/i.test(trimmed), formula: '' };
  const number = numberIn(trimmed);
  if (number === null) return { value: plain, formula: '' };
  if (pattern === '') return number.pattern === '' ? { value: number.value, formula: '' } : { ...number, formula: '' };
  // Excel puts the sign behind what is typed into a cell of percentages.
  const counted = number.pattern === '' && pattern.includes('%') && Math.abs(number.value) >= 1;
  return { value: counted ? new Decimal(number.value).dividedBy(100).toNumber() : number.value, formula: '' };
}

/** The number a text shows, with the number format that shows it so; null for a text. */
export function numberIn(text: string): { readonly value: number; readonly pattern: string } | null {
  for (const { looks, read } of SHAPES) {
    const match = looks.exec(text);
    if (match !== null) return read(match);
  }
  return null;
}

/**
 * Whether a text that begins with `=` computes something: it reads as a formula, and is more than one lone value.
 * `=100%`, `=30天`, `=达成` say what an indicator should be equal to.
 */
export function isFormula(text: string): boolean {
  if (!text.startsWith('=') || text.length < 2) return false;
  try {
    return computes(parseFormula(text));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Lists in braces, tables, other workbooks: nothing our evaluator reads, and still a call of a function.
    return /^=[+-]?[A-Z][A-Z0-9.]*\(.*\)$/is.test(text);
  }
}

function computes(node: Node): boolean {
  switch (node.kind) {
    case 'constant':
    case 'name':
      return false;
    case 'reference':
      return true;
    case 'negate':
    case 'percent':
    case 'plus':
      return computes(node.of);
    case 'binary':
      return computes(node.left) || computes(node.right) || (isNumber(node.left) && isNumber(node.right));
    case 'call':
      return /^[A-Z][A-Z0-9._]*$/.test(node.name);
  }
}

function isNumber(node: Node): boolean {
  switch (node.kind) {
    case 'constant':
      return typeof node.value === 'number';
    case 'negate':
    case 'percent':
    case 'plus':
      return isNumber(node.of);
    case 'binary':
      return isNumber(node.left) && isNumber(node.right);
    case 'reference':
    case 'name':
    case 'call':
      return false;
  }
}

function numberOf(text: string, pattern: string): { readonly value: number; readonly pattern: string } | null {
  const digits = text.replace(/,/g, '').replace(/^[+-]/, '');
  if (/^0\d/.test(digits)) return null;
  const significant = digits.replace(/e.*$/i, '').replace('.', '').replace(/^0+/, '');
  if (significant.replace(/0+$/, '').length > MOST_DIGITS || /^\d{16,}$/.test(digits)) return null;
  const value = Number(text.replace(/,/g, ''));
  return Number.isFinite(value) ? { value, pattern } : null;
}

function dateOf(
  [, year = '', month = '', day = '']: RegExpExecArray,
  afterYear: string,
  afterMonth: string,
  afterDay: string,
): { readonly value: number; readonly pattern: string } | null {
  // A month or day of two digits says nothing about zeros; the other of the two does.
  const padded = month.startsWith('0') || day.startsWith('0');
  if (padded && (month.length < 2 || day.length < 2)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const inCalendar =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().slice(0, 10) === iso;
  const value = inCalendar ? dateSerial(iso, false) : null;
  if (value === null || value < FIRST_DAY) return null;
  const [m, d] = padded ? ['mm', 'dd'] : ['m', 'd'];
  return { value, pattern: `yyyy${afterYear}${m}${afterMonth}${d}${afterDay}` };
}
