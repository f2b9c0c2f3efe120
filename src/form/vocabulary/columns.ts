/** Titles of the indicator table's columns. */
import { flatMap } from '../flat-map';
import { COLUMN_ROLES, type ColumnRole } from '../model';

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
