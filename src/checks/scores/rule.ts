import { flatMap } from '../../form/flat-map';
import { Decimal } from '../../scoring/decimal';
import type { ScoredIndicator } from '../../scoring/model';
import type { Check, Correction, Report } from '../check';
import { printedDecimals, shown } from '../figures';
import { cellsOf, fundsWeight } from '../rows';
import { FORM_ARITHMETIC, RULE_PACK } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** What the last of two printed places may hide. */
const ROUNDING = new Decimal('0.01');

/** The one value the rule gives, as a change to the score cell. */
function ruleValue({ indicator, allowed, suggested }: ScoredIndicator): Correction | undefined {
  if (allowed === null || suggested === null || indicator.score.cell === null || !allowed.min.equals(allowed.max))
    return undefined;
  // A formula is compared with, never overwritten.
  if (indicator.score.formula !== '') return undefined;
  return { cell: indicator.score.cell, content: { kind: 'number', number: suggested.toString() } };
}

function withCorrection(report: Report, correction: Correction | undefined): Report {
  return correction === undefined ? report : { ...report, correction };
}

export const S01: Check = {
  code: 'S01',
  light: 'red',
  title: text('得分高于分值', 'Score above weight'),
  what: text(
    '任何一行（含资金执行率）的得分是否超过其分值。',
    'Whether the score of any row, the funds row included, exceeds its weight.',
  ),
  source: FORM_ARITHMETIC,
  why: text('分值是该行的上限，超过即为错误。', 'The weight is the most a row can earn.'),
  example: {
    text: text('分值 10，得分 12；应不高于 10。', 'Weight 10, score 12; it cannot exceed 10.'),
    wrong: { indicators: [{ weight: '10', score: '12' }] },
    right: { indicators: [{ weight: '10', score: '10' }] },
  },
  how: text('核对分值和得分两处，改正填错的一处。', 'Check both cells and correct the wrong one.'),
  safe: false,
  run({ scored }) {
    const fix = text('请核对分值和得分，改正填错的一处。', 'Check weight and score, and correct the wrong one.');
    const rows = flatMap(scored.indicators, ({ indicator, weight, score }): Report[] => {
      if (weight === null || score === null || !score.greaterThan(weight)) return [];
      return [
        {
          cell: indicator.score.cell,
          related: cellsOf([indicator.weight]),
          message: aboutRow(
            indicator,
            `{row}得分 ${shown(score)}，高于分值 ${shown(weight)}。`,
            `{row} scores ${shown(score)}, more than its weight ${shown(weight)}.`,
          ),
          working: `${shown(score)} > ${shown(weight)}`,
          fix,
        },
      ];
    });
    const { execution, form } = scored;
    const funds = form.funds?.total;
    const weight = fundsWeight(scored);
    if (funds === undefined || weight === null || execution.score === null || !execution.score.greaterThan(weight)) {
      return rows;
    }
    return [
      {
        cell: funds.score.cell,
        related: cellsOf([funds.weight]),
        message: text(
          `资金执行率得分 ${shown(execution.score)}，高于分值 ${shown(weight)}。`,
          `The funds row scores ${shown(execution.score)}, more than its weight ${shown(weight)}.`,
        ),
        working: `${shown(execution.score)} > ${shown(weight)}`,
        fix,
      },
      ...rows,
    ];
  },
};

/** Whether a score is the rule's value, rounded as printed; full marks are never a rounding of less. */
function isRounded(score: Decimal, most: Decimal, weight: Decimal, printed: string): boolean {
  if (score.lessThanOrEqualTo(most) || score.minus(most).lessThanOrEqualTo(ROUNDING)) return true;
  const rounded = most.toDecimalPlaces(printedDecimals(printed), Decimal.ROUND_HALF_UP);
  return score.lessThan(weight) && score.lessThanOrEqualTo(rounded);
}

export const S02: Check = {
  code: 'S02',
  light: 'red',
  title: text('得分高于规则允许', 'Score above what the rule allows'),
  what: text(
    '定量指标未完成时，得分是否高于按完成比例计算的分数。',
    'Whether a missed quantitative target scored more than its share.',
  ),
  source: RULE_PACK,
  why: text(
    '目标没有完成却多给分，是复核和抽查最常纠正的问题。',
    'Points for work not done are what reviewers correct most often.',
  ),
  example: {
    text: text(
      '目标 100份、实际 80份、分值 10，得分写 10；按比例应为 8。',
      'Target 100, actual 80, weight 10, score 10; by the rule it is 8.',
    ),
    wrong: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '10',
          reason: '因活动少办一场，明年将提前安排。',
        },
      ],
    },
    right: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因活动少办一场，明年将提前安排。',
        },
      ],
    },
  },
  how: text(
    '核对目标和实际值；无误的，按规则改正得分。',
    'Check target and actual; if they are right, correct the score to the rule.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator, weight, score, allowed } = row;
      if (row.kind !== 'quantitative' || weight === null || score === null || allowed === null) return [];
      if (score.greaterThan(weight) || isRounded(score, allowed.max, weight, indicator.score.text)) return [];
      return [
        withCorrection(
          {
            cell: indicator.score.cell,
            related: cellsOf([indicator.target, indicator.actual]),
            message: aboutRow(
              indicator,
              `{row}得分 ${shown(score)}，目标${quoted(indicator.target.text)}、实际${quoted(indicator.actual.text)}，按规则最多 ${shown(allowed.max)} 分。`,
              `{row} scores ${shown(score)}; with target ${quoted(indicator.target.text)} and actual ${quoted(indicator.actual.text)} the rule allows ${shown(allowed.max)} at most.`,
            ),
            working: row.working,
            fix: text(
              '请核对目标和实际值；无误的，按规则改正得分和总分。',
              'Check target and actual; if they are right, correct score and total to the rule.',
            ),
          },
          ruleValue(row),
        ),
      ];
    });
  },
};

export const S03: Check = {
  code: 'S03',
  light: 'yellow',
  title: text('目标完成却扣了分', 'Below the rule although met'),
  what: text(
    '定量指标已完成，得分却低于规则应得的分数。',
    'A quantitative target was met but the score is below what the rule gives.',
  ),
  source: RULE_PACK,
  why: text(
    '完成即得满分；有的单位把完成率直接乘以分值，少给了分。',
    'Met means full marks; some multiply the rate by the weight and give too little.',
  ),
  example: {
    text: text(
      '目标 ≥90%、实际 97%，10 分只给 9.70；应得 10。',
      'Target ≥90 %, actual 97 %, score 9.70 of 10; it earns 10.',
    ),
    wrong: {
      indicators: [
        {
          name: '使用者满意度',
          target: '≥90%',
          actual: '97%',
          weight: '10',
          score: '9.70',
          reason: '因界面较旧扣分，明年将改版。',
        },
      ],
    },
    right: { indicators: [{ name: '使用者满意度', target: '≥90%', actual: '97%', weight: '10', score: '10' }] },
  },
  how: text(
    '没有其他扣分理由的，改为应得分数；有理由的，写明原因。',
    'Give the full score, or state why points were deducted.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator, weight, score, allowed } = row;
      if (row.kind !== 'quantitative' || weight === null || score === null || allowed === null) return [];
      if (row.state !== 'met' && row.state !== 'exceeded') return [];
      if (score.greaterThanOrEqualTo(allowed.min) || allowed.min.minus(score).lessThanOrEqualTo(ROUNDING)) return [];
      return [
        withCorrection(
          {
            cell: indicator.score.cell,
            related: cellsOf([indicator.target, indicator.actual]),
            message: aboutRow(
              indicator,
              `{row}目标${quoted(indicator.target.text)}已完成（实际${quoted(indicator.actual.text)}），按规则得 ${shown(allowed.min)} 分，只给了 ${shown(score)} 分。`,
              `{row} met its target ${quoted(indicator.target.text)} (actual ${quoted(indicator.actual.text)}); the rule gives ${shown(allowed.min)}, the score is ${shown(score)}.`,
            ),
            working: row.working,
            fix: text(
              '没有其他扣分理由的，请改为应得分数；有的，请写明原因。',
              'Give the full score, or state why points were deducted.',
            ),
          },
          ruleValue(row),
        ),
      ];
    });
  },
};

export const S04: Check = {
  code: 'S04',
  light: 'yellow',
  title: text('得分不在达成情况的分档内', 'Score outside the band of its state'),
  what: text(
    '定性指标的得分是否在其达成情况的分档内：达成、部分达成、未达成各有一档。',
    'Whether a described target’s score lies in the band of its state: reached, partly reached, not reached.',
  ),
  source: RULE_PACK,
  why: text('达成情况与得分对不上，其中一处要改。', 'State and score do not match; one of them has to change.'),
  example: {
    text: text(
      '「达成指标」应得 80%–100% 的分，10 分只给 7 分。',
      '「达成指标」 earns 80–100 %; the score is 7 of 10.',
    ),
    wrong: {
      indicators: [
        {
          name: '宣传效果',
          target: '提升',
          actual: '达成指标',
          weight: '10',
          score: '7',
          reason: '因宣传渠道单一，明年将增加社区宣讲。',
        },
      ],
    },
    right: {
      indicators: [
        {
          name: '宣传效果',
          target: '提升',
          actual: '达成指标',
          weight: '10',
          score: '9',
          reason: '因宣传渠道单一，明年将增加社区宣讲。',
        },
      ],
    },
  },
  how: text('核对达成情况，使得分落在相应分档内。', 'Check the state and give a score inside its band.'),
  safe: false,
  run({ scored }) {
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator, weight, score, allowed } = row;
      if (
        row.kind !== 'qualitative' ||
        weight === null ||
        score === null ||
        allowed === null ||
        row.state === 'unclear'
      )
        return [];
      if (score.greaterThan(weight)) return [];
      if (score.greaterThanOrEqualTo(allowed.min) && score.lessThanOrEqualTo(allowed.max)) return [];
      const rounded =
        score.plus(ROUNDING).greaterThanOrEqualTo(allowed.min) && score.minus(ROUNDING).lessThanOrEqualTo(allowed.max);
      if (rounded) return [];
      return [
        {
          cell: indicator.score.cell,
          related: cellsOf([indicator.actual, indicator.weight]),
          message: aboutRow(
            indicator,
            `{row}实际${quoted(indicator.actual.text)}，得分 ${shown(score)} 不在这一档的 ${shown(allowed.min)}～${shown(allowed.max)} 分之内。`,
            `{row}: actual ${quoted(indicator.actual.text)}, score ${shown(score)} lies outside its band ${shown(allowed.min)}–${shown(allowed.max)}.`,
          ),
          working: row.working,
          fix: text('请核对达成情况，使达成情况与得分相符。', 'Check the state so that state and score agree.'),
        },
      ];
    });
  },
};
