import fc from 'fast-check';
import { format } from 'numfmt';
import { builtinFormat } from '../../../src/hosts/xlsx/read/builtin-formats';
import { displayOf } from '../../../src/hosts/xlsx/read/display-text';
import { generalText } from '../../../src/hosts/xlsx/read/general-text';
import { SharedFormulas } from '../../../src/hosts/xlsx/read/shared-formulas';
import { decimalNumber } from '../../../src/hosts/xlsx/read/bytes';

const DAY = 45657; // 2024-12-31

// prettier-ignore
const CASES: readonly [string, number, string][] = [
  ['General', 0.1 + 0.2, '0.3'], ['General', 47800, '47800'], ['General', 12345678901, '12345678901'], ['General', 123456789012, '1.23457E+11'],
  ['General', 1 / 3, '0.333333333'], ['General', -0.5, '-0.5'], ['General', 1e-10, '1E-10'], ['General', 100000.123456, '100000.1235'],
  ['0', 0.5, '1'], ['0', 2.5, '3'], ['0.00', 1.005, '1.01'], ['0.00', 2.675, '2.68'], ['0.00', -1.005, '-1.01'], ['0.0', 0.25, '0.3'],
  ['0%', 1, '100%'], ['0%', 0.125, '13%'], ['0.00%', 0.8535, '85.35%'], ['0.00%', 0.12345, '12.35%'], ['0.00%', 0, '0.00%'],
  ['#,##0.00', 47800, '47,800.00'], ['#,##0', 1234567.5, '1,234,568'], ['0.00_);(0.00)', -2, '(2.00)'], ['0.00_ ;[红色]-0.00', -3, '-3.00'],
  ['[>=60]"及格";"不及格"', 59, '不及格'], ['0"分"', 5, '5分'], ['000000', 12, '000012'], [';;;', 5, ''], ['0.00E+00', 12345, '1.23E+04'],
  ['yyyy/m/d', DAY, '2024/12/31'], ['[$-804]yyyy"年"m"月"d"日"', DAY, '2024年12月31日'], ['yyyy"年"mm"月"dd"日";@', DAY, '2024年12月31日'],
  ['[$-804]aaaa', DAY, '星期二'], ['aaaa', DAY, '星期二'], ['dddd', DAY, 'Tuesday'], ['mmm-yy', DAY, 'Dec-24'], ['[h]:mm', 1.5, '36:00'],
  ['上午/下午h"时"mm"分"', DAY + 0.6, '下午2时24分'], ['h:mm AM/PM', 0.7, '4:48 PM'], ['# ?/?', 0.5, ' 1/2'],
  ['no such format [', 5, '5'],
];

describe('numbers as displayed', () => {
  test.each(CASES)('%s of %d', (pattern, value, shown) => expect(displayOf(pattern).number(value)).toBe(shown));

  test.each([
    [14, '2024/12/31'],
    [31, '2024年12月31日'],
    [57, '2024年12月'],
    [58, '12月31日'],
    [22, '2024/12/31 0:00'],
    [10, '4565700.00%'],
    [4, '45,657.00'],
    [999, '45657'],
  ])('built-in format %d', (id, shown) => expect(displayOf(builtinFormat(id)).number(DAY)).toBe(shown));

  test('never a cell full of #', () => {
    for (const pattern of ['yyyy/m/d', 'h:mm', '[$-804]yyyy"年"']) {
      for (const value of [-5, 3e6, 1e300]) expect(displayOf(pattern).number(value)).not.toMatch(/^#+$/);
    }
  });

  test('dates of the 1904 system', () => expect(displayOf('yyyy/m/d', true).number(DAY - 1462)).toBe('2024/12/31'));

  test('text under a format of its own', () => {
    expect(displayOf('"约"@').text('五成')).toBe('约五成');
    expect(displayOf('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ').text('五成')).toBe('五成');
    expect(displayOf('0.00').text('五成')).toBe('五成');
  });

  test('the short cuts agree with the formatter', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000),
      fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 8),
    );
    fc.assert(
      fc.property(number, fc.constantFrom('0', '0.0', '0.00', '0.0000', '0%', '0.00%'), (value, pattern) => {
        expect(displayOf(pattern).number(value)).toBe(format(pattern, value, { locale: 'en-US' }));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(number, (value) => expect(generalText(value)).toBe(format('General', value))),
      { numRuns: 3000 },
    );
  });
});

test('numbers are read as JavaScript reads them', () => {
  const read = (text: string): number => decimalNumber(new TextEncoder().encode(text), 0, text.length);
  for (const text of [
    '0',
    '-0',
    '5',
    '0.85350000000000004',
    '-12.50',
    '1E-3',
    '1.5e+10',
    '123456789012345',
    '1234567890123456',
    '.5',
    '5.',
    '99999999999999999999',
    '9007199254740993',
    '0.1',
    '4.35',
  ]) {
    expect(read(text)).toBe(Number(text) + 0);
  }
  for (const text of ['', '-', '.', 'a', '1a', '1.2.3', '--1']) expect(read(text)).toBeNaN();
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
      expect(read(String(value))).toBe(value + 0),
    ),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.nat(13), (digits, places) => {
      const text = (digits / 10 ** places).toFixed(places);
      expect(read(text)).toBe(Number(text) + 0);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['A1+$B1+C$1+$D$1', 2, 1, 'B3+$B3+D$1+$D$1'],
  ['SUM(A1:B2)&"A1"', 1, 1, 'SUM(B2:C3)&"A1"'],
  ["'A1 表'!A1+表A1!A1+LOG10(A1)", 1, 0, "'A1 表'!A2+表A1!A2+LOG10(A2)"],
  ['Table1[A1]+A1', 1, 0, 'Table1[A1]+A2'],
  ['A1048576', 1, 0, 'A1'],
  ['B1', 0, -2, 'XFD1'],
  ['x.A1+A1_b+A1(1)', 1, 0, 'x.A1+A1_b+A1(1)'],
])('the shared formula %s moves %d down and %d right', (formula, rows, columns, moved) => {
  expect(new SharedFormulas().moved(formula, rows, columns)).toBe(moved);
});
