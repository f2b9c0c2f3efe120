import { flatMap } from '../../form/flat-map';
import { Decimal } from '../../scoring/decimal';
import type { Check, Report } from '../check';
import { differs } from '../figures';
import { hasColumn, isBlank } from '../rows';
import { FORM_ARITHMETIC, FORM_CUSTOM } from '../sources';
import { aboutRow, quoted, text } from '../wording';

export const W03: Check = {
  code: 'W03',
  light: 'red',
  title: text('分值缺失或无效', 'Weight missing or invalid'),
  what: text('指标行的分值是否为空、为负或不是数字。', 'Whether a row’s weight is blank, negative or not a number.'),
  source: FORM_ARITHMETIC,
  why: text('没有分值的行无法计分，总分也无法核对。', 'A row without weight cannot be scored, nor the total checked.'),
  example: {
    text: text('「培训场次」的分值空着；填上「10」即可。', 'The weight of 「培训场次」 is blank; 「10」 settles it.'),
    wrong: { indicators: [{ name: '培训场次', weight: '十分' }] },
    right: { indicators: [{ name: '培训场次', weight: '10' }] },
  },
  how: text('补填分值；不参加计分的行填 0。', 'Fill in the weight; 0 for a row that does not count.'),
  safe: false,
  run({ scored }) {
    const { form, total } = scored;
    if (!hasColumn(form, 'weight')) return [];
    const othersAreFull =
      total.weightSum !== null && !differs(total.weightSum, total.printedWeight ?? new Decimal(100));
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator } = row;
      if (row.weight !== null && !row.weight.isNegative()) return [];
      // A second table of the form without such a column lacks no single weight.
      if (indicator.weight.cell === null) return [];
      const { cell } = indicator.weight;
      if (row.weight !== null) {
        return [
          {
            cell,
            message: aboutRow(
              indicator,
              `{row}的分值${quoted(indicator.weight.text)}是负数。`,
              `The weight ${quoted(indicator.weight.text)} of {row} is negative.`,
            ),
            fix: text('请改为不小于 0 的分值。', 'Give a weight of 0 or more.'),
          },
        ];
      }
      const blank = isBlank(indicator.weight);
      return [
        {
          cell,
          // When the others already make 100 the row most likely was never meant to count.
          light: othersAreFull ? 'yellow' : 'red',
          message: blank
            ? aboutRow(indicator, '{row}没有填分值。', '{row} has no weight.')
            : aboutRow(
                indicator,
                `{row}的分值${quoted(indicator.weight.text)}不是数字。`,
                `The weight ${quoted(indicator.weight.text)} of {row} is not a number.`,
              ),
          fix: othersAreFull
            ? text(
                '其余各行已满 100 分，如该行不计分请填 0。',
                'The other rows already make 100: enter 0 if this row does not count.',
              )
            : text('请补填分值。', 'Fill in the weight.'),
        },
      ];
    });
  },
};

export const W04: Check = {
  code: 'W04',
  light: 'blue',
  title: text('分值为 0', 'Weight 0'),
  what: text('分值为 0 的指标（多为已取消的指标）。', 'Rows with weight 0, mostly cancelled indicators.'),
  source: FORM_CUSTOM,
  why: text(
    '分值为 0 不影响总分，但要确认不是漏填，并宜说明原因。',
    'It does not change the total, but it should be deliberate and is better explained.',
  ),
  example: {
    text: text(
      '「设备维护达标率」分值 0；确有分值的应填上。',
      '「设备维护达标率」 has weight 0; if it counts, give it its weight.',
    ),
    wrong: { indicators: [{ name: '设备维护达标率', weight: '0', score: '0' }] },
    right: { indicators: [{ name: '设备维护达标率', weight: '5', score: '5' }] },
  },
  how: text(
    '确属取消的指标，在备注中说明；漏填的补上分值。',
    'Explain a cancelled indicator; fill in a forgotten weight.',
  ),
  safe: false,
  run({ scored }) {
    const forbidden = scored.pack.parameters.zeroWeight.value === 'forbidden';
    return scored.indicators
      .filter((row) => row.weight?.isZero() === true)
      .map(({ indicator }): Report => ({
        cell: indicator.weight.cell,
        light: forbidden ? 'red' : 'blue',
        message: forbidden
          ? aboutRow(
              indicator,
              '{row}的分值为 0，所选规则包不允许。',
              'The weight of {row} is 0, which the chosen rule pack does not allow.',
            )
          : aboutRow(indicator, '{row}的分值为 0，不计入总分。', 'The weight of {row} is 0; it does not count.'),
        fix: isBlank(indicator.reason)
          ? text(
              '请确认该指标已取消并说明原因；漏填的请补上分值。',
              'Confirm that it was cancelled and say why, or fill in its weight.',
            )
          : text('请确认说明无误；漏填的请补上分值。', 'Confirm the explanation, or fill in the weight.'),
      }));
  },
};
