import { flatMap } from '../../form/flat-map';
import type { Field, Indicator, OddRow } from '../../form/model';
import { isPlaceholder } from '../../form/values';
import type { Check, Report } from '../check';
import { actualOf, targetOf } from '../readings';
import { FORM_CUSTOM } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** A template's own words where a name should stand: 指标2：, ……, ***, ××; 按要求 may head a row of its own. */
function isPlaceholderName(name: string): boolean {
  return isPlaceholder(name) && !/^[按根依]/u.test(name.trim());
}

/** Rows of the template that nobody filled in: one matter, however many there are. */
function leftOver(rows: readonly OddRow[]): Report[] {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const fix = text('不用的占位行请删除，要用的请填完整。', 'Delete the rows, or complete them.');
  const line = first.row + 1;
  if (others.length === 0) {
    return [
      {
        cell: first.cell,
        message: text(
          `第 ${line} 行留有模板占位文字${quoted(first.text)}。`,
          `Row ${line} still holds the template text ${quoted(first.text)}.`,
        ),
        fix,
      },
    ];
  }
  return [
    {
      cell: first.cell,
      related: others.map(({ cell }) => cell),
      message: text(
        `第 ${line} 行${quoted(first.text)}等 ${rows.length} 行是没有填写的模板占位行。`,
        `Row ${line} ${quoted(first.text)} and ${others.length} more are template rows that were never filled in.`,
      ),
      fix,
    },
  ];
}

function placeholders(indicator: Indicator): Field[] {
  const found: Field[] = [];
  if (isPlaceholderName(indicator.name.text)) found.push(indicator.name);
  if (targetOf(indicator).kind === 'placeholder') found.push(indicator.target);
  if (actualOf(indicator).kind === 'placeholder') found.push(indicator.actual);
  if (/^[….。*＊]{2,}$/u.test(indicator.reason.text.trim())) found.push(indicator.reason);
  return found;
}

export const V10: Check = {
  code: 'V10',
  light: 'yellow',
  title: text('模板占位文字未删', 'Placeholder left in'),
  what: text(
    '表样自带的「指标2：」「……」「*」，或「按要求」之类没有内容的填写。',
    'Template text such as 「指标2：」「……」「*」, or empty words such as 「按要求」.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '占位文字说明这一处没有填完，没有内容可供核对。',
    'A placeholder shows that this place was never filled in.',
  ),
  example: {
    text: text(
      '年度指标值写「按要求」，没有说明要求是什么；写成「≥10场」即可。',
      'Target 「按要求」 says nothing; 「≥10场」 does.',
    ),
    wrong: { indicators: [{ name: '培训场次', target: '按要求', actual: '按要求' }] },
    right: { indicators: [{ name: '培训场次', target: '≥10场', actual: '12场' }] },
  },
  how: text('填上实际内容；不用的占位行整行删除。', 'Fill in real content; delete placeholder rows that are not used.'),
  safe: false,
  run({ scored }) {
    const rows = flatMap(scored.indicators, ({ indicator }) =>
      placeholders(indicator).map((field): Report => ({
        cell: field.cell ?? indicator.name.cell,
        message: aboutRow(
          indicator,
          `{row}一行留有没有内容的文字${quoted(field.text)}。`,
          `{row} still holds the placeholder ${quoted(field.text)}.`,
        ),
        fix: text('请填写实际内容，不用的行请删除。', 'Fill in real content, or delete the row.'),
      })),
    );
    const odd = leftOver(scored.form.oddRows.filter((row) => row.kind === 'placeholder'));
    return [...rows, ...odd];
  },
};
