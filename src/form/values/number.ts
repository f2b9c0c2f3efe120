/** Finding the numbers in a folded text and writing them as plain decimal strings. */
import type { ExactNumber } from './model';

/** A number and where it stands. */
export interface NumberToken {
  readonly number: ExactNumber;
  readonly start: number;
  readonly end: number;
}

/** More digits than any amount has: such a text is not read as a number. */
const MOST_DIGITS = 60;

/** Grouped (1,234.5) or plain (1234.5, .5) digits, `E+05` as Excel shows large numbers. */
const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:E[+-]\d{1,2})?|\.\d+/gi;

/** Latin letters that are a unit when they follow a number at once. */
const LETTER_UNIT =
  /^(?:km|KM|Km|m|cm|mm|kg|KG|Kg|g|mg|μg|t|h|H|min|s|ha|hm|kW|KW|kw|kWh|KWH|kwh|MW|mw|ml|mL|ML|l|L|GB|TB|MB|KB|Mbps|dB|db|ppm)$/;

/** A digit glued to a Latin letter is part of a name (G60, PM2.5, 3D), not a number; 5km is one. */
function isName(text: string, start: number, end: number): boolean {
  if (/[A-Za-z_#&]$/.test(text.slice(0, start))) return true;
  const letters = /^[A-Za-z_]+/.exec(text.slice(end))?.[0] ?? '';
  return letters !== '' && !LETTER_UNIT.test(letters);
}

/** A minus belongs to the number only where no number or word ends before it (80%-90% is a range). */
function signBefore(text: string, start: number): '-' | '+' | '' {
  const sign = text.charAt(start - 1);
  if (sign !== '-' && sign !== '+') return '';
  const before = text.charAt(start - 2);
  return before === '' || /[<>=≥≤≧≦⩾⩽~～至到:;,(]/.test(before) ? sign : '';
}

/** Moves the point: `1.2E+05 → 120000`. */
function shift(mantissa: string, power: number): string {
  if (power === 0) return mantissa;
  const [whole = '', fraction = ''] = mantissa.replaceAll(',', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function plain(text: string, negative: boolean): string {
  const [whole = '', fraction] = text.replaceAll(',', '').split('.');
  const stripped = whole.replace(/^0+(?=\d)/, '');
  const digits = `${stripped === '' ? '0' : stripped}${fraction === undefined ? '' : `.${fraction}`}`;
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** All numbers of a folded text, in order. Null when one of them is too long to be an amount. */
export function numbersIn(text: string): readonly NumberToken[] | null {
  const tokens: NumberToken[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [found] = match;
    const end = match.index + found.length;
    if (isName(text, match.index, end)) continue;
    if (found.length > MOST_DIGITS) return null;
    const sign = signBefore(text, match.index);
    const start = match.index - sign.length;
    const [mantissa = found, power = '0'] = found.split(/E/i);
    tokens.push({
      number: { digits: plain(shift(mantissa, Number(power)), sign === '-'), exponent: 0, printed: sign + found },
      start,
      end,
    });
  }
  return tokens;
}
