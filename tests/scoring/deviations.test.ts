/** 偏差 and whether anybody explained it. */
import type { FormOf, RowOf } from './form-of';
import { pack, scoreRow } from './one-row';
import type { RulePack } from '../../src/scoring';

function facts(row: RowOf, rules: RulePack = pack(), form: Omit<FormOf, 'rows'> = {}) {
  const { deviations, unexplained } = scoreRow(row, rules, form);
  return [deviations, unexplained];
}

const missed = { target: '≥18000份', actual: '0份', weight: '5' };
const over = { target: '≥100人', actual: '130人', weight: '5', score: '5' };
const partly = { target: '及时', actual: '部分达成', weight: '5' };
const met = { target: '及时', actual: '及时', weight: '5' };

describe('what deviates', () => {
  test.each<[string, RowOf, readonly string[], boolean]>([
    ['met in full', { ...met, score: '5' }, [], false],
    ['met, points lost', { ...met, score: '4.99' }, ['lost'], true],
    ['missed at full score', { ...missed, score: '5' }, ['missed'], true],
    ['missed and lost', { ...missed, score: '0' }, ['missed', 'lost'], true],
    ['missed, score blank', { ...missed, score: '' }, ['missed'], true],
    ['exceeded', over, ['over'], true],
    ['exceeded and lost', { ...over, score: '4' }, ['lost', 'over'], true],
    ['below the threshold', { ...over, actual: '129人' }, [], false],
    ['partly met at full score', { ...partly, score: '5' }, [], true],
    ['partly met and lost', { ...partly, score: '4' }, ['lost'], true],
    ['not met', { ...partly, actual: '未达成', score: '5' }, ['missed'], true],
    ['unclear in full', { ...met, actual: '稳定', score: '5' }, [], false],
    ['unclear, points lost', { ...met, actual: '稳定', score: '4' }, ['lost'], true],
    ['score above the weight', { ...met, score: '6' }, [], false],
    ['no weight', { ...missed, weight: null, score: '0' }, ['missed'], true],
    ['weight not a number', { ...missed, weight: '五', score: '0' }, ['missed'], true],
    ['cancelled indicator', { ...missed, weight: '0', score: '0' }, [], false],
    ['cancelled indicator, partly', { ...partly, weight: '0.00', score: '0' }, [], false],
  ])('%s', (_name, row, deviations, unexplained) => {
    expect(facts(row)).toEqual([deviations, unexplained]);
  });
});

describe('what counts as a reason', () => {
  test.each([
    ['', true],
    ['  \n', true],
    ['客户需求减少', false],
    ['—', false],
    ['无', false],
  ])('%j', (reason, unexplained) => {
    expect(facts({ ...missed, reason })).toEqual([['missed'], unexplained]);
    expect(facts({ ...partly, reason })).toEqual([[], unexplained]);
  });

  test.each<[string, string, RowOf, Omit<FormOf, 'rows'>, boolean]>([
    ['the form’s reason, where the pack says so', 'hubei', missed, { formReason: '疫情影响' }, false],
    ['the form’s reason left blank', 'hubei', missed, { formReason: ' ' }, true],
    ['the form’s reason beside a reason column', 'mof-2020', missed, { formReason: '疫情影响' }, true],
    [
      'the form’s reason without a reason column',
      'mof-2020',
      { ...missed, reason: null },
      { formReason: '疫情影响' },
      false,
    ],
    ['no reason anywhere', 'mof-2020', { ...missed, reason: null }, {}, true],
    [
      'the reason of the funds, without a reason column',
      'sichuan',
      { ...missed, reason: null },
      { funds: { reason: '据实结算' } },
      false,
    ],
    ['the reason of the funds beside a reason column', 'sichuan', missed, { funds: { reason: '据实结算' } }, true],
    [
      'the reason of the funds in another pack',
      'mof-2020',
      { ...missed, reason: null },
      { funds: { reason: '据实结算' } },
      true,
    ],
  ])('%s', (_name, id, row, form, unexplained) => {
    expect(facts(row, pack(id), form)).toEqual([['missed'], unexplained]);
  });
});

describe('weight', () => {
  test('0 allows 0 and nothing else', () => {
    const row = scoreRow({ target: null, actual: null, weight: '0', score: '0' }, pack('shanghai-2019'), {
      family: 'F8',
    });
    expect([row.rule, row.allowed?.min.toFixed(), row.allowed?.max.toFixed(), row.suggested?.toFixed()]).toEqual([
      'zero-weight',
      '0',
      '0',
      '0',
    ]);
  });

  test.each([null, '', '五', '-5'])('%j leaves the range open', (weight) => {
    for (const sides of [
      missed,
      over,
      partly,
      met,
      { target: '12月底前', actual: '11月' },
      { target: '1-2次', actual: '1次' },
      { target: '≥2', actual: '≥2' },
    ]) {
      const row = scoreRow({ ...sides, weight });
      expect([row.allowed, row.suggested, row.working]).toEqual([null, null, '']);
    }
    expect(scoreRow({ ...missed, weight: null }).state).toBe('missed');
  });
});
