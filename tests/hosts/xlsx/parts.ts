/** Workbooks put together from raw parts, for files no program would write. */
import { zipSync, strToU8, type Zippable } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export type Parts = Record<string, string | Uint8Array>;

/** The parts of a small sound workbook with one sheet of this content, some of them replaced or left out (null). */
export function parts(sheetData: string, other: Record<string, string | Uint8Array | null> = {}): Parts {
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbook(''),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': worksheet(sheetData),
    ...other,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
  );
}

export function workbook(before: string): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

export function worksheet(sheetData: string, after = ''): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${after}</worksheet>`;
}

const WRITTEN = new Date(2024, 0, 1);

export function zipped(files: Parts): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files))
    zippable[name] = typeof content === 'string' ? strToU8(content) : content;
  // The same parts give the same bytes, whatever the clock says.
  return zipSync(zippable, { level: 1, mtime: WRITTEN });
}

/** Shorthand: the file with this sheet. */
export function fileOf(sheetData: string, other: Record<string, string | Uint8Array | null> = {}): Uint8Array {
  return zipped(parts(sheetData, other));
}
