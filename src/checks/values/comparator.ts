import { flatMap } from '../../form/flat-map';
import type { Indicator } from '../../form/model';
import { remembered } from '../../form/remembered';
import type { Check, Report } from '../check';
import { targetOf } from '../readings';
import { nameKey, noted, plainName } from '../rows';
import { FORM_CUSTOM, REVIEW_PRACTICE } from '../sources';
import { aboutRow, quoted, text } from '../wording';
import { reportRows } from './noted';

export const V03: Check = {
  code: 'V03',
  light: 'blue',
  title: text('年度指标值没有比较符号', 'Target without comparator'),
  what: text('定量的年度指标值没有写 ≥、≤、= 等符号。', 'A numeric target without ≥, ≤ or =.'),
  source: FORM_CUSTOM,
  why: text(
    '不写符号时按「不低于」计分（0 按「等于」），可能与本意不同。',
    'Without a comparator it is scored as at least (a plain 0 as exactly), which may not be what was meant.',
  ),
  example: {
    text: text(
      '「12场」看不出是不低于还是等于；写成「≥12场」即可。',
      '「12场」 leaves open what is meant; 「≥12场」 does not.',
    ),
    wrong: { indicators: [{ name: '培训场次', target: '12场', actual: '12场' }] },
    right: { indicators: [{ name: '培训场次', target: '≥12场', actual: '12场' }] },
  },
  how: text('在数值前写明 ≥、≤ 或 =。', 'Put ≥, ≤ or = before the number.'),
  safe: false,
  run(context) {
    return reportRows(
      context,
      (row) => noted(row, 'no-comparator'),
      ({ indicator }): Report => ({
        cell: indicator.target.cell,
        message: aboutRow(
          indicator,
          `{row}的年度指标值${quoted(indicator.target.text)}没有写比较符号，${isZero(indicator) ? '已按「等于」' : '已按「不低于」'}计算。`,
          `The target ${quoted(indicator.target.text)} of {row} has no comparator; it was read as ${isZero(indicator) ? 'exactly' : 'at least'} this.`,
        ),
        fix: text(
          '如本意不同，请在数值前写明 ≥、≤ 或 =。',
          'If something else was meant, put ≥, ≤ or = before the number.',
        ),
      }),
    );
  },
};

function isZero(indicator: Indicator): boolean {
  const reading = targetOf(indicator);
  return reading.kind === 'number' && /^-?0*\.?0*$/u.test(reading.quantity.number.digits);
}

/** The less the better. Only at the end of the name: 投诉处理率 and 故障修复率 are the opposite. */
const LESS_IS_BETTER =
  /(?:投诉率|投诉次数|投诉件数|投诉量|故障率|差错率|出错率|错误率|丢失率|损坏率|违规率|违法率|超标率|逾期率|流失率|返工率|不合格率|死亡率|发病率|事故率|事故数|事故次数|事故起数|事故发生数|事故发生率|事故发生次数|事故发生数量|事件发生数|事件发生率|事件发生次数|案件发生率|投诉发生率|故障发生率|故障次数|响应时间|响应时长|恢复时间|恢复时长|处理时长|等待时间|等候时间|办理时限)$/u;

/** The more the better. */
const MORE_IS_BETTER =
  /(?:满意度|满意率|合格率|完成率|达标率|及时率|准确率|正确率|覆盖率|知晓率|知晓度|通过率|到位率|到岗率|出勤率|使用率|利用率|可用率|可用性|在线率|修复率|解决率|整改率|办结率|结案率|处理率|就业率|运转率|运行率|运行天数|运行时长|运行时间|可用时长|在线时长|服务时长|服务能力时长|无故障时间)$/u;

/** The name says the reverse of its last word (不合格率, 投诉率下降, 未完成率). */
const REVERSED = /(?:不|未|非|无|减少|下降|降低|压降|控制)[^，,]{0,4}$/u;

/** Which way a target of this name should point, or null when the name does not say. */
export const expectedDirection = remembered((name): 'up' | 'down' | null => {
  const plain = plainName(name);
  const down = LESS_IS_BETTER.exec(plain);
  if (down !== null) return 'down';
  const up = MORE_IS_BETTER.exec(plain);
  if (up === null) return null;
  return REVERSED.test(plain.slice(0, up.index)) ? null : 'up';
});

export const V09: Check = {
  code: 'V09',
  light: 'yellow',
  title: text('比较符号方向相反', 'Comparator points the wrong way'),
  what: text(
    '越少越好的指标（投诉率、故障率、事故数、响应时长）写了 ≥，或越多越好的指标（满意度、合格率、可用时长）写了 ≤。',
    'The less the better with ≥ (complaints, faults, response time), or the more the better with ≤ (satisfaction, pass rate, availability).',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '方向写反，完成得越好得分反而越低，或没有约束力。',
    'With the sign reversed a better result scores lower, or the target binds nothing.',
  ),
  example: {
    text: text('「设备故障率」目标写「≥5%」，应为「≤5%」。', '「设备故障率」 with target 「≥5%」 should read 「≤5%」.'),
    wrong: { indicators: [{ name: '设备故障率', target: '≥5%', actual: '5%' }] },
    right: { indicators: [{ name: '设备故障率', target: '≤5%', actual: '5%' }] },
  },
  how: text(
    '核对年初申报的目标，确属笔误的改正符号；原申报如此的，作出说明。',
    'Compare with the declared target; correct a slip, explain if it was declared so.',
  ),
  safe: false,
  run(context) {
    return flatMap(context.scored.indicators, ({ indicator }): Report[] => {
      const reading = targetOf(indicator);
      if (reading.kind !== 'number' || reading.comparator === null) return [];
      if (reading.comparator === '=') return [];
      const direction = expectedDirection(nameKey(indicator));
      const pointsUp = reading.comparator.startsWith('>');
      const pointsDown = reading.comparator.startsWith('<');
      // ≥ 0 of something bad promises nothing either, so zero is no excuse.
      const wrong = (direction === 'down' && pointsUp) || (direction === 'up' && pointsDown);
      if (!wrong) return [];
      const better = direction === 'down' ? ['越少越好', 'less is better'] : ['越多越好', 'more is better'];
      return [
        {
          cell: indicator.target.cell,
          message: aboutRow(
            indicator,
            `{row}${better[0] ?? ''}，年度指标值却写成${quoted(indicator.target.text)}，符号方向可能相反。`,
            `For {row} ${better[1] ?? ''}, yet its target reads ${quoted(indicator.target.text)}: the comparator may point the wrong way.`,
          ),
          fix: text('请对照年初申报的目标核对符号。', 'Check the comparator against the declared target.'),
        },
      ];
    });
  },
};
