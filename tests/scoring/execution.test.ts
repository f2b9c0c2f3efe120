/** 预算执行率 and its score, always against the annual budget and never above the weight. */
import { scoreForm, type RulePack } from '../../src/scoring';
import { formOf, type FundsOf } from './form-of';
import { pack, packWith } from './one-row';

function execution(funds: FundsOf | null, rules: RulePack = pack()) {
  const { execution: result } = scoreForm(formOf({ funds, rows: [] }), rules);
  return {
    state: result.state,
    rate: result.rate?.toFixed(2) ?? null,
    score: result.expectedScore?.toFixed(2) ?? null,
    working: result.working,
  };
}

const initial = packWith({ executionBase: 'initialBudget' });

describe('computable', () => {
  test.each<[string, FundsOf, RulePack, string, string, string]>([
    [
      'in part',
      { annualBudget: '103.15', executed: '88.04', weight: '10' },
      pack(),
      '85.35',
      '8.54',
      '88.04 ÷ 103.15 × 10 = 8.54',
    ],
    [
      'half up',
      { annualBudget: '86.52', executed: '81.73', weight: '10.00' },
      pack(),
      '94.46',
      '9.45',
      '81.73 ÷ 86.52 × 10 = 9.45',
    ],
    [
      'in full',
      { annualBudget: '47800.00', executed: '47,800', weight: '10' },
      pack(),
      '100.00',
      '10.00',
      '47800 ÷ 47800 × 10 = 10.00',
    ],
    [
      'nothing spent',
      { annualBudget: '5.50', executed: '0.00', weight: '10' },
      pack(),
      '0.00',
      '0.00',
      '0 ÷ 5.5 × 10 = 0.00',
    ],
    [
      'overspent',
      { annualBudget: '100', executed: '120', weight: '10' },
      pack(),
      '120.00',
      '10.00',
      '120 ÷ 100 × 10 = 12.00 → 10.00',
    ],
    [
      'not the initial budget',
      { initialBudget: '200', annualBudget: '100', executed: '50', weight: '10' },
      pack(),
      '50.00',
      '5.00',
      '50 ÷ 100 × 10 = 5.00',
    ],
    [
      'adjusted budget',
      { initialBudget: '200', annualBudget: '100', executed: '50', weight: '10' },
      pack('sichuan'),
      '50.00',
      '5.00',
      '50 ÷ 100 × 10 = 5.00',
    ],
    [
      'initial budget where a pack says so',
      { initialBudget: '200', annualBudget: '100', executed: '50', weight: '10' },
      initial,
      '25.00',
      '2.50',
      '50 ÷ 200 × 10 = 2.50',
    ],
    [
      'one budget column',
      { initialBudget: null, annualBudget: '100', executed: '50', weight: '10' },
      initial,
      '50.00',
      '5.00',
      '50 ÷ 100 × 10 = 5.00',
    ],
    [
      'the pack’s weight in a blank cell',
      { annualBudget: '100', executed: '50', weight: '' },
      pack(),
      '50.00',
      '5.00',
      '50 ÷ 100 × 10 = 5.00',
    ],
    [
      'Hubei: 20 without a weight column',
      { annualBudget: '100', executed: '50', weight: null, score: '' },
      pack('hubei'),
      '50.00',
      '10.00',
      '50 ÷ 100 × 20 = 10.00',
    ],
    [
      'the form’s weight before the pack’s',
      { annualBudget: '100', executed: '50', weight: '15' },
      pack('hubei'),
      '50.00',
      '7.50',
      '50 ÷ 100 × 15 = 7.50',
    ],
  ])('%s', (_name, funds, rules, rate, score, working) => {
    expect(execution(funds, rules)).toEqual({ state: 'computable', rate, score, working });
  });
});

describe('not computable', () => {
  test.each<[string, FundsOf | null, string]>([
    ['no funds block', null, 'absent'],
    ['both amounts blank', { weight: '10' }, 'absent'],
    ['no budget', { executed: '5', weight: '10' }, 'not-computable'],
    ['no spending', { annualBudget: '5', weight: '10' }, 'not-computable'],
    ['nothing planned, nothing spent', { annualBudget: '0', executed: '0.00', weight: '10' }, 'not-computable'],
    ['nothing planned, something spent', { annualBudget: '0.00', executed: '5', weight: '10' }, 'error'],
    ['negative spending', { annualBudget: '5', executed: '-5', weight: '10' }, 'error'],
    ['negative budget', { annualBudget: '-5', executed: '5', weight: '10' }, 'error'],
  ])('%s: %s', (_name, funds, state) => {
    expect(execution(funds)).toEqual({ state, rate: null, score: null, working: '' });
  });

  test('without weight and score columns the row is not scored', () => {
    const result = execution({ annualBudget: '100', executed: '50', weight: null, score: null });
    expect(result).toEqual({ state: 'computable', rate: '50.00', score: null, working: '' });
  });
});

describe('the printed rate, in percent', () => {
  test.each([
    ['85.35', '85.35'],
    ['85.35%', '85.35'],
    ['0.8535', '85.35'],
    ['100', '100'],
    ['', null],
  ])('%j is %s', (executionRate, printed) => {
    const form = formOf({ funds: { annualBudget: '103.15', executed: '88.04', weight: '10', executionRate } });
    expect(scoreForm(form, pack()).execution.printedRate?.toFixed() ?? null).toBe(printed);
  });

  test('a small rate stays small', () => {
    const form = formOf({ funds: { annualBudget: '1000', executed: '5', weight: '10', executionRate: '0.50' } });
    expect(scoreForm(form, pack()).execution.printedRate?.toFixed()).toBe('0.5');
  });
});

test('a score below the weight is lost', () => {
  const lost = (score: string) =>
    scoreForm(formOf({ funds: { annualBudget: '100', executed: '50', weight: '10', score } }), pack()).execution
      .deviations;
  expect(lost('5')).toEqual(['lost']);
  expect(lost('10')).toEqual([]);
  expect(lost('')).toEqual([]);
});
