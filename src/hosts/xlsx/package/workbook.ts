/** The workbook part: its sheets in order and what applies to all of them. */
import { textContent } from '../xml/escapes';
import { XmlError, assertWhole, attribute, isTrue, tags } from '../xml/tokens';
import { LIMITS } from '../limits';
import type { Relationship } from './relationships';
import type { WorkbookPackage } from './workbook-package';

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
}

export interface DefinedName {
  readonly name: string;
  /** Index into all sheets of the workbook, or null when it holds everywhere. */
  readonly sheet: number | null;
  readonly formula: string;
}

export interface Workbook {
  readonly part: string;
  readonly relationships: readonly Relationship[];
  /** Worksheets only: chart, dialog and macro sheets hold no grid. */
  readonly sheets: readonly SheetEntry[];
  /** Names of all sheets, whatever their kind, in order. */
  readonly sheetNames: readonly string[];
  /** Name of the sheet that is shown when the file opens, when it is a visible worksheet. */
  readonly active: string | null;
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
  readonly strict: boolean;
}

/** @throws UnreadableFile when it is no workbook. */
export function readWorkbookPart(pack: WorkbookPackage): Workbook {
  const { part, xml } = pack.mainPart();
  const relationships = pack.relationships(part);
  return pack.guard(part, () => {
    assertWhole(xml);
    // The first of doubles counts.
    const byId = new Map([...relationships].reverse().map((relationship) => [relationship.id, relationship]));
    const sheets: SheetEntry[] = [];
    const sheetNames: string[] = [];
    const taken = new Set<string>();
    const parts = new Set<string>();
    const names: DefinedName[] = [];
    let date1904 = false;
    let activeTab = 0;
    let open: { name: string; sheet: number | null; from: number } | null = null;
    for (const tag of tags(xml)) {
      if (tag.name === 'definedName' && tag.kind === 'close' && open !== null) {
        names.push({ name: open.name, sheet: open.sheet, formula: textContent(xml.slice(open.from, tag.start)) });
        open = null;
      }
      if (tag.kind === 'close') continue;
      if (tag.name === 'sheet') {
        const name = attribute(tag.attributes, 'name') ?? '';
        // A sheet is found by its name, whatever the case; no program makes two of one name.
        if (taken.has(name.toLowerCase())) throw new XmlError(`two sheets are called ${name}`);
        taken.add(name.toLowerCase());
        sheetNames.push(name);
        if (sheetNames.length > LIMITS.sheets) throw pack.fail('too-large', `${sheetNames.length} sheets`);
        const id = attribute(tag.attributes, 'id');
        const relationship = id === null ? undefined : byId.get(id);
        if (relationship === undefined) throw new XmlError(`sheet ${sheetNames.length} leads nowhere`);
        if (relationship.kind !== 'worksheet' || relationship.external) continue;
        // What is written to one sheet would stand in the other.
        if (parts.has(relationship.target)) throw new XmlError(`${relationship.target} is two sheets`);
        parts.add(relationship.target);
        const state = attribute(tag.attributes, 'state');
        sheets.push({
          name,
          part: relationship.target,
          state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        });
      } else if (tag.name === 'workbookPr') {
        date1904 = isTrue(attribute(tag.attributes, 'date1904'));
      } else if (tag.name === 'workbookView') {
        activeTab = Number(attribute(tag.attributes, 'activeTab') ?? '0');
      } else if (tag.name === 'definedName' && tag.kind === 'open') {
        const local = attribute(tag.attributes, 'localSheetId');
        open = {
          name: attribute(tag.attributes, 'name') ?? '',
          sheet: local === null ? null : Number(local),
          from: tag.end,
        };
      }
    }
    const shown = sheetNames[activeTab];
    const active = sheets.find((sheet) => sheet.name === shown && sheet.state === 'visible')?.name ?? null;
    const strict = xml.slice(0, 4096).includes('purl.oclc.org/ooxml');
    return { part, relationships, sheets, sheetNames, active, names, date1904, strict };
  });
}
