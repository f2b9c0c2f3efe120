/** Values as the person sees them, by the cell's number format. */
import { format, isDateFormat } from 'numfmt';
import { remembered } from '../../../form/remembered';
import { builtinFormat } from './builtin-formats';
import { generalText } from './general-text';

/** Days between the two date systems of Excel. */
const DAYS_1904 = 1462;
/** Texts kept per format: forms repeat few numbers, big sheets many. */
const CACHE_SIZE = 1_000;
/** Formats kept beyond one file. */
const FORMATS = 64;
/** `[$-804]`, `[$-zh-CN]`, `[DBNum1]` … and the text between quotes or behind a backslash. */
const NOT_TEXT = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|\s/g;

/** WPS writes colours in Chinese. They say nothing about the text. */
const CHINESE_COLORS = /\[(?:黑|蓝|青|绿|洋红|红|白|黄)色?\]|\[颜色 ?\d+\]/g;

export interface Display {
  number(value: number): string;
  /** Text under the fourth part of the format (`"约"@`). */
  text(value: string): string;
}

/** One display per cell style. `formatOf` gives the format number and, for formats of the file's own, the code. */
export class Displays {
  private readonly byStyle: (Display | undefined)[] = [];

  constructor(
    private readonly formatOf: (style: number) => { readonly id: number; readonly code: string | null },
    private readonly date1904: boolean,
  ) {}

  of(style: number): Display {
    const known = this.byStyle[style];
    if (known !== undefined) return known;
    const { id, code } = this.formatOf(style);
    const pattern = code ?? builtinFormat(id);
    const display = this.date1904 ? displayOf(pattern, true) : usualDisplay(pattern);
    this.byStyle[style] = display;
    return display;
  }
}

const asIs = (value: string): string => value;
const GENERAL: Display = { number: generalText, text: asIs };

/** @param pattern Excel format code. An unusable one shows values as General does. */
export function displayOf(pattern: string, date1904 = false): Display {
  if (/^general$/i.test(pattern) || pattern === '' || pattern === '@') return GENERAL;
  const text = textDisplay(pattern);
  const fixed = /^0(?:\.(0{1,8}))?(%?)$/.exec(pattern);
  if (fixed !== null) {
    const places = fixed[1]?.length ?? 0;
    const percent = fixed[2] === '%';
    return { number: cached((value) => fixedText(value, places, percent) ?? run(pattern, value)), text };
  }
  const ready = pattern.replace(/上午\/下午/g, 'AM/PM').replace(CHINESE_COLORS, '');
  const locale = localeOf(pattern);
  const shift = date1904 && isDate(ready) ? DAYS_1904 : 0;
  return { number: cached((value) => run(ready, value + shift, locale, value)), text };
}

/** Displays by pattern, shared by all workbooks: the files of one batch use the same few formats. */
const usualDisplay = remembered((pattern) => displayOf(pattern), FORMATS);

/**
 * The Chinese Excel writes `mmm`, `dddd` and `AM/PM` in English unless the code names a language; `aaaa`, 上午/下午 and
 * the system's own date and time (`[$-F800]`, `[$-F400]`) are Chinese.
 */
function localeOf(pattern: string): 'zh-CN' | 'en-US' {
  const plain = pattern.replace(/"[^"]*"|\\./g, '');
  return /aaa|上午\/下午|\[\$-(?:x-sys\w+|F[48]00)\]/i.test(plain) ? 'zh-CN' : 'en-US';
}

/** By far the most frequent formats, where neither sign nor rounding is in doubt; null leaves it to the formatter. */
function fixedText(value: number, places: number, percent: boolean): string | null {
  const scaled = percent ? value * 100 : value;
  if (!(scaled >= 0 && scaled < 1e9)) return null;
  const part = scaled * 10 ** places;
  // Excel rounds the decimal digits a person reads, toFixed the binary ones: they differ only near a half.
  if (Math.abs(part - Math.floor(part) - 0.5) < 1e-4) return null;
  return percent ? `${scaled.toFixed(places)}%` : scaled.toFixed(places);
}

function run(pattern: string, value: number, locale = 'en-US', plain = value): string {
  let text: string;
  try {
    text = format(pattern, value, { locale, dateSpanLarge: false });
  } catch {
    return generalText(plain);
  }
  // A date before 1900 or after 9999 fills the cell with ##### in Excel; a number says more.
  return text.startsWith('#####') ? generalText(plain) : text;
}

function isDate(pattern: string): boolean {
  try {
    return isDateFormat(pattern);
  } catch {
    return false;
  }
}

function textDisplay(pattern: string): (value: string) => string {
  const sections = pattern.split(';');
  const last = sections[sections.length - 1] ?? '';
  if (!last.includes('@') || (sections.length !== 4 && sections.length !== 1)) return asIs;
  // `_ @_ ` only pads; the text itself is what a person reads.
  if (last.replace(/_.|\*.|\[[^\]]*\]|\s/g, '') === '@' || !last.replace(NOT_TEXT, '').includes('@')) return asIs;
  return (value) => {
    try {
      return format(pattern, value, { locale: 'en-US' });
    } catch {
      return value;
    }
  };
}

function cached(make: (value: number) => string): (value: number) => string {
  const known = new Map<number, string>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const text = make(value);
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(value, text);
    return text;
  };
}
