/**
 * The words of the forms. Keys are compared after `labelKey`: no spaces, brackets or units, no 指标 at the end.
 * Source: the column titles and labels of the public forms of RULES.md §2.
 */
import { flatMap } from './flat-map';
import { COLUMN_ROLES, type ColumnRole } from './model';

export interface RoleMatch {
  readonly role: ColumnRole;
  /** 1: a known title; below: only its wording points that way. */
  readonly strength: number;
}

const COLUMN_TITLES: Readonly<Record<ColumnRole, readonly string[]>> = {
  level1: ['一级', '一级绩效', '一级指标名称'],
  level2: ['二级', '二级绩效', '二级指标名称'],
  name: [
    '三级',
    '三级绩效',
    '三级指标名称',
    '指标名称',
    '绩效指标名称',
    '三级指标内容',
    '指标内容',
    '具体',
    '指标',
    '考核',
    '评价内容',
    '考核内容',
    '评价指标',
    '评分项目',
    '评分内容',
  ],
  explanation: ['指标解释', '指标说明', '指标内涵', '指标释义', '指标含义', '指标定义'],
  sign: ['指标性质', '计算符号', '符号', '比较符号', '运算符号', '指标方向'],
  target: [
    '年度指标值',
    '指标值',
    '预期指标值',
    '年初目标值',
    '年初指标值',
    '年初指标标值',
    '年度目标值',
    '指标目标值',
    '目标值',
    '计划指标值',
    '计划值',
    '绩效目标值',
    '预期值',
    '全年目标值',
    '年度绩效指标值',
    '预期目标值',
    '计划完成值',
    '绩效指标值',
  ],
  targetAdjusted: ['调整指标值', '调整后指标值', '调整目标值', '调整后目标值', '全年调整指标值'],
  unit: ['度量单位', '计量单位', '单位', '指标单位'],
  actual: [
    '实际完成值',
    '完成值',
    '全年实际值',
    '全年完成值',
    '全年实际完成值',
    '年终完成值',
    '单项指标实际完成值',
    '实际值',
    '年度完成值',
    '年度实际完成值',
    '实际完成指标值',
    '完成指标值',
    '指标完成值',
    '自评完成值',
    '实际完成',
    '完成情况',
    '实际完成情况',
    '全年实际完成情况',
    '全年完成情况',
    '指标完成情况',
    '实现情况',
    '实施进度',
    '完成进度',
  ],
  weight: [
    '分值',
    '权重',
    '分数',
    '参考分值',
    '指标权重',
    '指标分值',
    '权重占比',
    '标准分',
    '标准分值',
    '权重分',
    '权重分值',
    '满分',
    '满分值',
    '分值权重',
    '设定分值',
    '预设分值',
  ],
  score: [
    '得分',
    '自评分',
    '自评得分',
    '指标得分',
    '单项指标得分',
    '实际得分',
    '自评分数',
    '自评分值',
    '评分',
    '指标自评得分',
  ],
  scoreConverted: ['单项指标折算得分', '折算得分', '折算后得分', '加权得分'],
  scoreRate: ['得分系数', '得分率', '得分比例'],
  scoreReviewed: [
    '复核分',
    '复核得分',
    '复核评分',
    '核查分数',
    '核查得分',
    '财政审核评分',
    '审核得分',
    '评审得分',
    '财政评分',
    '核定得分',
    '抽查得分',
    '主管部门评分',
    '复评分',
    '复评得分',
  ],
  reason: [
    '偏差原因分析及改进措施',
    '偏差原因及改进措施',
    '未完成原因分析',
    '未完成原因分析及改进措施',
    '未完成原因及改进措施',
    '未完成原因及拟采取的改进措施',
    '产生差异的原因及改进措施',
    '偏差原因分析',
    '偏差原因',
    '原因分析',
    '未完成原因',
    '备注',
    '偏差分析及改进措施',
    '原因及改进措施',
    '自评说明',
    '改进措施',
    '整改措施',
    '扣分原因',
    '扣分说明',
    '失分原因',
    '减分原因',
    '扣分理由',
    '偏差原因分析及拟采取改进措施',
  ],
  ignore: [
    '序号',
    '得分计算方法',
    '评价标准',
    '评价标准及依据',
    '评分标准',
    '评分规则',
    '评分细则',
    '评分方法',
    '评分依据',
    '计分方法',
    '计分标准',
    '完成情况简要描述',
    '指标情况完成说明',
    '指标完成情况说明',
    '是否核心',
    '数据来源',
    '佐证材料',
    '扣减分数',
    '扣分',
    '说明',
    '指标类型',
    '完成率',
    '完成比例',
    '偏差率',
    '偏离度',
    '评价依据',
    '历史值',
    '绩效',
    '指标类别',
  ],
};

/** Titles of remarks: reasons stand there where the form has no column of its own for them. */
const REMARKS: ReadonlySet<string> = new Set(['备注', '自评说明', '改进措施', '整改措施']);

const EXACT: ReadonlyMap<string, RoleMatch> = new Map(
  flatMap(COLUMN_ROLES, (role) =>
    COLUMN_TITLES[role].map((title): [string, RoleMatch] => [title, { role, strength: REMARKS.has(title) ? 0.9 : 1 }]),
  ),
);

/** Tried in order on titles no form of ours has printed. */
const WORDINGS: readonly (RoleMatch & { readonly pattern: RegExp })[] = [
  {
    role: 'ignore',
    strength: 0.8,
    pattern:
      /(得分|评分|计分|评价|打分)(的|计算)?(方法|标准|依据|规则|细则|说明|办法|要点)|扣分(的|计算)?(方法|标准|依据|规则|细则|办法|要点)|(测算|计算|取值)(依据|方法|公式)/u,
  },
  {
    role: 'reason',
    strength: 0.9,
    pattern: /(偏差|未完成|未达成|差异|扣分|失分|减分|原因).*(原因|分析|措施|说明|理由)/u,
  },
  { role: 'scoreReviewed', strength: 0.85, pattern: /(复核|核查|审核|复评|财政|评审|抽查).*分/u },
  { role: 'scoreConverted', strength: 0.85, pattern: /(折算|加权).*(得分|分)/u },
  { role: 'scoreRate', strength: 0.8, pattern: /得分(系数|率|比)/u },
  { role: 'level1', strength: 0.85, pattern: /^一级/u },
  { role: 'level2', strength: 0.85, pattern: /^二级/u },
  { role: 'name', strength: 0.85, pattern: /^三级|指标名称|指标内容|^四级/u },
  { role: 'targetAdjusted', strength: 0.8, pattern: /调整.*(指标|目标)值/u },
  { role: 'weight', strength: 0.85, pattern: /(分值|权重|标准分|满分)/u },
  { role: 'actual', strength: 0.8, pattern: /(实际|完成|达成|实现).*(值|数|情况|结果|程度)|(完成|实施|实现)进度/u },
  { role: 'target', strength: 0.85, pattern: /(指标|目标|预期|计划).*值|^(年度|年初|预期|绩效)目标$/u },
  { role: 'score', strength: 0.75, pattern: /得分|自评分|评分$/u },
  { role: 'unit', strength: 0.8, pattern: /(度量|计量)单位/u },
];

/** Whether a row may be a header at all: one of its titles must be a known one. Cheap, for every row of a sheet. */
export function isKnownTitle(key: string): boolean {
  return EXACT.has(key);
}

/** What a column with this title (its `labelKey`) is, or null when the words say nothing. */
export function columnMatch(key: string): RoleMatch | null {
  if (key === '') return null;
  const exact = EXACT.get(key);
  if (exact !== undefined) return exact;
  if (key.length > 24) return null;
  return WORDINGS.find((wording) => wording.pattern.test(key)) ?? null;
}

const SIGN_PART = /^(指标)?(性质|符号|方向)$|^计算符号$|^比较符号$/u;
const UNIT_PART = /^(度量|计量|指标)?单位$/u;
const VALUE_PART = /^(指标|目标|预期|年度指标|绩效)?(值|数值|内容)$/u;

/** A part of 年度指标值 under a two-row header: 性质 | 值 | 单位. */
export function targetPartMatch(key: string): RoleMatch | null {
  if (SIGN_PART.test(key)) return { role: 'sign', strength: 1 };
  if (UNIT_PART.test(key)) return { role: 'unit', strength: 1 };
  if (VALUE_PART.test(key)) return { role: 'target', strength: 1 };
  return null;
}

export type FundsRole = 'initialBudget' | 'annualBudget' | 'executed' | 'executionRate' | 'weight' | 'score' | 'reason';

const FUNDS_TITLES: ReadonlyMap<string, FundsRole> = new Map(
  flatMap(
    [
      ['initialBudget', ['年初预算数', '年初预算', '年初预算资金总额', '年初预算金额', '年初批复预算数', '年初批复数']],
      [
        'annualBudget',
        [
          '全年预算数',
          '全年预算',
          '调整后预算数',
          '调整后预算',
          '调整预算数',
          '全年调整预算数',
          '预算数',
          '当年预算数',
          '预算金额',
          '本年预算数',
          '预算安排数',
          '全年预算资金总额',
          '当年预算',
          '调整后全年预算数',
          '年度预算数',
        ],
      ],
      [
        'executed',
        [
          '全年执行数',
          '预算执行数',
          '执行数',
          '实际投入资金额',
          '资金执行情况',
          '实际支出数',
          '支出数',
          '实际支出',
          '全年支出数',
          '实际执行数',
          '全年实际支出',
          '当年执行数',
          '年度执行数',
          '预算执行金额',
          '全年执行',
          '实际执行',
        ],
      ],
      ['executionRate', ['执行率', '预算执行率', '预算执行进度', '资金执行率', '全年执行率']],
      ['weight', ['分值', '分数', '权重', '执行率权重', '标准分', '参考分值', '执行率分值', '权重分']],
      ['score', ['得分', '执行率得分', '自评得分', '自评分', '执行得分']],
      ['reason', ['原因', '备注', '偏差原因', '未完成原因', '偏差原因分析及改进措施', '未完成原因分析', '原因分析']],
    ] satisfies [FundsRole, string[]][],
    ([role, titles]) => titles.map((title): [string, FundsRole] => [title, role]),
  ),
);

/** Tried in order on titles of 项目资金 that no form of ours has printed. */
const FUNDS_WORDINGS: readonly (readonly [RegExp, FundsRole])[] = [
  [/(执行|支出|使用)(率|进度)$/u, 'executionRate'],
  [/^(年初|期初).*(预算|批复|安排|下达)/u, 'initialBudget'],
  [/(调整|全年|当年|本年|年度).*预算(数|额|资金|金额|安排)?$|^预算(安排|总额|资金|额|金额)$/u, 'annualBudget'],
  [/(执行|支出)(数|额|金额|资金)?$|^实际(支出|使用|到位并支出)/u, 'executed'],
];

/** What a title in the header of 项目资金 is: looser than `fundsMatch`, which also reads labels of the head. */
export function fundsTitle(key: string): FundsRole | null {
  if (key === '' || key.length > 14) return fundsMatch(key);
  return fundsMatch(key) ?? FUNDS_WORDINGS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** What a column or label of 项目资金 is. */
export function fundsMatch(key: string): FundsRole | null {
  return FUNDS_TITLES.get(key) ?? null;
}

/** 年度资金总额 and its like among the rows of 项目资金. */
export const FUNDS_TOTAL =
  /资金总额|总金额|资金合计|预算总额|资金总数|^(总额|合计|总计|年度资金|资金总量|年度财政资金)$/u;

/** The rows that may follow a funds header. */
export const FUNDS_ROW =
  /资金|拨款|结转|预算|财政|自筹|支出|收入|专户|债券|合计|总额|总计|其他|贷款|补助|配套|中央|省级|市级|县级|区级|地方/u;

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

/** Level-1 groups of the forms (RULES.md, synonyms 4.2), without the word 指标. */
const LEVEL1 = new Set([
  '成本',
  '产出',
  '效益',
  '满意度',
  '效果',
  '管理',
  '过程',
  '投入',
  '决策',
  '投入与管理',
  '产出目标',
  '效果目标',
  '影响力目标',
  '项目决策',
  '项目管理',
  '项目产出',
  '项目效益',
  '项目绩效',
  '项目过程',
  '预算执行',
  '预算执行率',
  '影响力',
  '服务对象满意度',
  '项目投入',
  '履职效能',
  '履职效果',
  '社会效应',
  '可持续性',
  '运行成本',
  '管理效率',
  '年度履职目标',
  '社会满意度',
]);

/** Level-2 groups, without the word 指标. */
const LEVEL2 = new Set([
  '数量',
  '质量',
  '时效',
  '成本',
  '进度',
  '经济成本',
  '社会成本',
  '生态环境成本',
  '经济效益',
  '社会效益',
  '生态效益',
  '环境效益',
  '可持续影响',
  '可持续发展',
  '服务对象满意度',
  '满意度',
  '社会公众或服务对象满意度',
  '预算执行',
  '项目立项',
  '绩效目标',
  '资金投入',
  '资金管理',
  '组织实施',
  '产出数量',
  '产出质量',
  '产出时效',
  '产出成本',
  '实施效益',
  '项目效益',
  '社会公众满意度',
]);

/** Whether a normalised label is a level-1 or level-2 group the forms use. */
export function isKnownLevel(label: string, level: 1 | 2): boolean {
  const key = label.endsWith('指标') ? label.slice(0, -2) : label;
  return (level === 1 ? LEVEL1 : LEVEL2).has(key);
}

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

export const FOOTNOTE =
  /^(注|说明|备注|填表说明|填报说明|填表人|填报人|联系人|联系电话|制表人|审核人|单位负责人|项目负责人|\*)[\d一二三]?[:.、]/u;
