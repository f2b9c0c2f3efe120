/** Small sheets for the tests of the review: an F1 form of a few rows, and what happens to a sheet afterwards. */
import { fingerprint, type CellRef, type CellValue, type SheetSnapshot } from '../../src/form/sheet';
import type { WritePlan } from '../../src/review';
import { snapshotOf } from '../fixtures/blueprint';
import type { FixtureForm, FixtureIndicator } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { textsOf } from '../fixtures/texts';

export interface SmallRow {
  readonly name: string;
  readonly target?: string;
  readonly actual?: string;
  readonly weight?: string;
  readonly score?: string;
  readonly reason?: string;
}

export interface SmallForm {
  readonly project?: string;
  readonly unit?: string;
  readonly year?: string;
  readonly rows: readonly SmallRow[];
  readonly total?: string;
  readonly grade?: string;
  readonly fundsScore?: string;
  readonly reasonHeader?: string;
}

/** An F1 form: funds of 100 spent whole, weight 10 for the execution. */
export function smallForm(form: SmallForm): FixtureForm {
  return {
    id: 'small',
    kind: 'self-evaluation-mof',
    title: '项目支出绩效自评表',
    year: form.year ?? '2024',
    yearPrinted: `（${form.year ?? '2024'}年度）`,
    project: form.project ?? '职业技能培训',
    department: '区人力资源和社会保障局',
    unit: form.unit ?? '区就业促进中心',
    moneyUnit: '万元',
    moneyUnitPrinted: '项目资金（万元）',
    budgetHeaders: ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    budget: [
      {
        label: '年度资金总额：',
        年初预算数: '100.00',
        全年预算数: '100.00',
        全年执行数: '100.00',
        分值: '10',
        执行率: '100.00%',
        得分: form.fundsScore ?? '10',
      },
    ],
    goalHeaders: ['预期目标', '实际完成情况'],
    goals: { expected: '完成培训。', actual: '已完成培训。' },
    indicatorHeaders: [
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      form.reasonHeader ?? '偏差原因分析及改进措施',
    ],
    indicators: form.rows.map((row, index): FixtureIndicator => ({
      n: index + 1,
      level1: index < 5 ? '产出指标' : index < 8 ? '效益指标' : '满意度指标',
      level2: '数量指标',
      level3: row.name,
      explanation: '',
      target: row.target ?? '≥100人',
      actual: row.actual ?? '100人',
      weight: row.weight ?? '10',
      score: row.score ?? '10',
      reason: row.reason ?? '',
    })),
    total: { weight: '100', score: form.total ?? '100' },
    grade: form.grade ?? '优',
    header: {},
    footnotes: [],
  };
}

/** The official page of a small form, as a host reads it. */
export function smallSheet(form: SmallForm): SheetSnapshot {
  return snapshotOf(officialBlueprint(smallForm(form)));
}

/** Nine rows of ten points each: with the funds row a flawless form of 100. */
export function nineRows(changes: readonly SmallRow[] = []): SmallRow[] {
  const names = [
    '参训人数',
    '结业人数',
    '教材册数',
    '讲座场次',
    '走访企业数',
    '推荐岗位数',
    '咨询人次',
    '就业人数',
    '满意度',
  ];
  return names.map((name, index) => changes[index] ?? { name });
}

/** The sheet once the plan is written. Throws where a host would refuse. */
export function written(sheet: SheetSnapshot, plan: WritePlan): SheetSnapshot {
  const cells = plan.sheets.filter((part) => part.sheet === sheet.name).flatMap((part) => part.cells);
  return edited(
    sheet,
    cells.map(({ cell, after }) => {
      const formula = sheet.formulas[cell.row - sheet.origin.row]?.[cell.column - sheet.origin.column] ?? '';
      if (formula !== '') throw new Error(`formula at ${cell.row},${cell.column}`);
      switch (after.kind) {
        case 'blank':
          return { cell, value: '', text: '' };
        case 'number':
          return { cell, value: Number(after.number), text: after.number };
        case 'text':
          return { cell, value: after.text, text: after.text };
      }
    }),
  );
}

/** The sheet with some cells replaced; the grid grows where it must. */
export function edited(
  sheet: SheetSnapshot,
  changes: readonly { readonly cell: CellRef; readonly value: CellValue; readonly text: string }[],
): SheetSnapshot {
  const values = sheet.values.map((row) => [...row]);
  const texts = textsOf(sheet);
  const formulas = sheet.formulas.map((row) => [...row]);
  for (const { cell, value, text } of changes) {
    const row = cell.row - sheet.origin.row;
    const column = cell.column - sheet.origin.column;
    const [valueRow, textRow] = [values[row], texts[row]];
    if (valueRow?.[column] === undefined || textRow === undefined) throw new Error('outside the grid');
    valueRow[column] = value;
    textRow[column] = text;
  }
  return { ...sheet, values, texts, formulas, fingerprint: fingerprint(sheet.origin, values, formulas) };
}

/** The sheet with blank rows put in before a sheet row. */
export function withRowsInserted(sheet: SheetSnapshot, before: number, count = 1): SheetSnapshot {
  const at = before - sheet.origin.row;
  const width = sheet.values[0]?.length ?? 0;
  const insert = <T>(rows: readonly (readonly T[])[], blank: T): T[][] => [
    ...rows.slice(0, at).map((row) => [...row]),
    ...Array.from({ length: count }, () => Array.from({ length: width }, () => blank)),
    ...rows.slice(at).map((row) => [...row]),
  ];
  const values = insert<CellValue>(sheet.values, '');
  const formulas = insert(sheet.formulas, '');
  return {
    ...sheet,
    values,
    texts: insert(textsOf(sheet), ''),
    formulas,
    fingerprint: fingerprint(sheet.origin, values, formulas),
  };
}

/** The only element. */
export function only<T>(items: readonly T[]): T {
  const [first, ...rest] = items;
  if (first === undefined || rest.length > 0) throw new Error(`expected one, got ${items.length}`);
  return first;
}
