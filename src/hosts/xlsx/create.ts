/** Writes new workbooks: reports, and the sheets the tests draw. Existing files are patched by `FileHost` instead. */
import { packParts } from './zip/pack';
import { RELATIONSHIPS, SheetWriter, StringTable } from './create/sheet-xml';
import { StyleTable } from './create/style-table';
import type { NewSheet, SheetLayout } from '../../review/new-sheet';
import { sheetNames } from '../../review/sheet-names';
import { escapeXml } from './xml/escapes';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An .xlsx with these sheets; the same input gives the same bytes.
 * @throws RangeError without a sheet, or when a number is not finite.
 */
export function createWorkbook(sheets: readonly NewSheet[]): Uint8Array {
  const strings = new StringTable();
  const book = new WorkbookWriter(sheets, strings);
  const encoder = new TextEncoder();
  const contents = book.sheets.map((writer, index) => {
    const rows = (sheets[index]?.rows ?? []).map((row) => writer.row(row));
    return {
      rows: [writer.head(), ...rows, writer.afterRows(), writer.takeLinks(), writer.end()].join(''),
      targets: RELATIONSHIPS.head + writer.takeTargets() + RELATIONSHIPS.end,
    };
  });
  return packParts(
    book.parts().map(([name, part]): [string, Uint8Array] => {
      const text = typeof part === 'string' ? part : (contents[part.sheet]?.[part.holds] ?? '');
      return [name, encoder.encode(text)];
    }),
  );
}

/** A part as text, or what the caller has of a sheet: its rows, or the files its links lead to. */
type WorkbookPart = readonly [
  name: string,
  content: string | { readonly sheet: number; readonly holds: 'rows' | 'targets' },
];

/** A workbook whose sheets are written row by row. */
export class WorkbookWriter {
  readonly sheets: readonly SheetWriter[];
  readonly #layouts: readonly SheetLayout[];
  readonly #names: readonly string[];
  readonly #styles = new StyleTable();
  readonly #firstVisible: number;

  /**
   * @param strings null: every text stands in its own cell and nothing grows with the rows
   * @throws RangeError without a sheet.
   */
  constructor(
    layouts: readonly SheetLayout[],
    private readonly strings: StringTable | null,
  ) {
    if (layouts.length === 0) throw new RangeError('a workbook needs a sheet');
    this.#layouts = layouts;
    this.#names = sheetNames(layouts.map((sheet) => sheet.name));
    this.#firstVisible = Math.max(
      0,
      layouts.findIndex((sheet) => (sheet.state ?? 'visible') === 'visible'),
    );
    const written = new Map(layouts.map((sheet, index) => [sheet.name, this.#names[index] ?? sheet.name]));
    this.sheets = layouts.map(
      (sheet, index) => new SheetWriter(sheet, index === this.#firstVisible, this.#styles, strings, written),
    );
  }

  /**
   * Every part of the package in order; to be asked for when all rows are written.
   * @param filters A1 ranges by sheet; the layouts' own when left out
   */
  parts(filters: readonly (string | undefined)[] = this.#layouts.map((sheet) => sheet.autoFilter)): WorkbookPart[] {
    const parts: WorkbookPart[] = [
      ['[Content_Types].xml', contentTypes(this.sheets.length, this.strings !== null)],
      ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
      ['xl/workbook.xml', workbookXml(this.#layouts, this.#names, filters, this.#firstVisible)],
      [
        'xl/_rels/workbook.xml.rels',
        relationships([
          ...this.sheets.map((_sheet, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
          ['styles', 'styles.xml'],
          ...(this.strings === null ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
        ]),
      ],
    ];
    this.sheets.forEach((sheet, index) => {
      parts.push([`xl/worksheets/sheet${index + 1}.xml`, { sheet: index, holds: 'rows' }]);
      if (sheet.hasTargets)
        parts.push([`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, { sheet: index, holds: 'targets' }]);
    });
    parts.push(['xl/styles.xml', this.#styles.xml()]);
    if (this.strings !== null) parts.push(['xl/sharedStrings.xml', this.strings.xml()]);
    return parts;
  }
}

function workbookXml(
  sheets: readonly SheetLayout[],
  names: readonly string[],
  ranges: readonly (string | undefined)[],
  active: number,
): string {
  const entries = sheets.map((sheet, index) => {
    const state = sheet.state === undefined || sheet.state === 'visible' ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${escapeXml(names[index] ?? sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  // A filter needs its hidden name, or Excel shows no arrows after sorting.
  const filters = sheets.flatMap((sheet, index) => {
    const filter = ranges[index];
    if (filter === undefined) return [];
    const range = filter.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
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
  return RELATIONSHIPS.head + lines.join('') + RELATIONSHIPS.end;
}

function contentTypes(sheetCount: number, sharedStrings: boolean): string {
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
    (sharedStrings ? override('/xl/sharedStrings.xml', 'sharedStrings') : '') +
    '</Types>'
  );
}
