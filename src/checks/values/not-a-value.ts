import type { Check, Report } from '../check';
import { noted } from '../rows';
import { FORM_CUSTOM, REVIEW_PRACTICE } from '../sources';
import { aboutRow, quoted, text } from '../wording';
import { reportRows } from './noted';

export const V04: Check = {
  code: 'V04',
  light: 'yellow',
  title: text('实际完成值是界限不是数值', 'Actual is a bound, not a value'),
  what: text(
    '实际完成值照抄了「≥90%」之类的界限，没有写实际是多少。',
    'The actual repeats a bound such as 「≥90%」 instead of stating the value.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '界限不是结果，复核时要求提供实际数值和佐证。',
    'A bound is not a result; a reviewer asks for the value and its evidence.',
  ),
  example: {
    text: text(
      '目标 ≥90%，实际也写「≥90%」；应写实际值，如「96%」。',
      'Target ≥90% and actual 「≥90%」; state the value, e.g. 「96%」.',
    ),
    wrong: { indicators: [{ name: '使用者满意度', target: '≥90%', actual: '≥90%' }] },
    right: { indicators: [{ name: '使用者满意度', target: '≥90%', actual: '96%' }] },
  },
  how: text('改写为实际完成的数值。', 'State the value that was reached.'),
  safe: false,
  run(context) {
    return reportRows(
      context,
      (row) => noted(row, 'actual-is-bound') || noted(row, 'looser-bound'),
      (row): Report => {
        const { indicator } = row;
        const loose = noted(row, 'looser-bound');
        return {
          cell: indicator.actual.cell,
          related: indicator.target.cell === null ? [] : [indicator.target.cell],
          message: loose
            ? aboutRow(
                indicator,
                `{row}的实际完成值${quoted(indicator.actual.text)}是比目标${quoted(indicator.target.text)}更宽的界限，无法判断是否完成。`,
                `The actual ${quoted(indicator.actual.text)} of {row} is a looser bound than the target ${quoted(indicator.target.text)}: it cannot be judged.`,
              )
            : aboutRow(
                indicator,
                `{row}的实际完成值${quoted(indicator.actual.text)}是界限而不是实际数值，暂按完成计算。`,
                `The actual ${quoted(indicator.actual.text)} of {row} is a bound, not a value; it was taken as met.`,
              ),
          fix: text('请写实际完成的数值。', 'State the value that was reached.'),
        };
      },
    );
  },
};

export const V05: Check = {
  code: 'V05',
  light: 'yellow',
  title: text('计量单位不一致', 'Units differ'),
  what: text(
    '年度指标值与实际完成值的单位不同，且不能换算。',
    'Target and actual have different units without a known factor.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '单位不同不能比较，很可能填错了一处。',
    'Different units cannot be compared; one of the two is probably wrong.',
  ),
  example: {
    text: text(
      '目标「≥500人」，实际「500家」；统一为「人」。',
      'Target 「≥500人」, actual 「500家」; use 「人」 in both.',
    ),
    wrong: { indicators: [{ name: '培训规模', target: '≥500人', actual: '500家' }] },
    right: { indicators: [{ name: '培训规模', target: '≥500人', actual: '500人' }] },
  },
  how: text('两处改用同一单位。', 'Use one unit in both cells.'),
  safe: false,
  run(context) {
    return reportRows(
      context,
      (row) => noted(row, 'units-differ'),
      ({ indicator, state }): Report => ({
        cell: indicator.actual.cell,
        related: indicator.target.cell === null ? [] : [indicator.target.cell],
        message:
          state === 'unclear'
            ? aboutRow(
                indicator,
                `{row}的年度指标值${quoted(indicator.target.text)}与实际完成值${quoted(indicator.actual.text)}单位不同，无法比较。`,
                `Target ${quoted(indicator.target.text)} and actual ${quoted(indicator.actual.text)} of {row} have different units and cannot be compared.`,
              )
            : aboutRow(
                indicator,
                `{row}的年度指标值${quoted(indicator.target.text)}与实际完成值${quoted(indicator.actual.text)}用了不同的量词，暂按同类计数、已完成计算。`,
                `Target ${quoted(indicator.target.text)} and actual ${quoted(indicator.actual.text)} of {row} count by different words; they were taken for like things, and as met.`,
              ),
        fix: text('请核对并统一两处的计量单位。', 'Check both cells and use one unit.'),
      }),
    );
  },
};

export const V06: Check = {
  code: 'V06',
  light: 'yellow',
  title: text('实际完成值答非所问', 'Actual answers another question'),
  what: text(
    '定性指标的实际完成值与年度指标值说的不是一回事。',
    'The actual of a described target speaks of something else.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '看不出目标是否达到，复核时会要求重填。',
    'Whether the target was reached cannot be seen; a reviewer will ask again.',
  ),
  example: {
    text: text(
      '目标「及时」，实际「稳定」；应写「及时」或「达成指标」。',
      'Target 「及时」, actual 「稳定」; write 「及时」 or 「达成指标」.',
    ),
    wrong: { indicators: [{ name: '维修及时性', target: '及时', actual: '稳定' }] },
    right: { indicators: [{ name: '维修及时性', target: '及时', actual: '及时' }] },
  },
  how: text('针对目标写明达成、部分达成或未达成。', 'Answer the target: reached, partly reached or not reached.'),
  safe: false,
  run(context) {
    return reportRows(
      context,
      (row) => noted(row, 'answers-other-question'),
      ({ indicator }): Report => ({
        cell: indicator.actual.cell,
        related: indicator.target.cell === null ? [] : [indicator.target.cell],
        message: aboutRow(
          indicator,
          `{row}的目标是${quoted(indicator.target.text)}，实际完成值却写${quoted(indicator.actual.text)}，看不出是否达到。`,
          `The target of {row} is ${quoted(indicator.target.text)} but its actual says ${quoted(indicator.actual.text)}: whether it was reached cannot be seen.`,
        ),
        fix: text(
          '请针对目标填写达成、部分达成或未达成。',
          'State whether the target was reached, partly reached or not reached.',
        ),
      }),
    );
  },
};

export const V07: Check = {
  code: 'V07',
  light: 'blue',
  title: text('定量目标只写了「完成」', 'Verdict instead of a value'),
  what: text(
    '目标是数值，实际完成值只写「完成」「达成指标」，没有数。',
    'The target is a number, the actual only says 「完成」 or 「达成指标」.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '没有数值就无法核实，也看不出是否超额。',
    'Without the number it can neither be verified nor seen to exceed.',
  ),
  example: {
    text: text(
      '目标「≥100人」，实际「完成」；写「105人」更好。',
      'Target 「≥100人」, actual 「完成」; 「105人」 is better.',
    ),
    wrong: { indicators: [{ name: '参训规模', target: '≥100人', actual: '完成' }] },
    right: { indicators: [{ name: '参训规模', target: '≥100人', actual: '105人' }] },
  },
  how: text('补写实际完成的数值。', 'Add the value that was reached.'),
  safe: false,
  run(context) {
    return reportRows(
      context,
      (row) => noted(row, 'verdict-for-number'),
      ({ indicator }): Report => ({
        cell: indicator.actual.cell,
        related: indicator.target.cell === null ? [] : [indicator.target.cell],
        message: aboutRow(
          indicator,
          `{row}的目标${quoted(indicator.target.text)}是数值，实际完成值只写了${quoted(indicator.actual.text)}，暂按此结论判断。`,
          `The target ${quoted(indicator.target.text)} of {row} is a number, the actual only says ${quoted(indicator.actual.text)}; it was judged by these words.`,
        ),
        fix: text('请补写实际完成的数值。', 'Add the value that was reached.'),
      }),
    );
  },
};
