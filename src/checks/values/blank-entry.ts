import type { Check, Report } from '../check';
import { hasColumn, isBlank, noted } from '../rows';
import { FORM_CUSTOM } from '../sources';
import { aboutRow, text } from '../wording';
import { reportRows } from './noted';

export const V01: Check = {
  code: 'V01',
  light: 'yellow',
  title: text('年度指标值为空', 'Target empty'),
  what: text('有年度指标值一列而某行没有填。', 'A row without a target although the form has a target column.'),
  source: FORM_CUSTOM,
  why: text(
    '没有目标就谈不上完成与否，得分也就没有依据。',
    'Without a target nothing can be met, so the score has no basis.',
  ),
  example: {
    text: text(
      '「培训场次」的年度指标值空着；填上「≥10场」即可。',
      'The target of 「培训场次」 is empty; 「≥10场」 settles it.',
    ),
    wrong: { indicators: [{ name: '培训场次', target: '', actual: '12场' }] },
    right: { indicators: [{ name: '培训场次', target: '≥10场', actual: '12场' }] },
  },
  how: text('照年初申报的绩效目标补填年度指标值。', 'Fill in the target declared at the start of the year.'),
  safe: false,
  run(context) {
    if (!hasColumn(context.scored.form, 'target')) return [];
    return reportRows(
      context,
      (row) => noted(row, 'target-blank') && isBlank(row.indicator.target),
      ({ indicator }): Report => ({
        cell: indicator.target.cell ?? indicator.name.cell,
        message: aboutRow(indicator, '{row}没有填年度指标值。', '{row} has no target.'),
        fix: text('请照年初申报的绩效目标补填年度指标值。', 'Fill in the target as declared at the start of the year.'),
      }),
    );
  },
};

export const V02: Check = {
  code: 'V02',
  light: 'red',
  title: text('实际完成值为空', 'Actual empty'),
  what: text('有分值的指标没有填实际完成值。', 'A row that carries weight has no actual.'),
  source: FORM_CUSTOM,
  why: text(
    '没有实际完成值就不能给分，提交后必被退回。',
    'Without an actual no score can be given, and the form will be sent back.',
  ),
  example: {
    text: text(
      '「培训场次」目标 ≥10场，实际完成值空着；填上「12场」即可。',
      'The actual of 「培训场次」 is empty; 「12场」 settles it.',
    ),
    wrong: { indicators: [{ name: '培训场次', target: '≥10场', actual: '' }] },
    right: { indicators: [{ name: '培训场次', target: '≥10场', actual: '12场' }] },
  },
  how: text('补填年末实际完成的数值或达成情况。', 'Fill in the value or state reached at the end of the year.'),
  safe: false,
  run(context) {
    if (!hasColumn(context.scored.form, 'actual')) return [];
    return reportRows(
      context,
      (row) => noted(row, 'actual-blank'),
      ({ indicator, weight }): Report => ({
        cell: indicator.actual.cell ?? indicator.name.cell,
        light: weight === null ? 'yellow' : 'red',
        message: aboutRow(indicator, '{row}没有填实际完成值。', '{row} has no actual.'),
        working: weight === null ? '' : `分值 ${weight.toString()}`,
        fix: text('请填写年末实际完成的数值或达成情况。', 'Fill in the value or state reached at the end of the year.'),
      }),
    );
  },
};
