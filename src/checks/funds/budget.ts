import { Decimal } from '../../scoring/decimal';
import type { Form } from '../../form/model';
import type { Check } from '../check';
import { numberOf, rateWindow, shown } from '../figures';
import { cellsOf, isExecutionIndicator } from '../rows';
import { REVIEW_PRACTICE, RULE_PACK } from '../sources';
import { text } from '../wording';
import { hasRealReason, hollowness } from '../explanations/reason-text';
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
    if (planned === null || spent === null || !spent.greaterThan(0)) return [];
    const window = rateWindow(row.executed, budget);
    const over = planned.isZero() || (window !== null && window.low.greaterThan(100));
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

/** Words of a reason that can explain why money was not spent. */
const ABOUT_MONEY_OR_PROGRESS =
  /预算|资金|经费|支付|付款|拨付|尾款|质保金|结算|结余|结转|节约|执行|支出|合同|招标|采购|竣工|验收|审批|审价|工期|进度|延期|推迟|延迟|滞后|疫情|机构改革|政策调整|未开展|取消|暂停/u;

/** Whether anything in the form can be taken as an explanation of a low execution rate. */
function executionExplained(form: Form): boolean {
  const fundsReasons = form.funds === null ? [] : [form.funds.total, ...form.funds.parts].map((row) => row.reason.text);
  if (fundsReasons.some((reason) => reason.trim() !== '')) return true;
  if ((form.formReason?.text.trim() ?? '') !== '') return true;
  const reasons = form.indicators.some(
    (indicator) =>
      (isExecutionIndicator(indicator) &&
        indicator.reason.text.trim() !== '' &&
        hollowness(indicator.reason.text, indicator) !== 'mark') ||
      (hasRealReason(indicator) && ABOUT_MONEY_OR_PROGRESS.test(indicator.reason.text)),
  );
  return (
    reasons ||
    form.goals.some((goal) =>
      /(?:预算|资金|经费|支付|付款|执行率).{0,30}(?:因|由于|未|结余|节约|调整|滞后)|(?:因|由于|受).{0,30}(?:预算|资金|经费|支付|付款|执行率)/u.test(
        goal.actual.text,
      ),
    )
  );
}

export const B05: Check = {
  code: 'B05',
  light: 'yellow',
  title: text('执行率偏低未说明', 'Low execution nowhere explained'),
  what: text(
    '执行率低于 90%（以规则包为准），全表没有一处说明原因。',
    'The execution rate is below 90 % (as the rule pack says) and nothing in the form explains it.',
  ),
  source: RULE_PACK,
  why: text(
    '资金没有用完要说明原因，并影响下一年度预算安排。',
    'Unspent money must be explained and bears on next year’s budget.',
  ),
  example: {
    text: text('执行率 80%，全表没有提到原因。', 'Rate 80 %, and nothing says why.'),
    wrong: {
      pack: 'sichuan',
      funds: { annualBudget: '100.00', executed: '80.00', executionRate: '80.00%', score: '8.00' },
    },
    right: {
      pack: 'sichuan',
      funds: { annualBudget: '100.00', executed: '95.00', executionRate: '95.00%', score: '9.50' },
    },
  },
  how: text(
    '在原因一栏（或资金栏的原因列）说明资金未执行的原因和安排。',
    'Explain in a reason cell why the money was not spent and what is planned.',
  ),
  safe: false,
  run({ scored }) {
    const { form, execution, pack } = scored;
    const limit = pack.parameters.executionReasonBelow.value;
    const row = form.funds?.total;
    // The Shanghai 2019 form has its own 主要问题 and 改进措施 outside the table.
    if (row === undefined || limit === null || form.family === 'F8' || execution.state !== 'computable') return [];
    const window = rateWindow(row.executed, budgetField(scored, row));
    if (window === null || !window.high.lessThan(limit) || executionExplained(form)) return [];
    const rate = execution.rate === null ? shown(window.high) : shown(execution.rate);
    return [
      {
        cell: row.reason.cell ?? row.executionRate.cell ?? row.executed.cell,
        related: cellsOf([row.executed, row.annualBudget]),
        message: text(
          `资金执行率为 ${rate}%，低于 ${limit}%，表中没有说明原因。`,
          `The execution rate is ${rate} %, below ${limit} %, and nothing in the form explains it.`,
        ),
        working: `${row.executed.text} ÷ ${budgetField(scored, row).text} = ${rate}%`,
        fix: text(
          '请在原因一栏说明资金未执行完的原因和后续安排。',
          'Explain in a reason cell why the money was not spent and what is planned.',
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
    const share = new Decimal(scored.pack.parameters.budgetChangeReason.value);
    const change = initial.isZero() ? null : annual.minus(initial).div(initial.abs());
    if (change !== null && change.abs().lessThan(share)) return [];
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

export const B08: Check = {
  code: 'B08',
  light: 'blue',
  title: text('金额单位缺失或可疑', 'Money unit missing or implausible'),
  what: text(
    '资金栏是否写明元或万元，金额大小与单位是否相称。',
    'Whether the funds block names its unit, and the amounts fit it.',
  ),
  source: REVIEW_PRACTICE,
  why: text('单位错了，金额差一万倍。', 'With the wrong unit the amounts are off by ten thousand.'),
  example: {
    text: text('资金栏没有写单位；补上「万元」。', 'The funds block names no unit; add 「万元」.'),
    wrong: { moneyUnit: '' },
    right: { moneyUnit: '万元' },
  },
  how: text('在「项目资金」后注明（元）或（万元）。', 'Put 「（元）」 or 「（万元）」 after 「项目资金」.'),
  safe: false,
  run({ scored: { form } }) {
    if (form.funds === null) return [];
    const { total } = form.funds;
    const amounts = [total.initialBudget, total.annualBudget, total.executed];
    const largest = amounts.reduce<Decimal>(
      (most, field) => Decimal.max(most, numberOf(field)?.abs() ?? 0),
      new Decimal(0),
    );
    if (largest.isZero()) return [];
    const cell = form.moneyUnitCell ?? total.annualBudget.cell ?? total.executed.cell;
    if (form.moneyUnit === '') {
      return [
        {
          cell,
          message: text(
            '项目资金没有注明金额单位（元或万元）。',
            'The funds block does not say whether amounts are in 「元」 or 「万元」.',
          ),
          fix: text('请在「项目资金」后注明单位。', 'Name the unit after 「项目资金」.'),
        },
      ];
    }
    const tooLarge =
      (form.moneyUnit === '万元' && largest.greaterThanOrEqualTo(1_000_000)) ||
      (form.moneyUnit === '亿元' && largest.greaterThanOrEqualTo(1000));
    const tooSmall = form.moneyUnit === '元' && largest.lessThan(1000);
    if (!tooLarge && !tooSmall) return [];
    const amount = `${shown(largest)} ${form.moneyUnit}`;
    return [
      {
        cell,
        related: cellsOf(amounts),
        message: tooLarge
          ? text(
              `资金总额为 ${amount}，单位可能应为「元」。`,
              `The funds come to 「${amount}」; the unit should perhaps be 「元」.`,
            )
          : text(
              `资金总额仅 ${amount}，单位可能应为「万元」。`,
              `The funds come to 「${amount}」 only; the unit should perhaps be 「万元」.`,
            ),
        fix: text('请核对金额单位。', 'Check the unit.'),
      },
    ];
  },
};
