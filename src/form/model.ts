/**
 * What the reader makes of a sheet: one `Form` for each 自评表 found, every fact with the cell it came from.
 * Numbers are exact decimal strings here; arithmetic belongs to the scoring room.
 */
import type { CellRange, CellRef, CellValue } from './sheet';

/** The layouts of RULES.md §2. `unknown`: a form that fits none of them and was mapped by its words or by the person. */
export type Family = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'unknown';

/** 自评表, 绩效目标申报表, or a narrative without weights and scores (不可计分). */
export type FormKind = 'self-evaluation' | 'declaration' | 'narrative';

/** A printed entry and where it stands. `cell` is null when the form has no such cell. */
export interface Field {
  /** As displayed, trimmed, line breaks kept. `''` when blank. */
  readonly text: string;
  readonly value: CellValue;
  /** With the leading `=`, or `''`. */
  readonly formula: string;
  readonly cell: CellRef | null;
  /**
   * The cell as one exact decimal number, without separators, unit or percent sign (`1,234.50 → 1234.50`, `90% → 90`),
   * or null when it is blank, a blank mark (— - /) or not a number.
   * Digits as displayed when they say the same as the raw value, else the raw value at 15 digits.
   */
  readonly number: string | null;
}

/** 一个三级指标: one scored row. */
export interface Indicator {
  /** Order in the form, from 0. */
  readonly index: number;
  /** Zero-based sheet row. */
  readonly row: number;
  /** 一级指标, carried down from the first row of its group, labels joined, points stripped (产出指标). */
  readonly level1: string;
  readonly level2: string;
  readonly name: Field;
  /** 指标解释; blank when there is no such column. */
  readonly explanation: Field;
  /** 年度指标值; sign | value | unit columns are joined into one text, the cell is that of the value. */
  readonly target: Field;
  readonly actual: Field;
  readonly weight: Field;
  readonly score: Field;
  readonly reason: Field;
  /** 复核分, 扣减分数 … by the header as printed. */
  readonly extra: readonly ExtraField[];
}

export interface ExtraField {
  readonly header: string;
  readonly field: Field;
}

/** A 一级指标 group that carries its own points, e.g. 投入与管理 (36分). */
export interface Section {
  readonly name: string;
  /** Declared points, a decimal string, or null when the label carries none. */
  readonly points: string | null;
  readonly cell: CellRef;
  /** Indexes into `Form.indicators`. */
  readonly indicators: readonly number[];
}

/** One row of 项目资金. */
export interface FundsRow {
  readonly label: string;
  readonly initialBudget: Field;
  readonly annualBudget: Field;
  readonly executed: Field;
  readonly weight: Field;
  readonly executionRate: Field;
  readonly score: Field;
  readonly reason: Field;
}

/** 项目资金. */
export interface Funds {
  /** 年度资金总额; for Shanghai 2019 the header figures. */
  readonly total: FundsRow;
  /** 其中：当年财政拨款, 上年结转资金, 其他资金 …: never summed into the total score. */
  readonly parts: readonly FundsRow[];
  /** False when the form has one budget column only (then `initialBudget` is blank). */
  readonly hasInitialBudget: boolean;
}

/** 年度总体目标 and 实际完成情况. */
export interface Goal {
  readonly expected: Field;
  readonly actual: Field;
}

/** 总分 / 合计. */
export interface Total {
  readonly label: CellRef;
  readonly weight: Field;
  readonly score: Field;
  /** Header total (自评得分) when the form prints the total twice. */
  readonly headerScore: Field | null;
}

/** What a column of the indicator block can be, in the order a person is offered them. */
export const COLUMN_ROLES = [
  'level1',
  'level2',
  'name',
  'explanation',
  'sign',
  'target',
  'targetAdjusted',
  'unit',
  'actual',
  'weight',
  'score',
  'scoreRate',
  'scoreConverted',
  'scoreReviewed',
  'reason',
  'ignore',
] as const;

/** What a column of the indicator block is. */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** One column of the header as found, and what it was taken for. */
export interface ColumnMapping {
  readonly column: number;
  /** The header as printed, torn words joined; two-row headers joined with `/`. */
  readonly header: string;
  readonly role: ColumnRole;
  /** 0–1. Below `CONFIDENCE_LIMIT` the person is asked. */
  readonly confidence: number;
}

/** Below this the mapping is shown to the person for confirmation. */
export const CONFIDENCE_LIMIT = 0.75;

/** A row that stands in the indicator block and could not be read, or a placeholder left in. */
export interface OddRow {
  readonly row: number;
  readonly kind: 'unreadable' | 'placeholder' | 'empty';
  readonly text: string;
  readonly cell: CellRef;
}

/** One 自评表 on a sheet. */
export interface Form {
  readonly sheet: string;
  readonly range: CellRange;
  readonly family: Family;
  readonly kind: FormKind;
  /** Why nothing can be scored (`no-weight`, `no-score`, `narrative`, …), or null. */
  readonly notScorable: NotScorable | null;
  /** 0–1, from vocabulary match and arithmetic. */
  readonly confidence: number;
  readonly title: Field;
  readonly project: Field;
  readonly department: Field;
  readonly unit: Field;
  /** Four digits, or `''`. */
  readonly year: string;
  /** 元, 万元, 亿元, or `''` when the form names none. */
  readonly moneyUnit: string;
  readonly moneyUnitCell: CellRef | null;
  /** Rows of the (last) header of the indicator block, zero-based. */
  readonly headerRow: number;
  readonly columns: readonly ColumnMapping[];
  /** Stable key of the header texts: a remembered mapping is looked up by it. */
  readonly headerKey: string;
  readonly funds: Funds | null;
  readonly goals: readonly Goal[];
  readonly sections: readonly Section[];
  readonly indicators: readonly Indicator[];
  readonly oddRows: readonly OddRow[];
  readonly total: Total | null;
  readonly grade: Field | null;
  /** One reason for the whole form (Hubei), when there is no reason column. */
  readonly formReason: Field | null;
}

export type NotScorable = 'narrative' | 'declaration' | 'no-weight' | 'no-score' | 'no-indicators';

/** What a person answered about a header: which role each column has, by `Form.headerKey`. */
export type RememberedMapping = Readonly<Record<string, readonly { column: number; role: ColumnRole }[]>>;

/** Options of `findForms`. */
export interface ReadOptions {
  readonly mappings?: RememberedMapping;
}
