import type { Field, Indicator } from '../../form/model';
import type { Check, Report } from '../check';
import { actualOf, targetOf } from '../readings';
import { FORM_CUSTOM } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** A template's own words where a name should stand: 指标2：, ……, ***, ××. */
function isPlaceholderName(name: string): boolean {
  return /^(?:(?:三级)?指标\d*[:：]?|[.…。*＊×xX]+|\(?（?(?:请)?填写.*)$/u.test(name.trim());
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
    const rows = scored.indicators.flatMap(({ indicator }) =>
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
    const odd = scored.form.oddRows
      .filter((row) => row.kind === 'placeholder')
      .map((row): Report => ({
        cell: row.cell,
        message: text(
          `第 ${row.row + 1} 行留有模板占位文字${quoted(row.text)}。`,
          `Row ${row.row + 1} still holds the template text ${quoted(row.text)}.`,
        ),
        fix: text('不用的占位行请删除，要用的请填完整。', 'Delete the row, or complete it.'),
      }));
    return [...rows, ...odd];
  },
};
