/** What is no number where one belongs, and numbers beyond all numbers: named in a finding, nothing breaks off, soon. */
import { reportSchema } from '../review/report-schema';
import { oldBook, rewritten } from './mixed-folder';
import { bookOf, RED, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());
jest.setTimeout(60_000);

const SHEET = 'xl/worksheets/sheet1.xml';
/** The form with this as the stored value of a cell, whatever it is. */
const withValue = (address: string, value: string): Uint8Array =>
  rewritten(bookOf(RED), (name, text) =>
    name === SHEET
      ? text.replace(new RegExp(`<c r="${address}"[^>]*>.*?</c>`), `<c r="${address}"><v>${value}</v></c>`)
      : text,
  );

const WEIGHT = 'G15';
const SCORE = 'H15';
const SPENT = 'F6';
/** Which findings name the cell; blue ones left out. */
async function codesAt(cell: string): Promise<Record<string, string[]>> {
  const { code, out } = await scene.run(['check', cell, '--format', 'json']);
  expect(code).toBe(1);
  const { files } = reportSchema.parse(JSON.parse(out));
  return Object.fromEntries(
    files.map(({ path, error, forms }) => [
      path.slice(cell.length + 1, -'.xlsx'.length),
      [
        ...(error === null ? [] : [error]),
        ...forms.flatMap(({ findings }) =>
          findings.filter((found) => found.cell === cell && found.light !== 'blue').map((found) => found.code),
        ),
      ],
    ]),
  );
}

const NO_NUMBERS: Readonly<Record<string, string>> = {
  'not a number': 'NaN',
  infinite: 'INF',
  'infinite in words': '-Infinity',
  'beyond all numbers': '1e999',
  'an exponent of a million digits': `1e${'9'.repeat(1_000_000)}`,
  'a million digits': '9'.repeat(1_000_000),
  'an error of a formula': '#REF!',
};

test.each([
  [WEIGHT, 'W03'],
  [SCORE, 'S05'],
  [SPENT, 'L01'],
])('no numbers in %s: %s', async (cell, code) => {
  for (const [name, value] of Object.entries(NO_NUMBERS)) scene.write(`${cell}/${name}.xlsx`, withValue(cell, value));
  const found = await codesAt(cell);
  for (const name of Object.keys(NO_NUMBERS))
    expect([name, found[name]]).toEqual([name, expect.arrayContaining([code])]);
});

// Against 15 points, full: zero loses all of them, too much is above the weight.
test.each([
  ['minus nothing', '-0', ['E01', 'S03']],
  ['next to nothing', '1e-400', ['E01', 'S03']],
  ['the smallest number', '5e-324', ['E01', 'S03']],
  ['a million zeros behind the point', `0.${'0'.repeat(1_000_000)}1`, ['E01', 'S03']],
  ['the largest number', '1.7976931348623157e308', ['S05']],
  ['less than nothing', '-1', ['E01', 'S03', 'S05']],
  ['a million zeros in front', `${'0'.repeat(1_000_000)}15`, []],
])('a score of %s', async (_title, value, codes) => {
  scene.write('分.xlsx', withValue(SCORE, value));
  const { out } = await scene.run(['check', '分.xlsx', '--format', 'json']);
  const [form] = reportSchema.parse(JSON.parse(out)).files[0]?.forms ?? [];
  const found = form?.findings.filter(
    ({ cell, related, light }) => light !== 'blue' && (cell === SCORE || (cell === 'I15' && related.includes(SCORE))),
  );
  expect([...new Set(found?.map(({ code }) => code))].filter((code) => code !== 'S02').sort()).toEqual(codes);
  expect(
    Math.max(...(form?.findings ?? []).map(({ message, working, fix }) => `${message}${working}${fix}`.length)),
  ).toBeLessThan(2_000);
});

const DATES = '<numFmts count="0"/>';
test.each([
  ['1900', ''],
  ['1904', '<workbookPr date1904="1"/>'],
])('dates out of range in the %s system: read, scored, no crash', async (_system, properties) => {
  for (const serial of ['-1', '0', '60', '1e9', '2958466', '45000.9999999']) {
    const book = rewritten(bookOf(RED), (name, text) =>
      name === SHEET
        ? text.replace(
            /<c r="(F15|G15|F6)"[^>]*>.*?<\/c>/g,
            (_cell, at: string) => `<c r="${at}" s="1"><v>${serial}</v></c>`,
          )
        : name === 'xl/styles.xml'
          ? `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${DATES}<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="0"/></cellXfs></styleSheet>`
          : text.replace('<bookViews>', `${properties}<bookViews>`),
    );
    scene.write(`日期/${serial}.xlsx`, book);
  }
  const { files } = reportSchema.parse(JSON.parse((await scene.run(['check', '日期', '--format', 'json'])).out));
  expect(files.map(({ error, forms }) => [error, forms.length])).toEqual(files.map(() => [null, 1]));
  const { out } = await scene.run(['score', '日期', '--out', '评']);
  expect(out).not.toContain('处理时出错');
});

test('an old workbook with a password is named so', async () => {
  const book = Buffer.from(oldBook(bookOf(RED), 'biff8'));
  // The record behind the first one of the workbook becomes the one of an encrypted file.
  const begin = book.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  book.writeUInt16LE(0x2f, begin + 20);
  book.writeUInt16LE(0, begin + 24);
  scene.write('密/旧.xls', book);
  const { code, out } = await scene.run(['check', '密']);
  expect([code, out]).toEqual([2, expect.stringContaining('“密/旧.xls”设有打开密码')]);
});
