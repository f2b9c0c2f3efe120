/** Fixed sheets for the gallery: a form with something of everything, and its neighbours. */
import type { CellValue } from '../../form/sheet';
import type { MemorySheet } from './memory-host';

interface Row {
  readonly level1?: string;
  readonly level2: string;
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number;
  readonly score: CellValue;
  readonly reason?: string;
}

const GOOD: readonly Row[] = [
  {
    level1: '产出指标',
    level2: '数量指标',
    name: '举办招聘会场次',
    target: '≥20场',
    actual: '22场',
    weight: 15,
    score: 15,
  },
  { level2: '质量指标', name: '活动验收合格率', target: '=100%', actual: '100%', weight: 15, score: 15 },
  { level2: '时效指标', name: '活动按期举办率', target: '≥95%', actual: '98%', weight: 20, score: 20 },
  {
    level1: '效益指标',
    level2: '社会效益指标',
    name: '达成就业意向人数',
    target: '≥500人',
    actual: '540人',
    weight: 30,
    score: 30,
  },
  {
    level1: '满意度指标',
    level2: '服务对象满意度指标',
    name: '求职人员满意度',
    target: '≥90%',
    actual: '94%',
    weight: 10,
    score: 10,
  },
];

const FAULTY: readonly Row[] = [
  {
    level1: '产出指标',
    level2: '数量指标',
    name: '举办招聘会场次',
    target: '≥20场',
    actual: '14场',
    weight: 15,
    score: 12,
  },
  { level2: '质量指标', name: '活动验收合格率', target: '=100%', actual: '100%', weight: 15, score: 15 },
  {
    level2: '时效指标',
    name: '活动按期举办率',
    target: '≥95%',
    actual: '90%',
    weight: 20,
    score: 18,
    reason: '疫情影响，部分场次延后。下年提前排定日程。',
  },
  {
    level1: '效益指标',
    level2: '社会效益指标',
    name: '达成就业意向人数',
    target: '≥500人',
    actual: '910人',
    weight: 30,
    score: 30,
  },
  {
    level1: '满意度指标',
    level2: '服务对象满意度指标',
    name: '求职人员满意度',
    target: '≥90%',
    actual: '94%',
    weight: 10,
    score: 10,
  },
];

interface FormTexts {
  readonly project: string;
  readonly total: CellValue;
  readonly grade: string;
  readonly rows: readonly Row[];
}

/** 财政部 2020 年式样, nine columns. */
function formRows({ project, total, grade, rows }: FormTexts): CellValue[][] {
  return [
    ['项目支出绩效自评表'],
    ['（2023年度）'],
    ['项目名称', '', '', project],
    ['主管部门', '', '', '某区人力资源和社会保障局', '', '实施单位', '某区就业促进中心'],
    ['项目资金（万元）', '', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', '', 100, 100, 95, 10, '95.00%', 9.5],
    ['', '其中：当年财政拨款', '', 100, 100, 95, '—', '95.00%', '—'],
    ['', '上年结转资金', '', 0, 0, 0, '—', '', '—'],
    ['年度总体目标', '预期目标', '', '', '', '实际完成情况'],
    ['', '举办招聘会，促进重点群体就业。', '', '', '', '按计划举办招聘会，服务重点群体就业。'],
    [
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ],
    ...rows.map((row): CellValue[] => [
      '',
      row.level1 ?? '',
      row.level2,
      row.name,
      row.target,
      row.actual,
      row.weight,
      row.score,
      row.reason ?? '',
    ]),
    ['总分', '', '', '', '', '', 100, total, ''],
    ['评分等级', '', '', '', '', '', '', grade, ''],
  ];
}

/** First row of the indicators, zero-based. */
export const FIRST_INDICATOR_ROW = 11;

export const READY: MemorySheet = {
  name: '自评表',
  rows: formRows({ project: '公共就业服务专项', total: 99.5, grade: '优', rows: GOOD }),
};

export const TO_FIX: MemorySheet = {
  name: '自评表',
  rows: formRows({ project: '公共就业服务专项', total: 98, grade: '优', rows: FAULTY }),
};

export const BLANK_SCORES: MemorySheet = {
  name: '自评表',
  rows: formRows({
    project: '公共就业服务专项',
    total: '',
    grade: '',
    rows: FAULTY.map((row) => ({ ...row, score: '' })),
  }),
};

export const PROTECTED: MemorySheet = { ...TO_FIX, protected: true };

export const SEVERAL: MemorySheet = {
  name: '三张表',
  rows: [
    ...formRows({ project: '公共就业服务专项', total: 99.5, grade: '优', rows: GOOD }),
    [],
    ...formRows({ project: '劳动关系协调', total: 98, grade: '优', rows: FAULTY }),
  ],
};

/** Headings nobody uses, so that the reader must ask. */
export const ODD_HEADER: MemorySheet = {
  name: '自拟表头',
  rows: formRows({ project: '公共就业服务专项', total: 98, grade: '优', rows: FAULTY }).map((row) =>
    row[1] === '一级指标' ? ['绩效指标', '大类', '小类', '考核内容', '计划数', '完成数', '满分', '实得', '说明'] : row,
  ),
};

export const NO_FORM: MemorySheet = {
  name: '通讯录',
  rows: [
    ['姓名', '电话'],
    ['张三', '021-0000'],
    ['李四', '021-0001'],
  ],
};

export const EMPTY: MemorySheet = { name: 'Sheet2', rows: [] };

export const NARRATIVE: MemorySheet = {
  name: '自评报告',
  rows: [
    ['项目支出绩效自评表'],
    ['（2023年度）'],
    ['项目名称', '', '', '公共就业服务专项'],
    ['主管部门', '', '', '某区人力资源和社会保障局', '', '实施单位', '某区就业促进中心'],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值'],
    ['', '产出指标', '数量指标', '举办招聘会场次', '≥20场', '22场'],
    ['', '', '质量指标', '活动验收合格率', '=100%', '100%'],
    ['', '效益指标', '社会效益指标', '达成就业意向人数', '≥500人', '540人'],
  ],
};

export const DECLARATION: MemorySheet = {
  name: '申报表',
  rows: [
    ['项目支出绩效目标申报表'],
    ['（2023年度）'],
    ['项目名称', '', '', '公共就业服务专项'],
    ['主管部门', '', '', '某区人力资源和社会保障局', '', '实施单位', '某区就业促进中心'],
    ['项目资金（万元）', '项目资金总额', '', 100, '', '年度资金申请总额', 100],
    ['总体目标', '项目总目标', '', '促进重点群体就业。', '', '年度总目标', '举办招聘会，促进重点群体就业。'],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
    ['', '产出指标', '数量指标', '举办招聘会场次', '≥24场'],
    ['', '', '质量指标', '活动验收合格率', '=100%'],
    ['', '', '时效指标', '活动按期举办率', '≥95%'],
    ['', '效益指标', '社会效益指标', '达成就业意向人数', '≥500人'],
    ['', '满意度指标', '服务对象满意度指标', '求职人员满意度', '≥90%'],
  ],
};
