/** Headers in doubt: never guessed silently, mapped by a person, and remembered by their titles. */
import { CONFIDENCE_LIMIT, findForms, type ColumnRole, type Form, type RememberedMapping } from '../../src/form';
import { sheetFromText } from './sheet-text';

const NEVER_SEEN = `
社区服务项目绩效自评表
项目名称|助老送餐|||||
大类|考评事项|约定|兑现|应计|实计|情况
产出|送餐人次|3000|2900|60|58|冬季人手不足
产出|投诉|0|0|30|30|
合计||||90|88|`;

const ROLES: readonly ColumnRole[] = ['level1', 'name', 'target', 'actual', 'weight', 'score', 'reason'];

function only(forms: readonly Form[]): Form {
  const [form] = forms;
  if (form === undefined || forms.length !== 1) throw new Error(`${forms.length} forms`);
  return form;
}

function mappingOf(form: Form): RememberedMapping {
  return { [form.headerKey]: form.columns.map(({ column }, index) => ({ column, role: ROLES[index] ?? 'ignore' })) };
}

const rows = (form: Form): string[] =>
  form.indicators.map((row) =>
    [
      row.level1,
      row.name.text,
      row.target.text,
      row.actual.text,
      row.weight.text,
      row.score.text,
      row.reason.text,
    ].join('/'),
  );

const mapped = ['产出/送餐人次/3000/2900/60/58/冬季人手不足', '产出/投诉/0/0/30/30/'];

describe('a header never seen before', () => {
  test('comes back in doubt, with every column as printed', () => {
    const form = only(findForms(sheetFromText(NEVER_SEEN)));
    expect(form.family).toBe('unknown');
    expect(form.confidence).toBeLessThan(CONFIDENCE_LIMIT);
    expect(form.columns.map(({ header }) => header)).toEqual([
      '大类',
      '考评事项',
      '约定',
      '兑现',
      '应计',
      '实计',
      '情况',
    ]);
    expect(form.project.text).toBe('助老送餐');
  });

  test('figures that add up point out weight and score', () => {
    const { columns } = only(findForms(sheetFromText(NEVER_SEEN)));
    expect(columns.find(({ role }) => role === 'weight')?.header).toBe('应计');
    expect(columns.find(({ role }) => role === 'score')?.header).toBe('实计');
  });

  test('works once a person has mapped it', () => {
    const mappings = mappingOf(only(findForms(sheetFromText(NEVER_SEEN))));
    const form = only(findForms(sheetFromText(NEVER_SEEN), { mappings }));
    expect(rows(form)).toEqual(mapped);
    expect(form.confidence).toBeGreaterThanOrEqual(CONFIDENCE_LIMIT);
    expect(form.family).not.toBe('unknown');
    expect(form.total?.score.number).toBe('88');
  });

  test('is remembered where the table stands elsewhere on another sheet', () => {
    const mappings = mappingOf(only(findForms(sheetFromText(NEVER_SEEN))));
    const form = only(findForms(sheetFromText(NEVER_SEEN, { row: 7, column: 3 }), { mappings }));
    expect(rows(form)).toEqual(mapped);
  });
});

describe('a known header with a column in doubt', () => {
  const sheet = (weight: string, score: string): string => `
项目支出绩效自评表
项目名称|助老送餐|||||
一级指标|二级指标|三级指标|年度指标值|实际完成值|${weight}|${score}|偏差原因分析及改进措施
产出指标|数量指标|送餐人次|≥3000人次|2900人次|60|58|冬季人手不足
满意度指标|满意度指标|老人满意度|≥90%|95%|40|40|
总分|||||100|98|`;

  test('weight and score by another name are found by their sums, and the person is asked', () => {
    const form = only(findForms(sheetFromText(sheet('基准', '本次'))));
    expect(form.indicators.map((row) => [row.weight.text, row.score.text])).toEqual([
      ['60', '58'],
      ['40', '40'],
    ]);
    expect(form.columns.filter(({ confidence }) => confidence < CONFIDENCE_LIMIT).map(({ role }) => role)).toEqual([
      'weight',
      'score',
    ]);
  });

  test('an answer of the person wins over the title', () => {
    const known = only(findForms(sheetFromText(sheet('分值', '得分'))));
    const swapped = known.columns.map(({ column, role }) => ({
      column,
      role: role === 'weight' ? ('score' as const) : role === 'score' ? ('weight' as const) : role,
    }));
    const form = only(findForms(sheetFromText(sheet('分值', '得分')), { mappings: { [known.headerKey]: swapped } }));
    expect(form.indicators[0]?.weight.text).toBe('58');
  });

  test('words where figures belong lower the confidence', () => {
    const words = sheet('分值', '得分').replace('|60|58|', '|高|好|').replace('|40|40|', '|低|好|');
    expect(only(findForms(sheetFromText(words))).confidence).toBeLessThan(CONFIDENCE_LIMIT);
  });
});

describe('the sums of a form carry its confidence', () => {
  const sheet = (total: string): string => `
项目支出绩效自评表
一级指标|三级指标|指标值|完成值|分值|得分
产出指标|里程|≥5公里|6公里|60|60
产出指标|路灯|≥5盏|6盏|40|30
总分||||${total}`;
  const confidence = (total: string): number => only(findForms(sheetFromText(sheet(total)))).confidence;

  test('agreeing sums give more than broken ones, which stay above the limit', () => {
    expect(confidence('100|90')).toBeGreaterThan(confidence('99|80'));
    expect(confidence('99|80')).toBeGreaterThanOrEqual(CONFIDENCE_LIMIT);
  });
});
