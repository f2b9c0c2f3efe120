/** Many of a thing at once: what writing a score costs grows with the file, not with its square; beyond a stated limit a sentence. */
import { FileHost, UnreadableFile, readWorkbook } from '../../../src/hosts/xlsx';
import { MARK_TAG } from '../../../src/review/plan';
import { fileOf, workbook, worksheet } from './parts';

const NAME = '区财政 自评表.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';
const FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>';

const rows = (count: number, of: (row: number) => string): string =>
  Array.from({ length: count }, (_row, index) => `<row r="${index + 2}">${of(index + 2)}</row>`).join('');
const times = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_item, index) => of(index)).join('');
const withSheet = (content: string): Uint8Array => fileOf('', { [SHEET]: content });
const behind = (content: string): Uint8Array => withSheet(worksheet(FIRST, content));

/** Reads, writes a score into A1 and marks its row, reads again. @returns what A1 holds then, or why not. */
async function written(bytes: Uint8Array): Promise<unknown> {
  const before = bytes.slice();
  try {
    const host = FileHost.open(bytes, NAME);
    const [sheet] = await host.readSheets('active');
    const cell = { row: 0, column: 0 };
    const marks = [{ range: { first: cell, last: cell }, reasonCell: { row: 0, column: 5 }, light: 'red' } as const];
    const cells = [{ cell, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' } as const];
    await host.apply({ sheets: [{ sheet: '表', fingerprint: sheet?.fingerprint ?? '', cells, marks }] });
    return readWorkbook(host.save(), NAME)[0]?.values[0]?.[0];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.sentence['zh-CN']).toContain(NAME);
    return error.reason;
  } finally {
    expect(Buffer.compare(bytes, before)).toBe(0);
  }
}

const own = `<formula>AND(LEN(TRIM($F1))=0,"${MARK_TAG}:red"&lt;&gt;"")</formula>`.replaceAll('"', '&quot;');

// prettier-ignore
const FILES: readonly [string, () => Uint8Array, unknown][] = [
  ['shared formulas of nothing but opened brackets', () => fileOf(FIRST + rows(100, (row) => `<c r="B${row}"><f t="shared" si="${row}" ref="B${row}:C${row}">${'['.repeat(8_000)}</f><v>1</v></c><c r="C${row}"><f t="shared" si="${row}"/><v>1</v></c>`)), 3],
  ['as many long shared formulas as there are cells', () => fileOf(FIRST + rows(30, (row) => `<c r="B${row}"><f t="shared" si="${row}" ref="B${row}:C${row}">A1${'+A1'.repeat(2_600)}</f><v>1</v></c><c r="C${row}"><f t="shared" si="${row}"/><v>1</v></c>`)), 3],
  ['array formulas below one another', () => fileOf(FIRST + rows(3_000, (row) => `<c r="B${row}"><f t="array" ref="B${row}:C${row}">A1:A9</f><v>1</v></c>`)), 3],
  ['array formulas over everything else', () => fileOf(FIRST + rows(3_000, (row) => `<c r="B${row}"><f t="array" ref="B2:XFD1048576">A1:A9</f><v>1</v></c>`)), 3],
  ['names, each used once', () => fileOf(FIRST + rows(3_000, (row) => `<c r="B${row}"><f>名${row}+A1</f><v>1</v></c>`), { 'xl/workbook.xml': workbook('').replace('</sheets>', `</sheets><definedNames>${times(3_001, (index) => `<definedName name="名${index + 1}">表!$C$${index + 1}</definedName>`)}</definedNames>`) }), 3],
  ['names that mean each other', () => fileOf(FIRST + '<row r="2"><c r="A2"><f>a+A1</f><v>1</v></c></row>', { 'xl/workbook.xml': workbook('').replace('</sheets>', '</sheets><definedNames><definedName name="a">b</definedName><definedName name="b">a</definedName></definedNames>') }), 3],
  ['formulas in every column of a row', () => fileOf(FIRST + rows(1, () => '<c><f>A1</f><v>1</v></c>'.repeat(16_000))), 3],
  ['a hundred thousand blanks in the tag of the cell', () => fileOf(FIRST.replace('<c ', `<c ${' '.repeat(100_000)}`)), 3],
  ['a hundred thousand blanks at its end', () => fileOf(FIRST.replace('"A1">', `"A1"${' '.repeat(100_000)}>`)), 3],
  ['fifty thousand attributes of the cell', () => fileOf(FIRST.replace('<c ', `<c ${times(50_000, (index) => `a${index}="" `)}`)), 3],
  ['fifty thousand attributes of the row', () => fileOf(FIRST.replace('<row ', `<row ${times(50_000, (index) => `a${index}="" `)}`)), 3],
  ['merged areas below one another', () => behind(`<mergeCells>${times(10_000, (index) => `<mergeCell ref="A${index + 2}:B${index + 2}"/>`)}</mergeCells>`), 3],
  ['merged areas over one another', () => behind(`<mergeCells>${times(20_000, (index) => `<mergeCell ref="B1:C${index + 2}"/>`)}</mergeCells>`), 3],
  ['more merged areas than are written beside', () => behind(`<mergeCells>${times(100_001, (index) => `<mergeCell ref="A${index + 2}:B${index + 2}"/>`)}</mergeCells>`), 'too-large'],
  ['a hundred and thirty thousand rules of a person', () => behind(`<conditionalFormatting sqref="C1">${times(130_000, (index) => `<cfRule type="expression" priority="${index + 1}"/>`)}</conditionalFormatting>`), 3],
  ['tags in a comment', () => behind(`<!-- ${'<cfRule '.repeat(100_000)} -->`), 3],
  ['three thousand marks of ours', () => behind(times(3_000, (index) => `<conditionalFormatting sqref="A${index + 1}"><cfRule type="expression" priority="${index + 1}">${own}</cfRule></conditionalFormatting>`)), 3],
  ['a mark of ours over everything, again and again', () => behind(`<conditionalFormatting sqref="${'A1:XFD1048576 '.repeat(5_000)}"><cfRule type="expression" priority="1">${own}</cfRule></conditionalFormatting>`), 'too-large'],
];

test.each(FILES)('%s', async (_title, make, expected) => expect(await written(make())).toBe(expected), 60_000);

test('more merged areas than are written beside are read all the same', () => {
  const merges = times(100_001, (index) => `<mergeCell ref="A${index + 2}:B${index + 2}"/>`);
  expect(readWorkbook(behind(`<mergeCells>${merges}</mergeCells>`), NAME)[0]?.values).toEqual([[1]]);
});

test('formulas beyond the limit lose their stored result, the rest keeps theirs', async () => {
  const long = `A1${'+A1'.repeat(2_700)}`;
  const bytes = fileOf(FIRST + rows(500, (row) => `<c r="B${row}"><f>${row === 2 ? 'A1*2' : long}</f><v>7</v></c>`));
  const host = FileHost.open(bytes, NAME);
  const [sheet] = await host.readSheets('active');
  const cells = [
    { cell: { row: 0, column: 0 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' } as const,
  ];
  await host.apply({ sheets: [{ sheet: '表', fingerprint: sheet?.fingerprint ?? '', cells, marks: null }] });
  const column = readWorkbook(host.save(), NAME)[0]?.values.map((row) => row[1]);
  expect([column?.[1], column?.[500]]).toEqual([6, '']);
}, 60_000);

test('the first of two merged areas over a cell counts', async () => {
  const bytes = withSheet(
    worksheet(FIRST, '<mergeCells><mergeCell ref="A1:D4"/><mergeCell ref="B2:C3"/></mergeCells>'),
  );
  const host = FileHost.open(bytes, NAME);
  const [sheet] = await host.readSheets('active');
  const cells = [
    { cell: { row: 1, column: 1 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' } as const,
  ];
  await host.apply({ sheets: [{ sheet: '表', fingerprint: sheet?.fingerprint ?? '', cells, marks: null }] });
  expect(readWorkbook(host.save(), NAME)[0]?.values).toEqual([[3]]);
});
