/** New parts and their bookkeeping: relationships and content types. */
import { relationshipsPartOf } from '../package/relationships';
import type { WorkbookPackage } from '../package/workbook-package';
import { escapeXml } from '../xml/escapes';
import { splice } from '../xml/splice';
import { attribute, childrenOf } from '../xml/tokens';
import { opened } from './attributes';

const EMPTY_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Address prefix of relationship types; strict files have their own. */
export function relationshipType(kind: string, strict: boolean): string {
  return strict
    ? `http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}`
    : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`;
}

/** @returns the new relationship's id. */
export function addRelationship(pack: WorkbookPackage, part: string, type: string, target: string): string {
  const name = relationshipsPartOf(part);
  const taken = new Set(pack.relationships(part).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const xml = pack.text(name) ?? EMPTY_RELATIONSHIPS;
  pack.write(
    name,
    appendChild(
      xml,
      'Relationships',
      (prefix) => `<${prefix}Relationship Id="rId${number}" Type="${type}" Target="/${escapeXml(target)}"/>`,
    ),
  );
  return `rId${number}`;
}

/** Declares the content type of one part. */
export function addPartType(pack: WorkbookPackage, part: string, type: string): void {
  declareType(pack, 'Override', 'PartName', `/${part}`, type);
}

/** Declares the content type of a file extension where it has none. */
export function addExtensionType(pack: WorkbookPackage, extension: string, type: string): void {
  declareType(pack, 'Default', 'Extension', extension, type);
}

function declareType(pack: WorkbookPackage, element: string, key: string, value: string, type: string): void {
  const name = '[Content_Types].xml';
  const xml = pack.text(name);
  if (xml === null) throw pack.fail('damaged', `${name} is missing`);
  const present = childrenOf(xml, 'Types')?.children ?? [];
  const known = present.some(
    ({ open }) => open.name === element && attribute(open.attributes, key)?.toLowerCase() === value.toLowerCase(),
  );
  if (known) return;
  pack.write(
    name,
    appendChild(xml, 'Types', (prefix) => `<${prefix}${element} ${key}="${escapeXml(value)}" ContentType="${type}"/>`),
  );
}

/** Puts an element behind the last child of the first element called `parent`. */
export function appendChild(xml: string, parent: string, child: (prefix: string) => string): string {
  const found = childrenOf(xml, parent);
  if (found === null) return xml;
  const { open, contentEnd } = found.element;
  const text = child(open.prefix);
  if (open.kind !== 'empty') return splice(xml, [{ start: contentEnd, end: contentEnd, text }]);
  const tag = `${opened(xml.slice(open.start, open.end))}${text}</${open.prefix}${parent}>`;
  return splice(xml, [{ start: open.start, end: open.end, text: tag }]);
}

/** `xl/comments3.xml`, the first number that is free. */
export function freePart(pack: WorkbookPackage, stem: string, extension: string): string {
  let number = 1;
  while (pack.has(`${stem}${number}${extension}`)) number += 1;
  return `${stem}${number}${extension}`;
}
