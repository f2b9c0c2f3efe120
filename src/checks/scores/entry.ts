import { flatMap } from '../../form/flat-map';
import type { Field } from '../../form/model';
import { type Decimal, isAboveZero } from '../../scoring/decimal';
import type { Check, Correction, Report, Text } from '../check';
import { numberOf, shown } from '../figures';
import { fundsWeight, hasColumn, isBlank } from '../rows';
import { FORM_ARITHMETIC, REVIEW_PRACTICE } from '../sources';
import { quoted, rowName, text } from '../wording';

function put(field: Field, number: Decimal | null): { readonly correction?: Correction } {
  if (number === null || field.cell === null || field.formula !== '') return {};
  return { correction: { cell: field.cell, content: { kind: 'number', number: number.toString() } } };
}

const FUNDS_ROW = text('资金执行率', 'The funds row');
const TOTAL = text('总分', 'The total');

function missing(name: Text, field: Field, suggested: Decimal | null): Report {
  const blank = isBlank(field);
  const hint =
    suggested === null ? ['', ''] : [`，按规则可填 ${shown(suggested)}`, `; by the rule it is ${shown(suggested)}`];
  return {
    cell: field.cell,
    message: blank
      ? text(`${name['zh-CN']}没有填得分${hint[0] ?? ''}。`, `${name['en-US']} has no score${hint[1] ?? ''}.`)
      : text(
          `${name['zh-CN']}的得分${quoted(field.text)}不是有效的分数${hint[0] ?? ''}。`,
          `The score ${quoted(field.text)} of ${name['en-US']} is not a valid score${hint[1] ?? ''}.`,
        ),
    fix: text('请补填得分。', 'Fill in the score.'),
    ...put(field, suggested),
  };
}

export const S05: Check = {
  code: 'S05',
  light: 'red',
  title: text('得分缺失或无效', 'Score missing or invalid'),
  what: text(
    '有分值的行（含资金执行率）是否都填了得分，且得分是不小于 0 的数字。',
    'Whether every row with weight, the funds row included, has a score that is a number of 0 or more.',
  ),
  source: FORM_ARITHMETIC,
  why: text('缺一行得分，总分就不完整。', 'With one score missing the total is incomplete.'),
  example: {
    text: text('「培训人次」得分空着；按规则填 10。', 'The score of 「培训人次」 is blank; by the rule it is 10.'),
    wrong: { indicators: [{ name: '培训人次', target: '≥100人', actual: '105人', weight: '10', score: '' }] },
    right: { indicators: [{ name: '培训人次', target: '≥100人', actual: '105人', weight: '10', score: '10' }] },
  },
  how: text(
    '按规则补填；定性指标由评分人在分档内给分。',
    'Fill in the rule’s value; for described targets a person scores inside the band.',
  ),
  safe: true,
  run({ scored }) {
    const { form, execution } = scored;
    if (!hasColumn(form, 'score')) return [];
    const rows = flatMap(scored.indicators, (row): Report[] => {
      const counts = isAboveZero(row.weight) || !hasColumn(form, 'weight');
      if (!counts || (row.score !== null && !row.score.isNegative())) return [];
      const { allowed } = row;
      // Only a rule that leaves no choice fills the cell.
      const certain = allowed !== null && allowed.min.equals(allowed.max) ? row.suggested : null;
      return [missing(rowName(row.indicator), row.indicator.score, certain)];
    });
    const funds = form.funds?.total;
    const fundsScored = funds !== undefined && funds.score.cell !== null && isAboveZero(fundsWeight(scored));
    if (!fundsScored || (execution.score !== null && !execution.score.isNegative())) return rows;
    return [missing(FUNDS_ROW, funds.score, execution.expectedScore), ...rows];
  },
};

export const S06: Check = {
  code: 'S06',
  light: 'blue',
  title: text('得分是文本格式', 'Score stored as text'),
  what: text('得分看起来是数字，却以文本保存。', 'A score that looks like a number but is stored as text.'),
  source: REVIEW_PRACTICE,
  why: text('文本不参加求和，用公式算的总分会漏掉它。', 'Text is left out of sums: a total by formula will miss it.'),
  example: {
    text: text('得分以文本「10分」保存；改为数字 10。', 'The score is the text 「10分」; make it the number 10.'),
    wrong: { indicators: [{ weight: '10', score: '10分' }] },
    right: { indicators: [{ weight: '10', score: '10' }] },
  },
  how: text(
    '转换为数字（单元格左上角绿色三角，选「转换为数字」）。',
    'Convert it to a number (green triangle in the corner of the cell).',
  ),
  safe: true,
  run({ scored }) {
    const { form } = scored;
    const named = [
      ...(form.funds === null ? [] : [{ nameOf: () => FUNDS_ROW, field: form.funds.total.score }]),
      ...scored.indicators.map(({ indicator }) => ({ nameOf: () => rowName(indicator), field: indicator.score })),
      ...(form.total === null ? [] : [{ nameOf: () => TOTAL, field: form.total.score }]),
    ];
    return flatMap(named, ({ nameOf, field }): Report[] => {
      if (typeof field.value !== 'string') return [];
      const number = numberOf(field);
      if (number === null) return [];
      const name = nameOf();
      return [
        {
          cell: field.cell,
          message: text(
            `${name['zh-CN']}的得分${quoted(field.text)}是文本，不参加求和。`,
            `The score ${quoted(field.text)} of ${name['en-US']} is text and left out of sums.`,
          ),
          fix: text('请转换为数字。', 'Convert it to a number.'),
          ...put(field, number),
        },
      ];
    });
  },
};
