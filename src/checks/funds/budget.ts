import { decimal, isAboveZero } from '../../scoring/decimal';
import type { Check } from '../check';
import { HUNDRED, isBelow, numberOf, rateWindow, shown } from '../figures';
import { cellsOf } from '../rows';
import { REVIEW_PRACTICE, RULE_PACK } from '../sources';
import { text } from '../wording';
import { budgetField } from './rate';

export const B04: Check = {
  code: 'B04',
  light: 'yellow',
  title: text('执行数大于预算数', 'Executed above budget'),
  what: text('全年执行数是否超过全年预算数。', 'Whether more was spent than the annual budget.'),
  source: REVIEW_PRACTICE,
  why: text(
    '超预算支出须有依据，也可能是预算调整没有填入。',
    'Spending above budget needs a basis; or an adjustment of the budget was not entered.',
  ),
  example: {
    text: text(
      '预算 100 万元，执行 120 万元；补填调整后的预算数 120。',
      'Budget 100, executed 120; enter the adjusted budget of 120.',
    ),
    wrong: { funds: { annualBudget: '100.00', executed: '120.00', executionRate: '120.00%', score: '10.00' } },
    right: { funds: { annualBudget: '121.00', executed: '120.00', executionRate: '99.17%', score: '9.92' } },
  },
  how: text(
    '核对执行数；年中追加预算的，按调整后的数填全年预算数。',
    'Check the amount; enter the adjusted annual budget if it was raised.',
  ),
  safe: false,
  run({ scored }) {
    const row = scored.form.funds?.total;
    if (row === undefined) return [];
    const budget = budgetField(scored, row);
    const planned = numberOf(budget);
    const spent = numberOf(row.executed);
    if (planned === null || spent === null || !isAboveZero(spent)) return [];
    const window = rateWindow(row.executed, budget);
    const over = planned.isZero() || (window !== null && isBelow(HUNDRED, window.low));
    if (!over) return [];
    return [
      {
        cell: row.executed.cell,
        // Money spent without any budget leaves no rate at all.
        light: planned.isZero() ? 'red' : 'yellow',
        related: cellsOf([budget]),
        message: planned.isZero()
          ? text(
              `全年预算数为 0，全年执行数却有 ${row.executed.text}。`,
              `The annual budget is 0, yet ${row.executed.text} was spent.`,
            )
          : text(
              `全年执行数 ${row.executed.text} 大于全年预算数 ${budget.text}。`,
              `Executed ${row.executed.text} exceeds the annual budget ${budget.text}.`,
            ),
        working: `${row.executed.text} − ${budget.text} = ${shown(spent.minus(planned), 6)}`,
        fix: text(
          '请核对两个数；追加过预算的，按调整后的数填写。',
          'Check both amounts; enter the adjusted budget if it was raised.',
        ),
      },
    ];
  },
};

export const B06: Check = {
  code: 'B06',
  light: 'blue',
  title: text('年中预算变动较大', 'Budget changed much within the year'),
  what: text(
    '全年预算数与年初预算数相差是否达到 20%（以规则包为准）。',
    'Whether annual and initial budget differ by 20 % or more (as the rule pack says).',
  ),
  source: RULE_PACK,
  why: text(
    '预算变动大说明年初编制不够准确，复核时会问调整依据。',
    'A large change shows that the budget was not estimated well; reviewers ask for its basis.',
  ),
  example: {
    text: text('年初预算 200 万元，全年预算 100 万元。', 'Initial budget 200, annual budget 100.'),
    wrong: { funds: { initialBudget: '200.00', annualBudget: '100.00' } },
    right: { funds: { initialBudget: '105.00', annualBudget: '100.00' } },
  },
  how: text(
    '备好预算调整的文件依据，必要时在表中说明。',
    'Keep the decision on the adjustment at hand, and mention it in the form where useful.',
  ),
  safe: false,
  run({ scored }) {
    const { funds } = scored.form;
    if (funds === null || !funds.hasInitialBudget) return [];
    const initial = numberOf(funds.total.initialBudget);
    const annual = numberOf(funds.total.annualBudget);
    if (initial === null || annual === null || (initial.isZero() && annual.isZero())) return [];
    const share = decimal(scored.pack.parameters.budgetChangeReason.value);
    const moved = annual.minus(initial);
    if (!initial.isZero() && moved.abs().lessThan(initial.abs().times(share))) return [];
    const change = initial.isZero() ? null : moved.div(initial.abs());
    const zh =
      change === null
        ? '年初没有预算，年中追加'
        : `${annual.greaterThan(initial) ? '增加' : '减少'}了 ${shown(change.abs().mul(100))}%`;
    const en =
      change === null
        ? 'all of it added within the year'
        : `${annual.greaterThan(initial) ? 'up' : 'down'} ${shown(change.abs().mul(100))} %`;
    return [
      {
        cell: funds.total.annualBudget.cell,
        related: cellsOf([funds.total.initialBudget]),
        message: text(
          `全年预算数 ${funds.total.annualBudget.text}，年初预算数 ${funds.total.initialBudget.text}，${zh}。`,
          `Annual budget ${funds.total.annualBudget.text}, initial budget ${funds.total.initialBudget.text}: ${en}.`,
        ),
        working:
          change === null
            ? ''
            : `(${funds.total.annualBudget.text} − ${funds.total.initialBudget.text}) ÷ ${funds.total.initialBudget.text} = ${shown(change.mul(100))}%`,
        fix: text(
          '请确认调整有依据，必要时在表中说明。',
          'Confirm the basis of the adjustment; mention it in the form where useful.',
        ),
      },
    ];
  },
};

export const B07: Check = {
  code: 'B07',
  light: 'blue',
  title: text('全年预算数与执行数完全相同', 'Annual budget equals executed to the cent'),
  what: text(
    '全年预算数与全年执行数一分不差，而年初预算数不同。',
    'Annual budget and executed amount agree to the cent while the initial budget differs.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '可能是按执行数倒调预算，执行率 100% 就失去意义。',
    'The budget may have been set to what was spent, which makes a rate of 100 % meaningless.',
  ),
  example: {
    text: text(
      '年初预算 110 万元，全年预算与执行都是 98.76 万元。',
      'Initial budget 110; annual budget and executed both 98.76.',
    ),
    wrong: {
      funds: {
        initialBudget: '110.00',
        annualBudget: '98.76',
        executed: '98.76',
        executionRate: '100.00%',
        score: '10.00',
      },
    },
    right: {
      funds: {
        initialBudget: '100.00',
        annualBudget: '100.00',
        executed: '98.76',
        executionRate: '98.76%',
        score: '9.88',
      },
    },
  },
  how: text(
    '确认全年预算数为批复的调整预算数，而不是按执行数填列。',
    'Confirm that the annual budget is the approved one, not the amount spent.',
  ),
  safe: false,
  run({ scored }) {
    const { funds } = scored.form;
    if (funds === null || !funds.hasInitialBudget) return [];
    const { initialBudget, annualBudget, executed } = funds.total;
    const [initial, annual, spent] = [numberOf(initialBudget), numberOf(annualBudget), numberOf(executed)];
    if (initial === null || annual === null || spent === null || spent.isZero()) return [];
    if (!annual.equals(spent) || annual.equals(initial)) return [];
    return [
      {
        cell: annualBudget.cell,
        related: cellsOf([executed, initialBudget]),
        message: text(
          `全年预算数与全年执行数完全相同（${executed.text}），与年初预算数 ${initialBudget.text} 不同。`,
          `Annual budget and executed amount are the same (${executed.text}) while the initial budget is ${initialBudget.text}.`,
        ),
        fix: text(
          '请确认全年预算数是批复的调整预算数，不是按执行数填列。',
          'Confirm that the annual budget is the approved one, not the amount spent.',
        ),
      },
    ];
  },
};
