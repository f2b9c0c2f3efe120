/**
 * Settings kept in the workbook: one custom XML part of our own namespace.
 * Excel and WPS carry custom XML parts along untouched, and Office.js reaches the same part by
 * `workbook.customXmlParts.getByNamespace`. What add-ins store through Office.js `settings` stands in the web extension
 * parts, which are never written here; a key that is missing in our part is looked up there.
 */
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { escapeXml, textContent } from '../xml/escapes';
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

export const MEMORY_NAMESPACE = 'urn:selfeval:memory';

/** @returns the JSON text under this key, or null. */
export function recallText(pack: WorkbookPackage, workbook: Workbook, key: string): string | null {
  const part = memoryPart(pack, workbook);
  return (part === null ? null : entryText(pack, part, key)) ?? settingText(pack, key);
}

/** @param json the new text; null takes the key away. */
export function rememberText(pack: WorkbookPackage, workbook: Workbook, key: string, json: string | null): void {
  const part = memoryPart(pack, workbook) ?? (json === null ? null : createPart(pack, workbook));
  if (part === null) return;
  const xml = pack.text(part) ?? '';
  const old = pack
    .guard(part, () => childrenOf(xml, 'memory')?.children ?? [])
    .find(({ open }) => attribute(open.attributes, 'key') === key);
  const entry = json === null ? '' : `<entry key="${escapeXml(key)}">${escapeXml(json)}</entry>`;
  const text =
    old === undefined
      ? appendChild(xml, 'memory', () => entry)
      : splice(xml, [{ start: old.open.start, end: old.end, text: entry }]);
  if (text !== xml) pack.write(part, text);
}

function entryText(pack: WorkbookPackage, part: string, key: string): string | null {
  const xml = pack.text(part) ?? '';
  const entries = pack.guard(part, () => childrenOf(xml, 'memory')?.children ?? []);
  const entry = entries.find(({ open }) => attribute(open.attributes, 'key') === key);
  return entry === undefined ? null : textContent(xml.slice(entry.open.end, entry.contentEnd));
}

function memoryPart(pack: WorkbookPackage, workbook: Workbook): string | null {
  for (const { kind, target, external } of pack.relationships(workbook.part)) {
    if (kind !== 'customXml' || external) continue;
    const xml = pack.text(target);
    // Other programs' parts may be anything; only ours must be sound.
    if (xml === null || !xml.slice(0, 1000).includes(`"${MEMORY_NAMESPACE}"`)) continue;
    return target;
  }
  return null;
}

function createPart(pack: WorkbookPackage, workbook: Workbook): string {
  const part = freePart(pack, 'customXml/item', '.xml');
  const properties = part.replace('item', 'itemProps');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';
  const base = workbook.strict
    ? 'http://purl.oclc.org/ooxml/officeDocument/customXml'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
  pack.write(part, `<memory xmlns="${MEMORY_NAMESPACE}"></memory>`);
  pack.write(
    properties,
    `${head}<ds:datastoreItem ds:itemID="{5E1F0E7A-6C1B-4E57-9B52-0B7D3A3C9A11}" xmlns:ds="${base}"><ds:schemaRefs><ds:schemaRef ds:uri="${MEMORY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  addExtensionType(pack, 'xml', 'application/xml');
  addPartType(pack, properties, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml');
  addRelationship(pack, workbook.part, relationshipType('customXml', workbook.strict), part);
  addRelationship(pack, part, relationshipType('customXmlProps', workbook.strict), properties);
  return part;
}

/** Office.js `settings`: `<we:property name="…" value="…"/>`, the value as JSON text. */
function settingText(pack: WorkbookPackage, key: string): string | null {
  for (const name of pack.names()) {
    if (!/^xl\/webextensions\/webextension\d*\.xml$/i.test(name)) continue;
    const xml = pack.text(name) ?? '';
    const found = pack.guard(name, () => {
      for (const tag of tags(xml)) {
        if (tag.name !== 'property' || tag.kind === 'close' || attribute(tag.attributes, 'name') !== key) continue;
        return attribute(tag.attributes, 'value');
      }
      return null;
    });
    if (found !== null) return found;
  }
  return null;
}
