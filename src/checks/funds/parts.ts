import { flatMap, mapPresent } from '../../form/flat-map';
import { Decimal } from '../../scoring/decimal';
import { plus } from '../../scoring/exact';
import type { Funds, FundsRow } from '../../form/model';
import type { Check, Report } from '../check';
import { halfUnitOf, numberOf, printedDecimals, shown } from '../figures';
import { cellsOf } from '../rows';
import { FORM_ARITHMETIC } from '../sources';
import { text } from '../wording';

export const AMOUNT_COLUMNS = [
  { key: 'initialBudget', zh: '年初预算数', en: 'initial budget' },
  { key: 'annualBudget', zh: '全年预算数', en: 'annual budget' },
  { key: 'executed', zh: '全年执行数', en: 'executed amount' },
] as const;

/** 财政拨款 … 其他资金: all sources of money are listed, so they must make the total. */
function isFullList(parts: readonly FundsRow[]): boolean {
  const labels = parts.map((part) => part.label.replace(/\s/gu, ''));
  return (
    labels.some((label) => /财政|中央|拨款|补助/u.test(label)) &&
    labels.some((label) => /其他资金|其它资金|单位资金|自有资金|自筹/u.test(label))
  );
}

/** A second 其中 breaks a part down further: then the parts are not on one level. */
function isNested(parts: readonly FundsRow[]): boolean {
  return parts.slice(1).some((part) => /其中/u.test(part.label.replace(/\s/gu, '')));
}

function brokenSum(funds: Funds, column: (typeof AMOUNT_COLUMNS)[number]): Report[] {
  const totalField = funds.total[column.key];
  const total = numberOf(totalField);
  const fields = funds.parts.map((part) => part[column.key]);
  const printed = fields.map(numberOf);
  // A column nobody broke down says nothing; single blanks count as 0.
  if (total === null || printed.every((amount) => amount === null)) return [];
  const sum = plus(...mapPresent(printed, (amount) => amount));
  const off = sum.minus(total);
  if (off.isZero()) return [];
  const tolerance = [totalField, ...fields]
    .filter((field) => numberOf(field)?.isZero() === false)
    .reduce<Decimal>((left, field) => left.plus(halfUnitOf(printedDecimals(field.text))), new Decimal(0));
  // Rounding may hide half a unit of every amount, but hardly more than a thousandth of the total.
  const allowed = Decimal.max(Decimal.min(tolerance, total.abs().div(1000)), new Decimal('0.015'));
  const broken = isFullList(funds.parts) ? off.abs().greaterThan(allowed) : off.greaterThan(allowed);
  if (!broken) return [];
  const addends = printed.map((amount) => shown(amount ?? new Decimal(0), 6)).join(' + ');
  return [
    {
      cell: totalField.cell,
      related: cellsOf(fields),
      message: text(
        `${column.zh}：各资金来源合计 ${shown(sum, 6)}，年度资金总额 ${shown(total, 6)}，以下几项之一有误：总额或其中一项来源。`,
        `The parts of the ${column.en} add up to ${shown(sum, 6)}, the total says ${shown(total, 6)}; one of these is wrong: the total or one of its parts.`,
      ),
      working: `${addends} = ${shown(sum, 6)}`,
      fix: text(`请逐项核对${column.zh}。`, `Check every ${column.en}.`),
    },
  ];
}

export const B03: Check = {
  code: 'B03',
  light: 'red',
  title: text('资金明细与总额不符', 'Fund sub-rows do not add up'),
  what: text(
    '当年财政拨款、上年结转资金、其他资金相加是否等于年度资金总额。',
    'Whether the sources of money add up to the total 「年度资金总额」.',
  ),
  source: FORM_ARITHMETIC,
  why: text(
    '明细与总额不一致，预算数和执行率都不可信。',
    'When parts and total disagree, neither budget nor rate can be trusted.',
  ),
  example: {
    text: text('财政拨款 80、其他资金 10，总额却写 100。', 'Appropriation 80, other funds 10, and the total says 100.'),
    wrong: {
      funds: {
        parts: [
          { label: '其中：当年财政拨款', annualBudget: '80.00' },
          { label: '其他资金', annualBudget: '10.00' },
        ],
      },
    },
    right: {
      funds: {
        parts: [
          { label: '其中：当年财政拨款', annualBudget: '90.00' },
          { label: '其他资金', annualBudget: '10.00' },
        ],
      },
    },
  },
  how: text('逐项核对各资金来源与总额。', 'Check each source of money and the total.'),
  safe: false,
  run({ scored: { form } }) {
    const { funds } = form;
    if (funds === null || funds.parts.length === 0 || isNested(funds.parts)) return [];
    return flatMap(AMOUNT_COLUMNS, (column) => brokenSum(funds, column));
  },
};
