/** New cells as Excel takes them: what is written into them, and the areas that share a look. */
import { a1, rangeA1, type CellRange, type CellValue } from '../../form/sheet';
import type { AddedSheet, NewCell } from '../../review/new-sheet';
import { entryOf } from './entry';

/** Names of the new sheets as asked for → as given. */
export type GivenNames = ReadonlyMap<string, string>;

/** Excel refuses longer texts inside a formula. */
const LONGEST_IN_FORMULA = 255;

type Row = AddedSheet['rows'][number];

export function cellOf(cell: Row[number] | undefined): NewCell {
  return typeof cell === 'object' && cell !== null ? cell : { value: cell ?? '' };
}

/**
 * Where a click on the cell leads, as Excel's HYPERLINK names a place in the same workbook; null when nowhere.
 * Only cells of the sheets that are added are led to.
 */
export function placeOfLink({ link }: NewCell, names: GivenNames): string | null {
  if (link?.kind !== 'cell') return null;
  const sheet = names.get(link.sheet);
  return sheet === undefined ? null : `#'${sheet.replaceAll("'", "''")}'!${link.cell}`;
}

/** What goes into the cell. A linked text is a formula: one value among others in the same request, however many. */
export function newEntry(cell: NewCell, names: GivenNames): CellValue {
  if (cell.formula !== undefined) return cell.formula;
  const { value } = cell;
  if (typeof value !== 'string') return value;
  const place = isLinked(cell, names) ? placeOfLink(cell, names) : null;
  if (place === null) return entryOf({ kind: 'text', text: value });
  return `=HYPERLINK(${quoted(place)},${quoted(value)})`;
}

/** Whether the cell becomes a link: texts too long for a formula stay plain. */
export function isLinked(cell: NewCell, names: GivenNames): boolean {
  const place = placeOfLink(cell, names);
  if (place === null || typeof cell.value !== 'string' || cell.value === '') return false;
  return Math.max(place.length, cell.value.length) <= LONGEST_IN_FORMULA;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One kind of look: what a cell has of it, `''` for none, and how an area gets it. */
export interface LookKind {
  readonly of: (cell: NewCell) => string;
  readonly give: (format: Excel.RangeFormat, look: string) => void;
}

const LINK_COLOUR = '#0563C1';
const ALIGNMENTS = { left: 'Left', center: 'Center', right: 'Right' } as const;

/** Borders are another matter: they know inside and outside. */
export function lookKinds(names: GivenNames): readonly LookKind[] {
  const linked = (cell: NewCell): boolean => isLinked(cell, names);
  return [
    {
      of: ({ bold }) => (bold === true ? 'bold' : ''),
      give: (format) => {
        format.font.bold = true;
      },
    },
    {
      of: ({ size }) => (size === undefined ? '' : String(size)),
      give: (format, size) => {
        format.font.size = Number(size);
      },
    },
    {
      of: (cell) => cell.color ?? (linked(cell) ? LINK_COLOUR : ''),
      give: (format, color) => {
        format.font.color = color;
      },
    },
    {
      of: (cell) => (linked(cell) ? 'underline' : ''),
      give: (format) => {
        format.font.underline = 'Single';
      },
    },
    {
      of: ({ fill }) => fill ?? '',
      give: (format, fill) => {
        format.fill.color = fill;
      },
    },
    {
      of: ({ wrap }) => (wrap === true ? 'wrap' : ''),
      give: (format) => {
        format.wrapText = true;
      },
    },
    {
      of: ({ align }) => (align === undefined ? '' : ALIGNMENTS[align]),
      give: (format, align) => {
        const known = Object.values(ALIGNMENTS).find((one) => one === align);
        if (known !== undefined) format.horizontalAlignment = known;
      },
    },
  ];
}

/** The rectangles of cells that share a look, by look. Rectangles do not overlap. */
export function areasBy(
  rows: AddedSheet['rows'],
  columns: number,
  lookOf: (cell: NewCell) => string,
): Map<string, CellRange[]> {
  const areas = new Map<string, CellRange[]>();
  /** Rectangles that end in the column before, by look and rows. */
  let open = new Map<string, { range: CellRange; list: CellRange[]; at: number }>();
  for (let column = 0; column < columns; column += 1) {
    const next: typeof open = new Map();
    for (const { look, top, bottom } of runsOf(rows, column, lookOf)) {
      const key = `${top}:${bottom}:${look}`;
      const list = areas.get(look) ?? [];
      areas.set(look, list);
      const left = open.get(key);
      const range = { first: left?.range.first ?? { row: top, column }, last: { row: bottom, column } };
      const at = left?.at ?? list.length;
      list[at] = range;
      next.set(key, { range, list, at });
    }
    open = next;
  }
  return areas;
}

function runsOf(
  rows: AddedSheet['rows'],
  column: number,
  lookOf: (cell: NewCell) => string,
): { look: string; top: number; bottom: number }[] {
  const runs: { look: string; top: number; bottom: number }[] = [];
  rows.forEach((row, index) => {
    const look = lookOf(cellOf(row[column]));
    if (look === '') return;
    const last = runs.at(-1);
    if (last !== undefined && last.look === look && last.bottom === index - 1) last.bottom = index;
    else runs.push({ look, top: index, bottom: index });
  });
  return runs;
}

/** Excel refuses longer addresses. */
const LONGEST_ADDRESS = 8192;

/** The areas as lists Excel takes in one call. */
export function addressLists(areas: readonly CellRange[]): string[] {
  const lists: string[] = [];
  for (const area of areas) {
    const address = rangeA1(area);
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS)
      lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}

/** A block of whole rows. */
export interface Block {
  readonly address: string;
  readonly entries: CellValue[][];
  /** Null where every cell has Excel's own format. */
  readonly numberFormats: string[][] | null;
  /** Characters, about. */
  readonly size: number;
}

/** The rows in blocks of at most so many characters (or one row). */
export function blocksOf(rows: AddedSheet['rows'], columns: number, names: GivenNames, most: number): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let size = 0;
  let entries: CellValue[][] = [];
  const close = (): void => {
    if (entries.length === 0) return;
    const last = { row: from + entries.length - 1, column: columns - 1 };
    const formats = rows.slice(from, from + entries.length).map((row) => line(row, columns, formatOf));
    blocks.push({
      address: `${a1({ row: from, column: 0 })}:${a1(last)}`,
      entries,
      numberFormats: formats.some((formatsOfRow) => formatsOfRow.some((format) => format !== GENERAL)) ? formats : null,
      size,
    });
    from += entries.length;
    size = 0;
    entries = [];
  };
  for (const row of rows) {
    const next = line(row, columns, (cell) => newEntry(cell, names));
    const weight = next.reduce<number>((sum, entry) => sum + String(entry).length + 4, 0);
    if (size + weight > most) close();
    entries.push(next);
    size += weight;
  }
  close();
  return blocks;
}

const GENERAL = 'General';
const formatOf = ({ numberFormat }: NewCell): string => numberFormat ?? GENERAL;

function line<T>(row: Row, columns: number, of: (cell: NewCell) => T): T[] {
  return Array.from({ length: columns }, (_none, column) => of(cellOf(row[column])));
}
