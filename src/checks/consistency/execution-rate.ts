import { flatMap } from '../../form/flat-map';
import type { Quantity } from '../../form/values';
import { Decimal, powerOfTen } from '../../scoring/decimal';
import type { Check, Report } from '../check';
import { canBe, isAbove, isBelow, meantDecimals, middleOf, rateWindow, shown, type Window } from '../figures';
import { budgetField } from '../funds/rate';
import { actualOf } from '../readings';
import { cellsOf, isExecutionIndicator } from '../rows';
import { FORM_ARITHMETIC } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** Percent: whole percents are often cut or rounded either way. */
const WHOLE_PERCENT = new Decimal(1);

function percent({ number, unit }: Quantity): Decimal | null {
  const value = powerOfTen(number.digits, number.exponent);
  if (unit.name === '%') return value;
  // A bare number is a percentage, or a ratio below 1 where the rest of the form prints percents: then nothing is certain.
  return unit.name === '' && value.greaterThan(1) ? value : null;
}

function agrees(stated: Decimal, printed: string, window: Window): boolean {
  if (canBe(stated, window, meantDecimals(printed))) return true;
  return (
    stated.isInteger() &&
    !isBelow(stated.plus(WHOLE_PERCENT), window.low) &&
    !isAbove(stated.minus(WHOLE_PERCENT), window.high)
  );
}

export const C01: Check = {
  code: 'C01',
  light: 'red',
  title: text('执行率指标与资金栏不一致', 'Execution-rate indicator contradicts the funds row'),
  what: text(
    '「预算执行率」等指标的实际完成值是否与项目资金栏的执行率相同。',
    'Whether an indicator such as 「预算执行率」 states the rate of the funds row.',
  ),
  source: FORM_ARITHMETIC,
  why: text(
    '同一张表对同一件事有两个数，必有一个不实。',
    'One form gives two figures for one fact; one of them is untrue.',
  ),
  example: {
    text: text(
      '资金栏执行率 0.00%，「预算执行率」实际写 90.00%。',
      'The funds row says 0.00 %, 「预算执行率」 says 90.00 %.',
    ),
    wrong: { indicators: [{ name: '预算执行率', target: '≥90%', actual: '90.00%' }] },
    right: { indicators: [{ name: '预算执行率', target: '≥90%', actual: '99.00%' }] },
  },
  how: text('按资金栏的金额核实后，改正不实的一处。', 'Verify with the amounts, and correct the untrue figure.'),
  safe: false,
  run({ scored }) {
    const row = scored.form.funds?.total;
    const stating = scored.indicators.filter(({ indicator }) => isExecutionIndicator(indicator));
    if (row === undefined || stating.length === 0) return [];
    const window = rateWindow(row.executed, budgetField(scored, row));
    if (window === null) return [];
    return flatMap(stating, ({ indicator }): Report[] => {
      const actual = actualOf(indicator);
      if (actual.kind !== 'number') return [];
      const stated = percent(actual.quantity);
      if (stated === null || agrees(stated, indicator.actual.text, window)) return [];
      const rate = shown(middleOf(window));
      return [
        {
          cell: indicator.actual.cell,
          related: cellsOf([row.executionRate, row.executed]),
          message: aboutRow(
            indicator,
            `{row}的实际完成值${quoted(indicator.actual.text)}与项目资金栏的执行率 ${rate}% 不一致，其中一处有误。`,
            `The actual ${quoted(indicator.actual.text)} of {row} differs from the rate of the funds row, ${rate} %: one of them is wrong.`,
          ),
          working: `${row.executed.text} ÷ ${budgetField(scored, row).text} = ${rate}%`,
          fix: text(
            '请按资金栏的金额核实，改正不实的一处及其得分。',
            'Verify with the amounts; correct the untrue figure and its score.',
          ),
        },
      ];
    });
  },
};
