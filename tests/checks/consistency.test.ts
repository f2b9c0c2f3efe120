import { isCopy, prepare } from '../../src/checks/consistency/likeness';
import { checkTable } from './check-table';

const execution = (actual: string, name = '预算执行率') => ({ indicators: [{ name, target: '≥90%', actual }] });

checkTable('C01', {
  valid: [
    { name: 'the same', form: execution('99.00(%)') },
    { name: 'whole percent', form: execution('99%') },
    { name: 'a bound says no value', form: execution('≥90%') },
    { name: 'a verdict says no value', form: execution('达成指标') },
    {
      name: 'cut',
      form: {
        ...execution('99.29%'),
        funds: { annualBudget: '28.47', executed: '28.27', executionRate: '99.30%', score: '9.93' },
      },
    },
    { name: 'one fund among several', form: execution('50%', '设备购置资金使用率') },
    {
      name: 'nothing to divide by',
      form: { ...execution('90%'), funds: { annualBudget: '0.00', executed: '0.00', executionRate: '', score: '' } },
    },
  ],
  invalid: [
    {
      name: 'another rate',
      form: execution('90.00%'),
      errors: [{ cell: 'E14', light: 'red', related: ['G6', 'E6'], correction: null, says: ['90.00%', '99%'] }],
    },
    {
      name: 'nothing spent',
      form: { ...execution('90.00(%)'), funds: { executed: '0.00', executionRate: '0.00%', score: '0.00' } },
      errors: [{ says: ['0%'] }],
    },
  ],
});

const goal = (expected: string, actual = '已全部完成。') => ({
  goal: { expected, actual },
  indicators: [{ name: '公益性岗位查岗数量', target: '≥600个', actual: '620个' }],
});

checkTable('C02', {
  valid: [
    { name: 'the same', form: goal('开展公益性岗位查岗600个。') },
    { name: 'no number', form: goal('开展公益性岗位查岗。') },
    { name: 'another unit', form: goal('公益性岗位查岗12次。') },
    { name: 'about', form: goal('公益性岗位查岗约500个。') },
    { name: 'and more', form: goal('公益性岗位查岗500余个。') },
    { name: 'the tail of a longer name', form: goal('市级公益性岗位查岗1000个。') },
    { name: 'the result', form: goal('开展查岗。', '全年公益性岗位查岗620个。') },
  ],
  invalid: [
    {
      name: 'another target',
      form: goal('开展公益性岗位查岗1,000个。'),
      errors: [{ cell: 'D14', light: 'yellow', related: ['B11'], says: ['1,000个', '≥600个'] }],
    },
    {
      name: 'another result',
      form: goal('开展查岗。', '全年公益性岗位查岗800个。'),
      errors: [{ cell: 'E14', related: ['E11'], says: ['800个', '620个'] }],
    },
    {
      name: 'another target among the results',
      form: goal('开展查岗。', '全年公益性岗位查岗620个，为指标数（590个）的105%。'),
      errors: [{ cell: 'D14', says: ['590个'] }],
    },
  ],
});

const two = (
  level2: readonly [string, string],
  targets: readonly [string, string],
  weights: readonly [string, string] = ['10', '10'],
) => ({
  indicators: [0, 1].map((index) => ({
    name: '骨干培训人次',
    level2: level2[index] ?? '',
    target: targets[index] ?? '',
    actual: targets[index]?.replace('≥', '') ?? '',
    weight: weights[index] ?? '10',
  })),
});

checkTable('C03', {
  valid: [
    { name: 'other group, other target', form: two(['数量指标', '质量指标'], ['≥100人', '≥50人']) },
    { name: 'other group, same described target', form: two(['质量指标', '时效指标'], ['及时', '及时']) },
    { name: 'one of them cancelled', form: two(['数量指标', '数量指标'], ['≥100人', '≥100人'], ['10', '0']) },
  ],
  invalid: [
    {
      name: 'same group',
      form: two(['数量指标', '数量指标'], ['≥100人', '≥50人']),
      errors: [{ cell: 'C15', related: ['C14'], light: 'yellow' }],
    },
    {
      name: 'same figures in two groups',
      form: two(['数量指标', '质量指标'], ['≥100人', '≥100人']),
      errors: [{ cell: 'C15' }],
    },
  ],
});

const spent = { executed: '100.00', executionRate: '100.00%', score: '10.00' };

checkTable('C04', {
  valid: [
    { name: 'a hundredth missing', form: { funds: { executed: '99.90', executionRate: '99.90%', score: '9.99' } } },
    { name: 'a score missing', form: { funds: spent, indicators: [{ score: '' }] } },
  ],
  invalid: [{ name: 'all full', form: { funds: spent }, errors: [{ cell: 'G23', light: 'blue' }] }],
});

const LONG =
  '围绕全区重点工作，组织开展职业技能培训，提升参训人员的就业能力，促进重点群体实现稳定就业，培训对象满意度明显提高。';
const shared = (own: string, other: string) => ({
  goal: { expected: own, actual: '' },
  batch: [{ goal: { expected: other, actual: '' } }],
});
const reasons = (own: string, other: string) => ({
  indicators: [{ target: '≥100人', actual: '80人', weight: '10', score: '8', reason: own }],
  batch: [{ indicators: [{ target: '≥100人', actual: '80人', weight: '10', score: '8', reason: other }] }],
});

checkTable('C05', {
  valid: [
    {
      name: 'another goal',
      form: shared(
        LONG,
        '完成辖区六条道路的照明改造，更换节能灯具，消除夜间通行的安全隐患，降低公共照明用电和日常维护费用。',
      ),
    },
    { name: 'a set phrase', form: shared('基本完成预期目标。', '基本完成预期目标。') },
    {
      name: 'a shared opening only',
      form: shared(
        LONG,
        `${LONG.slice(0, 20)}完成辖区六条道路的照明改造，更换节能灯具，消除夜间通行隐患，降低维护费用。`,
      ),
    },
    { name: 'a short reason', form: reasons('因疫情未能如期开展。', '因疫情未能如期开展。') },
    { name: 'alone', form: { goal: { expected: LONG, actual: '' } } },
  ],
  invalid: [
    {
      name: 'word by word',
      form: shared(LONG, LONG),
      errors: [{ cell: 'B11', light: 'yellow', says: ['其他项目1', '其他1.xlsx', '!B11'] }],
    },
    { name: 'a word changed', form: shared(LONG, LONG.replace('全区', '全市')), errors: [{ cell: 'B11' }] },
    {
      name: 'a reason',
      form: reasons(
        '因下半年机构改革，人手调整到窗口，两期培训班推迟到明年。',
        '因下半年机构改革，人手调整到窗口，两期培训班推迟到明年。',
      ),
      errors: [{ cell: 'H14' }],
    },
    {
      name: 'said once, however many forms share it',
      form: {
        ...shared(LONG, LONG),
        batch: [{ goal: { expected: LONG, actual: '' } }, { goal: { expected: LONG, actual: '' } }],
      },
      errors: [{ cell: 'B11' }],
    },
  ],
});

test('likeness is symmetric and tells copies from others', () => {
  const [own, near, other] = [LONG, LONG.replace('明显提高', '达到九成'), LONG.slice(0, 30)].map(prepare);
  if (own === undefined || near === undefined || other === undefined) throw new Error('three texts');
  expect([isCopy(own, own), isCopy(own, near), isCopy(near, own)]).toEqual([
    true,
    isCopy(near, own),
    isCopy(own, near),
  ]);
  expect([isCopy(own, other), isCopy(other, own)]).toEqual([false, false]);
  expect(isCopy(prepare(''), prepare('培训'))).toBe(false);
});

const hardly = (executed: string, rate: string, score: string) => ({
  funds: { executed, executionRate: rate, score },
  indicators: [{ name: '整治点位数', target: '≥20处', actual: '20处' }],
});

checkTable('C06', {
  valid: [
    { name: 'a fifth spent', form: hardly('20.00', '20.00%', '2.00') },
    {
      name: 'one quantity missed',
      form: {
        ...hardly('5.00', '5.00%', '0.50'),
        indicators: [{ name: '整治点位数', target: '≥20处', actual: '10处', score: '5' }],
      },
    },
    {
      name: 'no budget',
      form: {
        ...hardly('0.00', '', ''),
        funds: { annualBudget: '0.00', executed: '0.00', executionRate: '', score: '' },
      },
    },
  ],
  invalid: [
    {
      name: 'nothing spent',
      form: hardly('0.00', '0.00%', '0.00'),
      errors: [{ cell: 'E14', light: 'yellow', says: ['整治点位数'] }],
    },
  ],
});
