/** A form with a long list under it, as finance offices keep them on one sheet. */
import { findForms, textsOfRow, type SheetSnapshot } from '../../src/form';
import { sheetFromText } from './sheet-text';

const FORM = `
项目支出绩效自评表
项目名称|道路维修
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
产出指标|数量指标|维修里程|≥10公里|12公里|50|50
效益指标|社会效益|群众满意|≥90%|95%|50|50
总分||||||100`;

const list = (rows: number): string[] =>
  Array.from({ length: rows }, (_row, row) => `材料${row % 7}|第${row}批|${row}|${row * 3}.5|已付|备注${row % 3}|`);

function sheetOf(...lines: readonly string[]): SheetSnapshot {
  return sheetFromText([FORM, ...lines].join('\n'));
}

/** The sheet, and the rows whose texts somebody asked for. */
function watched(sheet: SheetSnapshot): { sheet: SheetSnapshot; asked: Set<number> } {
  const asked = new Set<number>();
  const at = (row: number): readonly string[] => {
    asked.add(row);
    return textsOfRow(sheet, row);
  };
  return { sheet: { ...sheet, texts: { at } }, asked };
}

test('the form reads as it does alone, and nobody asks what the list shows', () => {
  const alone = findForms(sheetOf());
  expect(alone).toHaveLength(1);
  const { sheet, asked } = watched(sheetOf('', ...list(500)));
  expect(findForms(sheet)).toEqual(alone);
  expect(Math.max(...asked)).toBeLessThan(7);
});

test.each([
  ['a second form', FORM.trim(), 2],
  ['a form named by its project only', FORM.trim().split('\n').slice(1).join('\n'), 2],
])('%s below the list is found', (_what, second, count) => {
  const forms = findForms(sheetOf('', ...list(300), '', second));
  expect(forms).toHaveLength(count);
  expect(forms.map(({ indicators }) => indicators.length)).toEqual([2, 2]);
});

test.each([
  ['the grade', '自评等级|优', 'grade'],
  ['the grade in one cell', '自评等级：优', 'grade'],
  ['the reasons', '未完成原因分析及改进措施|雨季工期顺延，已调整计划', 'formReason'],
] as const)("%s of the form under the list is still the form's", (_what, line, field) => {
  const [form] = findForms(sheetOf('', ...list(50), line));
  const text = form?.[field]?.text ?? '';
  expect(['优', '雨季工期顺延，已调整计划']).toContain(text);
});
