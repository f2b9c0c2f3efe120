/** Puts new contents and fresh formula results into a worksheet's XML. */
import { a1, parseRangeA1, rangeA1 } from '../../../form/sheet';
import type { Scalar } from '../evaluate';
import { isError } from '../evaluate';
import { encodeXstring, escapeXml } from '../xml/escapes';
import { splice, type Splice } from '../xml/splice';
import { attribute, tags } from '../xml/tokens';
import { opened, withAttribute } from './attributes';
import { type SheetMarkup, type CellSpan, type RowSpan } from './sheet-markup';

/** What becomes of a cell. `result`: the formula stays, its stored result is replaced or (undefined) taken away. */
export type CellEdit =
  | { readonly kind: 'content'; readonly value: Scalar }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'result'; readonly value: Exclude<Scalar, null> | undefined };

export type SheetEdits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;

/** By row, then column, both zero-based. */
export function editCells(markup: SheetMarkup, edits: SheetEdits): string {
  const changes: Splice[] = [];
  const grown: { row: number; column: number }[] = [];
  const newRows: { row: number; xml: string }[] = [];
  for (const [row, cells] of [...edits].sort(([a], [b]) => a - b)) {
    const span = markup.rows.get(row);
    const columns = [...cells].sort(([a], [b]) => a - b);
    if (span === undefined) {
      const made = columns
        .map(([column, edit]) => newCell(markup, undefined, row, column, edit))
        .filter((xml) => xml !== '');
      if (made.length === 0) continue;
      newRows.push({ row, xml: `<${markup.prefix}row r="${row + 1}">${made.join('')}</${markup.prefix}row>` });
      grown.push(...columns.map(([column]) => ({ row, column })));
    } else {
      const added = editRow(markup, span, columns, changes);
      grown.push(...added.map((column) => ({ row, column })));
    }
  }
  insertRows(markup, newRows, changes);
  growDimension(markup, grown, changes);
  return splice(markup.xml, changes);
}

/** @returns the columns of cells that were added. */
function editRow(
  markup: SheetMarkup,
  span: RowSpan,
  columns: readonly [number, CellEdit][],
  changes: Splice[],
): number[] {
  const { xml } = markup;
  const present = markup.cells(span);
  // Of doubles the last one is what readers see.
  const last = new Map(present.map((cell) => [cell.column, cell]));
  const added: number[] = [];
  const inserts: Splice[] = [];
  for (const [column, edit] of columns) {
    const old = last.get(column);
    if (old !== undefined) {
      changes.push({ start: old.open.start, end: old.end, text: editedCell(xml, old, edit) });
      continue;
    }
    const text = newCell(markup, span, span.row, column, edit);
    if (text === '') continue;
    const next = present.find((cell) => cell.column > column);
    const at = next?.open.start ?? span.contentEnd;
    inserts.push({ start: at, end: at, text });
    added.push(column);
  }
  const tag = xml.slice(span.open.start, span.open.end);
  const spanned = widenedSpans(tag, span.open.attributes, added);
  if (span.open.kind === 'empty') {
    if (inserts.length === 0) return added;
    const inside = inserts.map(({ text }) => text).join('');
    const name = `${span.open.prefix}row`;
    changes.push({ start: span.open.start, end: span.open.end, text: `${opened(spanned)}${inside}</${name}>` });
    return added;
  }
  if (spanned !== tag) changes.push({ start: span.open.start, end: span.open.end, text: spanned });
  changes.push(...inserts);
  return added;
}

/** The `spans` hint of a row must cover its cells. */
function widenedSpans(tag: string, attributes: string, added: readonly number[]): string {
  const spans = attribute(attributes, 'spans');
  const match = /^(\d+):(\d+)$/.exec(spans ?? '');
  if (match === null || added.length === 0) return tag;
  const first = Math.min(Number(match[1]), ...added.map((column) => column + 1));
  const last = Math.max(Number(match[2]), ...added.map((column) => column + 1));
  const wide = `${first}:${last}`;
  return wide === spans ? tag : withAttribute(tag, 'spans', wide);
}

function newCell(
  markup: SheetMarkup,
  row: RowSpan | undefined,
  rowIndex: number,
  column: number,
  edit: CellEdit,
): string {
  if (edit.kind === 'result' || (edit.kind === 'content' && (edit.value === null || edit.value === ''))) return '';
  const style = markup.inheritedStyle(row, column);
  const styled = style === '0' ? '' : ` s="${style}"`;
  const head = `<${markup.prefix}c r="${a1({ row: rowIndex, column })}"${styled}`;
  return contentXml(head, markup.prefix, edit);
}

function editedCell(xml: string, old: CellSpan, edit: CellEdit): string {
  const tag = xml.slice(old.open.start, old.open.end);
  if (edit.kind === 'result') return withResult(xml, old, tag, edit.value);
  // Type and metadata (arrays, rich values) belong to the old content; place, style and the rest stay.
  const plain = ['t', 'cm', 'vm'].reduce((text, name) => withAttribute(text, name, null), tag);
  const head = plain.replace(/(?<!\s)\s*\/?>$/, '');
  return contentXml(head, old.open.prefix, edit);
}

function contentXml(head: string, prefix: string, edit: Exclude<CellEdit, { kind: 'result' }>): string {
  const full = (attributes: string, content: string): string => `${head}${attributes}>${content}</${prefix}c>`;
  const value = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (edit.kind === 'number') return full('', value(edit.digits));
  const content = edit.value;
  if (content === null || content === '') return `${head}/>`;
  if (typeof content === 'number') return full('', value(String(content)));
  if (typeof content === 'boolean') return full(' t="b"', value(content ? '1' : '0'));
  if (isError(content)) return full(' t="e"', value(escapeXml(content.error)));
  const text = `<${prefix}is><${prefix}t xml:space="preserve">${encodeXstring(content)}</${prefix}t></${prefix}is>`;
  return full(' t="inlineStr"', text);
}

/** The formula's element stays to the character. */
function withResult(xml: string, old: CellSpan, tag: string, result: Exclude<Scalar, null> | undefined): string {
  let value: { start: number; end: number } | null = null;
  let formulaEnd = old.open.end;
  let open = -1;
  for (const inner of tags(xml, old.open.end, old.contentEnd)) {
    if (inner.name === 'f' && inner.kind !== 'open') formulaEnd = inner.end;
    if (inner.name !== 'v') continue;
    if (inner.kind === 'open') open = inner.start;
    else value = { start: inner.kind === 'empty' ? inner.start : open, end: inner.end };
  }
  const { type, text } = resultXml(result);
  const { prefix } = old.open;
  const written = text === null ? '' : `<${prefix}v>${text}</${prefix}v>`;
  const start = value?.start ?? formulaEnd;
  const end = value?.end ?? formulaEnd;
  return withAttribute(tag, 't', type) + xml.slice(old.open.end, start) + written + xml.slice(end, old.end);
}

function resultXml(result: Exclude<Scalar, null> | undefined): { type: string | null; text: string | null } {
  if (result === undefined) return { type: null, text: null };
  if (typeof result === 'number') return { type: null, text: String(result) };
  if (typeof result === 'boolean') return { type: 'b', text: result ? '1' : '0' };
  if (isError(result)) return { type: 'e', text: escapeXml(result.error) };
  return { type: 'str', text: encodeXstring(result) };
}

function insertRows(markup: SheetMarkup, rows: readonly { row: number; xml: string }[], changes: Splice[]): void {
  if (rows.length === 0) return;
  const data = markup.child('sheetData');
  if (data === null) {
    const at = markup.placeFor('sheetData');
    const inside = rows.map(({ xml }) => xml).join('');
    changes.push({ start: at, end: at, text: `<${markup.prefix}sheetData>${inside}</${markup.prefix}sheetData>` });
    return;
  }
  if (data.open.kind === 'empty') {
    const inside = rows.map(({ xml }) => xml).join('');
    const tag = opened(markup.xml.slice(data.open.start, data.open.end));
    changes.push({ start: data.open.start, end: data.end, text: `${tag}${inside}</${data.open.prefix}sheetData>` });
    return;
  }
  for (const { row, xml } of rows) {
    const next = markup.rowOrder.find((candidate) => candidate.row > row);
    const at = next?.open.start ?? data.contentEnd;
    changes.push({ start: at, end: at, text: xml });
  }
}

/** `<dimension>` must not be smaller than what is there. */
function growDimension(
  markup: SheetMarkup,
  added: readonly { row: number; column: number }[],
  changes: Splice[],
): void {
  const dimension = markup.child('dimension');
  if (dimension === null || added.length === 0) return;
  const written = attribute(dimension.open.attributes, 'ref') ?? '';
  const range = parseRangeA1(written);
  if (range === null) return;
  const rows = added.map(({ row }) => row);
  const columns = added.map(({ column }) => column);
  const first = { row: Math.min(range.first.row, ...rows), column: Math.min(range.first.column, ...columns) };
  const last = { row: Math.max(range.last.row, ...rows), column: Math.max(range.last.column, ...columns) };
  if (rangeA1({ first, last }) === rangeA1(range)) return;
  const tag = markup.xml.slice(dimension.open.start, dimension.open.end);
  changes.push({
    start: dimension.open.start,
    end: dimension.open.end,
    text: withAttribute(tag, 'ref', rangeA1({ first, last })),
  });
}
