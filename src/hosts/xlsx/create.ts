/** Writes new workbooks: reports, and the sheets the tests draw. Existing files are patched by `FileHost` instead. */
import { packParts } from './zip/pack';
import { StringTable, sheetParts } from './create/sheetXml';
import { StyleTable } from './create/styleTable';
import type { NewSheet } from './create/newSheet';
import { escapeXml } from './xml/escapes';

export type { NewCell, NewLink, NewLook, NewSheet } from './create/newSheet';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An .xlsx with these sheets; the same input gives the same bytes.
 * @throws RangeError without a sheet, or when a number is not finite.
 */
export function createWorkbook(sheets: readonly NewSheet[]): Uint8Array {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  const names = sheetNames(sheets);
  const written = new Map(sheets.map((sheet, index) => [sheet.name, names[index] ?? sheet.name]));
  const styles = new StyleTable();
  const strings = new StringTable();
  const firstVisible = Math.max(
    0,
    sheets.findIndex((sheet) => (sheet.state ?? 'visible') === 'visible'),
  );
  const parts = sheets.map((sheet, index) => sheetParts(sheet, index === firstVisible, styles, strings, written));
  const encoder = new TextEncoder();
  const files: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbookXml(sheets, names, firstVisible)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_sheet, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
  ];
  parts.forEach((part, index) => {
    files.push([`xl/worksheets/sheet${index + 1}.xml`, part.xml]);
    if (part.relationships !== null) files.push([`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, part.relationships]);
  });
  files.push(['xl/styles.xml', styles.xml()], ['xl/sharedStrings.xml', strings.xml()]);
  return packParts(files.map(([name, text]): [string, Uint8Array] => [name, encoder.encode(text)]));
}

/** Names Excel accepts, unique without regard to case. */
function sheetNames(sheets: readonly NewSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replace(/[:\\/?*[\]]/g, '_')
        .replace(/^'+|'+$/g, '_')
        .slice(0, 31) || 'Sheet';
    let name = plain;
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) {
      const suffix = ` (${turn})`;
      name = plain.slice(0, 31 - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function workbookXml(sheets: readonly NewSheet[], names: readonly string[], active: number): string {
  const entries = sheets.map((sheet, index) => {
    const state = sheet.state === undefined || sheet.state === 'visible' ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${escapeXml(names[index] ?? sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  // A filter needs its hidden name, or Excel shows no arrows after sorting.
  const filters = sheets.flatMap((sheet, index) => {
    if (sheet.autoFilter === undefined) return [];
    const range = sheet.autoFilter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    const place = `'${(names[index] ?? sheet.name).replace(/'/g, "''")}'!${range}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${escapeXml(place)}</definedName>`;
  });
  return (
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<bookViews><workbookView activeTab="${active}"/></bookViews>` +
    `<sheets>${entries.join('')}</sheets>` +
    (filters.length === 0 ? '' : `<definedNames>${filters.join('')}</definedNames>`) +
    '</workbook>'
  );
}

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(sheetCount: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_unused, index) =>
    override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
  );
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('/xl/workbook.xml', 'sheet.main') +
    sheets.join('') +
    override('/xl/styles.xml', 'styles') +
    override('/xl/sharedStrings.xml', 'sharedStrings') +
    '</Types>'
  );
}
