import { joinReason, planReason, previewOf, reviewSheet, type WritePlan } from '../../src/review';
import type { SheetSnapshot } from '../../src/form/sheet';
import { edited, nineRows, only, smallSheet, written, type SmallRow } from './sheets';

const lost: SmallRow = { name: '参训人数', target: '提升', actual: '提升', score: '8' };

function sheetWith(second: string): SheetSnapshot {
  return smallSheet({ rows: nineRows([lost, { name: '结业人数', reason: second }]), total: '98' });
}

function reasonPlan(sheet: SheetSnapshot, cause: string, measure: string): WritePlan {
  return planReason(sheet, reviewSheet(sheet), 9, cause, measure);
}

const styles: { name: string; other: string; cause: string; measure: string; text: string }[] = [
  {
    name: 'no example on the form',
    other: '',
    cause: '场地维修',
    measure: '提前安排',
    text: '原因：场地维修；改进措施：提前安排。',
  },
  {
    name: 'closing marks are not doubled',
    other: '',
    cause: ' 场地维修。',
    measure: '提前安排；',
    text: '原因：场地维修；改进措施：提前安排。',
  },
  {
    name: 'labels, separator and end of another reason',
    other: '偏差原因：疫情影响。\n整改措施：线上开展',
    cause: '场地维修',
    measure: '提前安排',
    text: '偏差原因：场地维修。\n整改措施：提前安排',
  },
  { name: 'cause only', other: '', cause: '场地维修', measure: '  ', text: '原因：场地维修。' },
  { name: 'measure only', other: '', cause: '', measure: '提前安排', text: '改进措施：提前安排。' },
  { name: 'text that looks like a formula stays text', other: '', cause: '=1+1', measure: '', text: '原因：=1+1。' },
];

test.each(styles)('$name', ({ other, cause, measure, text }) => {
  const sheet = sheetWith(other);
  const line = only(previewOf(reasonPlan(sheet, cause, measure)).lines);
  expect([line.address, line.before, line.after, line.why]).toEqual(['I10', '', text, 'reason']);
  const cell = only(only(reasonPlan(sheet, cause, measure).sheets).cells);
  expect(cell.after).toEqual({ kind: 'text', text });
});

test('once written the row is explained: no E01, no mark, and a second time changes nothing', () => {
  const sheet = sheetWith('');
  const plan = reasonPlan(sheet, '场地维修少办一期', '下一年度提前安排');
  expect(only(plan.sheets).marks).toEqual([]);
  const explained = written(sheet, plan);
  const { findings } = only(reviewSheet(explained).forms);
  expect(findings.filter(({ code, cell }) => /^E/.test(code) && cell?.row === 9)).toEqual([]);
  expect(previewOf(reasonPlan(explained, '场地维修少办一期', '下一年度提前安排')).lines).toEqual([]);
});

test('a hollow reason is replaced, and the preview shows what it was', () => {
  const sheet = edited(sheetWith(''), [{ cell: { row: 9, column: 8 }, value: '无', text: '无' }]);
  expect(only(previewOf(reasonPlan(sheet, '场地维修', '')).lines).before).toBe('无');
});

test.each([
  ['both blank', 9, '  ', '\n'],
  ['a row that is no indicator', 1, '因', '措施'],
  ['a row outside the sheet', 900, '因', '措施'],
])('nothing is planned for %s', (_name, row, cause, measure) => {
  const sheet = sheetWith('');
  expect(previewOf(planReason(sheet, reviewSheet(sheet), row, cause, measure)).lines).toEqual([]);
});

test('a formula in the reason cell is left alone', () => {
  const sheet = sheetWith('');
  const formulas = sheet.formulas.map((row, index) =>
    row.map((_f, column) => (index === 9 && column === 8 ? '=A1' : '')),
  );
  expect(previewOf(reasonPlan({ ...sheet, formulas }, '因', '措施')).lines).toEqual([]);
});

test('a long hostile text does not slow the search for a style', () => {
  const { form } = only(reviewSheet(sheetWith('原因：'.repeat(5000))).forms);
  expect(joinReason(form, '因', '措施')).toBe('原因：因；改进措施：措施。');
});
