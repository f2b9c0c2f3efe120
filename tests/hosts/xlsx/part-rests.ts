/**
 * Two packages, part by part, without what an edit of cells, marks and notes may change. Plain text work, independent
 * of the code under test.
 */
import { parseRangeA1, type CellRef } from '../../../src/form/sheet';

export type Parts = Readonly<Record<string, Uint8Array>>;

/** A part as text. */
export function textOf(parts: Parts, name: string): string {
  const bytes = parts[name] ?? new Uint8Array();
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  return new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Whether one formula of these sheets spreads its results over the cell: then it is nobody's to edit. */
export function spreadOver(xml: string): (cell: CellRef) => boolean {
  const formulas = xml.match(/<(?:\w+:)?f [^>]*t="array"[^>]*>/g) ?? [];
  const areas = formulas.flatMap((tag) => parseRangeA1(/ ref="([^"]+)"/.exec(tag)?.[1] ?? '') ?? []);
  return ({ row, column }) =>
    areas.some(
      ({ first, last }) => row >= first.row && row <= last.row && column >= first.column && column <= last.column,
    );
}

/** A sheet's XML without what an edit may change; plain text work, independent of the code under test. */
function sheetRest(xml: string, edited: readonly string[]): string {
  const cells = new RegExp(`<(?:\\w+:)?c r="(?:${edited.join('|')})"(?:[^>]*/>|[^]*?</(?:\\w+:)?c>)`, 'g');
  return xml
    .replace(
      /<((?:\w+:)?)conditionalFormatting[^>]*>(?:(?!<\/\1conditionalFormatting>)[^])*selfeval:[^]*?<\/\1conditionalFormatting>/g,
      '',
    )
    .replace(cells, '')
    .replace(/<((?:\w+:)?)legacyDrawing xmlns:r="[^"]*" r:id="[^"]*"\/>/, '')
    .replace(/<(?:\w+:)?row r="\d+"><\/(?:\w+:)?row>/g, '')
    .replace(/(<(?:\w+:)?row [^>]*?)\s*\/>/g, '$1></row>')
    .replace(/ priority="-?\d+"/g, '')
    .replace(/ spans="[\d:]*"/g, '')
    .replace(/(<(?:\w+:)?dimension )[^>]*>/, '$1>')
    .replace(/<(?:\w+:)?sheetData\s*\/>|<((?:\w+:)?)sheetData><\/\1sheetData>/, '')
    .replace(
      /<((?:\w+:)?)c ([^>]*)>(<(?:\w+:)?f[ >/][^]*?)<\/\1c>/g,
      (_whole, prefix: string, attributes: string, inside: string) =>
        `<${prefix}c ${attributes.replace(/(^|\s)t="\w+"/, '').trim()}>${inside.replace(/<(?:\w+:)?v(?:\s*\/>|[ >][^]*?<\/(?:\w+:)?v>)/, '')}`,
    );
}

function bookRest(xml: string): string {
  return xml.replace(/<(?:\w+:)?calcPr(?: fullCalcOnLoad="1")?\/>/, '').replace(/ fullCalcOnLoad="(?:1|true)"/, '');
}

function stylesRest(xml: string): string {
  return xml
    .replace(/<((?:\w+:)?)dxf><\1font><\1color rgb="FF7A0008"[^]*?<\/\1dxf>/, '')
    .replace(/(<(?:\w+:)?dxfs[^>]*?) count="\d+"/, '$1')
    .replace(/<((?:\w+:)?)dxfs\s*(?:\/>|><\/\1dxfs>)/, '');
}

/** The places where two texts part, short enough to read. */
function parting(now: string, old: string): string | null {
  if (now === old) return null;
  let at = 0;
  while (now[at] === old[at]) at += 1;
  return `…${now.slice(Math.max(0, at - 80), at + 120)} / …${old.slice(Math.max(0, at - 80), at + 120)}`;
}

/** A comments part without our notes: what persons wrote, and the list of authors but for ours. */
function commentsRest(xml: string): string {
  return xml
    .replace(
      /<((?:\w+:)?)comment ref="[A-Z]+\d+" authorId="\d+"><\1text><\1r>(?:(?!<\/\1comment>)[^])*?〔绩效自评 [^]*?<\/\1comment>/g,
      '',
    )
    .replace(/<((?:\w+:)?)author>绩效自评快检<\/\1author>/, '');
}

/** A drawing of notes without the boxes we draw. */
function drawingRest(xml: string): string {
  return xml.replace(
    /<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="[^"]*" xmlns:x="[^"]*" id=[^]*?<\/v:shape>/g,
    '',
  );
}

export interface Meant {
  /** Addresses of the cells that were edited. */
  readonly cells: readonly string[];
  /** Whether notes were put on cells: parts for them may come. */
  readonly notes: boolean;
}

const NOTE_PARTS = /comments\d*\.xml$|\.vml$|\.rels$|\[Content_Types\]/i;

/** Every part the same to the byte, or to the character but for what was meant. @returns the parts that changed. */
export function expectOnlyOurs(before: Parts, after: Parts, meant: Meant): string[] {
  expect(Object.keys(before).filter((part) => !(part in after))).toEqual([]);
  const changed = Object.keys(after).filter(
    (part) => Buffer.compare(after[part] ?? new Uint8Array(), before[part] ?? new Uint8Array()) !== 0,
  );
  const stylesCame = !Object.keys(before).some((part) => /styles[^/]*\.xml$/i.test(part));
  for (const part of changed) {
    if (!(part in before)) {
      const welcome = (meant.notes && NOTE_PARTS.test(part)) || (stylesCame && /styles|\.rels$/.test(part));
      expect([part, welcome]).toEqual([part, true]);
      continue;
    }
    const [old, now] = [textOf(before, part), textOf(after, part)];
    if (/workbook\.xml$/i.test(part)) expect(parting(bookRest(now), bookRest(old))).toBeNull();
    else if (/styles[^/]*\.xml$/i.test(part)) expect(parting(stylesRest(now), stylesRest(old))).toBeNull();
    else if (/<(?:\w+:)?worksheet[\s>]/.test(now))
      expect(parting(sheetRest(now, meant.cells), sheetRest(old, meant.cells))).toBeNull();
    else if (meant.notes && /<(?:\w+:)?comments[\s>]/.test(now))
      expect(parting(commentsRest(now), commentsRest(old))).toBeNull();
    else if (meant.notes && /\.vml$/i.test(part)) expect(parting(drawingRest(now), old)).toBeNull();
    else {
      // Lists of parts grow by lines; the lines that were there stay.
      expect([part, (stylesCame || meant.notes) && /\[Content_Types\]|\.rels$/.test(part)]).toEqual([part, true]);
      const lines = (text: string): string[] => text.match(/<[^>]+>/g) ?? [];
      const there = new Set(lines(now));
      expect(lines(old).filter((line) => !there.has(line) && !/<\w+:?Relationships|<Types/.test(line))).toEqual([]);
    }
  }
  return changed;
}
