/** The styles part of a workbook as the grid's style records. */
import type { IBorderData, IBorderStyleData, IStyleBase, IStyleData } from '@univerjs/presets';
import { builtinFormat } from '../../hosts/xlsx/read/builtin-formats';
import { attribute, childrenOf, isTrue, tags, type Element } from '../../hosts/xlsx/xml/tokens';
import { resolveColour, type Palette } from './colours';

export interface Styles {
  /** By cell format index (`s` of a cell). */
  readonly cells: readonly IStyleData[];
  /** By differential format index (`dxfId` of a rule). */
  readonly differential: readonly IStyleBase[];
  /** The workbook's own font: row numbers and column widths are measured in it. */
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
}

const THIN = 1;
/** ST_BorderStyle → the grid's numbers. */
const BORDERS: Readonly<Record<string, number>> = {
  thin: THIN,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
};
const HORIZONTAL: Readonly<Record<string, number>> = {
  left: 1,
  center: 2,
  centerContinuous: 2,
  right: 3,
  justify: 4,
  distributed: 6,
};
const VERTICAL: Readonly<Record<string, number>> = { top: 1, center: 2, bottom: 3, justify: 2, distributed: 2 };
const BOTTOM = 3;
const WRAP = 3;
const ROTATION_STACKED = 255;

/** Reads the styles part. A missing or empty one gives one plain style. */
export function readStyles(xml: string | null, palette: Palette): Styles {
  if (xml === null) return { cells: [{ vt: BOTTOM }], differential: [], fontName: '宋体', fontSize: 11 };
  const list = (name: string): readonly Element[] => childrenOf(xml, name)?.children ?? [];
  const inner = (element: Element): string => xml.slice(element.open.start, element.end);
  const fonts = list('fonts').map((element) => readFont(inner(element), palette));
  const fills = list('fills').map((element) => readFill(inner(element), palette, false));
  const borders = list('borders').map((element) => readBorder(inner(element), palette));
  const formats = new Map<number, string>();
  for (const element of list('numFmts')) {
    const id = Number(attribute(element.open.attributes, 'numFmtId') ?? '-1');
    formats.set(id, attribute(element.open.attributes, 'formatCode') ?? '');
  }
  const at = <T>(items: readonly T[], attributes: string, name: string): T | undefined =>
    items[Number(attribute(attributes, name) ?? '0')];
  const cells = list('cellXfs').map((element): IStyleData => {
    const { attributes } = element.open;
    const border = at(borders, attributes, 'borderId');
    const fill = at(fills, attributes, 'fillId');
    const formatId = Number(attribute(attributes, 'numFmtId') ?? '0');
    const pattern = formats.get(formatId) ?? builtinFormat(formatId);
    return {
      ...at(fonts, attributes, 'fontId'),
      ...(fill === undefined || fill === null ? {} : { bg: { rgb: fill } }),
      ...(border === undefined || border === null ? {} : { bd: border }),
      ...(pattern === '' || /^general$/i.test(pattern) ? {} : { n: { pattern } }),
      ...readAlignment(inner(element)),
    };
  });
  const own = fonts[0];
  return {
    cells: cells.length === 0 ? [{ vt: BOTTOM }] : cells,
    differential: list('dxfs').map((element) => readDifferential(inner(element), palette)),
    fontName: own?.ff ?? '宋体',
    fontSize: own?.fs ?? 11,
  };
}

function readFont(xml: string, palette: Palette): IStyleBase {
  const font: IStyleBase = {};
  for (const tag of tags(xml)) {
    if (tag.kind === 'close') continue;
    const value = attribute(tag.attributes, 'val');
    const on = value === null || isTrue(value);
    switch (tag.name) {
      case 'name':
      case 'rFont':
        if (value !== null) font.ff = value;
        break;
      case 'sz':
        if (value !== null && Number(value) > 0) font.fs = Number(value);
        break;
      case 'b':
        if (on) font.bl = 1;
        break;
      case 'i':
        if (on) font.it = 1;
        break;
      case 'strike':
        if (on) font.st = { s: 1 };
        break;
      case 'u':
        if (value !== 'none') font.ul = { s: 1 };
        break;
      case 'vertAlign':
        if (value === 'superscript') font.va = 3;
        else if (value === 'subscript') font.va = 2;
        break;
      case 'color': {
        const colour = resolveColour(tag.attributes, palette);
        if (colour !== null) font.cl = { rgb: colour };
        break;
      }
      default:
    }
  }
  return font;
}

/**
 * The one colour that stands for a fill: the foreground of a pattern, the first stop of a gradient.
 * In differential formats a solid fill names its colour as background (18.8.32, as Excel writes it).
 */
function readFill(xml: string, palette: Palette, differential: boolean): string | null {
  let pattern: string | null = null;
  let foreground: string | null = null;
  let background: string | null = null;
  let stop: string | null = null;
  for (const tag of tags(xml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'patternFill') pattern = attribute(tag.attributes, 'patternType');
    else if (tag.name === 'fgColor') foreground = resolveColour(tag.attributes, palette);
    else if (tag.name === 'bgColor') background = resolveColour(tag.attributes, palette);
    else if (tag.name === 'color') stop ??= resolveColour(tag.attributes, palette);
  }
  if (differential) return pattern === 'none' ? null : (background ?? foreground ?? stop);
  if (stop !== null) return stop;
  if (pattern === null || pattern === 'none') return null;
  if (pattern === 'solid') return foreground ?? background;
  if (pattern === 'gray125' || pattern === 'gray0625') return background;
  return foreground ?? background;
}

function readBorder(xml: string, palette: Palette): IBorderData | null {
  const border: IBorderData = {};
  let root = '';
  let side: keyof IBorderData | 'diagonal' | null = null;
  let line: IBorderStyleData | null = null;
  const place = (found: IBorderStyleData): void => {
    if (side === 'diagonal') {
      if (isTrue(attribute(root, 'diagonalDown'))) border.tl_br = found;
      if (isTrue(attribute(root, 'diagonalUp'))) border.bl_tr = found;
    } else if (side !== null) border[side] = found;
  };
  for (const tag of tags(xml)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'border') {
      root = tag.attributes;
    } else if (tag.name === 'color') {
      const colour = resolveColour(tag.attributes, palette);
      if (line !== null && colour !== null) line.cl = { rgb: colour };
    } else {
      side = SIDES[tag.name] ?? null;
      const number = BORDERS[attribute(tag.attributes, 'style') ?? 'none'];
      line = number === undefined || side === null ? null : { s: number, cl: { rgb: '#000000' } };
      if (line !== null) place(line);
    }
  }
  return Object.keys(border).length === 0 ? null : border;
}

const SIDES: Readonly<Record<string, 't' | 'r' | 'b' | 'l' | 'diagonal'>> = {
  left: 'l',
  start: 'l',
  right: 'r',
  end: 'r',
  top: 't',
  bottom: 'b',
  diagonal: 'diagonal',
};

function readAlignment(xml: string): IStyleData {
  const style: IStyleData = { vt: BOTTOM };
  for (const tag of tags(xml)) {
    if (tag.name !== 'alignment' || tag.kind === 'close') continue;
    const horizontal = HORIZONTAL[attribute(tag.attributes, 'horizontal') ?? ''];
    if (horizontal !== undefined) style.ht = horizontal;
    style.vt = VERTICAL[attribute(tag.attributes, 'vertical') ?? ''] ?? BOTTOM;
    if (isTrue(attribute(tag.attributes, 'wrapText'))) style.tb = WRAP;
    const rotation = Number(attribute(tag.attributes, 'textRotation') ?? '0');
    // 0–90 counts upwards, 91–180 downwards; the grid counts downwards.
    if (rotation === ROTATION_STACKED) style.tr = { a: 0, v: 1 };
    else if (rotation > 90 && rotation <= 180) style.tr = { a: rotation - 90 };
    else if (rotation > 0) style.tr = { a: -rotation };
    const indent = Number(attribute(tag.attributes, 'indent') ?? '0');
    // One step of indent is three spaces of the standard font, about nine pixels.
    if (indent > 0) style.pd = horizontal === HORIZONTAL['right'] ? { r: indent * 9 + 2 } : { l: indent * 9 + 2 };
  }
  return style;
}

function readDifferential(xml: string, palette: Palette): IStyleBase {
  const part = (name: string): string => {
    const found = childrenOf(xml, name);
    return found === null ? '' : xml.slice(found.element.open.start, found.element.end);
  };
  const fill = readFill(part('fill'), palette, true);
  const { ff: _family, fs: _size, ...font } = readFont(part('font'), palette);
  return { ...font, ...(fill === null ? {} : { bg: { rgb: fill } }) };
}
