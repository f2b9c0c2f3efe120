/** Labels beside entries, above goals and under the indicators. */

/** Keys of labels that stand for one thing. A `Word` keeps the answer under the pattern's own bit. */
export interface LabelPattern {
  readonly pattern: RegExp;
  readonly bit: number;
}

let patterns = 0;

function labels(pattern: RegExp): LabelPattern {
  patterns += 1;
  return { pattern, bit: 1 << patterns };
}

export const PROJECT_LABEL = labels(
  /^(?:(?:单位|部门)名称\/)?(项目|专项|政策|专项资金|项目政策|预算项目|二级项目|一级项目|转移支付|评价项目|自评项目)(资金)?(名称|全称)$|^项目$/u,
);
export const WHOLE_DEPARTMENT_LABEL = labels(/^(部门|单位|预算部门|部门单位)名称$/u);
export const DEPARTMENT_LABEL = labels(
  /^[\u4e00-\u9fff]{0,4}(主管|归口)(部门|单位)(名称)?(及代码)?$|^一级预算(单位|部门)$/u,
);
export const UNIT_LABEL = labels(/^(项目|具体|资金|预算)?(实施|承担|执行|使用|预算|填报|项目|建设)单位(名称)?$/u);

/** What else a head labels. */
export const OTHER_HEAD_LABEL = labels(
  /^(项目类别|项目类型|项目属性|项目负责人|负责人|联系人|部门联系人|联系电话|计划开始日期|计划完成日期|开始日期|完成日期|填报日期|填报时间|填表日期|自评时间|评价时间|评价年度|年度|项目编码|项目代码|财政归口科室|财政归口处室|具体实施处|是否为经常性项目|是否经常性项目|主要问题|改进措施|上年预算金额|项目起止时间|项目期限|项目年度|金额单位|单位|部门)$/u,
);

/** A row that closes the indicator block. */
const TOTAL_LABELS = new Set([
  '总分',
  '合计',
  '总计',
  '总得分',
  '得分合计',
  '合计得分',
  '总评分',
  '自评总分',
  '综合得分',
  '自评得分合计',
  '分数合计',
  '总分合计',
  '总分值',
  '合计总分',
  '评价总分',
  '总和',
]);
export const SUBTOTAL_LABEL = labels(/^(小计|本页小计|本页合计|分项小计)$/u);
export const HEADER_TOTAL_LABEL = labels(
  /^(自评总分|自评得分|项目自评得分|自评总得分|自评分数|总得分|自评分|总分|综合得分|项目总得分)$/u,
);
export const GRADE_LABEL = labels(
  /^(评分|绩效|自评|评价|评定|项目|综合|绩效自评|绩效评价|自评结果)?(等级|等次|评级|级别)$|^(自评|评价)结论$/u,
);
export const GRADE_WORD = /^(优|良|中|差|优秀|良好|中等|合格|不合格|较好|一般|较差|及格|不及格|[ABCDS][+-]?)级?$/u;

/** 总分, 合计 … with or without the bracket: `得分(合计)`. */
export function isTotalLabel(label: string, key: string): boolean {
  return TOTAL_LABELS.has(key) || label === '得分(合计)' || label === '合计(总分)';
}

export const EXPECTED_GOAL = labels(
  /^(年度|年初|项目|全年)?(预期|预算|年初设定|年度预期|年度绩效|年度总体|年初绩效|绩效|年度总|年度)目标(内容)?$|^项目年度总目标$|^年初设定目标$/u,
);
export const WHOLE_PROJECT_GOAL = labels(/^(项目总目标|项目总体目标|中长期目标|总体目标|实施期目标)$/u);
export const ACTUAL_GOAL = labels(
  /^(全年|年度|目标|总体|具体|实际|全年目标|年度目标|年度总体目标|年度总目标|年度绩效目标|绩效目标|总体目标|目标实际)?(实际)?完成情况(综述|简述|概述)?$|^主要绩效$|^年度主要绩效$/u,
);
/** 年度绩效目标1 …: one of several goal blocks. */
export const NUMBERED_GOAL = /^年度(绩效|总体)?目标[\d一二三四五六七八九十]+/u;

/** One reason cell for the whole form. */
export const FORM_REASON = labels(
  /^(偏差大或目标未完成原因分析|偏差大或目标未完成原因|未完成原因分析|偏差原因分析|偏差原因分析及改进措施|偏差原因|未完成原因分析及改进措施|目标未完成原因分析|偏差较大或目标未完成原因分析)$/u,
);

/** What forms print under or between their indicators: remarks, conclusions, signatures. Never an indicator. */
export const AFTERWORD = labels(
  /^(其他)?(需要?|应)说明的?(事项|问题|情况)$|^(说明|备注)$|^(存在|主要)的?问题([及和与]?原因(分析)?)?$|^(下一步)?(改进|整改)(措施|建议|意见)(及结果应用方案)?$|^(评价|自评)结论$|^(项目|财务|单位|部门|填报)?(负责人|审核人|填表人|填报人|经办人|联系人)$|^(主管部门|单位|财政部门|专家)(审核|评审|复核)?意见$|^联系(电话|方式)$/u,
);

export const FOOTNOTE =
  /^(注|说明|备注|填表说明|填报说明|填表人|填报人|联系人|联系电话|制表人|审核人|单位负责人|项目负责人|\*)[\d一二三]?[:.、]/u;
