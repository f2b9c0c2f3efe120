/** The drawing behind notes: Excel shows a note only where its box is drawn. Boxes of others stay to the character. */
import type { CellRef } from '../../../form/sheet';
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { splice, type Splice } from '../xml/splice';
import { attribute } from '../xml/tokens';
import { addExtensionType, addRelationship, freePart, relationshipType } from './package-edits';
import { SheetMarkup } from './sheet-markup';

const DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="MAP"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/** Takes the boxes of some notes away and draws those of others. */
export function redrawNotes(
  pack: WorkbookPackage,
  workbook: Workbook,
  sheetPart: string,
  removed: readonly CellRef[],
  added: readonly CellRef[],
): void {
  const known = drawingOf(pack, sheetPart);
  if (known === null && added.length === 0) return;
  const part = known ?? createDrawing(pack, workbook, sheetPart);
  const before = pack.text(part) ?? '';
  const after = added.reduce(withShape, withoutShapes(before, removed));
  if (after !== before) pack.write(part, after);
}

function drawingOf(pack: WorkbookPackage, sheetPart: string): string | null {
  const reference = markupOf(pack, sheetPart).child('legacyDrawing');
  const id = reference === null ? null : attribute(reference.open.attributes, 'id');
  const found = pack.relationships(sheetPart).find((relationship) => relationship.id === id && !relationship.external);
  return found !== undefined && pack.has(found.target) ? found.target : null;
}

function markupOf(pack: WorkbookPackage, sheetPart: string): SheetMarkup {
  return pack.guard(sheetPart, () => new SheetMarkup(pack.text(sheetPart) ?? ''));
}

/** The drawing language is older than XML parsers like: its text is searched, not parsed. */
function withoutShapes(drawing: string, cells: readonly CellRef[]): string {
  if (cells.length === 0) return drawing;
  const gone = [...drawing.matchAll(/<v:shape\s[^]*?<\/v:shape>/g)].flatMap(({ 0: shape, index }): Splice[] => {
    const number = (name: string): number => Number(new RegExp(`<x:${name}>\\s*(\\d+)`).exec(shape)?.[1] ?? '-1');
    const [row, column] = [number('Row'), number('Column')];
    const ours = /ObjectType="Note"/.test(shape) && cells.some((cell) => cell.row === row && cell.column === column);
    return ours ? [{ start: index, end: index + shape.length, text: '' }] : [];
  });
  return splice(drawing, gone);
}

function withShape(drawing: string, cell: CellRef): string {
  const map = Number(/<o:idmap[^>]*\sdata="(\d+)/.exec(drawing)?.[1] ?? '1');
  const used = [...drawing.matchAll(/\bid="_x0000_s(\d+)"/g)].map(([, number]) => Number(number));
  const number = used.reduce((high, next) => Math.max(high, next), map * 1024) + 1;
  const at = drawing.lastIndexOf('</');
  return splice(drawing, [{ start: at, end: at, text: shapeXml(number, cell, drawing.includes('id="_x0000_t202"')) }]);
}

function createDrawing(pack: WorkbookPackage, workbook: Workbook, sheetPart: string): string {
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
  const markup = markupOf(pack, sheetPart);
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
