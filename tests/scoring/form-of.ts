/** Small forms for the tests of scoring: everything left out is as a plain form of 财政部 2020 has it. */
import type { Field, Form, Funds, FundsRow, Indicator, Section } from '../../src/form/model';
import type { FixtureForm } from '../fixtures/forms';

export interface RowOf {
  readonly level1?: string;
  readonly name?: string;
  /** null: the form has no target column. */
  readonly target?: string | null;
  readonly actual?: string | null;
  readonly weight?: string | null;
  readonly score?: string | null;
  readonly reason?: string | null;
}

export interface FundsOf {
  readonly initialBudget?: string | null;
  readonly annualBudget?: string;
  readonly executed?: string;
  readonly weight?: string | null;
  readonly executionRate?: string;
  readonly score?: string | null;
  readonly reason?: string | null;
  /** 其中 rows with weights and scores of their own. */
  readonly parts?: readonly { readonly weight: string; readonly score: string }[];
}

export interface FormOf {
  readonly family?: Form['family'];
  readonly year?: string;
  readonly rows?: readonly RowOf[];
  readonly funds?: FundsOf | null;
  readonly total?: { readonly weight: string; readonly score: string } | null;
  readonly grade?: string;
  readonly formReason?: string | null;
  readonly sections?: readonly { readonly name: string; readonly points: string }[];
}

/** A cell's number as the reader gives it: plain digits or null. */
function numberOf(text: string): string | null {
  const plain = text.replace(/,/g, '').replace(/%$/, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? plain : null;
}

/** A field; null stands for a column the form does not have. */
export function fieldOf(text: string | null, row = 0, column = 0): Field {
  if (text === null) return { text: '', value: '', formula: '', cell: null, number: null };
  return { text, value: text, formula: '', cell: { row, column }, number: numberOf(text) };
}

export function indicatorOf(row: RowOf, index = 0): Indicator {
  const at = (text: string | null | undefined, column: number): Field =>
    fieldOf(text === undefined ? '' : text, index, column);
  return {
    index,
    row: index,
    level1: row.level1 ?? '产出指标',
    level2: '',
    name: at(row.name ?? `指标甲${index}`, 2),
    explanation: fieldOf(null),
    target: at(row.target, 3),
    actual: at(row.actual, 4),
    weight: at(row.weight, 5),
    score: at(row.score, 6),
    reason: at(row.reason, 7),
    extra: [],
  };
}

function fundsRowOf(label: string, funds: FundsOf): FundsRow {
  const at = (text: string | null | undefined): Field => fieldOf(text === undefined ? '' : text);
  return {
    label,
    initialBudget: at(funds.initialBudget),
    annualBudget: at(funds.annualBudget),
    executed: at(funds.executed),
    weight: at(funds.weight),
    executionRate: at(funds.executionRate),
    score: at(funds.score),
    reason: fieldOf(funds.reason ?? null),
  };
}

function fundsOf(funds: FundsOf): Funds {
  return {
    total: fundsRowOf('年度资金总额', funds),
    parts: (funds.parts ?? []).map((part) => fundsRowOf('其中：当年财政拨款', { ...funds, ...part })),
    hasInitialBudget: funds.initialBudget !== null,
  };
}

export function formOf(content: FormOf = {}): Form {
  const cell = { row: 0, column: 0 };
  const indicators = (content.rows ?? []).map(indicatorOf);
  const sections: Section[] = (content.sections ?? []).map((section) => ({ ...section, cell, indicators: [] }));
  return {
    sheet: 'Sheet1',
    range: { first: cell, last: { row: 30, column: 8 } },
    family: content.family ?? 'F1',
    kind: 'self-evaluation',
    notScorable: null,
    confidence: 1,
    title: fieldOf('财政项目支出绩效自评表'),
    project: fieldOf(''),
    department: fieldOf(''),
    unit: fieldOf(''),
    year: content.year ?? '',
    moneyUnit: '万元',
    moneyUnitCell: null,
    headerRow: 0,
    columns: [],
    headerKey: '',
    funds: content.funds === undefined || content.funds === null ? null : fundsOf(content.funds),
    goals: [],
    sections,
    indicators,
    oddRows: [],
    total:
      content.total === undefined || content.total === null
        ? null
        : {
            label: cell,
            weight: fieldOf(content.total.weight),
            score: fieldOf(content.total.score),
            headerScore: null,
          },
    grade: content.grade === undefined ? null : fieldOf(content.grade),
    formReason: content.formReason === undefined || content.formReason === null ? null : fieldOf(content.formReason),
  };
}

/** A public form as the reader gives it. */
export function formOfFixture(fixture: FixtureForm): Form {
  const shanghai = fixture.kind === 'self-evaluation-sh2019';
  const [fundsTotal] = fixture.budget;
  const amount = (label: string): string =>
    fixture.budget.find((row) => (row['label'] ?? '').startsWith(label))?.['amount'] ?? '';
  const funds: FundsOf = shanghai
    ? {
        initialBudget: null,
        annualBudget: amount('当年预算数'),
        executed: amount('预算执行数'),
        weight: null,
        score: null,
      }
    : {
        initialBudget: fundsTotal?.['年初预算数'] ?? '',
        annualBudget: fundsTotal?.['全年预算数'] ?? '',
        executed: fundsTotal?.['全年执行数'] ?? '',
        weight: fundsTotal?.['分值'] ?? '',
        executionRate: fundsTotal?.['执行率'] ?? '',
        score: fixture.budgetHeaders.includes('得分') ? (fundsTotal?.['得分'] ?? '') : null,
      };
  return formOf({
    family: shanghai ? 'F8' : 'F1',
    year: fixture.year,
    rows: fixture.indicators.map((row) => ({
      level1: row.level1,
      name: row.level3,
      target: shanghai ? null : row.target,
      actual: shanghai ? null : row.actual,
      weight: row.weight,
      score: row.score,
      reason: row.reason,
    })),
    funds,
    total: fixture.total,
    ...(fixture.grade === '' ? {} : { grade: fixture.grade }),
  });
}
