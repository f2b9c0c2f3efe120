/** Notes (the old kind of comment): the comments part, and the drawing Excel needs to show them. */
import { a1, type CellRef } from '../../../form/sheet';
import { HostError } from '../../host';
import type { Relationship } from '../package/relationships';
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { encodeXstring, escapeXml, textContent } from '../xml/escapes';
import { splice } from '../xml/splice';
import { attribute, childrenOf, tags } from '../xml/tokens';
import {
  addExtensionType,
  addPartType,
  addRelationship,
  appendChild,
  freePart,
  relationshipType,
} from './package-edits';
import type { SheetMarkup } from './sheet-markup';

/** Writes the note; one of the same author on this cell is replaced, someone else's is kept and ours put below it. */
export function writeNote(
  pack: WorkbookPackage,
  workbook: Workbook,
  sheetPart: string,
  markup: SheetMarkup,
  cell: CellRef,
  text: string,
  author: string,
): void {
  const relationships = pack.relationships(sheetPart).filter(({ external }) => !external);
  refuseThreaded(pack, relationships, cell);
  const known = relationships.find(({ kind, target }) => kind === 'comments' && pack.has(target))?.target;
  const part = known ?? createComments(pack, workbook, sheetPart);
  const fresh = pack.guard(part, () => writeComment(pack, part, cell, text, author));
  if (fresh) drawNote(pack, workbook, sheetPart, markup, relationships, cell);
}

function refuseThreaded(pack: WorkbookPackage, relationships: readonly Relationship[], cell: CellRef): void {
  for (const { kind, target } of relationships) {
    const xml = kind === 'threadedComment' ? pack.text(target) : null;
    if (xml === null) continue;
    for (const tag of tags(xml)) {
      if (tag.name === 'threadedComment' && tag.kind !== 'close' && attribute(tag.attributes, 'ref') === a1(cell)) {
        throw new HostError('unsupported', `${a1(cell)} has a threaded comment`);
      }
    }
  }
}

function createComments(pack: WorkbookPackage, workbook: Workbook, sheetPart: string): string {
  const part = freePart(pack, 'xl/comments', '.xml');
  const main = workbook.strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  pack.write(
    part,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`,
  );
  addRelationship(pack, sheetPart, relationshipType('comments', workbook.strict), part);
  addPartType(pack, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml');
  return part;
}

/** @returns true when the cell had no note before. */
function writeComment(pack: WorkbookPackage, part: string, cell: CellRef, text: string, author: string): boolean {
  let xml = pack.text(part) ?? '';
  const listed = childrenOf(xml, 'authors');
  const authors = (listed?.children ?? []).map(({ open, contentEnd }) => textContent(xml.slice(open.end, contentEnd)));
  let authorId = authors.indexOf(author);
  if (authorId < 0) {
    authorId = authors.length;
    xml = appendChild(xml, 'authors', (prefix) => `<${prefix}author>${escapeXml(author)}</${prefix}author>`);
  }
  const list = childrenOf(xml, 'commentList');
  if (list === null) throw pack.fail('damaged', `${part}: no commentList`);
  const p = list.element.open.prefix;
  const run =
    `<${p}r><${p}rPr><${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="宋体"/><${p}charset val="134"/></${p}rPr>` +
    `<${p}t xml:space="preserve">`;
  const body = (content: string): string => `${run}${encodeXstring(content)}</${p}t></${p}r>`;
  const old = list.children.find(({ open }) => attribute(open.attributes, 'ref') === a1(cell));
  if (old === undefined) {
    const comment = `<${p}comment ref="${a1(cell)}" authorId="${authorId}"><${p}text>${body(text)}</${p}text></${p}comment>`;
    pack.write(
      part,
      appendChild(xml, 'commentList', () => comment),
    );
    return true;
  }
  const inside = xml.slice(old.open.start, old.end);
  const textElement = childrenOf(inside, 'text')?.element;
  const mine = Number(attribute(old.open.attributes, 'authorId')) === authorId;
  const kept =
    mine || textElement === undefined ? '' : keptRuns(inside.slice(textElement.open.end, textElement.contentEnd), p);
  const content = `<${p}text>${kept}${body(mine || kept === '' ? text : `\n${author}:\n${text}`)}</${p}text>`;
  const [start, end] =
    textElement === undefined
      ? [old.open.end, old.open.end]
      : [old.open.start + textElement.open.start, old.open.start + textElement.end];
  pack.write(part, splice(xml, [{ start, end, text: content }]));
  return false;
}

/** Plain text beside runs is not allowed: it becomes a run. An earlier addition of the same kind is not looked for. */
function keptRuns(content: string, prefix: string): string {
  return /<(?:\w+:)?r[\s>]/.test(content) || content === '' ? content : `<${prefix}r>${content}</${prefix}r>`;
}

const DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="MAP"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

function drawNote(
  pack: WorkbookPackage,
  workbook: Workbook,
  sheetPart: string,
  markup: SheetMarkup,
  relationships: readonly Relationship[],
  cell: CellRef,
): void {
  const reference = markup.child('legacyDrawing');
  const id = reference === null ? null : attribute(reference.open.attributes, 'id');
  const known = relationships.find((relationship) => relationship.id === id && pack.has(relationship.target))?.target;
  const part = known ?? createDrawing(pack, workbook, sheetPart, markup);
  const xml = pack.text(part) ?? '';
  const map = Number(/<o:idmap[^>]*\sdata="(\d+)/.exec(xml)?.[1] ?? '1');
  const used = [...xml.matchAll(/\bid="_x0000_s(\d+)"/g)].map(([, number]) => Number(number));
  const number = Math.max(map * 1024, ...used) + 1;
  const at = xml.lastIndexOf('</');
  pack.write(
    part,
    splice(xml, [{ start: at, end: at, text: shapeXml(number, cell, xml.includes('id="_x0000_t202"')) }]),
  );
}

function createDrawing(pack: WorkbookPackage, workbook: Workbook, sheetPart: string, markup: SheetMarkup): string {
  const part = freePart(pack, 'xl/drawings/vmlDrawing', '.vml');
  // Shape numbers are unique in the workbook: each drawing has a thousand of its own.
  const maps = pack
    .names()
    .filter((name) => /\.vml$/i.test(name))
    .flatMap((name) => [...(pack.text(name) ?? '').matchAll(/<o:idmap[^>]*\sdata="([\d,\s]+)"/g)])
    .flatMap(([, list = '']) => list.split(',').map(Number));
  pack.write(part, DRAWING.replace('MAP', String(Math.max(0, ...maps) + 1)));
  addExtensionType(pack, 'vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const id = addRelationship(pack, sheetPart, relationshipType('vmlDrawing', workbook.strict), part);
  const namespace = relationshipType('', workbook.strict).replace(/\/$/, '');
  const old = markup.child('legacyDrawing');
  const at = old?.open.start ?? markup.placeFor('legacyDrawing');
  const text = `<${markup.prefix}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`;
  pack.write(sheetPart, splice(markup.xml, [{ start: at, end: old?.end ?? at, text }]));
  return part;
}

/** Names its own namespaces: some programs' drawings do not declare them all. */
function shapeXml(number: number, { row, column }: CellRef, hasType: boolean): string {
  return (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" ' +
    `id="_x0000_s${number}" ${hasType ? 'type="#_x0000_t202" ' : ''}` +
    'style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:160pt;height:72pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">' +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${column + 1},15,${Math.max(0, row - 1)},10,${column + 4},15,${row + 4},4</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
