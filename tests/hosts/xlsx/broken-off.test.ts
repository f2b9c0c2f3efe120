/** What broke off is damaged: read as a sheet with little on it, a form would go unseen. */
import { UnreadableFile, readWorkbook } from '../../../src/hosts/xlsx';
import { fileOf, parts, workbook, worksheet } from './parts';

const NAME = '区财政 自评表.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const BOOK = 'xl/workbook.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';

const ROWS =
  '<row r="1" ht="20"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>';
const SOUND = {
  [SHEET]: worksheet(ROWS, '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>').replace(
    '<sheetData>',
    '<cols><col min="1" max="1"/></cols><sheetData>',
  ),
  [STRINGS]: '<sst><si><t>指标</t></si><si><r><t>绩</t></r><r><t>效</t></r></si></sst>',
  [STYLES]: '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
};
const links = parts('')[LINKS]?.toString() ?? '';

function outcome(other: Record<string, string | Uint8Array | null>): unknown {
  try {
    return readWorkbook(fileOf('', { ...SOUND, ...other }), NAME).map(({ values }) => values);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.sentence['zh-CN']).toContain(NAME);
    return error.reason;
  }
}

const upTo = (mark: string, more = 0): string => {
  const at = SOUND[SHEET].indexOf(mark);
  if (at < 0) throw new Error(mark);
  return SOUND[SHEET].slice(0, at + more);
};
const changed = (from: string, to: string): string => {
  if (!SOUND[SHEET].includes(from)) throw new Error(from);
  return SOUND[SHEET].replace(from, to);
};
/** An even number of quotes again, so that only what stands between them gives the missing one away. */
const evened = (text: string): string => text.replace('</worksheet>', '<x>"</x></worksheet>');

test('the sound one is read', () =>
  expect(outcome({})).toEqual([
    [
      ['指标', 2],
      ['绩效', ''],
    ],
  ]));

// prettier-ignore
const SHEETS: readonly [string, string | Uint8Array][] = [
  ['an attribute that never ends, to the end of the file', upTo('<c r="A1"', 8)],
  ['an attribute that never ends, with rows behind it', evened(changed('<c r="A1"', '<c r="A1'))],
  ['one of the row', evened(changed('ht="20">', 'ht="20>'))],
  ['one of the sheet data', evened(changed('<sheetData>', '<sheetData x=">'))],
  ['one of the worksheet', evened(SOUND[SHEET].replace('">', '>'))],
  ['an attribute without a value', changed('<sheetData>', '<sheetData x>')],
  ['an attribute without a value in a tag that swallows the next', changed('<row r="1" ht="20">', '<row x')],
  ['a tag that never ends', upTo('<row', 4)],
  ['a tag that never ends behind its name', upTo('<row', 5)],
  ['a tag that never ends within an attribute name', upTo('<row', 6)],
  ['a tag that never ends behind `=`', upTo('<row', 7)],
  ['a tag that never ends behind an attribute', upTo('<row', 10)],
  ['a first tag that never ends', upTo('<worksheet', 10)],
  ['an end before the data', upTo('<sheetData>')],
  ['an end behind the opening of the data', upTo('<sheetData>', 11)],
  ['an end within a row', upTo('<v>2</v>')],
  ['an end within a number', upTo('<v>2</v>', 3)],
  ['an end behind a row', upTo('</row>', 6)],
  ['an end behind the data', upTo('</sheetData>', 12)],
  ['an end within the closing tag', upTo('</worksheet>', 11)],
  ['data that never end', changed('</sheetData>', '')],
  ['a row that never ends', changed('</row></sheetData>', '')],
  ['a comment that never ends', changed('<sheetData>', '<!-- <sheetData>')],
  ['one among the rows', changed('<row r="2">', '<!-- <row r="2">')],
  ['one within a cell', changed('<v>2</v>', '<!-- <v>2</v>')],
  ['a CDATA section that never ends', changed('<v>2</v>', '<v><![CDATA[2</v>')],
  ['an instruction that never ends', changed('<sheetData>', '<?x <sheetData>')],
  ['nothing', ''],
  ['blanks', ' \n '],
  ['a declaration only', '<?xml version="1.0" encoding="UTF-8"?>'],
  ['no markup', '绩效'],
  ['a web page', '<html><body>504 Gateway Time-out</body></html>'],
  ['zeros, as a disk leaves them', new Uint8Array(5_000)],
];

describe('a sheet', () => {
  test.each(SHEETS)('%s', (_title, content) => expect(outcome({ [SHEET]: content })).toBe('damaged'));
});

// prettier-ignore
const PARTS: readonly [string, Record<string, string | null>][] = [
  ['shared strings that end within one', { [STRINGS]: SOUND[STRINGS].slice(0, 20) }],
  ['shared strings that end between two', { [STRINGS]: SOUND[STRINGS].slice(0, SOUND[STRINGS].indexOf('</si>') + 5) }],
  ['shared strings that end before their closing tag', { [STRINGS]: SOUND[STRINGS].replace('</sst>', '') }],
  ['shared strings of nothing', { [STRINGS]: '' }],
  ['no shared strings', { [STRINGS]: null }],
  ['too few shared strings', { [STRINGS]: '<sst><si><t>指标</t></si></sst>' }],
  ['a shared string below the first', { [SHEET]: changed('<v>0</v>', '<v>-1</v>') }],
  ['a shared string beyond every number', { [SHEET]: changed('<v>0</v>', '<v>1e308</v>') }],
  ['a shared string that is no number', { [SHEET]: changed('<v>0</v>', '<v>指标</v>') }],
  ['a workbook that ends behind its first sheet', { [BOOK]: workbook('').replace('</sheets></workbook>', '') }],
  ['a workbook that ends before its closing tag', { [BOOK]: workbook('').replace('</workbook>', '') }],
  ['two sheets of one name', { [BOOK]: workbook('').replace('</sheets>', '<sheet name="表" sheetId="2" r:id="rId2"/></sheets>') }],
  ['two sheets of one part', { [BOOK]: workbook('').replace('</sheets>', '<sheet name="二" sheetId="2" r:id="rId1"/></sheets>') }],
  ['a sheet that leads nowhere', { [BOOK]: workbook('').replace('</sheets>', '<sheet name="二" sheetId="2" r:id="rId9"/></sheets>') }],
  ['relationships that end before their closing tag', { [LINKS]: links.replace('</Relationships>', '') }],
  ['relationships that end behind the first', { [LINKS]: links.slice(0, links.indexOf('/>') + 2) }],
  ['styles that break off', { [STYLES]: '<styleSheet><cellXfs><xf numFmtId="0"/>' }],
];

test.each(['1A', 'A1B2', 'A0', 'A', '1', 'XFE1', 'A1048577'])('a cell called %s', (place) =>
  expect(outcome({ [SHEET]: changed('r="A2"', `r="${place}"`) })).toBe('damaged'),
);

describe('the parts beside it', () => {
  test.each(PARTS)('%s', (_title, other) => expect(outcome(other)).toBe('damaged'));
});

test.each([
  ['comments and blanks behind the end', `${SOUND[SHEET]}\n<!-- <b> -->\n`, SOUND[STRINGS]],
  ['the same behind the shared strings', SOUND[SHEET], `${SOUND[STRINGS]}\n<!-- <b> -->\n`],
  [
    'blanks in the closing tags',
    SOUND[SHEET].replace('</worksheet>', '</worksheet\n>'),
    SOUND[STRINGS].replace('</sst>', '</sst >'),
  ],
  [
    '`>` in an attribute',
    SOUND[SHEET].replace('ht="20"', 'ht="20" x="a>b"'),
    SOUND[STRINGS].replace('<sst>', '<sst x="a>b">'),
  ],
])('sound all the same: %s', (_title, sheet, strings) =>
  expect(outcome({ [SHEET]: sheet, [STRINGS]: strings })).toEqual([
    [
      ['指标', 2],
      ['绩效', ''],
    ],
  ]),
);
