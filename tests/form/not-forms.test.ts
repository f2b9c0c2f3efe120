/** Ordinary office sheets: none of them is a 自评表. */
import { findForms, type SheetSnapshot } from '../../src/form';
import { sheetFromText } from './sheet-text';

const sheets: readonly { readonly name: string; readonly sheet: string }[] = [
  {
    name: 'department budget',
    sheet: `
2024年部门预算明细表
单位：万元
序号|项目名称|年初预算数|全年预算数|全年执行数|执行率|备注
1|办公费|10|12|11|91.67%|
2|差旅费|20|18|15|83.33%|压减
合计||30|30|26|86.67%|`,
  },
  {
    name: 'list of projects with an execution column',
    sheet: `
项目名称|主管部门|实施单位|预算数|执行数|执行率
道路维修|交通局|养护中心|100|90|90%
桥梁加固|交通局|养护中心|200|200|100%`,
  },
  { name: 'roster', sheet: `\n姓名|性别|部门|职务|联系电话|备注\n张三|男|办公室|主任|123|\n李四|女|财务科|会计|456|` },
  {
    name: 'class scores',
    sheet: `\n姓名|语文|数学|英语|总分\n张三|90|95|88|273\n李四|80|85|78|243\n合计|170|180|166|516`,
  },
  { name: 'work schedule', sheet: `\n日期|值班人员|带班领导|备注\n2024-01-01|张三|王五|元旦\n2024-01-02|李四|王五|` },
  {
    name: 'staff appraisal',
    sheet: `
员工绩效考核表
姓名|张三|岗位|会计|考核月份|3月
考核指标|权重|目标值|实际完成值|得分|备注
报表及时率|40|100%|100%|40|
差错率|30|0|1|20|录入错误
服务态度|30|好|好|30|
合计|100|||90|`,
  },
  {
    name: 'bid scoring',
    sheet: `
评标打分表
序号|评审因素|分值|评分标准|得分
1|投标报价|30|最低价得满分|28
2|技术方案|50|优秀50分|45
3|业绩|20|每项5分|15
总分||100||88`,
  },
  {
    name: 'summary of forms',
    sheet: `\n2023年项目支出绩效自评情况汇总表\n序号|项目名称|自评得分|等级\n1|道路维修|95|优\n2|桥梁加固|88|良`,
  },
  {
    name: 'indicator library',
    sheet: `\n一级指标|二级指标|三级指标|指标解释|计算公式\n产出指标|数量指标|培训人数|参训人数|统计\n效益指标|社会效益指标|知晓率|知晓比例|问卷`,
  },
  {
    name: 'notes about self-evaluation',
    sheet: `\n关于开展绩效自评的通知\n请各单位于3月底前完成绩效自评\n一、自评范围\n二、时间安排`,
  },
  { name: 'blank template title only', sheet: `\n项目支出绩效自评表` },
  { name: 'nothing', sheet: `\n` },
  { name: 'figures only', sheet: `\n1|2|3\n4|5|6` },
  { name: 'total rows without tables', sheet: `\n总分|100|96\n合计|1|2\n评分等级|优` },
];

describe('ordinary sheets hold no form', () => {
  test.each(sheets)('$name', ({ sheet }) => {
    expect(findForms(sheetFromText(sheet))).toEqual([]);
  });
});

describe('damaged snapshots are read without complaint', () => {
  const bare = { name: '', origin: { row: 0, column: 0 }, protected: false, fingerprint: '' };
  const damaged: readonly SheetSnapshot[] = [
    { ...bare, values: [], texts: [], formulas: [] },
    { ...bare, values: [[]], texts: [], formulas: [] },
    { ...bare, values: [['项目支出绩效自评表'], ['项目名称', '甲', 3, true]], texts: [], formulas: [[], []] },
    { ...bare, values: [['一级指标', '三级指标', '分值', '得分']], texts: [['一级指标']], formulas: [['=A9']] },
    { ...bare, values: [['\ud800一级指标', '\u0000', '#DIV/0!', Number.NaN, Infinity]], texts: [[]], formulas: [] },
  ];
  test.each(damaged.map((sheet, index) => ({ index, sheet })))('$index', ({ sheet }) => {
    expect(() => findForms(sheet)).not.toThrow();
  });
});

test('a million rows that hold almost nothing', () => {
  const values: string[][] = Array.from({ length: 1_000_000 }, () => []);
  const rows = [
    '项目支出绩效自评表',
    '项目名称|甲',
    '一级指标|三级指标|指标值|完成值|分值|得分',
    '产出指标|里程|≥5公里|6公里|100|100',
    '总分||||100|100',
  ];
  rows.forEach((line, index) => {
    values[900_000 + index * 10] = line.split('|');
  });
  const empty: string[][] = [];
  const forms = findForms({
    name: 'a',
    origin: { row: 0, column: 0 },
    values,
    texts: values,
    formulas: empty,
    protected: false,
    fingerprint: '',
  });
  expect(forms.map(({ indicators, range }) => [indicators.length, range.first.row])).toEqual([[1, 900_000]]);
});
