/** One division, one rounding, whatever the length. */
import * as fc from 'fast-check';
import { Decimal, minus, plus, quotient, times } from '../../src/scoring';

const d = (text: string) => new Decimal(text);

test.each([
  ['1', '8', 2, '0.13'],
  ['-1', '8', 2, '-0.13'],
  ['1', '3', 2, '0.33'],
  ['2', '3', 0, '1'],
  ['0', '3', 2, '0'],
  ['0.005', '1', 2, '0.01'],
  ['0.0049999999999999999999999999999999999999999999999', '1', 2, '0'],
  ['123456789012345678901234567890', '123456789012345678901234567891', 2, '1'],
  ['123456789012345678901234567890', '1', 2, '123456789012345678901234567890'],
])('%s ÷ %s to %i places is %s', (above, below, places, result) => {
  expect(quotient([d(above)], [d(below)], places).toFixed()).toBe(result);
});

test('no rounding before the last one', () => {
  // 1/3 of 0.015 is 0.005 exactly: half up gives 0.01, a rounded third would give 0.00.
  expect(quotient([d('0.015'), d('1')], [d('3')], 2).toFixed()).toBe('0.01');
  const long = '9'.repeat(40);
  expect(times(d(long), d(long)).toFixed()).toBe((BigInt(long) * BigInt(long)).toString());
  expect(plus(d(`${long}.1`), d('0.0000000000000000000000000000000000000001')).toFixed()).toBe(
    `${long}.1${'0'.repeat(38)}1`,
  );
  expect(minus(d('1'), d('0.9')).toFixed()).toBe('0.1');
  expect(plus().toFixed()).toBe('0');
});

test.each([
  [['30', '7.5', '2.5', '60'], '100'],
  [['0.1', '0.2'], '0.3'],
  [['-0.05', '0.05'], '0'],
  [['9999999', '0.0000001'], '9999999.0000001'],
  [['9999999.9999999', '0.0000001'], '10000000'],
  [['10000000', '0.5', '-0.25'], '10000000.25'],
  [['0.00000001', '1'], '1.00000001'],
  [Array.from({ length: 1000 }, () => '9999999.9999999'), '9999999999.9999'],
  [['1234567890123', '0.1234567'], '1234567890123.1234567'],
])('the sum of %j is %s', (figures, sum) => {
  expect(plus(...figures.map(d)).toFixed()).toBe(sum);
});

test('a division by zero is an error', () => {
  expect(() => quotient([d('1')], [d('0')], 2)).toThrow(RangeError);
});

test('agrees with whole-number arithmetic', () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
  fc.assert(
    fc.property(
      digits,
      digits,
      digits.filter((value) => value > 0n),
      (a, b, c) => {
        const hundredths = (2n * 100n * a * b + c) / (2n * c);
        const result = quotient([d(a.toString()), d(b.toString())], [d(c.toString())], 2);
        expect(times(result, d('100')).toFixed()).toBe(hundredths.toString());
      },
    ),
  );
});

test('sums, differences and products are exact whatever the length', () => {
  /** `12345` at 3 places is 12.345. */
  const figure = fc.record({
    digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    places: fc.integer({ min: 0, max: 30 }),
  });
  type Figure = { digits: bigint; places: number };
  const shown = ({ digits, places }: Figure): string => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    const point = text.length - places;
    return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${places === 0 ? '' : `.${text.slice(point)}`}`;
  };
  const at30 = ({ digits, places }: Figure): bigint => digits * 10n ** BigInt(30 - places);
  const same = (value: Decimal, digits: bigint, places: number): void => {
    expect(BigInt(value.toFixed(places).replace('.', ''))).toBe(digits);
  };
  fc.assert(
    fc.property(figure, figure, figure, (a, b, c) => {
      const [x, y, z] = [d(shown(a)), d(shown(b)), d(shown(c))];
      same(plus(x, y, z), at30(a) + at30(b) + at30(c), 30);
      same(minus(x, y), at30(a) - at30(b), 30);
      expect(times(x, y).toFixed()).toBe(
        d(shown({ digits: a.digits * b.digits, places: a.places + b.places })).toFixed(),
      );
      expect(times(x, y).isNegative()).toBe(a.digits * b.digits < 0n);
    }),
    { numRuns: 1_000 },
  );
});
