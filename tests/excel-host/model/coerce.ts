/** What Excel makes of a value that is typed or written into a cell. */
import type { CellValue } from '../../../src/form/sheet';
import { invalidArgument } from '../fault';

export interface Entry {
  readonly value: CellValue;
  /** With the leading `=`, or null. */
  readonly formula: string | null;
  /** A leading `'` was given: the text is kept as it is. */
  readonly quoted: boolean;
  /** A format Excel gives to a General cell on the way. */
  readonly format: string | null;
}

const plain = (value: CellValue, format: string | null = null): Entry => ({
  value,
  formula: null,
  quoted: false,
  format,
});

const ERRORS = new Set(['#N/A', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!']);

/**
 * @param raw the value as written
 * @param numberFormat of the cell: `@` keeps everything as text
 * @throws OfficeFault InvalidArgument for text that starts like a formula and is none
 */
export function coerce(raw: CellValue, numberFormat: string): Entry {
  if (typeof raw === 'boolean') return plain(raw);
  if (typeof raw === 'number') return numberFormat === '@' ? plain(String(raw)) : plain(raw);
  if (raw === '') return plain('');
  if (raw.startsWith("'")) return { value: raw.slice(1), formula: null, quoted: true, format: null };
  if (numberFormat === '@') return plain(raw);
  if (/^[=+\-@]/.test(raw)) {
    const number = parseNumber(raw);
    return number ?? formulaEntry(raw);
  }
  const upper = raw.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE');
  if (ERRORS.has(upper)) return plain(upper);
  return parseNumber(raw) ?? parseDate(raw) ?? plain(raw);
}

function formulaEntry(raw: string): Entry {
  const formula = raw.startsWith('=') ? raw : `=${raw}`;
  const outsideQuotes = formula.slice(1).replaceAll(/"[^"]*"|'[^']*'!/g, '');
  if (raw.startsWith('@') || outsideQuotes.trim() === '' || /[^\w\s.,:;$()+\-*/^&<>=%!#{}]/.test(outsideQuotes)) {
    throw invalidArgument('Range.values');
  }
  return { value: 0, formula, quoted: false, format: null };
}

function parseNumber(raw: string): Entry | null {
  const text = raw.normalize('NFKC').trim();
  const match = /^([+-]?)(\(?)([¥$]?)\s?(\d[\d,]*(?:\.\d*)?|\.\d+)(E[+-]?\d+)?(%?)(\)?)$/i.exec(text);
  if (match === null) return parseFraction(text);
  const [, sign = '', open = '', currency = '', digits = '', exponent = '', percent = '', close = ''] = match;
  if ((open === '') !== (close === '') || (digits.includes(',') && !/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)))
    return null;
  const size = Number(digits.replaceAll(',', '') + exponent);
  const signed = sign === '-' || open !== '' ? -size : size;
  const decimals = digits.includes('.');
  if (percent !== '') return plain(Number((signed / 100).toPrecision(15)), decimals ? '0.00%' : '0%');
  if (currency !== '') return plain(signed, `${currency}#,##0${decimals ? '.00' : ''}`);
  if (digits.includes(',')) return plain(signed, decimals ? '#,##0.00' : '#,##0');
  if (exponent !== '') return plain(signed, '0.00E+00');
  return plain(signed);
}

function parseFraction(text: string): Entry | null {
  const match = /^(\d+) (\d+)\/(\d+)$/.exec(text);
  if (match === null || Number(match[3]) === 0) return null;
  return plain(Number(match[1]) + Number(match[2]) / Number(match[3]), '# ?/?');
}

function parseDate(raw: string): Entry | null {
  const text = raw.normalize('NFKC').trim();
  const full = /^(\d{4})([/\-年])(\d{1,2})[/\-月](\d{1,2})日?$/.exec(text);
  if (full !== null) {
    return dated(
      Number(full[1]),
      Number(full[3]),
      Number(full[4]),
      full[2] === '年' ? 'yyyy"年"m"月"d"日"' : 'yyyy/m/d',
    );
  }
  const month = /^(\d{4})[/\-年](\d{1,2})月?$/.exec(text);
  if (month !== null) return dated(Number(month[1]), Number(month[2]), 1, 'yyyy"年"m"月"');
  const short = /^(\d{1,2})([/\-月])(\d{1,2})日?$/.exec(text);
  if (short !== null) return dated(2024, Number(short[1]), Number(short[3]), 'm"月"d"日"');
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (time === null) return null;
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  return plain(seconds / 86400, 'h:mm');
}

function dated(year: number, month: number, day: number, format: string): Entry | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return plain(Math.round(date.getTime() / 86400000) + 25569, format);
}
