/** Small readers over UTF-8 bytes, written for speed: no text is made where a number is wanted. */

const UTF8 = new TextDecoder('utf-8');

export const TAB = 9;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const MINUS = 45;
export const POINT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const NINE = 57;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;

/** Bytes as text. Short plain ones are put together here: the decoder's start-up costs more than they do. */
export function sliceText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= 24) {
    let text = '';
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 128) return UTF8.decode(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return UTF8.decode(bytes.subarray(start, end));
}

/** True when the bytes from `start` on are this ASCII word. */
export function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[start + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

/** Digits as a whole number; NaN for anything else. */
export function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > 10) return Number(sliceText(bytes, start, end));
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return Number(sliceText(bytes, start, end));
    value = value * 10 + digit;
  }
  return value;
}

const POWERS = Array.from({ length: 16 }, (_unused, power) => 10 ** power);

/**
 * A number as a file writes it. Up to 15 digits are read here: both the digits and the power of ten are exact then,
 * so that their quotient is the nearest double, as `Number` gives it. The rest goes to `Number`. NaN when it is none.
 */
export function decimalNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at += 1;
  if (end - at > 16 || at === end) return slowNumber(bytes, start, end);
  let digits = 0;
  let point = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) digits = digits * 10 + byte - ZERO;
    else if (byte === POINT && point < 0) point = at;
    else return slowNumber(bytes, start, end);
  }
  if (point < 0) return end - start > 15 ? slowNumber(bytes, start, end) : negative && digits !== 0 ? -digits : digits;
  const places = end - point - 1;
  if (end - start < 2 + (negative ? 1 : 0)) return NaN;
  const value = digits / (POWERS[places] as number);
  return negative && value !== 0 ? -value : value;
}

function slowNumber(bytes: Uint8Array, start: number, end: number): number {
  const text = sliceText(bytes, start, end).trim();
  // A cell shows no negative zero.
  return text === '' ? NaN : Number(text) + 0;
}
