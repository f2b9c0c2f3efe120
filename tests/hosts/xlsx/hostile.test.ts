/** Whatever a file contains: an answer or a typed error, soon, and without much memory. */
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import {
  FileHost,
  UnreadableFile,
  readAnyWorkbook,
  readWorkbook,
  type UnreadableReason,
} from '../../../src/hosts/xlsx';
import { createWorkbook } from '../../../src/hosts/xlsx/create';
import { fileOf, parts, workbook, worksheet, zipped } from './parts';
import { rawEntries, rawEntry, zipOf, type RawEntry } from './raw-zip';

const NAME = '区财政 自评表.xlsx';
/** Far above what any case here takes; a case that hangs is found, a busy machine is not blamed. */
const LIMIT = 20_000;

const deflateSync = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateRawSync(bytes));

function reasonOf(bytes: Uint8Array): UnreadableReason | 'read' {
  try {
    readWorkbook(bytes, NAME);
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.code).toBe('unreadable');
    expect(error.subject).toBe(NAME);
    expect(error.sentence['zh-CN']).toContain(NAME);
    expect(error.sentence['en-US']).toContain(NAME);
    return error.reason;
  }
}

function entriesOf(sheet: Omit<RawEntry, 'name'>): Uint8Array {
  const rest = rawEntries(parts('', { 'xl/worksheets/sheet1.xml': null }));
  return zipOf([...rest, { name: 'xl/worksheets/sheet1.xml', ...sheet }]);
}

const SOUND = createWorkbook([{ name: 'a', rows: [['绩效', 1]] }]);
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 2 ** 20);
const cfb = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...stream].forEach((letter, index) => bytes.set([letter.charCodeAt(0), 0], 1024 + index * 2));
  return bytes;
};

/** The sound workbook with one entry fewer counted than its directory lists. */
const miscounted = (): Uint8Array => {
  const bytes = SOUND.slice();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  for (const count of [8, 10]) view.setUint16(end + count, view.getUint16(end + count, true) - 1, true);
  return bytes;
};

// prettier-ignore
const FILES: readonly [string, () => Uint8Array, UnreadableReason][] = [
  ['nothing', () => new Uint8Array(), 'empty-file'],
  ['the first half of a workbook', () => SOUND.slice(0, SOUND.length / 2), 'damaged'],
  ['a workbook without its last byte', () => SOUND.slice(0, -1), 'damaged'],
  ['more entries than its directory counts', miscounted, 'damaged'],
  ['a zip of something else', () => zipSync({ 'a.txt': strToU8('a') }), 'not-a-workbook'],
  ['a Word document', () => zipped({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>', 'word/document.xml': '<w:document/>' }), 'word-document'],
  ['a presentation', () => zipped({ '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>', 'ppt/presentation.xml': '<p/>' }), 'presentation'],
  ['an OpenDocument sheet', () => zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' }), 'open-document'],
  ['a binary workbook', () => zipped({ '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>', 'xl/workbook.bin': 'x' }), 'binary-workbook'],
  ['an encrypted workbook', () => cfb('EncryptedPackage'), 'encrypted'],
  ['an old workbook', () => cfb('Workbook'), 'old-binary'],
  ['an old document', () => cfb('WordDocument'), 'word-document'],
  ['an unknown container', () => cfb('Nothing'), 'not-a-workbook'],
  ['comma-separated text', () => strToU8('指标,分值\n培训,10\n'), 'text-file'],
  ['a web page', () => strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'text-file'],
  ['noise', () => Uint8Array.from({ length: 500 }, (_unused, index) => (index * 7919) % 256), 'not-a-workbook'],
  ['a document type in the sheet', () => fileOf('', { 'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY b "c">]>${worksheet('')}` }), 'forbidden-markup'],
  ['a document type in the workbook', () => fileOf('', { 'xl/workbook.xml': `<!DOCTYPE a SYSTEM "file:///etc/passwd">${workbook('')}` }), 'forbidden-markup'],
  ['a document type in the shared strings', () => fileOf('<row><c t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "cc">]><sst><si><t>&b;</t></si></sst>' }), 'forbidden-markup'],
  ['a sheet that breaks off', () => fileOf('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c r="A1"><v>1' }), 'damaged'],
  ['a missing sheet', () => fileOf('', { 'xl/worksheets/sheet1.xml': null }), 'damaged'],
  ['a missing workbook', () => fileOf('', { 'xl/workbook.xml': null }), 'damaged'],
  ['no worksheet at all', () => fileOf('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }), 'no-sheet'],
  ['a cell address off the sheet', () => fileOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), 'damaged'],
  ['a row off the sheet', () => fileOf('<row r="2000000"><c><v>1</v></c></row>'), 'damaged'],
  ['a wrong checksum', () => entriesOf({ packed: deflateSync(strToU8(worksheet(''))), size: strToU8(worksheet('')).length, crc: 1 }), 'damaged'],
  ['a bomb that tells its size', () => entriesOf({ packed: deflateSync(zeros(200)), size: 200 * 2 ** 20, crc: 0 }), 'too-large'],
  ['a bomb that calls itself small', () => entriesOf({ packed: deflateSync(zeros(200)), size: 1000, crc: 0 }), 'damaged'],
  ['a bomb that calls itself medium', () => entriesOf({ packed: deflateSync(zeros(200)), size: 30 * 2 ** 20, crc: 0 }), 'damaged'],
  ['a size of four gigabytes', () => entriesOf({ packed: deflateSync(zeros(1)), size: 0xfffffffe, crc: 0 }), 'too-large'],
  ['six thousand entries', () => zipped({ ...parts(''), ...Object.fromEntries(Array.from({ length: 6000 }, (_unused, index) => [`x${index}`, ''])) }), 'too-large'],
  ['one long text shown 300,000 times', () => fileOf(`<row r="1">${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row>`.repeat(1) + Array.from({ length: 18 }, (_unused, row) => `<row r="${row + 2}">${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row>`).join(''), { 'xl/sharedStrings.xml': `<sst><si><t>${'长'.repeat(32_000)}</t></si></sst>` }), 'too-large'],
  ['cells in all four corners', () => fileOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'too-large'],
];

describe('files that cannot be read say why', () => {
  test.each(FILES)('%s', (_title, make, reason) => expect(reasonOf(make())).toBe(reason), LIMIT);

  test(
    '.xls is read by another way',
    async () => {
      const bytes = new Uint8Array(
        write(
          { SheetNames: ['旧'], Sheets: { 旧: utils.aoa_to_sheet([[null], [null, '指标', 0.5]]) } },
          { type: 'array', bookType: 'biff8' },
        ) as ArrayBuffer,
      );
      expect(reasonOf(bytes)).toBe('old-binary');
      const [sheet] = await readAnyWorkbook(bytes, 'a.xlsx');
      expect(sheet).toMatchObject({
        name: '旧',
        origin: { row: 1, column: 1 },
        values: [['指标', 0.5]],
        texts: [['指标', '0.5']],
      });
    },
    LIMIT,
  );

  test(
    'an .xls that breaks off is a typed error',
    async () => {
      const bytes = new Uint8Array(
        write(
          { SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['b']]) } },
          { type: 'array', bookType: 'biff8' },
        ) as ArrayBuffer,
      );
      await expect(readAnyWorkbook(bytes.slice(0, 700), 'a.xls')).rejects.toBeInstanceOf(UnreadableFile);
    },
    LIMIT,
  );
});

describe('odd files are read all the same', () => {
  const cell = (bytes: Uint8Array): unknown => readWorkbook(bytes, NAME)[0]?.values[0]?.[0];
  const text = (bytes: Uint8Array): unknown => readWorkbook(bytes, NAME)[0]?.texts.at(0)?.[0];
  const strings = (content: string): Record<string, string> => ({ 'xl/sharedStrings.xml': content });

  test('prefixes everywhere', () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const bytes = fileOf('', {
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:f>B1</x:f><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>内</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
      'xl/sharedStrings.xml': `<x:sst xmlns:x="${main}"><x:si/><x:si><x:r><x:t>甲</x:t></x:r><x:rPh><x:t>jia</x:t></x:rPh><x:r><x:t>乙</x:t></x:r></x:si></x:sst>`,
    });
    expect(readWorkbook(bytes, NAME)[0]).toMatchObject({ values: [['甲乙', '内']], formulas: [['=B1', '']] });
  });

  test('the strict dialect', () => {
    const strict = (content: string): string =>
      content.replace(
        /http:\/\/schemas.openxmlformats.org\/(spreadsheetml\/2006\/main|officeDocument\/2006)/g,
        (_whole, kind: string) => `http://purl.oclc.org/ooxml/${kind.replace('/2006', '')}`,
      );
    const files = parts('<row r="1"><c r="A1" t="d"><v>2024-12-31T00:00:00</v></c></row>');
    const bytes = zipped(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strict(content) : content]),
      ),
    );
    expect(cell(bytes)).toBe(45657);
  });

  test('cells and rows without addresses', () => {
    const bytes = fileOf(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="B4"><v>5</v></c><c><v>6</v></c></row><row><c><v>7</v></c></row>',
    );
    expect(readWorkbook(bytes, NAME)[0]?.values).toEqual([
      [1, '', 3],
      ['', '', ''],
      ['', '', ''],
      ['', 5, 6],
      [7, '', ''],
    ]);
  });

  test.each(['utf-16le', 'utf-16be'] as const)('parts in %s', (encoding) => {
    const wide = (content: string): Uint8Array => {
      const bytes = new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'));
      return encoding === 'utf-16le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
    };
    const files = parts('<row r="1"><c r="A1" t="inlineStr"><is><t>绩效</t></is></c></row>');
    expect(
      cell(
        zipped(
          Object.fromEntries(
            Object.entries(files).map(([name, content]) => [
              name,
              typeof content === 'string' ? wide(content) : content,
            ]),
          ),
        ),
      ),
    ).toBe('绩效');
  });

  test.each([
    ['1900', '', '2024/12/31'],
    ['1904', '<workbookPr date1904="1"/>', '2029/1/1'],
  ])('dates of the %s system', (_title, properties, shown) => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const bytes = fileOf('<row><c s="1"><v>45657</v></c></row>', {
      'xl/workbook.xml': workbook(properties),
      'xl/styles.xml': styles,
    });
    expect(text(bytes)).toBe(shown);
  });

  test.each([
    ['entities', '<sst><si><t>a&lt;b&amp;&#32489;&#x6548;&unknown;</t></si></sst>', 'a<b&绩效&unknown;'],
    ['CDATA', '<sst><si><t><![CDATA[<si>&amp;]]>c</t></si></sst>', '<si>&amp;c'],
    ['escaped characters', '<sst><si><t>a_x000A_b_x005F_x000A_</t></si></sst>', 'a\nb_x000A_'],
    ['a lone surrogate', '<sst><si><t>a&#xD800;b</t></si></sst>', 'a\ud800b'],
    ['a comment', '<sst><!-- <si><t>x</t></si> --><si><t>y</t></si></sst>', 'y'],
    ['ten megabytes', `<sst><si><t>${'绩'.repeat(3_400_000)}</t></si></sst>`, '绩'.repeat(3_400_000)],
  ])(
    'shared strings with %s',
    (_title, content, value) => {
      expect(cell(fileOf('<row><c t="s"><v>0</v></c></row>', strings(content)))).toBe(value);
    },
    LIMIT,
  );

  test('control characters are not written', async () => {
    const host = FileHost.open(SOUND, NAME);
    const [sheet] = await host.readSheets('active');
    const after = { kind: 'text', text: 'a\u0001\ud800b\r\nc_x000A_' } as const;
    await host.apply({
      sheets: [
        {
          sheet: 'a',
          fingerprint: sheet?.fingerprint ?? '',
          cells: [{ cell: { row: 0, column: 1 }, before: '', after, why: 'reason', code: '' }],
          marks: null,
        },
      ],
    });
    expect(readWorkbook(host.save(), NAME)[0]?.values).toEqual([['绩效', 'ab\nc_x000A_']]);
  });

  test(
    'a million rows of formats, and content at both ends of a column',
    () => {
      const formats = Array.from(
        { length: 200_000 },
        (_unused, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>`,
      ).join('');
      expect(readWorkbook(fileOf(`<row r="1"><c r="A1"><v>1</v></c></row>${formats}`), NAME)[0]?.values).toEqual([[1]]);
      const far = readWorkbook(
        fileOf('<row r="1"><c r="B1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'),
        NAME,
      )[0];
      expect(far?.values).toHaveLength(1_048_576);
      expect(far?.values[1_048_575]).toEqual([2, '']);
    },
    LIMIT,
  );

  test('one name twice with the same content: both are kept, and both are written', async () => {
    const bytes = zipOf([
      ...rawEntries(parts('', { 'xl/worksheets/sheet1.xml': null })),
      rawEntry('xl/worksheets/sheet1.xml', worksheet('<row><c><v>1</v></c></row>')),
      rawEntry('/XL\\worksheets/sheet1.xml', worksheet('<row><c><v>1</v></c></row>')),
    ]);
    expect(cell(bytes)).toBe(1);
    const host = FileHost.open(bytes, NAME);
    const [sheet] = await host.readSheets('active');
    await host.apply({
      sheets: [
        {
          sheet: '表',
          fingerprint: sheet?.fingerprint ?? '',
          cells: [
            { cell: { row: 0, column: 0 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' },
          ],
          marks: null,
        },
      ],
    });
    expect(cell(host.save())).toBe(3);
    expect(Buffer.from(host.save()).toString('latin1').split('worksheets/sheet1.xml')).toHaveLength(5);
  });

  test('names that point out of the package stay names', () => {
    const bytes = fileOf('<row><c><v>1</v></c></row>', { '../../../etc/passwd': 'x', 'C:\\windows\\x': 'y' });
    expect(cell(bytes)).toBe(1);
  });
});

describe('formulas cannot hold anything up', () => {
  const apply = async (bytes: Uint8Array): Promise<unknown> => {
    const host = FileHost.open(bytes, NAME);
    const [sheet] = await host.readSheets('active');
    await host.apply({
      sheets: [
        {
          sheet: '表',
          fingerprint: sheet?.fingerprint ?? '',
          cells: [
            { cell: { row: 0, column: 0 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' },
          ],
          marks: null,
        },
      ],
    });
    return readWorkbook(host.save(), NAME)[0]?.values[0];
  };
  const row = (...cells: string[]): string => `<row r="1"><c r="A1"><v>1</v></c>${cells.join('')}</row>`;

  test.each([
    ['a circle', row('<c r="B1"><f>A1+C1</f><v>2</v></c>', '<c r="C1"><f>B1+1</f><v>3</v></c>'), [3, '', '']],
    ['a formula of itself', row('<c r="B1"><f>A1+B1</f><v>2</v></c>'), [3, '']],
    ['five thousand brackets', row(`<c r="B1"><f>${'('.repeat(4000)}A1${')'.repeat(4000)}</f><v>2</v></c>`), [3, '']],
    ['a formula longer than Excel allows', row(`<c r="B1"><f>A1${'+1'.repeat(20_000)}</f><v>2</v></c>`), [3, '']],
    ['the sum of everything', row('<c r="B1"><f>SUM(A:A,2:1048576)</f><v>2</v></c>'), [3, '']],
    ['a link to another file', row('<c r="B1"><f>[1]表!A1+A1</f><v>2</v></c>'), [3, '']],
    ['a command', row('<c r="B1"><f>cmd|\'/C calc\'!A0+A1</f><v>2</v></c>'), [3, '']],
  ])('%s', async (_title, data, values) => expect(await apply(fileOf(data))).toEqual(values), LIMIT);

  test(
    'a chain of five thousand',
    async () => {
      const chain = Array.from(
        { length: 5_000 },
        (_unused, index) => `<row r="${index + 2}"><c r="A${index + 2}"><f>A${index + 1}+1</f><v>0</v></c></row>`,
      ).join('');
      const bytes = fileOf(`<row r="1"><c r="A1"><v>1</v></c></row>${chain}`);
      expect(await apply(bytes)).toEqual([3]);
    },
    LIMIT,
  );
});
