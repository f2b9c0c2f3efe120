import { flatMap, mapPresent } from '../../form/flat-map';
import type { CellRef } from '../../form/sheet';
import { Decimal } from '../../scoring/decimal';
import type { ScoredForm } from '../../scoring/model';
import type { Check, Report } from '../check';
import { differs, numberOf, printedDecimals, shown, unitOf } from '../figures';
import { cellsOf, columnCells, isBlank, scoresComplete } from '../rows';
import { FORM_ARITHMETIC, FORM_CUSTOM } from '../sources';
import { listed, quoted, text } from '../wording';

/** Whether a printed total is this sum, rounded to its printed decimals. */
function isSum(printed: Decimal, sum: Decimal, printedText: string): boolean {
  const half = unitOf(printedDecimals(printedText)).div(2);
  return !differs(printed, sum, Decimal.max(half, '0.005'));
}

/** Weights and scores of the indicators alone make the printed totals: the funds row's points too many are W01, once. */
function leavesFundsOut(scored: ScoredForm, printed: Decimal, printedText: string): boolean {
  const { execution, total } = scored;
  if (execution.weight === null || execution.score === null || total.weightSum === null || total.computed === null)
    return false;
  const weights = total.weightSum.minus(execution.weight);
  return (
    !differs(weights, total.printedWeight ?? new Decimal(100)) &&
    isSum(printed, total.computed.minus(execution.score), printedText)
  );
}

interface Suspect {
  readonly label: string;
  readonly cell: CellRef | null;
}

/** Addends that alone would explain the difference: scored differently from the rule by just that, or left out. */
function suspects(scored: ScoredForm, off: Decimal): Suspect[] {
  const rows = flatMap(scored.indicators, ({ indicator, score, suggested }): Suspect[] => {
    if (score === null || score.isZero()) return [];
    const leftOut = !differs(score, off.negated());
    const countedTwice = !differs(score, off);
    const misscored = suggested !== null && !suggested.equals(score) && !differs(suggested.minus(score), off);
    return leftOut || countedTwice || misscored ? [{ label: indicator.name.text, cell: indicator.score.cell }] : [];
  });
  const { execution, form } = scored;
  const funds = form.funds?.total.score;
  if (funds === undefined || execution.score === null || execution.score.isZero()) return rows;
  const { score, expectedScore } = execution;
  const misscored =
    expectedScore !== null && differs(expectedScore, score) && !differs(expectedScore.minus(score), off);
  const explains = !differs(score, off.abs()) || misscored;
  return explains ? [{ label: '资金执行率', cell: funds.cell }, ...rows] : rows;
}

export const T01: Check = {
  code: 'T01',
  light: 'red',
  title: text('总分不等于各项得分之和', 'Total differs from the sum of scores'),
  what: text(
    '印出的总分是否等于资金执行率得分与各指标得分之和。',
    'Whether the printed total is the sum of the funds score and all indicator scores.',
  ),
  source: FORM_ARITHMETIC,
  why: text('总分与明细对不上，等级也就不可信。', 'When total and rows disagree, the grade cannot be trusted.'),
  example: {
    text: text('各项得分合计 99.90，总分却写 98。', 'The scores add up to 99.90, the total says 98.'),
    wrong: { total: { score: '98' } },
    right: { total: { score: '99.90' } },
  },
  how: text('逐项核对得分后重算总分，最好用求和公式。', 'Check the scores, then add them up again, best by a formula.'),
  safe: false,
  run({ scored }) {
    const { form, total } = scored;
    const printedField = form.total?.score;
    // With a score missing the sum says nothing (S05).
    if (printedField === undefined || total.printed === null || total.computed === null || !scoresComplete(scored))
      return [];
    if (isSum(total.printed, total.computed, printedField.text)) return [];
    if (leavesFundsOut(scored, total.printed, printedField.text)) return [];
    const off = total.printed.minus(total.computed);
    const few = suspects(scored, off);
    const narrowed = few.length > 0 && few.length <= 5;
    const names = listed(few.map(({ label }) => label));
    return [
      {
        cell: printedField.cell,
        related: narrowed ? mapPresent(few, ({ cell }) => cell) : columnCells(form, 'score'),
        message: text(
          `总分填 ${shown(total.printed)}，各项得分之和为 ${shown(total.computed)}，相差 ${shown(off.abs())}，以下几项之一有误：总分，或${narrowed ? `${names['zh-CN']}的得分` : '其中一项得分'}。`,
          `The total says ${shown(total.printed)}, the scores add up to ${shown(total.computed)}, ${shown(off.abs())} apart; one of these is wrong: the total, or ${narrowed ? `the score of ${names['en-US']}` : 'one of the scores'}.`,
        ),
        working: total.working,
        fix: text('请逐项核对得分，再重算总分。', 'Check the scores, then add them up again.'),
      },
    ];
  },
};

export const T03: Check = {
  code: 'T03',
  light: 'blue',
  title: text('总分或等级没有填', 'Total or grade missing'),
  what: text('表上有总分、等级栏而没有填。', 'The form has a place for total or grade and it is blank.'),
  source: FORM_CUSTOM,
  why: text('可以由各项得分直接算出，一并填好再提交。', 'Both follow from the scores and can be filled in at once.'),
  example: {
    text: text('总分一栏空着，各项得分合计 99.90。', 'The total is blank; the scores add up to 99.90.'),
    wrong: { total: { score: '' } },
    right: { total: { score: '99.90' } },
  },
  how: text('填入算得的总分和等级。', 'Fill in the computed total and grade.'),
  safe: true,
  run({ scored }) {
    const { form, total, grade } = scored;
    const found: Report[] = [];
    const score = form.total?.score;
    const sum = scoresComplete(scored) ? total.computed : total.suggested;
    if (score !== undefined && isBlank(score) && score.formula === '') {
      found.push({
        cell: score.cell ?? form.total?.label ?? null,
        message:
          sum === null
            ? text('总分没有填。', 'The total is blank.')
            : text(`总分没有填，按各项得分算得 ${shown(sum)}。`, `The total is blank; the scores make ${shown(sum)}.`),
        working: total.working,
        fix: text('请填入总分。', 'Fill in the total.'),
        ...(score.cell === null || sum === null
          ? {}
          : { correction: { cell: score.cell, content: { kind: 'number', number: sum.toString() } } as const }),
      });
    } else if (form.total === null && scored.indicators.some((row) => row.score !== null)) {
      found.push({
        cell: null,
        message: text('没有找到总分一行，无法核对总分。', 'No total row was found, so the total cannot be checked.'),
        fix: text('请补上总分一行。', 'Add a row for the total.'),
      });
    }
    if (form.grade !== null && form.grade.cell !== null && isBlank(form.grade) && form.grade.formula === '') {
      const { computed } = grade;
      found.push({
        cell: form.grade.cell,
        message:
          computed === ''
            ? text('评分等级没有填。', 'The grade is blank.')
            : text(
                `评分等级没有填，按总分应为${quoted(computed)}。`,
                `The grade is blank; by the total it is ${quoted(computed)}.`,
              ),
        fix: text('请填入评分等级。', 'Fill in the grade.'),
        ...(computed === ''
          ? {}
          : { correction: { cell: form.grade.cell, content: { kind: 'text', text: computed } } as const }),
      });
    }
    return found;
  },
};

export const T04: Check = {
  code: 'T04',
  light: 'red',
  title: text('表头总分与表内总分不一致', 'Header total differs from table total'),
  what: text(
    '表头「自评得分」与表内总分是否相同。',
    'Whether the header total 「自评得分」 equals the total in the table.',
  ),
  source: FORM_ARITHMETIC,
  why: text('同一张表两个总分，必有一处没有更新。', 'Two totals on one form: one was not updated.'),
  example: {
    text: text('表头自评得分 95，表内总分 99.90。', 'The header says 95, the table 99.90.'),
    wrong: { total: { headerScore: '95' } },
    right: { total: { headerScore: '99.90' } },
  },
  how: text('核对后使两处一致。', 'Check, and make both agree.'),
  safe: false,
  run({ scored: { form, total } }) {
    const header = form.total?.headerScore ?? null;
    if (header === null || form.total === null) return [];
    const headerNumber = numberOf(header);
    const table = total.printed ?? total.computed;
    if (headerNumber === null || table === null) return [];
    if (isSum(headerNumber, table, header.text) || isSum(table, headerNumber, form.total.score.text)) return [];
    return [
      {
        cell: header.cell,
        related: cellsOf([form.total.score]),
        message: text(
          `表头总分 ${shown(headerNumber)} 与表内总分 ${shown(table)} 不一致，其中一处有误。`,
          `The header total ${shown(headerNumber)} differs from the table total ${shown(table)}: one of them is wrong.`,
        ),
        working: `${shown(headerNumber)} ≠ ${shown(table)}`,
        fix: text('请核对后使两处一致。', 'Check, and make both agree.'),
      },
    ];
  },
};
