import type { Check, CheckContext, Light, Report, Text } from '../check';
import { deviates, hasColumn } from '../rows';
import { FORM_CUSTOM } from '../sources';
import { text } from '../wording';

interface Lack {
  readonly light: Light;
  readonly message: Text;
  readonly fix: Text;
}

function lacks({ scored }: CheckContext): Lack[] {
  const { form } = scored;
  if (form.notScorable === 'narrative') {
    return [
      {
        light: 'yellow',
        message: text(
          '这张表只有文字叙述，没有分值和得分，不可计分。',
          'This form is a narrative without weights and scores: it cannot be scored.',
        ),
        fix: text(
          '如要求量化自评，请改用带分值和得分的自评表。',
          'If scores are required, use a form with weights and scores.',
        ),
      },
    ];
  }
  if (form.indicators.length === 0) {
    return [
      {
        light: 'yellow',
        message: text('表中没有读到任何指标行，不可计分。', 'No indicator row was found: the form cannot be scored.'),
        fix: text(
          '请核对表头各列的含义，或补填指标。',
          'Check what the header columns mean, or fill in the indicators.',
        ),
      },
    ];
  }
  const found: Lack[] = [];
  if (!hasColumn(form, 'score')) {
    found.push({
      light: 'red',
      message: text('表中没有「得分」列，不可计分。', 'There is no score column 「得分」: the form cannot be scored.'),
      fix: text(
        '请补上「得分」列；如该列另有名称，请在面板中指定。',
        'Add the column 「得分」, or say in the pane which column it is.',
      ),
    });
  }
  if (!hasColumn(form, 'weight')) {
    found.push({
      light: 'yellow',
      message: text(
        '表中没有「分值」列，无法核对得分是否符合计分规则。',
        'There is no weight column 「分值」: scores cannot be compared with the rule.',
      ),
      fix: text(
        '如有分值（权重），请补上该列；如该列另有名称，请在面板中指定。',
        'Add the weights if there are any, or say in the pane which column it is.',
      ),
    });
  }
  // Shanghai 2019 and the like print an explanation instead of target and actual.
  const judgedOnly = scored.indicators.every((row) => row.kind === 'judged');
  if (!judgedOnly && hasColumn(form, 'target') !== hasColumn(form, 'actual')) {
    const column = hasColumn(form, 'target') ? '实际完成值' : '年度指标值';
    found.push({
      light: 'yellow',
      message: text(
        `表中没有「${column}」列，无法判断指标是否完成。`,
        `There is no column 「${column}」: whether targets were met cannot be judged.`,
      ),
      fix: text(
        `请补上「${column}」列；如该列另有名称，请在面板中指定。`,
        `Add the column 「${column}」, or say in the pane which column it is.`,
      ),
    });
  }
  if (!hasColumn(form, 'reason') && form.formReason === null) {
    const count = scored.indicators.filter(deviates).length;
    const rows = count > 0 ? `，${count} 项偏差无处说明` : '';
    found.push({
      light: 'yellow',
      message: text(
        `表中没有「偏差原因分析及改进措施」列${rows}。`,
        `There is no reason column 「偏差原因分析及改进措施」${count > 0 ? `; ${count} deviating rows cannot be explained` : ''}.`,
      ),
      fix: text(
        '请确认所用表式是否要求说明偏差原因；要求的，补上该列或另附说明。',
        'Check whether the form in use asks for reasons; if it does, add the column or attach an explanation.',
      ),
    });
  }
  return found;
}

export const L02: Check = {
  code: 'L02',
  light: 'yellow',
  title: text('缺少必要的列', 'A needed column is missing'),
  what: text(
    '自评表是否有分值、得分、年度指标值、实际完成值和偏差原因各列。',
    'Whether the form has columns for weight, score, target, actual and reason.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '缺了列就没有可核对的内容：没有得分列不可计分，没有原因列偏差无处说明。',
    'Without the column there is nothing to check: no scores, or no place for a reason.',
  ),
  example: {
    text: text(
      '表头没有「偏差原因分析及改进措施」一列；补上该列即可。',
      'The header lacks 「偏差原因分析及改进措施」; adding the column settles it.',
    ),
    wrong: { without: ['reason'] },
    right: {},
  },
  how: text(
    '对照规定的表式补齐所缺的列；列名不同的，在面板的列对应中指定。',
    'Add the missing column as the official form has it, or assign it in the pane when it has another name.',
  ),
  safe: false,
  run(context) {
    const { form } = context.scored;
    const cell = form.columns[0] === undefined ? null : { row: form.headerRow, column: form.columns[0].column };
    return lacks(context).map((lack): Report => ({ cell, ...lack }));
  },
};
