/** The colours of our marks in the styles part: one differential format a light, added once. */
import { MARK_COLORS, type Mark } from '../../../review/plan';
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { splice } from '../xml/splice';
import { childrenOf } from '../xml/tokens';
import { opened, withAttribute } from './attributes';
import { addPartType, addRelationship, relationshipType } from './package-edits';

const BEFORE_DXFS = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles'];

/** The numbers found in a styles part, by its content: a workbook may have two thousand sheets to mark. */
const found = new WeakMap<Uint8Array, Map<Mark['light'], number>>();

/** @returns the number of the light's format; writes the styles part when it is new there. */
export function markStyle(pack: WorkbookPackage, workbook: Workbook, light: Mark['light']): number {
  const part = stylesPart(pack, workbook);
  const before = pack.read(part);
  const known = before === null ? undefined : found.get(before)?.get(light);
  if (known !== undefined) return known;
  const number = formatNumber(pack, part, light);
  const content = pack.read(part);
  if (content !== null) found.set(content, (found.get(content) ?? new Map<Mark['light'], number>()).set(light, number));
  return number;
}

function formatNumber(pack: WorkbookPackage, part: string, light: Mark['light']): number {
  const xml = pack.text(part) ?? '';
  const styleSheet = pack.guard(part, () => childrenOf(xml, 'styleSheet'));
  if (styleSheet === null) throw pack.fail('damaged', `${part}: no styleSheet`);
  const { prefix } = styleSheet.element.open;
  const wanted = markFormat(prefix, light);
  const formats = childrenOf(xml, 'dxfs');
  if (formats === null) {
    const last = styleSheet.children.findLast(({ open }) => BEFORE_DXFS.includes(open.name));
    const at = last?.end ?? styleSheet.element.open.end;
    pack.write(part, splice(xml, [{ start: at, end: at, text: `<${prefix}dxfs count="1">${wanted}</${prefix}dxfs>` }]));
    return 0;
  }
  const known = formats.children.findIndex(({ open, end }) => xml.slice(open.start, end) === wanted);
  if (known >= 0) return known;
  const { open, contentEnd } = formats.element;
  const index = formats.children.length;
  const tag = withAttribute(xml.slice(open.start, open.end), 'count', String(index + 1));
  pack.write(
    part,
    open.kind === 'empty'
      ? splice(xml, [{ start: open.start, end: open.end, text: `${opened(tag)}${wanted}</${open.prefix}dxfs>` }])
      : splice(xml, [
          { start: open.start, end: open.end, text: tag },
          { start: contentEnd, end: contentEnd, text: wanted },
        ]),
  );
  return index;
}

/** In a differential format the background colour is what fills the cell. */
function markFormat(p: string, light: Mark['light']): string {
  const { fill, font } = MARK_COLORS[light];
  const color = (value: string): string => `FF${value.slice(1).toUpperCase()}`;
  return (
    `<${p}dxf><${p}font><${p}color rgb="${color(font)}"/></${p}font>` +
    `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${color(fill)}"/><${p}bgColor rgb="${color(fill)}"/></${p}patternFill></${p}fill></${p}dxf>`
  );
}

function stylesPart(pack: WorkbookPackage, workbook: Workbook): string {
  const relationship = pack.relationships(workbook.part).find(({ kind, external }) => kind === 'styles' && !external);
  if (relationship !== undefined && pack.has(relationship.target)) return relationship.target;
  const part = relationship?.target ?? 'xl/styles.xml';
  const main = workbook.strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  pack.write(
    part,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
  );
  if (relationship === undefined)
    addRelationship(pack, workbook.part, relationshipType('styles', workbook.strict), part);
  addPartType(pack, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml');
  return part;
}
