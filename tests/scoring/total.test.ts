/** 总分 and 评分等级. */
import { scoreForm, type RulePack } from '../../src/scoring';
import { formOf, type FormOf } from './form-of';
import { pack, packWith } from './one-row';

const row = (weight: string, score: string) => ({ target: '及时', actual: '达成指标', weight, score });
const open = (weight: string) => ({ target: '及时', actual: '部分达成', weight, score: '' });

function total(content: FormOf, rules: RulePack = pack()) {
  const { total: result, grade } = scoreForm(formOf(content), rules);
  const text = (value: { toFixed(): string } | null): string | null => value?.toFixed() ?? null;
  return {
    weights: text(result.weightSum),
    computed: text(result.computed),
    suggested: text(result.suggested),
    grade: grade.computed,
    working: result.working,
  };
}

const funds = { annualBudget: '86.52', executed: '81.73', weight: '10.00' };

describe('the table’s own sum', () => {
  test('indicators and the funds total row, never its parts', () => {
    const parts = [
      { weight: '10', score: '10' },
      { weight: '9', score: '8' },
    ];
    expect(total({ rows: [row('50', '50'), row('40', '38.5')], funds: { ...funds, score: '9.45', parts } })).toEqual({
      weights: '100',
      computed: '97.95',
      suggested: '97.95',
      grade: '优',
      working: '50 + 38.5 + 9.45 = 97.95',
    });
  });

  test('a form without a score column for the funds counts rate × weight, as its printed total does', () => {
    expect(total({ rows: [row('90', '90')], funds: { ...funds, score: null } })).toMatchObject({
      computed: '99.45',
      working: '90 + 9.45 = 99.45',
    });
  });

  test('a blank score cell of the funds counts the same; words in it do not', () => {
    expect(total({ rows: [row('90', '90')], funds: { ...funds, score: '' } }).computed).toBe('99.45');
    expect(total({ rows: [row('90', '90')], funds: { ...funds, score: '—' } }).computed).toBe('99.45');
    expect(total({ rows: [row('90', '90')], funds: { ...funds, score: '见附件' } }).computed).toBe('90');
  });

  test('without any printed score there is no sum', () => {
    expect(total({ rows: [row('90', '')], funds: { ...funds, score: '' } })).toEqual({
      weights: '100',
      computed: null,
      suggested: '99.45',
      grade: '优',
      working: '',
    });
  });

  test('only what is printed', () => {
    expect(total({ rows: [row('50', '45'), row('40', '')], funds: { ...funds, score: '9' } })).toMatchObject({
      computed: '54',
      suggested: '94',
      grade: '优',
    });
  });

  test('a row with neither score nor suggestion leaves the suggestion and the grade open', () => {
    expect(total({ rows: [row('50', '45'), open('40')], funds: { ...funds, score: '9' } })).toMatchObject({
      computed: '54',
      suggested: null,
      grade: '',
    });
  });

  test('a funds row that cannot be computed leaves the suggestion open', () => {
    expect(total({ rows: [row('90', '90')], funds: { annualBudget: '0', executed: '0', weight: '10' } })).toMatchObject(
      {
        computed: '90',
        suggested: null,
      },
    );
  });

  test('a score that is no number counts for nothing', () => {
    expect(total({ rows: [row('50', '优'), row('50', '50')] })).toMatchObject({ computed: '50', suggested: '100' });
  });

  test('no rows, no funds', () => {
    expect(total({})).toEqual({ weights: null, computed: null, suggested: null, grade: '', working: '' });
  });

  test('no weight column: scores still add up', () => {
    const rows = [
      { target: '≥3次', actual: '3次', weight: null, score: '40' },
      { target: '≥3次', actual: '3次', weight: null, score: '38' },
    ];
    expect(
      total({ rows, funds: { annualBudget: '100', executed: '50', weight: null, score: '10' } }, pack('hubei')),
    ).toMatchObject({
      weights: '20',
      computed: '88',
      suggested: '88',
    });
  });

  test('exact, however many rows', () => {
    const rows = Array.from({ length: 1000 }, () => row('0.1', '0.1'));
    expect(total({ rows })).toMatchObject({ weights: '100', computed: '100' });
  });

  test('the printed total is read, not assumed', () => {
    const result = scoreForm(formOf({ rows: [row('100', '94')], total: { weight: '100', score: '96' } }), pack());
    expect([
      result.total.printedWeight?.toFixed(),
      result.total.printed?.toFixed(),
      result.total.computed?.toFixed(),
    ]).toEqual(['100', '96', '94']);
  });
});

describe('caps by execution rate', () => {
  const capped = packWith({
    totalCaps: [
      { rateBelow: '60', cap: '80' },
      { rateBelow: '30', cap: '60' },
    ],
  });
  test.each([
    ['59.99', '80', '良'],
    ['60', '95', '优'],
    ['29', '60', '中'],
  ])('at %s %%: %s %s', (executed, suggested, grade) => {
    const result = total(
      { rows: [row('90', '85')], funds: { annualBudget: '100', executed, weight: '10', score: '10' } },
      capped,
    );
    expect(result).toMatchObject({ computed: '95', suggested, grade });
  });
});

describe('grades', () => {
  test.each([
    ['mof-2020', '100', '优'],
    ['mof-2020', '90', '优'],
    ['mof-2020', '89.99', '良'],
    ['mof-2020', '80', '良'],
    ['mof-2020', '79.99', '中'],
    ['mof-2020', '60', '中'],
    ['mof-2020', '59.99', '差'],
    ['mof-2020', '0', '差'],
    ['shanghai-2019', '90', '优秀'],
    ['shanghai-2019', '89.99', '良好'],
    ['shanghai-2019', '75', '良好'],
    ['shanghai-2019', '74.99', '合格'],
    ['shanghai-2019', '60', '合格'],
    ['shanghai-2019', '59.99', '不合格'],
  ])('%s: %s is %s', (id, score, grade) => {
    expect(total({ rows: [row('100', score)] }, pack(id)).grade).toBe(grade);
  });

  test('one deployment: 80, 70, 60, in any order of the list', () => {
    const other = packWith({
      grades: [
        { name: '差', from: '0' },
        { name: '优', from: '80' },
        { name: '中', from: '60' },
        { name: '良', from: '70' },
      ],
    });
    expect(['80', '79.9', '69.9', '59.9'].map((score) => total({ rows: [row('100', score)] }, other).grade)).toEqual([
      '优',
      '良',
      '中',
      '差',
    ]);
  });

  test('the printed grade stands beside', () => {
    const { grade } = scoreForm(formOf({ rows: [row('100', '95')], grade: '良' }), pack());
    expect(grade).toEqual({ printed: '良', computed: '优' });
  });
});
