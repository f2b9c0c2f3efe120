/** Titles of forms. */

const SELF_EVALUATION_TITLE = /(自评|自我评价|自评价)(价)?(情况|结果|工作|汇报|打分|得分)?(表|报告|报告表|书)?$/u;
const DECLARATION_TITLE = /绩效目标(申报|申请|批复|审批|审核|计划|填报)?(表|书)$/u;

export type TitleKind = 'self-evaluation' | 'declaration';

/** What a title row announces, or null when it is none. The label may keep brackets: `自评表(2023年度)`. */
export function titleKind(label: string): TitleKind | null {
  if (!/自评|自我评价|绩效目标/u.test(label)) return null;
  const key = label
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]$/u, '')
    .replace(/[#*]+/gu, '')
    .replace(/^附(件|表)[-\d一二三四五六七八九十.]*:?/u, '');
  // A sentence that ends in 自评 is a note, and a collection of forms is none of them.
  if (key.length < 3 || /[,;。:?!]|汇总|^\d+[、.]|进行/u.test(key)) return null;
  if (SELF_EVALUATION_TITLE.test(key)) return 'self-evaluation';
  return DECLARATION_TITLE.test(key) ? 'declaration' : null;
}
