import { flatMap } from '../../form/flat-map';
import { Decimal, decimal, isAboveZero } from '../../scoring/decimal';
import type { Form, FundsRow } from '../../form/model';
import type { ScoredForm } from '../../scoring/model';
import type { Check, Report } from '../check';
import {
  HUNDRED,
  canBe,
  exactly,
  isBelow,
  meantDecimals,
  middleOf,
  numberOf,
  printedDecimals,
  rateWindow,
  shown,
  unitOf,
  type Ratio,
  type Window,
} from '../figures';
import { cellsOf, fundsWeight } from '../rows';
import { FORM_ARITHMETIC, RULE_PACK } from '../sources';
import { quoted, text } from '../wording';

const TWO = new Decimal(2);
const ALL = exactly(HUNDRED).low;

/** The budget the pack takes as base, on this row; the other one where the form has one budget column only. */
export function budgetField(scored: ScoredForm, row: FundsRow): FundsRow['annualBudget'] {
  const wantsInitial = scored.pack.parameters.executionBase.value === 'initialBudget';
  const [first, second] = wantsInitial ? [row.initialBudget, row.annualBudget] : [row.annualBudget, row.initialBudget];
  return numberOf(first) === null && numberOf(second) !== null ? second : first;
}

/** The printed rate in percent; a ratio (0.958 without a percent sign) is one too. Null when there is none. */
function printedRates(row: FundsRow): Decimal[] {
  const printed = decimal(row.executionRate.number);
  if (printed === null) return [];
  const percentSign = /[%％]/u.test(row.executionRate.text);
  return percentSign || printed.greaterThan(TWO) ? [printed] : [printed, printed.times(HUNDRED)];
}

function rateIsRight(row: FundsRow, window: Window): boolean {
  const [asPercent, asRatio] = printedRates(row);
  const printed = row.executionRate.text;
  if (asPercent !== undefined && canBe(asPercent, window, meantDecimals(printed))) return true;
  return asRatio !== undefined && canBe(asRatio, window, Math.max(0, printedDecimals(printed) - 2));
}

function fundsRows(form: Form): readonly FundsRow[] {
  return form.funds === null ? [] : [form.funds.total, ...form.funds.parts];
}

export const B01: Check = {
  code: 'B01',
  light: 'red',
  title: text('执行率与金额不符', 'Execution rate does not follow from the amounts'),
  what: text(
    '印出的执行率是否等于执行数 ÷ 预算数（允许截位、四舍五入和金额取整）。',
    'Whether the printed rate is executed ÷ budget, cut or rounded, given the rounding of the amounts.',
  ),
  source: FORM_ARITHMETIC,
  why: text(
    '执行率是资金得分的依据，算错会连带得分和总分。',
    'The funds score follows from the rate, and the total from that.',
  ),
  example: {
    text: text(
      '预算 100 万元、执行 95 万元，执行率写 98%；应为 95%。',
      'Budget 100, executed 95, rate 98 %; it is 95 %.',
    ),
    wrong: { funds: { executed: '95.00', executionRate: '98.00%', score: '9.50' } },
    right: { funds: { executed: '95.00', executionRate: '95.00%', score: '9.50' } },
  },
  how: text(
    '核对预算数、执行数和执行率，执行率 = 全年执行数 ÷ 全年预算数。',
    'Check all three: rate = executed ÷ annual budget.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(fundsRows(scored.form), (row): Report[] => {
      if (row.executionRate.number === null) return [];
      const budget = budgetField(scored, row);
      const window = rateWindow(row.executed, budget);
      if (window === null || rateIsRight(row, window)) return [];
      const rate = middleOf(window);
      const initial = budget === row.initialBudget ? null : rateWindow(row.executed, row.initialBudget);
      const byInitial = initial !== null && rateIsRight(row, initial);
      return [
        {
          cell: row.executionRate.cell,
          related: cellsOf([row.executed, budget]),
          message: byInitial
            ? text(
                `${quoted(row.label)}的执行率${quoted(row.executionRate.text)}是按年初预算数算的，按全年预算数应为 ${shown(rate)}%。`,
                `The rate ${quoted(row.executionRate.text)} of ${quoted(row.label)} was computed from the initial budget; from the annual budget it is ${shown(rate)} %.`,
              )
            : text(
                `${quoted(row.label)}的执行率填${quoted(row.executionRate.text)}，按金额计算为 ${shown(rate)}%，以下几项之一有误：执行率、执行数、预算数。`,
                `The rate of ${quoted(row.label)} is given as ${quoted(row.executionRate.text)}, the amounts make ${shown(rate)} %; one of these is wrong: rate, executed amount, budget.`,
              ),
          working: `${row.executed.text} ÷ ${budget.text} = ${shown(rate)}%`,
          fix: text('请核对执行数、预算数和执行率。', 'Check executed amount, budget and rate.'),
        },
      ];
    });
  },
};

/** Scores are printed with two places; one place more or less coarse is rounding, whole points are not. */
function scoreWindow(scored: ScoredForm, weight: Decimal): Window[] {
  const { funds } = scored.form;
  if (funds === null) return [];
  const windows: Window[] = [];
  const byAmounts = rateWindow(funds.total.executed, budgetField(scored, funds.total));
  if (byAmounts !== null) windows.push(byAmounts);
  for (const printed of printedRates(funds.total)) windows.push(exactly(printed));
  return windows.map(({ low, high }) => ({ low: scoreOf(low, weight), high: scoreOf(high, weight) }));
}

/** Rate in percent × weight, at most the weight. */
function scoreOf(rate: Ratio, weight: Decimal): Ratio {
  const { top, bottom } = isBelow(HUNDRED, rate) ? ALL : rate;
  return { top: top.times(weight), bottom: bottom.times(HUNDRED) };
}

export const B02: Check = {
  code: 'B02',
  light: 'red',
  title: text('执行率得分与规则不符', 'Execution score differs from the rule'),
  what: text(
    '资金执行率得分是否等于执行率 × 分值（最高不超过分值）。',
    'Whether the funds score is rate × weight, at most the weight.',
  ),
  source: RULE_PACK,
  why: text(
    '该项按公式计分，不由人酌定，算错会连带总分。',
    'It follows from a formula, nobody’s judgment, and the total follows from it.',
  ),
  example: {
    text: text('执行率 92%、分值 10，得分写 9.90；应为 9.20。', 'Rate 92 %, weight 10, score 9.90; it is 9.20.'),
    wrong: { funds: { executed: '92.00', executionRate: '92.00%', score: '9.90' } },
    right: { funds: { executed: '92.00', executionRate: '92.00%', score: '9.20' } },
  },
  how: text('按执行率 × 分值改正得分，并改正总分。', 'Correct the score to rate × weight, and the total with it.'),
  safe: false,
  run({ scored }) {
    const { execution, form } = scored;
    const row = form.funds?.total;
    if (row === undefined || execution.state !== 'computable') return [];
    const weight = fundsWeight(scored);
    const { score, expectedScore } = execution;
    if (weight === null || score === null || expectedScore === null || !isAboveZero(weight)) return [];
    const decimals = printedDecimals(row.score.text) >= 2 ? 2 : 1;
    const fits = scoreWindow(scored, weight).some((window) => canBe(score, window, decimals));
    // Above the weight is S01; the half-up value itself always fits.
    if (fits || score.greaterThan(weight) || !score.minus(expectedScore).abs().greaterThan(unitOf(2))) return [];
    return [
      {
        cell: row.score.cell,
        related: cellsOf([row.executionRate, row.weight]),
        message: text(
          `资金执行率得分填 ${shown(score)}，按执行率计算应为 ${expectedScore.toFixed(2)}。`,
          `The funds score is given as ${shown(score)}; by the rate it is ${expectedScore.toFixed(2)}.`,
        ),
        working: execution.working,
        fix: text(
          '请核对金额无误后，按执行率 × 分值改正得分和总分。',
          'When the amounts are right, correct the score to rate × weight, and the total.',
        ),
        ...(row.score.cell === null
          ? {}
          : {
              correction: {
                cell: row.score.cell,
                content: { kind: 'number', number: expectedScore.toString() },
              } as const,
            }),
      },
    ];
  },
};
