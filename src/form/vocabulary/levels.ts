/** Names of level-1 and level-2 groups. */

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
