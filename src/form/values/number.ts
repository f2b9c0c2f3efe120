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

/** A digit glued to a Latin letter or a circled sign is part of a name (G60, m2, B2C), not a number. */
function isName(text: string, start: number, end: number): boolean {
  return /[A-Za-z_#&]$/.test(text.slice(0, start)) || /^[A-Za-z_](?![\u4e00-\u9fff]*$)/.test(lettersAfter(text, end));
}

/** Latin letters right after a number, unless they are a unit: 5km, 3kg, 2h, 10GB. */
function lettersAfter(text: string, end: number): string {
  const letters = /^[A-Za-z]+/.exec(text.slice(end))?.[0] ?? '';
  return /^(?:km|m|cm|mm|kg|g|mg|t|h|min|s|ha|kw|kwh|mw|ml|l|gb|tb|mb|kb|mbps|db|ppm|pm)$/i.test(letters)
    ? ''
    : letters;
}

/** A minus belongs to the number only where no number or word ends before it (80%-90% is a range). */
function signBefore(text: string, start: number): '-' | '+' | '' {
  const sign = text.charAt(start - 1);
  if (sign !== '-' && sign !== '+') return '';
  const before = text.charAt(start - 2);
  return before === '' || /[<>=≥≤≧≦⩾⩽~～至到:;,(]/.test(before) ? sign : '';
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
      number: { digits: plain(mantissa, sign === '-'), exponent: Number(power), printed: sign + found },
      start,
      end,
    });
  }
  return tokens;
}
