import { flatMap } from '../../form/flat-map';
import type { Field, Form } from '../../form/model';
import { Decimal } from '../../scoring/decimal';
import { isCopy, prepare } from '../consistency/likeness';
import type { Check, Report } from '../check';
import { differs, numberOf, printedDecimals, unitOf } from '../figures';
import { isBlank } from '../rows';
import { DECLARATION_CUSTOM } from '../sources';
import { quoted, text } from '../wording';

const IN_YUAN: Readonly<Record<string, string>> = { 元: '1', 万元: '10000', 亿元: '100000000' };

/** The amount in 元; null without an amount or a known unit. */
function inYuan(field: Field, form: Form): Decimal | null {
  const amount = numberOf(field);
  const factor = IN_YUAN[form.moneyUnit];
  return amount === null || factor === undefined ? null : amount.mul(factor);
}

/** The year's budget as declared: a declaration has one figure for it. */
function declaredBudget(declaration: Form): Field | null {
  const total = declaration.funds?.total;
  if (total === undefined) return null;
  return [total.annualBudget, total.initialBudget].find((field) => numberOf(field) !== null) ?? null;
}

/** 年初预算数, which is what was declared; the only budget where the form has one column. */
function statedBudget(form: Form): Field | null {
  if (form.funds === null) return null;
  const { initialBudget, annualBudget } = form.funds.total;
  return form.funds.hasInitialBudget ? initialBudget : annualBudget;
}

export const D04: Check = {
  code: 'D04',
  light: 'yellow',
  title: text('预算与申报不同', 'Budget differs from the declaration'),
  what: text(
    '年初预算数与申报表的年度资金总额是否一致（单位不同的先换算）。',
    'Whether the initial budget equals the funds declared for the year, units converted.',
  ),
  source: DECLARATION_CUSTOM,
  why: text('预算口径不一致，执行率就没有可比的基数。', 'With another budget the execution rate has another base.'),
  example: {
    text: text('申报 120 万元，自评表年初预算 100 万元。', 'Declared 120, initial budget 100.'),
    wrong: { funds: { initialBudget: '100.00' }, declaration: { funds: { annualBudget: '120.00' } } },
    right: { funds: { initialBudget: '100.00' }, declaration: { funds: { annualBudget: '100.00' } } },
  },
  how: text(
    '以批复的年初预算为准核对；调整过的，填入全年预算数。',
    'Follow the approved initial budget; enter adjustments in the annual budget.',
  ),
  safe: false,
  run({ scored: { form }, declaration }) {
    if (declaration === null) return [];
    const [declared, stated] = [declaredBudget(declaration), statedBudget(form)];
    if (declared === null || stated === null) return [];
    const [left, right] = [inYuan(declared, declaration), inYuan(stated, form)];
    if (left === null || right === null) return [];
    // Amounts in 万元 hide what two decimals cannot show.
    const hidden = Decimal.max(
      unitOf(printedDecimals(declared.text)).mul(IN_YUAN[declaration.moneyUnit] ?? 1),
      unitOf(printedDecimals(stated.text)).mul(IN_YUAN[form.moneyUnit] ?? 1),
    );
    if (!differs(left, right, hidden)) return [];
    const [declaredAmount, statedAmount] = [
      `${declared.text} ${declaration.moneyUnit}`,
      `${stated.text} ${form.moneyUnit}`,
    ];
    return [
      {
        cell: stated.cell,
        message: text(
          `${form.funds?.hasInitialBudget === true ? '年初预算数' : '预算数'}是${quoted(statedAmount)}，申报表的年度资金是${quoted(declaredAmount)}。`,
          `The ${form.funds?.hasInitialBudget === true ? 'initial ' : ''}budget is ${quoted(statedAmount)}, the declaration says ${quoted(declaredAmount)}.`,
        ),
        fix: text('请以批复的年初预算核对。', 'Check it against the approved initial budget.'),
      },
    ];
  },
};

export const D05: Check = {
  code: 'D05',
  light: 'yellow',
  title: text('总体目标与申报不同', 'Goal differs from the declaration'),
  what: text(
    '自评表的年度总体目标与申报表是否一致（个别字词不同不计）。',
    'Whether the goal is the one declared; a few words may differ.',
  ),
  source: DECLARATION_CUSTOM,
  why: text(
    '总体目标是自评的依据，事后改写就失去了对照。',
    'The goal is what the year is measured by; rewritten afterwards it measures nothing.',
  ),
  example: {
    text: text('自评表的总体目标与申报时完全不同。', 'The goal is not the one declared.'),
    wrong: {
      goal: { expected: '完成辖区照明改造，消除夜间通行隐患。', actual: '已完成。' },
      declaration: { goal: { expected: '组织职业技能培训，促进重点群体稳定就业。', actual: '' } },
    },
    right: {
      goal: { expected: '组织职业技能培训，促进重点群体稳定就业。', actual: '已完成。' },
      declaration: { goal: { expected: '组织职业技能培训，促进重点群体稳定就业。', actual: '' } },
    },
  },
  how: text('改回申报的总体目标；经批准调整的，说明依据。', 'Restore the declared goal, or state the approved change.'),
  safe: false,
  run({ scored: { form }, declaration }) {
    const declared = (declaration?.goals ?? []).map(({ expected }) => expected).filter((goal) => !isBlank(goal));
    if (declared.length === 0) return [];
    return flatMap(form.goals, ({ expected }): Report[] => {
      if (isBlank(expected)) return [];
      const own = prepare(expected.text);
      const kept = declared.some((goal) => {
        const theirs = prepare(goal.text);
        // A goal quoted in part, or continued, is still that goal.
        return isCopy(own, theirs) || own.plain.includes(theirs.plain) || theirs.plain.includes(own.plain);
      });
      if (kept) return [];
      return [
        {
          cell: expected.cell,
          message: text(
            `年度总体目标${quoted(expected.text)}与申报表的${quoted(declared[0]?.text ?? '')}不同。`,
            `The goal ${quoted(expected.text)} differs from the declared ${quoted(declared[0]?.text ?? '')}.`,
          ),
          fix: text(
            '请改回申报的总体目标；经批准调整的，请说明依据。',
            'Restore the declared goal, or state the approved change.',
          ),
        },
      ];
    });
  },
};
