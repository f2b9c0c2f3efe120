/** What holds for every row, form and pack. */
import * as fc from 'fast-check';
import { Decimal, packs, quotient, scoreForm, times } from '../../src/scoring';
import { formOf } from './form-of';
import { pack, scoreRow } from './one-row';

const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`);
const positive = digits.filter((text) => !/^0+\.0+$/.test(text));
const weight = fc.integer({ min: 1, max: 10000 }).map((hundredths) => new Decimal(hundredths).div(100).toFixed());
const comparator = fc.constantFrom('≥', '>', '=', '≤', '<', '');
const rules = fc.constantFrom(...packs);
const text = fc.constantFrom(
  ...[
    '',
    '—',
    '……',
    '按要求',
    '及时',
    '及时性',
    '达成指标',
    '部分达成',
    '未完成',
    '完成',
    '无',
    '≥90%',
    '90%',
    '0.9',
    '1',
    '0',
    '=0',
    '3次以内',
    '80%-90%',
  ],
  ...[
    '1.5万元',
    '15000元',
    '12月底前',
    '2022年12月30日',
    '2024.12',
    '2小时',
    '-5',
    '1.2E+99',
    '9'.repeat(70),
    '≥',
    '%',
    'G60',
    '\ud800',
  ],
);
const cell = fc.option(fc.oneof(text, digits, weight), { nil: null });

test('a score lies in [0, weight], and the suggestion in the range', () => {
  fc.assert(
    fc.property(comparator, digits, digits, weight, rules, (sign, target, actual, points, chosen) => {
      const row = scoreRow({ target: `${sign}${target}`, actual, weight: points }, chosen);
      expect(row.state).not.toBe('unclear');
      expect(row.allowed).not.toBeNull();
      expect(row.allowed?.min.greaterThanOrEqualTo(0)).toBe(true);
      expect(row.allowed?.max.lessThanOrEqualTo(new Decimal(points))).toBe(true);
      if (row.suggested !== null) {
        expect(row.suggested.greaterThanOrEqualTo(row.allowed?.min ?? 0)).toBe(true);
        expect(row.suggested.lessThanOrEqualTo(row.allowed?.max ?? 0)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('more is never worse under ≥, never better under ≤', () => {
  const monotone = packs.filter(({ parameters }) => parameters.exceedPenalty.value.kind === 'none');
  fc.assert(
    fc.property(
      comparator,
      positive,
      digits,
      digits,
      weight,
      fc.constantFrom(...monotone),
      (sign, target, one, other, points, chosen) => {
        const [less, more] = [one, other].sort((left, right) => new Decimal(left).comparedTo(right));
        const score = (actual = '0') =>
          scoreRow({ target: `${sign}${target}`, actual, weight: points }, chosen).suggested;
        const low = score(less);
        const high = score(more);
        expect(low).not.toBeNull();
        expect(high).not.toBeNull();
        const order = (high ?? new Decimal(0)).comparedTo(low ?? 0);
        if (sign === '≤' || sign === '<') expect(order).toBeLessThanOrEqual(0);
        else expect(order).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 500 },
  );
});

test('thirty digits are as exact as three', () => {
  const long = fc.stringMatching(/^[1-9]\d{29}$/);
  fc.assert(
    fc.property(long, long, weight, (one, other, points) => {
      const [less = '', more = ''] = [BigInt(one), BigInt(other)].sort((a, b) => (a < b ? -1 : 1)).map(String);
      const row = scoreRow({ target: `≥${more}元`, actual: `${less}元`, weight: points });
      const exact = quotient([new Decimal(points), new Decimal(less)], [new Decimal(more)], 2);
      expect(row.suggested?.toFixed(2)).toBe(exact.toFixed(2));
    }),
  );
});

test('the unit does not matter', () => {
  const pairs = fc.constantFrom(
    ['万元', '元', '10000'],
    ['亿元', '万元', '10000'],
    ['小时', '分钟', '60'],
    ['天', '小时', '24'],
    ['年', '个月', '12'],
    ['公里', '米', '1000'],
    ['吨', '公斤', '1000'],
    ['公顷', '亩', '15'],
  );
  fc.assert(
    fc.property(
      comparator,
      positive,
      digits,
      weight,
      rules,
      pairs,
      (sign, target, actual, points, chosen, [large = '', small = '', factor = '1']) => {
        const inSmall = times(new Decimal(actual), new Decimal(factor)).toFixed();
        const same = scoreRow(
          { target: `${sign}${target}${large}`, actual: `${actual}${large}`, weight: points },
          chosen,
        );
        const converted = scoreRow(
          { target: `${sign}${target}${large}`, actual: `${inSmall}${small}`, weight: points },
          chosen,
        );
        const facts = (row: typeof same) => [row.state, row.rule, row.suggested?.toFixed(), row.deviations];
        expect(facts(converted)).toEqual(facts(same));
      },
    ),
  );
});

test('scoring never throws, whatever the cells hold', () => {
  const row = fc.record({ target: cell, actual: cell, weight: cell, score: cell, reason: cell });
  const funds = fc.option(
    fc.record({
      initialBudget: cell,
      annualBudget: digits,
      executed: fc.oneof(digits, text),
      weight: cell,
      executionRate: fc.oneof(digits, text),
      score: cell,
      reason: cell,
    }),
    { nil: null },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), funds, rules, (rows, money, chosen) => {
      const result = scoreForm(formOf({ rows, funds: money }), chosen);
      expect(result.indicators).toHaveLength(rows.length);
      for (const { suggested, allowed } of result.indicators) {
        if (suggested !== null) expect(allowed).not.toBeNull();
        for (const value of [suggested, allowed?.min, allowed?.max]) if (value) expect(value.isFinite()).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the order of the rows changes no row and no total', () => {
  const row = fc.record({ target: text, actual: text, weight, score: weight });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const forward = scoreForm(formOf({ rows }), pack());
      const back = scoreForm(formOf({ rows: [...rows].reverse() }), pack());
      expect(back.total.computed?.toFixed()).toBe(forward.total.computed?.toFixed());
      const facts = (scored: typeof forward) =>
        scored.indicators.map(({ state, rule, working, deviations }) => [state, rule, working, deviations]);
      expect(facts(back).reverse()).toEqual(facts(forward));
    }),
  );
});
