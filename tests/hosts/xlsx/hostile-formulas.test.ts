/** Formulas no person writes, beside a cell that is written: the right result or none, never a stack that overflows, soon. */
import { FileHost, readWorkbook } from '../../../src/hosts/xlsx';
import { fileOf, parts, worksheet } from './parts';

/** Far above what any case here takes; a case that hangs is found, a busy machine is not blamed. */
const LIMIT = 60_000;

const line = (row: number, ...formulas: readonly string[]): string =>
  `<row r="${row}">${formulas.map((formula, column) => `<c r="${'BCD'.charAt(column)}${row}"><f>${formula}</f><v>7</v></c>`).join('')}</row>`;
const lines = (count: number, ...of: readonly ((row: number) => string)[]): string =>
  Array.from({ length: count }, (_line, index) => line(index + 2, ...of.map((formula) => formula(index + 2)))).join('');

/** Writes 3 into A1, where 1 stood. @returns what the other cells hold then, row by row from row 2 and column B on. */
async function afterwards(bytes: Uint8Array): Promise<readonly unknown[][]> {
  const host = FileHost.open(bytes, '区财政 自评表.xlsx');
  const [sheet] = await host.readSheets('active');
  const cells = [
    { cell: { row: 0, column: 0 }, before: '', after: { kind: 'number', number: '3' }, why: 'fill', code: '' } as const,
  ];
  await host.apply({ sheets: [{ sheet: '表', fingerprint: sheet?.fingerprint ?? '', cells, marks: null }] });
  return (readWorkbook(host.save(), 'x.xlsx')[0]?.values ?? []).slice(1).map((row) => row.slice(1));
}
const book = (rows: string): Uint8Array => fileOf(`<row r="1"><c r="A1"><v>1</v></c></row>${rows}`);

// prettier-ignore
test.each([
  ['ten thousand brackets', `${'('.repeat(10_000)}A1${')'.repeat(10_000)}`, ''],
  ['a hundred and ninety brackets', `${'('.repeat(190)}A1${')'.repeat(190)}`, 3],
  ['a sum of four thousand terms', `A1${'+1'.repeat(4_000)}`, 4_003],
  ['two thousand texts joined', `LEN(A1${'&amp;A1'.repeat(2_000)})`, 2_001],
  ['a comparison of two thousand', `A1${'=A1'.repeat(2_000)}`, false],
  ['a thousand percent signs', `A1${'%'.repeat(1_000)}`, 0],
  ['two percent signs', 'A1%%', 0.0003],
  ['every kind of depth at once', `${'('.repeat(190)}A1${`${'%'.repeat(18)}+1+1)`.repeat(190)}`, 2],
  ['a hundred thousand minus signs', `${'-'.repeat(100_000)}A1`, ''],
  ['a hundred and one minus signs', `${'-'.repeat(101)}A1`, -3],
  ['IF in IF, as deep as Excel lets a person go', `${'IF(A1&gt;2,'.repeat(64)}5${',1)'.repeat(64)}`, 5],
  ['IF in IF, five thousand deep', `${'IF(A1,'.repeat(5_000)}5${',1)'.repeat(5_000)}`, ''],
  ['fifteen hundred arguments', `SUM(${Array<string>(1_500).fill('A1').join(',')})`, 4_500],
  ['a number in fifteen hundred powers', `9${'^9'.repeat(1_500)}+A1`, '#NUM!'],
])('%s', async (_title, formula, expected) => {
  const [[value]] = (await afterwards(book(line(2, formula)))) as [unknown[]];
  expect(value).toBe(expected);
}, LIMIT);

test(
  'a chain of a hundred thousand, each upon the one below',
  async () => {
    const count = 100_000;
    const found = await afterwards(book(lines(count, (row) => (row > count ? 'A1' : `B${row + 1}+1`))));
    expect([found[0], found[count - 1]]).toEqual([[count + 2], [3]]);
  },
  LIMIT,
);

test(
  'a ring of thirty thousand, and pairs that look at each other, lose their results',
  async () => {
    const ring = await afterwards(book(lines(30_000, (row) => `A1+B${row === 2 ? 30_001 : row - 1}`)));
    expect(ring.flat().every((value) => value === '')).toBe(true);
    const pairs = await afterwards(
      book(
        lines(
          20_000,
          (row) => `A1+C${row}`,
          (row) => `B${row}+1`,
        ),
      ),
    );
    expect(pairs.flat().every((value) => value === '')).toBe(true);
  },
  LIMIT,
);

test(
  'sums of everything above, three thousand of them',
  async () => {
    // 3, then as much as all before it together: 3, 6, 12 …; as decimals only the first fifty are whole.
    const found = await afterwards(book(lines(3_000, (row) => (row === 2 ? 'A1' : `A$1+SUM(B$2:B${row - 1})`))));
    expect(found.slice(0, 4)).toEqual([[3], [6], [12], [24]]);
    expect(found[2_999]).toEqual(['#NUM!']);
  },
  LIMIT,
);

test(
  'sums of sums of ten thousand: where the looking ends, results end',
  async () => {
    const found = await afterwards(book(lines(10_000, (row) => `SUM(A$1:A${row - 1})`)));
    expect(found[0]).toEqual([3]);
    expect(new Set(found.flat())).toEqual(new Set([3, '']));
  },
  LIMIT,
);

test(
  'areas of whole sheets and of two million cells, thousands of times',
  async () => {
    const whole = await afterwards(book(lines(5_000, () => 'SUM(A:XFD)')));
    expect(new Set(whole.flat())).toEqual(new Set(['']));
    const large = await afterwards(
      book(lines(3_000, (row) => (row === 2 ? 'SUM(A1:A1000000)' : 'COUNTIF(A1:B1000000,5)+SUMPRODUCT(A1:B1000000)'))),
    );
    expect([large[0], large[2_999]]).toEqual([[3], ['']]);
  },
  LIMIT,
);

test('a text that doubles itself ends where the text of a cell ends', async () => {
  const found = (
    await afterwards(book(lines(40, (row) => (row === 2 ? 'A1&amp;&quot;&quot;' : `B${row - 1}&amp;B${row - 1}`))))
  ).flat();
  expect(found[14]).toBe('3'.repeat(2 ** 14));
  expect([found[15], found[39]]).toEqual(['#VALUE!', '#VALUE!']);
});

test(
  'long texts in thousands of cells: some are kept, the rest loses its results',
  async () => {
    const found = (
      await afterwards(
        book(
          lines(2_000, (row) => (row === 2 ? `A1&amp;&quot;${'长'.repeat(8_000)}&quot;` : '$B$2&amp;$B$2&amp;$B$2')),
        ),
      )
    ).flat();
    expect(found[1]).toBe(`3${'长'.repeat(8_000)}`.repeat(3));
    expect(found[1_999]).toBe('');
  },
  LIMIT,
);

test('two cells of one address do not keep each other from being computed', async () => {
  const twice = '<row r="2"><c r="B2"><f>A1+1</f><v>7</v></c><c r="B2"><f>A1+2</f><v>7</v></c></row>';
  const bytes = fileOf('', {
    ...parts(''),
    'xl/worksheets/sheet1.xml': worksheet(`<row r="1"><c r="A1"><v>1</v></c></row>${twice}${line(3, 'A1*2')}`),
  });
  expect((await afterwards(bytes))[1]).toEqual([6]);
});
