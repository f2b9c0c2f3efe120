/** The quantitative rows of the scoring table, with every number an exact string. */
import type { RulePack } from '../../src/scoring';
import { pack, packWith, rangeText, scoreRow, suggestedText } from './one-row';

type Case = readonly [
  target: string,
  actual: string,
  weight: string,
  state: string,
  rule: string,
  suggested: string,
  working: string,
];

const linear = pack();
const ratio = pack('hubei');
const exact = packWith({ equalMeansExactly: true });
const fixed = packWith({ exceedPenalty: { kind: 'fixed', points: '2' } });
const lower = pack('tianjin-hebei');
const oneDecimal = packWith({ scoreDecimals: 1 });
const whole = packWith({ scoreDecimals: 0 });

const tables: readonly (readonly [name: string, rules: RulePack, cases: readonly Case[]])[] = [
  [
    'at least',
    linear,
    [
      ['≥18000份', '9000份', '5', 'missed', 'at-least-ratio', '2.50', '9000 ÷ 18000 × 5 = 2.50'],
      ['≥90.00(%)', '85.35(%)', '5.00', 'missed', 'at-least-ratio', '4.74', '85.35 ÷ 90 × 5 = 4.74'],
      ['>=29000家', '3146', '7', 'missed', 'at-least-ratio', '0.76', '3146 ÷ 29000 × 7 = 0.76'],
      ['≥3次', '0次', '5', 'missed', 'at-least-ratio', '0.00', '0 ÷ 3 × 5 = 0.00'],
      ['≥3次', '-3次', '5', 'missed', 'at-least-ratio', '0.00', '-3 ÷ 3 × 5 = 0.00'],
      ['≥3次', '3次', '5', 'met', 'met-full', '5.00', '3 ≥ 3 → 5.00'],
      ['≥90%', '97%', '10', 'met', 'met-full', '10.00', '97 ≥ 90 → 10.00'],
      ['>3次', '3次', '5', 'missed', 'at-least-ratio', '5.00', '3 ÷ 3 × 5 = 5.00'],
      ['>3次', '3.5次', '5', 'met', 'met-full', '5.00', '3.5 > 3 → 5.00'],
      ['不少于8次', '2次', '4', 'missed', 'at-least-ratio', '1.00', '2 ÷ 8 × 4 = 1.00'],
      ['≥0次', '0次', '4', 'met', 'met-full', '4.00', '0 ≥ 0 → 4.00'],
      ['≥0%', '-1%', '4', 'missed', 'equal-zero', '0.00', '-1 < 0 → 0.00'],
      ['≥-5%', '-3%', '4', 'met', 'met-full', '4.00', '-3 ≥ -5 → 4.00'],
      ['≥-5%', '-8%', '4', 'missed', 'person-judges', 'none', '-8 < -5'],
    ],
  ],
  [
    'no comparator',
    linear,
    [
      ['18000份', '9000份', '5', 'missed', 'at-least-ratio', '2.50', '9000 ÷ 18000 × 5 = 2.50'],
      ['9000份', '9000份', '5', 'met', 'met-full', '5.00', '9000 ≥ 9000 → 5.00'],
      ['3000本', '5000本', '5', 'exceeded', 'exceeded-full', '5.00', '5000 ≥ 3000 → 5.00'],
      ['0', '0', '10', 'met', 'equal-zero', '10.00', '0 = 0 → 10.00'],
      ['0', '1', '10', 'missed', 'equal-zero', '0.00', '1 > 0 → 0.00'],
      ['0份', '2份', '10', 'missed', 'equal-zero', '0.00', '2 > 0 → 0.00'],
    ],
  ],
  [
    'equal',
    linear,
    [
      ['=2项', '2项', '20', 'met', 'met-full', '20.00', '2 = 2 → 20.00'],
      ['=100%', '80%', '20', 'missed', 'equal-ratio', '16.00', '80 ÷ 100 × 20 = 16.00'],
      ['=100%', '101%', '20', 'met', 'met-full', '20.00', '101 > 100 → 20.00'],
      ['=100%', '130%', '20', 'exceeded', 'exceeded-full', '20.00', '130 > 100 → 20.00'],
      ['=0%', '0%', '6', 'met', 'equal-zero', '6.00', '0 = 0 → 6.00'],
      ['=0', '0.01', '6', 'missed', 'equal-zero', '0.00', '0.01 > 0 → 0.00'],
      ['=0', '-1', '6', 'met', 'equal-zero', '6.00', '-1 < 0 → 6.00'],
      ['=-5%', '-5%', '6', 'met', 'met-full', '6.00', '-5 = -5 → 6.00'],
      ['=-5%', '-6%', '6', 'missed', 'person-judges', 'none', '-6 < -5'],
    ],
  ],
  [
    'equal means exactly',
    exact,
    [
      ['=2项', '2项', '20', 'met', 'met-full', '20.00', '2 = 2 → 20.00'],
      ['=2项', '3项', '20', 'missed', 'person-judges', 'none', '3 > 2'],
      ['=2项', '1项', '20', 'missed', 'equal-ratio', '10.00', '1 ÷ 2 × 20 = 10.00'],
      ['2项', '3项', '20', 'exceeded', 'exceeded-full', '20.00', '3 ≥ 2 → 20.00'],
    ],
  ],
  [
    'at most, linear',
    linear,
    [
      ['≤10天', '10天', '5', 'met', 'met-full', '5.00', '10 ≤ 10 → 5.00'],
      ['≤10天', '3天', '5', 'met', 'met-full', '5.00', '3 ≤ 10 → 5.00'],
      ['≤10天', '12天', '5', 'missed', 'at-most-linear', '4.00', '5 × (1 − (12 − 10) ÷ 10) = 4.00'],
      ['≤10天', '20天', '5', 'missed', 'at-most-linear', '0.00', '5 × (1 − (20 − 10) ÷ 10) = 0.00'],
      ['≤10天', '25天', '5', 'missed', 'at-most-linear', '0.00', '5 × (1 − (25 − 10) ÷ 10) < 0 → 0.00'],
      ['<10天', '10天', '5', 'missed', 'at-most-linear', '5.00', '5 × (1 − (10 − 10) ÷ 10) = 5.00'],
      ['<1.00(%)', '0.00(%)', '5.00', 'met', 'met-full', '5.00', '0 < 1 → 5.00'],
      ['≤3%', '4%', '10', 'missed', 'at-most-linear', '6.67', '10 × (1 − (4 − 3) ÷ 3) = 6.67'],
      ['≤0次', '1次', '5', 'missed', 'at-most-zero', '0.00', '1 > 0 → 0.00'],
      ['≤0次', '0次', '5', 'met', 'met-full', '5.00', '0 ≤ 0 → 5.00'],
      ['≤-5%', '-3%', '5', 'missed', 'person-judges', 'none', '-3 > -5'],
    ],
  ],
  [
    'at most, ratio',
    ratio,
    [
      ['≤10天', '12天', '5', 'missed', 'at-most-ratio', '4.17', '10 ÷ 12 × 5 = 4.17'],
      ['≤10天', '25天', '5', 'missed', 'at-most-ratio', '2.00', '10 ÷ 25 × 5 = 2.00'],
      ['≤0次', '1次', '5', 'missed', 'at-most-zero', '0.00', '1 > 0 → 0.00'],
      ['≤10天', '9天', '5', 'met', 'met-full', '5.00', '9 ≤ 10 → 5.00'],
    ],
  ],
  [
    'exceeded',
    linear,
    [
      ['≥100人', '129.99人', '5', 'met', 'met-full', '5.00', '129.99 ≥ 100 → 5.00'],
      ['≥100人', '130人', '5', 'exceeded', 'exceeded-full', '5.00', '130 ≥ 100 → 5.00'],
      ['>100人', '130人', '5', 'exceeded', 'exceeded-full', '5.00', '130 > 100 → 5.00'],
      ['≤100人', '130人', '5', 'missed', 'at-most-linear', '3.50', '5 × (1 − (130 − 100) ÷ 100) = 3.50'],
      ['<100人', '10人', '5', 'met', 'met-full', '5.00', '10 < 100 → 5.00'],
      ['≥0人', '130人', '5', 'met', 'met-full', '5.00', '130 ≥ 0 → 5.00'],
    ],
  ],
  [
    'exceeded at 120 %',
    lower,
    [
      ['≥100人', '119.99人', '5', 'met', 'met-full', '5.00', '119.99 ≥ 100 → 5.00'],
      ['≥100人', '120人', '5', 'exceeded', 'exceeded-full', '5.00', '120 ≥ 100 → 5.00'],
    ],
  ],
  [
    'exceeded, two points off',
    fixed,
    [
      ['≥100人', '130人', '5', 'exceeded', 'exceeded-penalty', '3.00', '130 ≥ 100 → 5 − 2 = 3.00'],
      ['≥100人', '130人', '1', 'exceeded', 'exceeded-penalty', '0.00', '130 ≥ 100 → 1 − 2 = 0.00'],
      ['≥100人', '110人', '5', 'met', 'met-full', '5.00', '110 ≥ 100 → 5.00'],
    ],
  ],
  [
    'exceeded, left to judgement',
    pack('guangxi'),
    [['≥100人', '130人', '5', 'exceeded', 'exceeded-penalty', 'none', '130 ≥ 100']],
  ],
  [
    'half up, once',
    linear,
    [
      ['≥8次', '1次', '1', 'missed', 'at-least-ratio', '0.13', '1 ÷ 8 × 1 = 0.13'],
      ['≥200次', '1次', '1', 'missed', 'at-least-ratio', '0.01', '1 ÷ 200 × 1 = 0.01'],
      ['≥201次', '1次', '1', 'missed', 'at-least-ratio', '0.00', '1 ÷ 201 × 1 = 0.00'],
      ['≥3次', '2次', '10', 'missed', 'at-least-ratio', '6.67', '2 ÷ 3 × 10 = 6.67'],
      ['≥1.1次', '1次', '0.1', 'missed', 'at-least-ratio', '0.09', '1 ÷ 1.1 × 0.1 = 0.09'],
    ],
  ],
  ['one decimal', oneDecimal, [['≥3次', '2次', '10', 'missed', 'at-least-ratio', '6.70', '2 ÷ 3 × 10 = 6.7']]],
  ['whole points', whole, [['≥2次', '1次', '5', 'missed', 'at-least-ratio', '3.00', '1 ÷ 2 × 5 = 3']]],
];

describe.each(tables)('%s', (_name, rules, cases) => {
  test.each(cases)('%s / %s of %s: %s by %s', (target, actual, weight, state, rule, suggested, working) => {
    const row = scoreRow({ target, actual, weight }, rules);
    expect({
      kind: row.kind,
      state: row.state,
      rule: row.rule,
      suggested: suggestedText(row),
      working: row.working,
    }).toEqual({
      kind: 'quantitative',
      state,
      rule,
      suggested,
      working,
    });
  });
});

test('where less is better nothing is exceeded, even at a threshold of 1', () => {
  const rules = packWith({ exceedThreshold: '1' });
  expect(scoreRow({ target: '≤10天', actual: '10天', weight: '5' }, rules).state).toBe('met');
  expect(scoreRow({ target: '≥10天', actual: '10天', weight: '5' }, rules).state).toBe('exceeded');
});

describe('the allowed range', () => {
  test.each([
    ['≥18000份', '9000份', linear, '[2.50, 2.50]'],
    ['≥3次', '3次', linear, '[5.00, 5.00]'],
    ['=0', '1', linear, '[0.00, 0.00]'],
    ['≥-5%', '-8%', linear, '[0.00, 5.00]'],
    ['=2项', '3项', exact, '[0.00, 5.00]'],
    ['≥100人', '130人', linear, '[5.00, 5.00]'],
    ['≥100人', '130人', fixed, '[3.00, 5.00]'],
    ['≥100人', '130人', pack('guangxi'), '[0.00, 5.00]'],
  ] as const)('%s / %s', (target, actual, rules, range) => {
    expect(rangeText(scoreRow({ target, actual, weight: '5' }, rules))).toBe(range);
  });
});

describe('how the sides were read', () => {
  test.each([
    ['18000份', '9000份', ['no-comparator']],
    ['≥18000份', '9000份', []],
    ['≥90%', '达成指标', ['verdict-for-number']],
    ['≥90%', '', ['actual-blank']],
    ['≥90%', '—', ['actual-blank']],
    ['≥90%', '较好', ['not-understood']],
    ['≥90%', '……', ['not-understood']],
    ['≥3套', '5次', ['units-differ']],
    ['≥2万元', '19000元', ['unit-converted']],
    ['≥90%', '2024年12月', ['answers-other-question']],
  ] as const)('%s / %s', (target, actual, notes) => {
    expect(scoreRow({ target, actual, weight: '5' }).notes).toEqual(notes);
  });

  test.each([
    ['≥90%', '达成指标', 'met', '5.00', '[5.00, 5.00]'],
    ['≥90%', '完成', 'met', '5.00', '[5.00, 5.00]'],
    ['≥90%', '部分完成', 'partly', 'none', '[3.00, 4.00)'],
    ['≥90%', '未完成', 'missed', 'none', '[0.00, 3.00)'],
    ['=0起', '无', 'met', '5.00', '[5.00, 5.00]'],
    ['0起', '未发生', 'met', '5.00', '[5.00, 5.00]'],
    ['≥3起', '无', 'unclear', 'none', 'none'],
    ['≥90%', '', 'unclear', 'none', 'none'],
    ['≥3套', '5次', 'unclear', 'none', 'none'],
  ] as const)('a word for a number: %s / %s is %s', (target, actual, state, suggested, range) => {
    const row = scoreRow({ target, actual, weight: '5' });
    expect([row.kind, row.state, suggestedText(row), rangeText(row)]).toEqual([
      'quantitative',
      state,
      suggested,
      range,
    ]);
  });
});
