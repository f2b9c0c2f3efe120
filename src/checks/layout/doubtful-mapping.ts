import { CONFIDENCE_LIMIT } from '../../form/model';
import type { Check } from '../check';
import { FORM_CUSTOM } from '../sources';
import { listed, text } from '../wording';

export const L03: Check = {
  code: 'L03',
  light: 'yellow',
  title: text('列的含义不确定', 'Columns in doubt'),
  what: text(
    '表头各列的识别把握是否足够（低于限度的要由人确认）。',
    'Whether the meaning of every column was recognised with enough confidence.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '列认错了，后面的计分和校验就都不可信，宁可先问一句。',
    'A column taken for another makes every later result worthless, so it is better to ask first.',
  ),
  example: {
    text: text(
      '表头写法少见，识别把握低于限度；在面板确认各列后不再提示。',
      'An unusual header falls below the limit; once the columns are confirmed in the pane the finding goes.',
    ),
    wrong: { confidence: 0.5 },
    right: { confidence: 1 },
  },
  how: text(
    '在面板中逐列确认其含义；确认结果会记在工作簿里。',
    'Confirm the columns in the pane; the answer is kept in the workbook.',
  ),
  safe: false,
  run({ scored: { form } }) {
    const doubtful = form.columns.filter((column) => column.role !== 'ignore' && column.confidence < CONFIDENCE_LIMIT);
    if (doubtful.length === 0 && form.confidence >= CONFIDENCE_LIMIT) return [];
    const cells = doubtful.map((column) => ({ row: form.headerRow, column: column.column }));
    const names = listed(doubtful.map((column) => column.header));
    const percent = Math.round(form.confidence * 100);
    return [
      {
        cell: cells[0] ?? { row: form.headerRow, column: form.columns[0]?.column ?? form.range.first.column },
        related: cells.slice(1),
        message:
          doubtful.length === 0
            ? text(
                `这张表的识别把握只有 ${percent}%，结果仅供参考。`,
                `This form was recognised with ${percent}% confidence only; take the results with care.`,
              )
            : text(
                `表头${names['zh-CN']}的含义不能确定。`,
                `The meaning of the header ${names['en-US']} is not certain.`,
              ),
        fix: text('请在面板中确认各列的含义，再重新校验。', 'Confirm the columns in the pane, then check again.'),
      },
    ];
  },
};
