/** A flawless 自评表 of 100 points into which the few facts of an example are put. */
import type { CheckContext, ExampleForm, ExampleIndicator } from '../../src/checks';
import type { CellRef } from '../../src/form/sheet';
import type { ColumnMapping, ColumnRole, Field, Form, FundsRow, Indicator, Section } from '../../src/form/model';
import { Decimal } from '../../src/scoring/decimal';
import { packById, scoreForm } from '../../src/scoring';

const COLUMNS: readonly { readonly role: ColumnRole; readonly header: string }[] = [
  { role: 'level1', header: '一级指标' },
  { role: 'level2', header: '二级指标' },
  { role: 'name', header: '三级指标' },
  { role: 'target', header: '年度指标值' },
  { role: 'actual', header: '实际完成值' },
  { role: 'weight', header: '分值' },
  { role: 'score', header: '得分' },
  { role: 'reason', header: '偏差原因分析及改进措施' },
];
const HEADER_ROW = 12;

/** The rows a form is filled up with, at most ten points each. */
const FILLERS: readonly Required<Pick<ExampleIndicator, 'level1' | 'level2' | 'name' | 'target' | 'actual'>>[] = [
  { level1: '产出指标', level2: '数量指标', name: '参训学员数', target: '≥100人', actual: '105人' },
  { level1: '产出指标', level2: '数量指标', name: '教材印制册数', target: '≥200册', actual: '210册' },
  { level1: '产出指标', level2: '质量指标', name: '结业考核通过率', target: '≥95%', actual: '98%' },
  { level1: '产出指标', level2: '质量指标', name: '授课师资资质', target: '符合', actual: '符合' },
  { level1: '产出指标', level2: '时效指标', name: '开班及时性', target: '及时', actual: '及时' },
  { level1: '产出指标', level2: '时效指标', name: '补贴发放及时性', target: '及时', actual: '及时' },
  { level1: '效益指标', level2: '社会效益指标', name: '结业学员就业率', target: '≥60%', actual: '62%' },
  { level1: '效益指标', level2: '社会效益指标', name: '学员技能水平', target: '提升', actual: '达成指标' },
  { level1: '效益指标', level2: '可持续影响指标', name: '培训长效机制', target: '健全', actual: '达成指标' },
  { level1: '满意度指标', level2: '服务对象满意度指标', name: '学员满意度', target: '≥90%', actual: '95%' },
];
const STRUCTURE: Readonly<Record<string, number>> = { 产出指标: 50, 效益指标: 30, 满意度指标: 10 };

export function field(text: string, cell: CellRef | null): Field {
  const plain = text.replaceAll(',', '').trim();
  const match = /^([-+]?\d+(?:\.\d+)?)(%|分)?$/.exec(plain);
  const number = match?.[1] ?? null;
  const unit = match?.[2];
  const value = number === null || unit === '分' ? text : unit === '%' ? Number(number) / 100 : Number(number);
  return { text, value, formula: '', number, cell };
}

function declaredPoints(level1: string): { readonly name: string; readonly points: string | null } {
  const match = /^(.*?)[(（](\d+)分[)）]$/.exec(level1);
  return { name: match?.[1] ?? level1, points: match?.[2] ?? null };
}

function points(row: ExampleIndicator): Decimal {
  const weight = row.weight ?? '10';
  return /^-?\d+(\.\d+)?$/.test(weight) ? new Decimal(weight) : new Decimal(0);
}

/** What is left of each group's points, in rows of at most ten, until the indicators make 90. */
function fillUp(given: readonly ExampleIndicator[]): ExampleIndicator[] {
  let left = new Decimal(90).minus(given.reduce((sum, row) => sum.plus(points(row)), new Decimal(0)));
  return Object.entries(STRUCTURE).flatMap(([level1, wanted]) => {
    const own = given.filter((row) => declaredPoints(row.level1 ?? '产出指标').name === level1);
    if (own.some((row) => declaredPoints(row.level1 ?? '').points !== null)) return [];
    let open = own.reduce((sum, row) => sum.minus(points(row)), new Decimal(wanted));
    return FILLERS.filter((filler) => filler.level1 === level1).flatMap((filler): ExampleIndicator[] => {
      const weight = Decimal.min(open, left, 10);
      if (!weight.greaterThan(0)) return [];
      open = open.minus(weight);
      left = left.minus(weight);
      return [{ ...filler, weight: weight.toString(), score: weight.toString() }];
    });
  });
}

function fundsRow(label: string, row: number, amounts: Readonly<Record<string, string>>): FundsRow {
  const at = (key: string, column: number): Field => field(amounts[key] ?? '', { row, column });
  return {
    label,
    initialBudget: at('initialBudget', 2),
    annualBudget: at('annualBudget', 3),
    executed: at('executed', 4),
    weight: at('weight', 5),
    executionRate: at('executionRate', 6),
    score: at('score', 7),
    reason: field('', null),
  };
}

function indicatorsOf(rows: readonly ExampleIndicator[], without: ExampleForm['without']): Indicator[] {
  const lacks = (column: 'reason' | 'score' | 'weight'): boolean => without?.includes(column) === true;
  return rows.map((row, index) => {
    const place = HEADER_ROW + 1 + index;
    const at = (text: string, column: number, missing = false): Field =>
      missing ? field('', null) : field(text, { row: place, column });
    const weight = row.weight ?? '10';
    return {
      index,
      row: place,
      level1: declaredPoints(row.level1 ?? '产出指标').name,
      level2: row.level2 ?? '数量指标',
      name: at(row.name ?? `骨干学员人数${index === 0 ? '' : String(index + 1)}`, 2),
      explanation: field('', null),
      target: at(row.target ?? '≥100人', 3),
      actual: at(row.actual ?? '105人', 4),
      weight: at(weight, 5, lacks('weight')),
      score: at(row.score ?? weight, 6, lacks('score')),
      reason: at(row.reason ?? '', 7, lacks('reason')),
      extra: [],
    };
  });
}

function sectionsOf(rows: readonly ExampleIndicator[]): Section[] {
  const labels = [...new Set(rows.map((row) => row.level1 ?? '产出指标'))];
  return labels.map((label) => {
    const members = rows.flatMap((row, index) => ((row.level1 ?? '产出指标') === label ? [index] : []));
    return {
      ...declaredPoints(label),
      cell: { row: HEADER_ROW + 1 + (members[0] ?? 0), column: 0 },
      indicators: members,
    };
  });
}

function sumOf(fields: readonly Field[]): string {
  return fields.reduce((sum, { number }) => sum.plus(number ?? 0), new Decimal(0)).toFixed(2);
}

interface Setting {
  readonly kind: 'self-evaluation' | 'declaration';
  readonly project: string;
  readonly rows: readonly ExampleIndicator[];
}

function build(example: ExampleForm, { kind, project, rows }: Setting): Form {
  const indicators = indicatorsOf(rows, example.without);
  const annualBudget = example.funds?.annualBudget ?? '100.00';
  const { parts, ...given } = example.funds ?? {};
  const amounts = {
    initialBudget: annualBudget,
    annualBudget,
    executed: '99.00',
    weight: '10',
    executionRate: '99.00%',
    score: '9.90',
    ...given,
  };
  const defaults = [
    { label: '其中：当年财政拨款', initialBudget: amounts.initialBudget, annualBudget, executed: amounts.executed },
    { label: '其他资金', initialBudget: '0.00', annualBudget: '0.00', executed: '0.00' },
  ];
  const total = fundsRow('年度资金总额', 5, amounts);
  const last = HEADER_ROW + 1 + rows.length;
  const lacking: readonly string[] = example.without ?? [];
  const columns = COLUMNS.flatMap(({ role, header }, column): ColumnMapping[] =>
    lacking.includes(role) ? [] : [{ column, header, role, confidence: 1 }],
  );
  const at = (text: string, row: number, column: number): Field => field(text, { row, column });
  return {
    sheet: 'Sheet1',
    range: { first: { row: 0, column: 0 }, last: { row: last + 1, column: 7 } },
    family: kind === 'declaration' ? 'F11' : 'F1',
    kind,
    notScorable: kind === 'declaration' ? 'declaration' : null,
    confidence: example.confidence ?? 1,
    title: at(kind === 'declaration' ? '绩效目标申报表' : '项目支出绩效自评表', 0, 0),
    project: at(project, 2, 1),
    department: at('区人力资源和社会保障局', 3, 1),
    unit: at('区就业促进中心', 3, 4),
    year: '2024',
    moneyUnit: example.moneyUnit ?? '万元',
    moneyUnitCell: { row: 4, column: 0 },
    headerRow: HEADER_ROW,
    columns,
    headerKey: 'example',
    funds: {
      total,
      parts: (parts ?? defaults).map((part, index) => fundsRow(part.label ?? '其他资金', 6 + index, { ...part })),
      hasInitialBudget: true,
    },
    goals: [
      {
        expected: at(example.goal?.expected ?? '组织开展职业技能培训，提升学员就业能力。', 10, 1),
        actual: at(example.goal?.actual ?? '已完成全年培训任务。', 10, 4),
      },
    ],
    sections: sectionsOf(rows),
    indicators,
    oddRows: [],
    total: {
      label: { row: last, column: 0 },
      weight: at(example.total?.weight ?? '100', last, 5),
      score: at(example.total?.score ?? sumOf([total.score, ...indicators.map(({ score }) => score)]), last, 6),
      headerScore: example.total?.headerScore === undefined ? null : at(example.total.headerScore, 3, 7),
    },
    grade: at(example.grade ?? '优', last + 1, 2),
    formReason: null,
  };
}

/** The context a check would see. Everything the example leaves out is flawless. */
export function contextOf(example: ExampleForm): CheckContext {
  const given = example.indicators ?? [];
  const filled = fillUp(given);
  const form = build(example, { kind: 'self-evaluation', project: '职业技能培训', rows: [...given, ...filled] });
  const pack = packById(example.pack ?? 'mof-2020');
  if (pack === null) throw new Error(`no such pack: ${example.pack ?? ''}`);
  const { declaration } = example;
  return {
    scored: scoreForm(form, pack),
    declaration:
      declaration === undefined
        ? null
        : build(declaration, {
            kind: 'declaration',
            project: '职业技能培训',
            rows: [...(declaration.indicators ?? given), ...filled],
          }),
    batch: (example.batch ?? []).map((other, index) => ({
      form: build(other, {
        kind: 'self-evaluation',
        project: `其他项目${index + 1}`,
        rows: [...(other.indicators ?? []), ...fillUp(other.indicators ?? [])],
      }),
      file: `其他${index + 1}.xlsx`,
    })),
  };
}
