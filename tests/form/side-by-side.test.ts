/** Forms beside each other are cut apart only where a whole header is repeated. */
import { findForms, rangeA1 } from '../../src/form';
import { sheetFromText } from './sheet-text';

const HEADER = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因';
const ROW = '产出指标|数量指标|培训人数|≥100人|120人|90|90|';

const ranges = (text: string): string[] => findForms(sheetFromText(text)).map((form) => rangeA1(form.range));

const title = (columns: number): string => `项目支出绩效自评表${'|'.repeat(columns)}`;

test('three beside each other, with and without an empty column between them', () => {
  const line = (part: string): string => `${part}||${part}|${part}`;
  const sheet = `${title(24)}\n${line(HEADER)}\n${line(ROW)}`;
  expect(findForms(sheetFromText(sheet)).map(({ indicators }) => indicators.map(({ name }) => name.text))).toEqual([
    ['培训人数'],
    ['培训人数'],
    ['培训人数'],
  ]);
});

test('a label down the side of each stays with its form', () => {
  const line = (side: string, part: string): string => `${side}|${part}|${side}|${part}`;
  const sheet = `${title(17)}\n${line('绩效指标', HEADER)}\n${line('', ROW)}`;
  expect(ranges(sheet)).toEqual(['A1:I3', 'J2:R3']);
});

test('a title that comes twice in one header cuts nothing', () => {
  const sheet = `${title(8)}\n一级指标|二级指标|三级指标|三级指标|年度指标值|实际完成值|分值|得分\n产出指标|数量指标|培训|全员培训人数|≥100人|120人|90|90`;
  expect(ranges(sheet)).toHaveLength(1);
});

test('a form of the whole width keeps the sheet in one piece', () => {
  const wide = '一级指标||二级指标||三级指标||||年度指标值||||实际完成值||分值|得分';
  const sheet = `${title(16)}\n${HEADER}|${HEADER}\n${ROW}|${ROW}\n总分|||||100|90\n${title(16)}\n项目名称|甲\n${wide}\n产出指标||数量指标||人数||||≥1人||||1人||90|90`;
  expect(ranges(sheet).length).toBeGreaterThanOrEqual(2);
});
