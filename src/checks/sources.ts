/** 依据: where a check comes from. No clause is cited that was not read at its source. */
import type { Text } from './check';
import { text } from './wording';

/** Seen in the public forms themselves. */
export const FORM_CUSTOM: Text = text('公开自评表中的通行做法', 'Common practice in published self-evaluation forms');

/** Arithmetic the form itself prints. */
export const FORM_ARITHMETIC: Text = text(
  '自评表自身的勾稽关系（公开自评表均按此计算）',
  'The arithmetic of the form itself, as published forms apply it',
);

/** Seen in deployed systems or local notices. */
export const REVIEW_PRACTICE: Text = text(
  '各地复核和财政抽查中的通行做法',
  'Common practice in local review and spot checks by finance departments',
);

/** The parameters come from the rule pack, which names its own sources. */
export const RULE_PACK: Text = text(
  '所选规则包的评分参数，各参数的出处见规则包',
  'The scoring parameters of the chosen rule pack, which names the source of each',
);

/** 偏差原因分析及改进措施 is a column of the form to be filled in. */
export const REASON_COLUMN: Text = text(
  '自评表「偏差原因分析及改进措施」一栏的填报要求，公开自评表中的通行做法',
  'The column 「偏差原因分析及改进措施」 of the form asks for it; common practice in published forms',
);

/** Declared at the start of the year, evaluated at its end. */
export const DECLARATION_CUSTOM: Text = text(
  '自评以年初申报的绩效目标为准，各地复核中的通行做法',
  'The self-evaluation follows the targets declared at the start of the year; common review practice',
);
