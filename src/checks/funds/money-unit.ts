import { Decimal } from '../../scoring/decimal';
import type { Check } from '../check';
import { numberOf, shown } from '../figures';
import { cellsOf } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { text } from '../wording';

export const B08: Check = {
  code: 'B08',
  light: 'blue',
  title: text('金额单位缺失或可疑', 'Money unit missing or implausible'),
  what: text(
    '资金栏是否写明元或万元，金额大小与单位是否相称。',
    'Whether the funds block names its unit, and the amounts fit it.',
  ),
  source: REVIEW_PRACTICE,
  why: text('单位错了，金额差一万倍。', 'With the wrong unit the amounts are off by ten thousand.'),
  example: {
    text: text('资金栏没有写单位；补上「万元」。', 'The funds block names no unit; add 「万元」.'),
    wrong: { moneyUnit: '' },
    right: { moneyUnit: '万元' },
  },
  how: text('在「项目资金」后注明（元）或（万元）。', 'Put 「（元）」 or 「（万元）」 after 「项目资金」.'),
  safe: false,
  run({ scored: { form } }) {
    if (form.funds === null) return [];
    const { total } = form.funds;
    const amounts = [total.initialBudget, total.annualBudget, total.executed];
    const largest = amounts.reduce<Decimal>(
      (most, field) => Decimal.max(most, numberOf(field)?.abs() ?? 0),
      new Decimal(0),
    );
    if (largest.isZero()) return [];
    const cell = form.moneyUnitCell ?? total.annualBudget.cell ?? total.executed.cell;
    if (form.moneyUnit === '') {
      return [
        {
          cell,
          message: text(
            '项目资金没有注明金额单位（元或万元）。',
            'The funds block does not say whether amounts are in 「元」 or 「万元」.',
          ),
          fix: text('请在「项目资金」后注明单位。', 'Name the unit after 「项目资金」.'),
        },
      ];
    }
    const tooLarge =
      (form.moneyUnit === '万元' && largest.greaterThanOrEqualTo(1_000_000)) ||
      (form.moneyUnit === '亿元' && largest.greaterThanOrEqualTo(1000));
    const tooSmall = form.moneyUnit === '元' && largest.lessThan(1000);
    if (!tooLarge && !tooSmall) return [];
    const amount = `${shown(largest)} ${form.moneyUnit}`;
    return [
      {
        cell,
        related: cellsOf(amounts),
        message: tooLarge
          ? text(
              `资金总额为 ${amount}，单位可能应为「元」。`,
              `The funds come to 「${amount}」; the unit should perhaps be 「元」.`,
            )
          : text(
              `资金总额仅 ${amount}，单位可能应为「万元」。`,
              `The funds come to 「${amount}」 only; the unit should perhaps be 「万元」.`,
            ),
        fix: text('请核对金额单位。', 'Check the unit.'),
      },
    ];
  },
};
