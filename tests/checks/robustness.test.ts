/** Properties that hold for any form, however odd. */
import fc from 'fast-check';
import { runChecks, type ExampleForm, type ExampleIndicator } from '../../src/checks';
import { scoreForm } from '../../src/scoring';
import { contextOf } from './example-form';

const odd = fc.constantFrom(
  '',
  ' ',
  '—',
  '-',
  '/',
  '0',
  '00',
  '-5',
  '10',
  '10.00',
  '1,234.5',
  '９０％',
  '100%',
  '≥90%',
  '<=1小时',
  '≥90.00(%)',
  '80%-90%',
  '3～5次',
  '12月底前完成',
  '2022年12月30日',
  '及时',
  '达成指标',
  '部分达成指标并具有一定效果',
  '未完成',
  '按要求',
  '……',
  '指标2：',
  '*',
  '#DIV/0!',
  '1e9',
  '999999999999999999999',
  '0.0000001',
  '(%)',
  '≥',
  '万',
  '1.2万元',
  '\u0000',
  '\ud800',
  '「」',
  '{row}',
  '$&',
);
const word = fc.oneof(odd, fc.string({ maxLength: 12 }), fc.stringMatching(/^[一-龥]{0,20}$/));
const indicator: fc.Arbitrary<ExampleIndicator> = fc.record(
  {
    level1: fc.oneof(word, fc.constantFrom('产出指标', '效益指标(30分)', '满意度指标')),
    level2: fc.oneof(word, fc.constantFrom('数量指标', '质量指标')),
    name: fc.oneof(word, fc.constantFrom('预算执行率', '平台投入使用率', '投诉率', '学员满意度')),
    target: word,
    actual: word,
    weight: word,
    score: word,
    reason: fc.oneof(word, fc.constantFrom('平台尚未上线', '仍有提升空间。', '因疫情未开展')),
  },
  { requiredKeys: [] },
);
const funds = fc.record(
  {
    initialBudget: word,
    annualBudget: word,
    executed: word,
    weight: word,
    executionRate: word,
    score: word,
    parts: fc.array(
      fc.record({ label: word, initialBudget: word, annualBudget: word, executed: word }, { requiredKeys: [] }),
      {
        maxLength: 4,
      },
    ),
  },
  { requiredKeys: [] },
);
const plainForm = fc.record(
  {
    indicators: fc.array(indicator, { maxLength: 6 }),
    funds,
    total: fc.record({ weight: word, score: word, headerScore: word }, { requiredKeys: [] }),
    grade: word,
    goal: fc.record({ expected: word, actual: word }),
    moneyUnit: fc.constantFrom('', '元', '万元', '亿元'),
    pack: fc.constantFrom('mof-2020', 'shanghai-2019', 'sichuan', 'hubei', 'guangxi', 'tianjin-hebei', 'mof-2021-cost'),
    without: fc.subarray(['reason', 'score', 'weight'] as const).map((columns) => [...columns]),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: [] },
);
const anyForm: fc.Arbitrary<ExampleForm> = fc
  .record({ form: plainForm, declaration: fc.option(plainForm), batch: fc.array(plainForm, { maxLength: 2 }) })
  .map(({ form, declaration, batch }) => ({ ...form, ...(declaration === null ? {} : { declaration }), batch }));

const RUNS = { numRuns: 400 };

test('no check throws, and every report says something in both languages', () => {
  fc.assert(
    fc.property(anyForm, (example) => {
      for (const report of runChecks(contextOf(example))) {
        for (const sentence of [report.message, report.fix]) {
          expect(sentence['zh-CN'].trim()).not.toBe('');
          expect(sentence['en-US'].trim()).not.toBe('');
        }
        if (report.safe) expect(report.correction).toBeDefined();
      }
    }),
    RUNS,
  );
});

test('the same form gives the same reports', () => {
  fc.assert(
    fc.property(anyForm, (example) => {
      const context = contextOf(example);
      expect(runChecks(context)).toEqual(runChecks(context));
    }),
    { numRuns: 50 },
  );
});

test('no correction overwrites a formula', () => {
  fc.assert(
    fc.property(anyForm, (example) => {
      const context = contextOf(example);
      const { form, pack } = context.scored;
      const indicators = form.indicators.map((row) => ({ ...row, score: { ...row.score, formula: '=SUM(A1)' } }));
      const total = form.total === null ? null : { ...form.total, score: { ...form.total.score, formula: '=SUM(A1)' } };
      const scored = scoreForm({ ...form, indicators, total, funds: null, grade: null }, pack);
      expect(runChecks({ ...context, scored }).filter(({ correction }) => correction !== null)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
