import type { Form } from '../../form/model';
import { decimal } from '../../scoring/decimal';
import type { Check } from '../check';
import { hasRealReason, hollowness } from '../explanations/reason-text';
import { isAbove, rateWindow, shown } from '../figures';
import { cellsOf, isExecutionIndicator } from '../rows';
import { RULE_PACK } from '../sources';
import { text } from '../wording';
import { budgetField } from './rate';

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
    if (window === null || !isAbove(decimal(limit), window.high) || executionExplained(form)) return [];
    const rate = shown(execution.rate ?? window.high.top.div(window.high.bottom));
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
