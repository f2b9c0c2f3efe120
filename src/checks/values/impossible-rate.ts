import { flatMap } from '../../form/flat-map';
import type { Quantity } from '../../form/values';
import { Decimal, powerOfTen } from '../../scoring/decimal';
import type { Check, Report } from '../check';
import { actualOf, targetOf } from '../readings';
import { nameKey } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** Shares of a whole. Growth rates, execution rates and the like may well exceed 100 % and are not among them. */
const SHARE_OF_A_WHOLE =
  /(?:满意度|满意率|合格率|完成率|达标率|及时率|准确率|正确率|覆盖率|知晓率|知晓度|通过率|到位率|到岗率|出勤率|参与率|可用率|在线率|修复率|解决率|整改率|办结率|结案率|就业率|运转率|正常运行率|发生率|丢失率|差错率|故障率|投诉率)$/u;

function isShareOfAWhole(name: string): boolean {
  return (name.endsWith('率') || name.endsWith('度')) && SHARE_OF_A_WHOLE.test(name);
}

const HUNDRED = new Decimal(100);

function percentOver(quantity: Quantity): boolean {
  if (quantity.unit.name !== '%') return false;
  return powerOfTen(quantity.number.digits, quantity.number.exponent).greaterThan(HUNDRED);
}

export const V08: Check = {
  code: 'V08',
  light: 'yellow',
  title: text('比率超过 100%', 'A rate above 100 %'),
  what: text(
    '合格率、完成率、满意度等不会超过 100% 的指标，填了超过 100% 的数。',
    'A share such as a pass rate, completion rate or satisfaction is given as more than 100 %.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '部分不会大于整体；超额完成的，宜改用数量指标反映。',
    'A part cannot exceed the whole; work beyond the plan is better shown by a quantity.',
  ),
  example: {
    text: text(
      '「培训合格率」实际写「105%」；核对后应为「100%」。',
      '「培训合格率」 says 「105%」; after checking it is 「100%」.',
    ),
    wrong: { indicators: [{ name: '学员合格率', target: '≥95%', actual: '105%' }] },
    right: { indicators: [{ name: '学员合格率', target: '≥95%', actual: '100%' }] },
  },
  how: text(
    '核对分子、分母和小数点；完成率确实超过 100% 的，说明计算口径。',
    'Check numerator, denominator and decimal point; explain how it was computed if it really exceeds 100 %.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(scored.indicators, ({ indicator }): Report[] => {
      if (!isShareOfAWhole(nameKey(indicator))) return [];
      const actual = actualOf(indicator);
      const target = targetOf(indicator);
      return [
        {
          field: indicator.actual,
          over: (actual.kind === 'number' || actual.kind === 'bound') && percentOver(actual.quantity),
        },
        { field: indicator.target, over: target.kind === 'number' && percentOver(target.quantity) },
      ]
        .filter(({ over }) => over)
        .map(({ field }) => ({
          cell: field.cell,
          message: aboutRow(
            indicator,
            `{row}填了${quoted(field.text)}，这类比率一般不会超过 100%。`,
            `{row} says ${quoted(field.text)}; such a rate does not usually exceed 100 %.`,
          ),
          fix: text('请核对数值和计算口径。', 'Check the figure and how it was computed.'),
        }));
    });
  },
};
