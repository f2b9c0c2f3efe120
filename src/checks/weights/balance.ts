import { mapPresent } from '../../form/flat-map';
import { Decimal, isAboveZero } from '../../scoring/decimal';
import { plus } from '../../scoring/exact';
import type { ScoredIndicator } from '../../scoring/model';
import { contradictsItself } from '../explanations/reason-text';
import type { Check, Report } from '../check';
import { numberOf, shown } from '../figures';
import { cellsOf, isExecutionIndicator, missedTarget } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { aboutRow, listed, text } from '../wording';

/** A row is piled on when it carries this many points and half as much again as the average row. */
const PILED = new Decimal(30);
const ABOVE_AVERAGE = new Decimal('1.5');
/** Missed rows weigh little when they average at most this share of the others. */
const LITTLE = new Decimal('0.2');

function average(rows: readonly ScoredIndicator[]): Decimal {
  return plus(...mapPresent(rows, ({ weight }) => weight)).div(Math.max(rows.length, 1));
}

export const W07: Check = {
  code: 'W07',
  light: 'blue',
  title: text('分值过于集中或畸轻', 'Weight piled up, or light where targets were missed'),
  what: text(
    '单个指标分值是否过高（30 分以上），没完成的指标分值是否明显偏低。',
    'Whether one row carries 30 points or more, or rows that were missed weigh strikingly little.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '分值集中在一两行，或没做的事几乎不占分，总分就反映不了实际完成情况。',
    'When one or two rows decide, or work left undone hardly counts, the total says little about the project.',
  ),
  example: {
    text: text(
      '效益只设一行，占 50 分；拆分为几行后较均衡。',
      'One benefit row carries 50 points; several rows are more balanced.',
    ),
    wrong: { indicators: [{ name: '业务活动收益度', level1: '产出指标', weight: '50', score: '50' }] },
    right: { indicators: [{ name: '业务活动收益度', level1: '产出指标', weight: '10', score: '10' }] },
  },
  how: text('下一年度申报目标时均衡设置分值。', 'Balance the weights when declaring next year’s targets.'),
  safe: false,
  run({ scored }) {
    const rows = scored.indicators.filter((row) => isAboveZero(row.weight));
    const piled = rows.filter(
      ({ weight }) =>
        weight?.greaterThanOrEqualTo(PILED) === true && weight.greaterThan(average(rows).mul(ABOVE_AVERAGE)),
    );
    const troubled = rows.filter((row) => missedTarget(row) || contradictsItself(row));
    const others = troubled.length === 0 ? rows : rows.filter((row) => !troubled.includes(row));
    const light =
      troubled.length > 0 && others.length > 0 && average(troubled).lessThanOrEqualTo(average(others).mul(LITTLE))
        ? troubled
        : [];
    if (piled.length === 0 && light.length === 0) return [];
    const fix = text(
      '本年度如实保留即可；下一年度申报目标时请均衡设置分值。',
      'Leave this year as it is; balance the weights when declaring next year’s targets.',
    );
    const first = light[0];
    const names = listed(light.map((row) => row.indicator.name.text));
    return [
      ...piled.map((row): Report => ({
        cell: row.indicator.weight.cell,
        message: aboutRow(
          row.indicator,
          `{row}一项占 ${shown(row.weight ?? PILED)} 分，分值过于集中。`,
          `{row} alone carries ${shown(row.weight ?? PILED)} points: much for one row.`,
        ),
        fix,
      })),
      ...(first === undefined
        ? []
        : [
            {
              cell: first.indicator.weight.cell,
              related: cellsOf(light.slice(1).map((row) => row.indicator.weight)),
              message: text(
                `未完成（或自述未开展）的${names['zh-CN']}平均只占 ${shown(average(light))} 分，其余指标平均 ${shown(average(others))} 分，总分难以反映未完成的情况。`,
                `What was left undone (${names['en-US']}) averages ${shown(average(light))} points, the other rows ${shown(average(others))}: the total hardly shows it.`,
              ),
              fix,
            } satisfies Report,
          ]),
    ];
  },
};

export const W08: Check = {
  code: 'W08',
  light: 'blue',
  title: text('执行率重复计分', 'Execution rate scored twice'),
  what: text(
    '资金执行率已在项目资金栏计分，指标中又设预算执行率。',
    'The funds row scores the execution rate, and an indicator scores it again.',
  ),
  source: REVIEW_PRACTICE,
  why: text('同一事项占两次分，其他绩效的分量就轻了。', 'The same fact counts twice, so everything else counts less.'),
  example: {
    text: text(
      '资金栏 10 分之外，又设「预算执行率」10 分；可换成其他成本指标。',
      'Besides 10 points in the funds row an indicator 「预算执行率」 carries 10 more; another cost indicator is better.',
    ),
    wrong: { indicators: [{ name: '预算执行率', target: '≥90%', actual: '99%' }] },
    right: { indicators: [{ name: '人均培训费用', target: '≤500元', actual: '480元' }] },
  },
  how: text(
    '下一年度申报目标时，以其他成本指标代替预算执行率。',
    'Use another cost indicator when declaring next year’s targets.',
  ),
  safe: false,
  run({ scored }) {
    const { funds } = scored.form;
    const fundsWeight = funds === null ? null : numberOf(funds.total.weight);
    if (fundsWeight === null || !isAboveZero(fundsWeight)) return [];
    return scored.indicators
      .filter((row) => isAboveZero(row.weight) && isExecutionIndicator(row.indicator))
      .map((row): Report => ({
        cell: row.indicator.name.cell,
        related: cellsOf([funds?.total.weight]),
        message: aboutRow(
          row.indicator,
          `{row}与项目资金栏的执行率重复计分（${shown(fundsWeight)} 分 + ${shown(row.weight ?? fundsWeight)} 分）。`,
          `{row} scores the execution rate a second time (${shown(fundsWeight)} + ${shown(row.weight ?? fundsWeight)} points).`,
        ),
        fix: text(
          '本年度可保留；下一年度申报目标时宜换用其他成本指标。',
          'It may stay this year; choose another cost indicator next year.',
        ),
      }));
  },
};
