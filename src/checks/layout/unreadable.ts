import type { ReadingNote, ScoredIndicator } from '../../scoring/model';
import type { Check, Report } from '../check';
import { aboutRow, quoted, text } from '../wording';
import { actualOf, targetOf } from '../readings';
import { hasColumn } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { unreadAmounts } from './unread-amounts';

/** Other checks say more exactly why these cannot be judged. */
const SAID_ELSEWHERE: readonly ReadingNote[] = [
  'answers-other-question',
  'looser-bound',
  'units-differ',
  'target-blank',
  'target-mark',
  'actual-blank',
];

function notUnderstood(row: ScoredIndicator): boolean {
  if (row.state !== 'unclear' || row.kind === 'judged') return false;
  if (targetOf(row.indicator).kind === 'placeholder' || actualOf(row.indicator).kind === 'placeholder') return false;
  return !row.notes.some((note) => SAID_ELSEWHERE.includes(note));
}

export const L01: Check = {
  code: 'L01',
  light: 'yellow',
  title: text('未能判断', 'Cannot be judged'),
  what: text(
    '指标行读不懂，年度指标值与实际完成值无法比较（文字含义不明、日期写法不一），或资金金额不是数字。',
    'A row that cannot be read, whose target and actual cannot be compared (unclear words, differing dates), or an amount that is no number.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '机器判断不了的行不能当作没有问题放过，须由人核对得分。',
    'A row the machine cannot judge must not pass as flawless: a person checks its score.',
  ),
  example: {
    text: text(
      '目标「12月底前完成」，实际「进展顺利」：无法判断是否完成；实际写「已完成」即可判断。',
      'Target 「12月底前完成」, actual 「进展顺利」 cannot be judged; 「已完成」 can.',
    ),
    wrong: { indicators: [{ name: '系统建设', target: '12月底前完成', actual: '进展顺利' }] },
    right: { indicators: [{ name: '系统建设', target: '12月底前完成', actual: '已完成' }] },
  },
  how: text(
    '实际完成值改写为数值，或写明达成、部分达成、未达成；确实只能由人判断的，核对得分后标记「已说明」。',
    'State a value, or one of the form’s words 「达成」「部分达成」「未达成」; if only a person can judge, check the score and mark the finding as explained.',
  ),
  safe: false,
  run({ scored }) {
    const rows = hasColumn(scored.form, 'actual')
      ? scored.indicators.filter(notUnderstood).map((row): Report => ({
          cell: row.indicator.actual.cell ?? row.indicator.name.cell,
          related: [row.indicator.target.cell, row.indicator.score.cell].filter((cell) => cell !== null),
          message: aboutRow(
            row.indicator,
            `{row}未能判断：年度指标值${quoted(row.indicator.target.text)}与实际完成值${quoted(row.indicator.actual.text)}无法比较。`,
            `{row} cannot be judged: target ${quoted(row.indicator.target.text)} and actual ${quoted(row.indicator.actual.text)} cannot be compared.`,
          ),
          fix: text(
            '请人工核对是否完成，并把实际完成值写成与年度指标值可比的数值或达成情况。',
            'Check by hand whether it was met, and state the actual as a value or state that can be compared with the target.',
          ),
        }))
      : [];
    const odd = scored.form.oddRows
      .filter((row) => row.kind === 'unreadable')
      .map((row): Report => ({
        cell: row.cell,
        message: text(
          `第 ${row.row + 1} 行${row.text === '' ? '' : quoted(row.text)}在指标表内但无法识别，没有参与校验。`,
          `Row ${row.row + 1} ${row.text === '' ? '' : quoted(row.text)} stands among the indicators but cannot be read and was not checked.`,
        ),
        fix: text(
          '请核对这一行：是指标就补全名称、分值和得分，不是指标就移到表外。',
          'Look at this row: complete name, weight and score if it is an indicator, else move it out of the table.',
        ),
      }));
    return [...rows, ...odd, ...unreadAmounts(scored.form)];
  },
};
