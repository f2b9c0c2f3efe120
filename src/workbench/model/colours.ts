/** Colours of SpreadsheetML as `#RRGGBB`: written out, by theme with tint, or by index (ECMA-376 part 1, 18.8.19). */
import { attribute, tags } from '../../hosts/xlsx/xml/tokens';

/** 18.8.27 indexedColors: the palette of every file that brings none of its own. */
const INDEXED: readonly string[] = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** The Office theme, for files that refer to a theme and ship none. */
const OFFICE_THEME: readonly string[] =
  'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(' ');

const THEME_SLOTS: readonly string[] =
  'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ');

/** The colours a workbook's styles may refer to. */
export interface Palette {
  /** In the order cells count them: lt1, dk1, lt2, dk2, accents, links. Six hexadecimal digits. */
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

/** Reads the theme part and the palette inside the styles part; either may be missing. */
export function readPalette(themeXml: string | null, stylesXml: string | null): Palette {
  return { theme: readTheme(themeXml), indexed: readIndexed(stylesXml) };
}

function readTheme(xml: string | null): readonly string[] {
  if (xml === null) return OFFICE_THEME;
  const found = new Map<string, string>();
  let inside = false;
  let slot = '';
  for (const tag of tags(xml)) {
    if (tag.name === 'clrScheme') {
      if (tag.kind === 'close') break;
      inside = true;
    } else if (inside && tag.kind !== 'close') {
      if (THEME_SLOTS.includes(tag.name)) slot = tag.name;
      else if (tag.name === 'srgbClr' || tag.name === 'sysClr') {
        const digits = hexDigits(attribute(tag.attributes, 'lastClr') ?? attribute(tag.attributes, 'val'));
        if (digits !== null && !found.has(slot)) found.set(slot, digits);
      }
    }
  }
  return THEME_SLOTS.map((name, index) => found.get(name) ?? OFFICE_THEME[index] ?? '000000');
}

function readIndexed(xml: string | null): readonly string[] {
  if (xml === null || !xml.includes('indexedColors')) return INDEXED;
  const own: string[] = [];
  let inside = false;
  for (const tag of tags(xml)) {
    if (tag.name === 'indexedColors') inside = tag.kind === 'open';
    else if (inside && tag.name === 'rgbColor' && tag.kind !== 'close') {
      own.push(hexDigits(attribute(tag.attributes, 'rgb')) ?? '000000');
    }
  }
  return INDEXED.map((standard, index) => own[index] ?? standard);
}

/** `FF00B0F0` and `00B0F0` → `00B0F0`. The alpha of Excel files says nothing. */
function hexDigits(text: string | null): string | null {
  return text !== null && /^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(text) ? text.slice(-6).toUpperCase() : null;
}

/** The colour named by the attributes of a `color`, `fgColor` or `bgColor` element; null for automatic ones. */
export function resolveColour(attributes: string, palette: Palette): string | null {
  const theme = attribute(attributes, 'theme');
  const indexed = attribute(attributes, 'indexed');
  const digits =
    hexDigits(attribute(attributes, 'rgb')) ?? entry(palette.theme, theme) ?? entry(palette.indexed, indexed);
  if (digits === null) return null;
  const tint = Number(attribute(attributes, 'tint') ?? '0');
  return `#${Number.isFinite(tint) && tint !== 0 ? tinted(digits, tint) : digits}`;
}

/** 64 and 65 of the indexed palette are the system's colours: automatic. */
function entry(colours: readonly string[], index: string | null): string | null {
  return index === null ? null : (colours[Number(index)] ?? null);
}

/** 18.8.19: the lightness moves towards black (negative) or white (positive), hue and saturation stay. */
export function tinted(digits: string, tint: number): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255);
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const spread = high - low;
  const lightness = (high + low) / 2;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  let hue = 0;
  if (spread !== 0) {
    if (high === red) hue = ((green - blue) / spread + 6) % 6;
    else if (high === green) hue = (blue - red) / spread + 2;
    else hue = (red - green) / spread + 4;
  }
  const moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const chroma = (1 - Math.abs(2 * moved - 1)) * saturation;
  const base = moved - chroma / 2;
  const channel = (shift: number): string => {
    const place = (hue + shift) % 6;
    const part = place < 1 ? place : place < 3 ? 1 : place < 4 ? 4 - place : 0;
    return Math.round((base + chroma * part) * 255)
      .toString(16)
      .padStart(2, '0')
      .toUpperCase();
  };
  return channel(2) + channel(0) + channel(4);
}
