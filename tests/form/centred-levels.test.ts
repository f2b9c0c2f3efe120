/** Level labels pasted in the middle of their groups find the first row of each group. */
import { findForms } from '../../src/form';
import { sheetFromText } from './sheet-text';

function groups(rows: readonly (readonly [level: string, weight: number])[]): string {
  const header = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分';
  const body = rows.map(([level, weight], index) => `${level}||指标名${index}|≥1次|1次|${weight}|${weight}`);
  const [form] = findForms(sheetFromText(['项目支出绩效自评表', '项目名称|甲', header, ...body].join('\n')));
  return (form?.indicators ?? []).map(({ level1 }) => level1.slice(0, 1)).join('');
}

const cases: readonly [name: string, rows: readonly (readonly [string, number])[], wanted: string][] = [
  [
    'labels on first rows are left alone',
    [
      ['产出指标', 30],
      ['', 20],
      ['效益指标', 30],
      ['', 10],
    ],
    '产产效效',
  ],
  [
    'in the middle of odd groups',
    [
      ['', 10],
      ['产出指标', 10],
      ['', 10],
      ['', 20],
      ['效益指标', 20],
      ['', 20],
    ],
    '产产产效效效',
  ],
  [
    'by the points they declare',
    [
      ['', 10],
      ['产出指标(50分)', 10],
      ['', 10],
      ['', 20],
      ['效益指标(30分)', 30],
      ['满意度指标(10分)', 10],
    ],
    '产产产产效满',
  ],
];

test.each(cases)('%s', (_name, rows, wanted) => {
  expect(groups(rows)).toBe(wanted);
});
