import { flatMap } from '../../form/flat-map';
import type { ScoredIndicator } from '../../scoring/model';
import { Decimal, isAboveZero } from '../../scoring/decimal';
import type { Check, Report } from '../check';
import { isAbove, middleOf, rateWindow, shown } from '../figures';
import { budgetField } from '../funds/rate';
import { cellsOf, fundsWeight, isExecutionIndicator, nameKey, plainName, scoresComplete } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { aboutRow, listed, text } from '../wording';

/** Of two rows with one name. */
function same(left: ScoredIndicator, right: ScoredIndicator): boolean {
  const [one, other] = [left.indicator, right.indicator];
  const [place, otherPlace] = [one, other].map(({ level1, level2 }) => `${plainName(level1)}/${plainName(level2)}`);
  const [said, otherSaid] = [one, other].map(({ target, actual }) => `${target.text.trim()}/${actual.text.trim()}`);
  // One name under two level-2 groups with different targets is two indicators.
  if (place === otherPlace) return true;
  return said === otherSaid && one.target.text.trim() !== '' && /\d/u.test(one.target.text);
}

export const C03: Check = {
  code: 'C03',
  light: 'yellow',
  title: text('指标重复', 'The same indicator twice'),
  what: text(
    '同一指标是否列了两次（同名同组，或同名且目标、实际相同）。',
    'Whether an indicator is listed twice (same name and group, or same name, target and actual).',
  ),
  source: REVIEW_PRACTICE,
  why: text('重复的指标等于重复计分，也可能是复制后没有改名。', 'It counts twice; or it was copied and never renamed.'),
  example: {
    text: text(
      '「培训人次」列了两行；第二行改为「培训场次」。',
      '「培训人次」 stands in two rows; the second should be 「培训场次」.',
    ),
    wrong: {
      indicators: [
        { name: '骨干培训人次', target: '≥100人', actual: '105人' },
        { name: '骨干培训人次', target: '≥100人', actual: '105人' },
      ],
    },
    right: {
      indicators: [
        { name: '骨干培训人次', target: '≥100人', actual: '105人' },
        { name: '骨干培训场次', target: '≥10场', actual: '11场' },
      ],
    },
  },
  how: text(
    '删去重复的一行并调整分值，或改正指标名称。',
    'Delete the second row and adjust the weights, or correct its name.',
  ),
  safe: false,
  run({ scored }) {
    const byName = new Map<string, ScoredIndicator[]>();
    return flatMap(scored.indicators, (row): Report[] => {
      const name = nameKey(row.indicator);
      if (name === '' || row.weight?.isZero() === true) return [];
      const namesakes = byName.get(name) ?? [];
      byName.set(name, namesakes);
      const earlier = namesakes.find((other) => same(row, other));
      if (earlier === undefined) {
        namesakes.push(row);
        return [];
      }
      return [
        {
          cell: row.indicator.name.cell,
          related: cellsOf([earlier.indicator.name]),
          message: aboutRow(
            row.indicator,
            `{row}与第 ${earlier.indicator.row + 1} 行的指标重复。`,
            `{row} repeats the indicator of row ${earlier.indicator.row + 1}.`,
          ),
          fix: text(
            '请删去重复的一行并调整分值，或改正指标名称。',
            'Delete one of them and adjust the weights, or correct its name.',
          ),
        },
      ];
    });
  },
};

export const C04: Check = {
  code: 'C04',
  light: 'blue',
  title: text('全部满分', 'Everything full marks'),
  what: text('所有行都得满分。', 'Every row has its full score.'),
  source: REVIEW_PRACTICE,
  why: text(
    '没有任何扣分的自评常被列为复核对象，宜再核对一遍佐证。',
    'A self-evaluation without any deduction is often picked for review; check the evidence once more.',
  ),
  example: {
    text: text('执行率 100%，各项指标全部满分，总分 100。', 'Execution 100 %, every row full, total 100.'),
    wrong: { funds: { executed: '100.00', executionRate: '100.00%', score: '10.00' } },
    right: { funds: { executed: '99.00', executionRate: '99.00%', score: '9.90' } },
  },
  how: text(
    '逐项核对佐证材料，确属满分的不必改动。',
    'Check the evidence row by row; nothing to change if all is true.',
  ),
  safe: false,
  run({ scored }) {
    const { form, execution } = scored;
    const counting = scored.indicators.filter((row) => isAboveZero(row.weight));
    const full =
      counting.length > 0 &&
      counting.every((row) => row.score !== null && row.weight !== null && row.score.equals(row.weight));
    const weight = fundsWeight(scored);
    const fundsFull = weight === null || execution.score === null || execution.score.equals(weight);
    if (!full || !fundsFull || !scoresComplete(scored)) return [];
    return [
      {
        cell: form.total?.score.cell ?? null,
        message: text(`${counting.length} 项指标全部满分。`, `All ${counting.length} indicators have full marks.`),
        fix: text(
          '请再核对一遍佐证材料，确属满分的不必改动。',
          'Check the evidence once more; nothing to change if all is true.',
        ),
      },
    ];
  },
};

/** Percent of the budget below which hardly any money was spent. */
const HARDLY_ANY = new Decimal(20);

export const C06: Check = {
  code: 'C06',
  light: 'yellow',
  title: text('资金基本未用而数量全部完成', 'Hardly any money spent, quantities full'),
  what: text(
    '执行率低于 20%，数量指标却全部完成且满分。',
    'The execution rate is below 20 %, yet every quantity is met at full score.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '钱没有花、事全做完，或是尚未支付，或是完成情况不实，要说明。',
    'Work done without money: either it is still unpaid, or it was not done; it needs a word.',
  ),
  example: {
    text: text('执行率 5%，数量指标全部完成满分。', 'Rate 5 %, every quantity met at full score.'),
    wrong: {
      funds: { annualBudget: '100.00', executed: '5.00', executionRate: '5.00%', score: '0.50' },
      indicators: [{ level2: '数量指标', name: '整治点位数', target: '≥20处', actual: '20处' }],
    },
    right: { indicators: [{ level2: '数量指标', name: '整治点位数', target: '≥20处', actual: '20处' }] },
  },
  how: text(
    '核实完成情况；确已完成的，说明资金未支付的原因。',
    'Verify the work; if it was done, say why it was not paid.',
  ),
  safe: false,
  run({ scored }) {
    const row = scored.form.funds?.total;
    if (row === undefined) return [];
    const window = rateWindow(row.executed, budgetField(scored, row));
    if (window === null || !isAbove(HARDLY_ANY, window.high)) return [];
    const quantities = scored.indicators.filter(
      ({ indicator, weight }) =>
        plainName(indicator.level2) === '数量' && weight?.isZero() !== true && !isExecutionIndicator(indicator),
    );
    const full = quantities.every(
      ({ state, score, weight }) =>
        (state === 'met' || state === 'exceeded') &&
        (score === null || weight === null || score.greaterThanOrEqualTo(weight)),
    );
    const [first] = quantities;
    if (first === undefined || !full) return [];
    const names = listed(quantities.map(({ indicator }) => indicator.name.text));
    const rate = shown(middleOf(window));
    return [
      {
        cell: first.indicator.actual.cell ?? first.indicator.score.cell,
        related: cellsOf([row.executed, ...quantities.slice(1).map(({ indicator }) => indicator.actual)]),
        message: text(
          `资金执行率只有 ${rate}%，数量指标${names['zh-CN']}却全部完成。`,
          `Only ${rate} % of the money was spent, yet the quantities ${names['en-US']} are all met.`,
        ),
        working: `${row.executed.text} ÷ ${budgetField(scored, row).text} = ${rate}%`,
        fix: text(
          '请核实完成情况；确已完成的，说明资金未支付的原因。',
          'Verify the work; if it was done, say why it was not paid.',
        ),
      },
    ];
  },
};
