/** Sound packages with unreasonable content, and packages of unusual make: read or refused with a sentence, soon. */
import { strToU8 } from 'fflate';
import { FileHost, UnreadableFile, readWorkbook, type UnreadableReason } from '../../../src/hosts/xlsx';
import { reviewSheets } from '../../../src/review';
import { fileOf, parts, worksheet, zipped, type Parts } from './parts';
import { rawEntries, rawEntry, zipOf } from './raw-zip';

const NAME = '区财政 自评表.xlsx';
/** Far above what any case here takes; a case that hangs is found, a busy machine is not blamed. */
const LIMIT = 60_000;

/** What a check does with the file: read, find forms, review. */
function outcome(bytes: Uint8Array): { values: unknown; texts: unknown } | UnreadableReason {
  try {
    const sheets = readWorkbook(bytes, NAME);
    expect(reviewSheets(sheets).every(({ forms }) => forms.length === 0)).toBe(true);
    return { values: sheets[0]?.values[0]?.[0], texts: sheets[0]?.texts.at(0)?.[0] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.sentence['zh-CN']).toContain(NAME);
    return error.reason;
  }
}

const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';
const read = { values: 1, texts: '1' };

describe('packages of unusual make', () => {
  const sound = rawEntries(parts(ONE));
  const sfx = new Uint8Array(700).fill(0x90);
  sfx.set(strToU8('MZ'));

  // prettier-ignore
  test.each([
    ['sizes behind the data', zipOf(sound, { descriptors: true }), read],
    ['fields for large files', zipOf(sound, { zip64: true }), read],
    ['a comment that looks like an end', zipOf(sound, { comment: strToU8('PK\u0005\u0006'.padEnd(400, 'x')) }), read],
    ['a program before the zip', zipOf(sound, { before: sfx }), 'not-a-workbook'],
    ['a program before the zip, offsets told', zipOf(sound, { before: sfx, shifted: true }), 'not-a-workbook'],
    ['absolute and climbing names', zipOf([...sound, rawEntry('/etc/passwd', 'x'), rawEntry('C:/windows/system.ini', 'x'), rawEntry('../../../../tmp/x', 'x')]), read],
    ['names with line breaks and escapes', zipOf([...sound, rawEntry('a\nb\u001B[2J.xml', 'x'), rawEntry('\u202Excod.xml', 'x')]), read],
    ['an entry that points into another', zipOf([...sound, { ...rawEntry('x', ''), packed: new Uint8Array(0), size: 5, crc: 7 }]), read],
    ['a directory that calls itself longer than the file', withCount(zipOf(sound), 60), 'damaged'],
    ['a relationship to a file on the disk', zipped({ ...parts(ONE), 'xl/_rels/workbook.xml.rels': relationships('<Relationship Id="rId1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/>') }), 'no-sheet'],
    ['a relationship that climbs out', zipped({ ...parts(ONE), 'xl/_rels/workbook.xml.rels': relationships('<Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/>') }), 'damaged'],
    ['a sheet that is its own shared strings', zipped({ ...parts(ONE), 'xl/_rels/workbook.xml.rels': relationships('<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="worksheets/sheet1.xml"/>') }), read],
  ] as const)('%s', (_title, bytes, expected) => expect(outcome(bytes)).toEqual(expected), LIMIT);
});

function relationships(inner: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

/** The directory claims so many entries. */
function withCount(bytes: Uint8Array, count: number): Uint8Array {
  new DataView(bytes.buffer).setUint16(bytes.length - 12, count, true);
  return bytes;
}

function manySheets(count: number): Parts {
  const sheets = Array.from({ length: count }, (_sheet, index) => index + 1);
  return {
    ...parts(''),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map((id) => `<sheet name="表${String(id)}" sheetId="${String(id)}" r:id="rId${String(id)}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      sheets
        .map(
          (id) => `<Relationship Id="rId${String(id)}" Type="x/worksheet" Target="worksheets/sheet${String(id)}.xml"/>`,
        )
        .join(''),
    ),
    ...Object.fromEntries(sheets.map((id) => [`xl/worksheets/sheet${String(id)}.xml`, worksheet(ONE)])),
  };
}

const cell = (attributes: string, content: string): string => `<row r="1"><c r="A1"${attributes}>${content}</c></row>`;
const styled = (code: string): Record<string, string> => ({
  'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`,
});
const deep = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels);

describe('sheets without measure', () => {
  // prettier-ignore
  test.each([
    ['two thousand sheets', () => zipped(manySheets(2_000)), read],
    ['more sheets than that', () => zipped(manySheets(2_001)), 'too-large'],
    ['every column of a row', () => fileOf(`<row r="1">${'<c><v>1</v></c>'.repeat(16_384)}</row>`), read],
    ['a column too many', () => fileOf(`<row r="1">${'<c><v>1</v></c>'.repeat(16_385)}</row>`), 'damaged'],
    ['rows in no order, every one a thousand times', () => fileOf(Array.from({ length: 20_000 }, (_row, index) => `<row r="${String(20 - (index % 20))}"><c r="A${String(20 - (index % 20))}"><v>1</v></c></row>`).join('')), read],
    ['a hundred thousand elements inside each other', () => fileOf('', { 'xl/worksheets/sheet1.xml': worksheet(ONE, deep(100_000)) }), read],
    ['the same in the shared strings', () => fileOf(cell(' t="s"', '<v>0</v>'), { 'xl/sharedStrings.xml': `<sst><si>${deep(100_000)}<t>深</t></si></sst>` }), { values: '深', texts: '深' }],
    ['the same in the workbook', () => fileOf(ONE, { 'xl/workbook.xml': parts('')['xl/workbook.xml']?.toString().replace('<sheets>', `${deep(100_000)}<sheets>`) ?? '' }), read],
    ['an attribute of ten megabytes', () => fileOf('', { 'xl/worksheets/sheet1.xml': worksheet(ONE).replace('<row', `<row x="${'长'.repeat(3_400_000)}"`) }), read],
    ['an element with twenty thousand attributes', () => fileOf('', { 'xl/worksheets/sheet1.xml': worksheet(ONE).replace('<row', `<row ${Array.from({ length: 20_000 }, (_a, index) => `a${String(index)}=""`).join(' ')}`) }), read],
    ['a hundred thousand merged ranges', () => fileOf('', { 'xl/worksheets/sheet1.xml': worksheet(ONE, `<mergeCells>${Array.from({ length: 100_000 }, (_m, index) => `<mergeCell ref="A${String(index + 2)}:B${String(index + 2)}"/>`).join('')}</mergeCells>`) }), read],
    ['merged ranges that are none', () => fileOf('', { 'xl/worksheets/sheet1.xml': worksheet(ONE, '<mergeCells><mergeCell ref="ZZZZ9:A0"/><mergeCell ref=""/><mergeCell/><mergeCell ref="A1:XFD1048576"/></mergeCells>') }), read],
    ['the largest number', () => fileOf(cell('', '<v>1.7976931348623157E308</v>')), { values: Number.MAX_VALUE, texts: expect.any(String) }],
    ['a number beyond it', () => fileOf(cell('', '<v>1E309</v>')), { values: '1E309', texts: '1E309' }],
    ['a number next to nothing', () => fileOf(cell('', '<v>4.9E-324</v>')), { values: 5e-324, texts: expect.any(String) }],
    ['no number at all', () => fileOf(cell('', '<v>NaN</v>')), { values: 'NaN', texts: 'NaN' }],
    ['infinity', () => fileOf(cell('', '<v>-Infinity</v>')), { values: '-Infinity', texts: '-Infinity' }],
    ['four hundred thousand digits', () => fileOf(cell('', `<v>${'9'.repeat(400_000)}</v>`)), { values: '9'.repeat(400_000), texts: '9'.repeat(400_000) }],
    ['four hundred thousand decimals', () => fileOf(cell('', `<v>0.${'3'.repeat(400_000)}</v>`)), { values: 1 / 3, texts: '0.333333333' }],
    ['a style that is not there', () => fileOf(cell(' s="99999999999999999999"', '<v>1</v>')), read],
    ['a million formats', () => fileOf(ONE, { 'xl/styles.xml': `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(1_000_000)}</cellXfs></styleSheet>` }), { values: 1, texts: expect.any(String) }],
  ] as const)('%s', (_title, make, expected) => expect(outcome(make())).toEqual(expected), LIMIT);

  test.each([
    ['digits', '0'.repeat(100_000)],
    ['places', `0.${'0'.repeat(100_000)}`],
    ['thousands', '#,##0'.repeat(20_000)],
    ['sections', '0;'.repeat(50_000)],
    ['brackets', '['.repeat(100_000)],
    ['quotes', '&quot;'.repeat(100_001)],
    ['fills', '* '.repeat(50_000)],
    ['skips', '_ '.repeat(50_000)],
    ['fractions', `${'?'.repeat(5_000)}/${'?'.repeat(5_000)}`],
    ['fractions of a number', `# ?/${'9'.repeat(300)}`],
    ['dates', 'yyyy年m月d日'.repeat(10_000)],
    ['hours', '[h]:mm:ss'.repeat(10_000)],
    ['exponents', '0E+0'.repeat(20_000)],
    ['percents', `0${'%'.repeat(100_000)}`],
    ['scales', `0${','.repeat(100_000)}`],
    ['conditions', '[&gt;=1]0;'.repeat(20_000)],
    ['texts', '@'.repeat(100_000)],
    ['colours', '[红色]'.repeat(30_000)],
    ['Chinese numerals', '[DBNum1]'.repeat(10_000)],
  ])(
    'number formats of a hundred thousand %s',
    (_title, code) => {
      for (const value of ['<v>0.123456789</v>', '<v>-1234567890.5</v>', '<v>45657.5</v>'])
        expect(outcome(fileOf(cell(' s="1"', value), styled(code)))).toEqual({
          values: expect.any(Number),
          texts: expect.any(String),
        });
      const text = '<is><t>文字</t></is>';
      expect(outcome(fileOf(cell(' s="1" t="inlineStr"', text), styled(code)))).toEqual({
        values: '文字',
        texts: expect.any(String),
      });
    },
    LIMIT,
  );
});

describe('formulas in numbers', () => {
  const rows = (count: number, of: (row: number) => string): string =>
    Array.from({ length: count }, (_row, index) => `<row r="${String(index + 2)}">${of(index + 2)}</row>`).join('');

  // prettier-ignore
  test.each([
    ['a shared formula down fifty thousand rows', rows(50_000, (row) => `<c r="B${String(row)}"><f t="shared" si="0"${row === 2 ? ' ref="B2:B50001"' : ''}>${row === 2 ? 'SUM($A$1:A1)*B1' : ''}</f><v>1</v></c>`)],
    ['shared formulas without a first one', rows(20_000, (row) => `<c r="B${String(row)}"><f t="shared" si="${String(row)}"/><v>1</v></c>`)],
    ['a shared formula as long as Excel allows, two hundred times', rows(200, (row) => `<c r="B${String(row)}"><f t="shared" si="0"${row === 2 ? ' ref="B2:B201"' : ''}>${row === 2 ? `A1${'+A1'.repeat(2_700)}` : ''}</f><v>1</v></c>`)],
    ['five hundred array formulas over everything', rows(500, (row) => `<c r="B${String(row)}"><f t="array" ref="B2:XFD1048576">A1:A9</f><v>1</v></c>`)],
    ['a formula of nothing but operators', rows(1, () => `<c r="B2"><f>${'-'.repeat(8_000)}</f><v>1</v></c>`)],
    ['a formula of nothing but quotes', rows(1, () => `<c r="B2"><f>${"'".repeat(8_001)}</f><v>1</v></c>`)],
  ])('%s: read, and a score beside them is written', async (_title, data) => {
    const bytes = fileOf(ONE + data);
    expect(typeof outcome(bytes)).toBe('object');
    const host = FileHost.open(bytes, NAME);
    const [sheet] = await host.readSheets('active');
    const cells = [{ cell: { row: 0, column: 3 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' } as const];
    await host.apply({ sheets: [{ sheet: '表', fingerprint: sheet?.fingerprint ?? '', cells, marks: null }] });
    expect(readWorkbook(host.save(), NAME)[0]?.values[0]?.[3]).toBe(3);
  }, LIMIT);
});
