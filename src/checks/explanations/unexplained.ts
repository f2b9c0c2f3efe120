import { flatMap } from '../../form/flat-map';
import type { CellRef } from '../../form/sheet';
import type { Form } from '../../form/model';
import type { ScoredIndicator } from '../../scoring/model';
import type { Check, CheckContext, Report, Text } from '../check';
import { shown } from '../figures';
import { cellsOf, hasColumn, isBlank, missedTarget } from '../rows';
import { reasonColumn } from '../reason-column';
import { REASON_COLUMN, RULE_PACK } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** Where the reason of this row belongs, and whether anything stands there. Null when the form has no such place (L02). */
function reasonPlace(
  form: Form,
  row: ScoredIndicator,
): { readonly cell: CellRef | null; readonly blank: boolean } | null {
  if (hasColumn(form, 'reason')) return { cell: row.indicator.reason.cell, blank: isBlank(row.indicator.reason) };
  if (form.formReason !== null) return { cell: form.formReason.cell, blank: isBlank(form.formReason) };
  return null;
}

/**
 * Deviating rows whose place for a reason is blank. What stands there but says nothing (无, —) is E04.
 * One row gets at most one of E01 and E02: E02 when the target was missed or only partly met, points lost or not; else E01.
 */
function unexplained(
  { scored }: CheckContext,
  holds: (row: ScoredIndicator) => boolean,
  report: (row: ScoredIndicator, cell: CellRef | null) => Report,
): Report[] {
  return flatMap(scored.indicators, (row) => {
    if (!row.unexplained || !holds(row)) return [];
    const place = reasonPlace(scored.form, row);
    if (place === null || !place.blank) return [];
    return [report(row, place.cell ?? row.indicator.score.cell)];
  });
}

function lostPoints(row: ScoredIndicator): string {
  return row.weight === null || row.score === null ? '' : shown(row.weight.minus(row.score));
}

function writeBoth(form: Form): Text {
  const column = reasonColumn(form);
  return text(`请在${column}写明为什么、下一步怎么做。`, `State in ${column} why it happened and what will be done.`);
}

export const E01: Check = {
  code: 'E01',
  light: 'red',
  title: text('扣分未说明原因', 'Points lost, no reason'),
  what: text(
    '目标已完成（或由人评分）但得分低于分值，原因一栏空着。',
    'The target was met, or a person judged it, the score is below the weight, and the reason is blank.',
  ),
  source: REASON_COLUMN,
  why: text(
    '扣了分就要说明为什么扣、怎么改，否则会被退回。',
    'Lost points must be explained, with what will be done; otherwise the form comes back.',
  ),
  example: {
    text: text(
      '「宣传覆盖面」目标达成，10 分只得 9 分，没有写原因。',
      '「宣传覆盖面」 reached its target, scored 9 of 10, and gives no reason.',
    ),
    wrong: { indicators: [{ name: '宣传覆盖面', target: '扩大', actual: '扩大', weight: '10', score: '9' }] },
    right: {
      indicators: [
        {
          name: '宣传覆盖面',
          target: '扩大',
          actual: '扩大',
          weight: '10',
          score: '9',
          reason: '因下半年宣传点位减少，个别街镇未覆盖；下一年度将增加线上宣传。',
        },
      ],
    },
  },
  how: text(
    '写明扣分原因和改进措施；不该扣分的，改回满分。',
    'State reason and measures, or restore the full score if nothing should be deducted.',
  ),
  safe: false,
  run(context) {
    return unexplained(
      context,
      (row) => row.deviations.includes('lost') && !missedTarget(row),
      (row, cell) => ({
        cell,
        related: cellsOf([row.indicator.weight, row.indicator.score]),
        message: aboutRow(
          row.indicator,
          `{row}扣了 ${lostPoints(row)} 分，没有说明原因。`,
          `{row} lost ${lostPoints(row)} points without a reason.`,
        ),
        working:
          row.weight === null || row.score === null
            ? ''
            : `${shown(row.weight)} − ${shown(row.score)} = ${lostPoints(row)}`,
        fix: writeBoth(context.scored.form),
      }),
    );
  },
};

export const E02: Check = {
  code: 'E02',
  light: 'red',
  title: text('目标未完成未说明原因', 'Target missed, no reason'),
  what: text(
    '实际没有达到（或只部分达到）年度指标值，无论是否扣分，原因一栏空着。',
    'The target was missed or only partly met, points lost or not, and the reason is blank.',
  ),
  source: REASON_COLUMN,
  why: text(
    '偏差不说明，复核无法判断是客观原因还是管理问题，会被退回。',
    'Unexplained, a reviewer cannot tell circumstances from mismanagement; the form comes back.',
  ),
  example: {
    text: text(
      '目标 ≥100份，实际 80份，得分按比例计算了，却没有写原因。',
      'Target ≥100, actual 80, scored by the rule, but no reason given.',
    ),
    wrong: { indicators: [{ name: '资料发放数', target: '≥100份', actual: '80份', weight: '10', score: '8' }] },
    right: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因下半年活动减少一场，发放数不足；明年将提前安排场次。',
        },
      ],
    },
  },
  how: text(
    '写明未完成的原因和改进措施；实际值填错的，改正实际值。',
    'State reason and measures; correct the actual if it was entered wrongly.',
  ),
  safe: false,
  run(context) {
    return unexplained(context, missedTarget, (row, cell) => {
      const lost = row.deviations.includes('lost');
      const { indicator } = row;
      const zhLost = lost ? `，扣了 ${lostPoints(row)} 分` : '';
      const enLost = lost ? ` and lost ${lostPoints(row)} points` : '';
      const partly = row.state === 'partly';
      return {
        cell,
        related: cellsOf([indicator.target, indicator.actual, indicator.score]),
        message: aboutRow(
          indicator,
          `{row}${partly ? '只部分完成' : '没有完成'}（目标${quoted(indicator.target.text)}，实际${quoted(indicator.actual.text)}）${zhLost}，没有说明原因。`,
          `{row} ${partly ? 'was only partly met' : 'was missed'} (target ${quoted(indicator.target.text)}, actual ${quoted(indicator.actual.text)})${enLost} without a reason.`,
        ),
        working: row.working,
        fix: writeBoth(context.scored.form),
      };
    });
  },
};

export const E03: Check = {
  code: 'E03',
  light: 'yellow',
  title: text('远超目标未说明原因', 'Target far exceeded, no reason'),
  what: text(
    '实际达到年度指标值的规定倍数（一般 130%）以上，原因一栏空着。',
    'The actual reaches the threshold of the rule pack (usually 130 % of the target) and the reason is blank.',
  ),
  source: RULE_PACK,
  why: text(
    '超出过多说明目标定得偏低，同样属于偏差，要说明。',
    'Far beyond the target means the target was set too low: that is a deviation too.',
  ),
  example: {
    text: text('目标 ≥500人次，实际 1000人次，没有说明。', 'Target ≥500, actual 1000, nothing said about it.'),
    wrong: { indicators: [{ name: '参会规模', target: '≥500人次', actual: '1000人次' }] },
    right: { indicators: [{ name: '参会规模', target: '≥500人次', actual: '550人次' }] },
  },
  how: text('写明超额的原因，下一年度据实调高目标。', 'Say why, and raise the target next year.'),
  safe: false,
  run(context) {
    const { exceedReasonRequired, exceedThreshold } = context.scored.pack.parameters;
    const threshold = `${String(Math.round(Number(exceedThreshold.value) * 100))}%`;
    return unexplained(
      context,
      (row) => row.deviations.includes('over'),
      ({ indicator, working }, cell) => ({
        cell,
        light: exceedReasonRequired.value ? 'red' : 'yellow',
        related: cellsOf([indicator.target, indicator.actual]),
        message: aboutRow(
          indicator,
          `{row}实际${quoted(indicator.actual.text)}已达到目标${quoted(indicator.target.text)}的 ${threshold} 以上，没有说明原因。`,
          `{row}: the actual ${quoted(indicator.actual.text)} reaches ${threshold} or more of the target ${quoted(indicator.target.text)} without a reason.`,
        ),
        working,
        fix: text(
          `请在${reasonColumn(context.scored.form)}说明超额的原因，下一年度据实设定目标。`,
          `Say in ${reasonColumn(context.scored.form)} why it was exceeded, and set a realistic target next year.`,
        ),
      }),
    );
  },
};
