/** The shape every check has: what it looks for, why, by which rule, with an example that the tests run. */
import type { CellRef } from '../form/sheet';
import type { Form } from '../form/model';
import type { ScoredForm } from '../scoring/model';

/** 红 must be fixed before submission · 黄 a person must look · 蓝 advice. */
export type Light = 'red' | 'yellow' | 'blue';

export type Language = 'zh-CN' | 'en-US';

/** One text in every language of the product. */
export type Text = Readonly<Record<Language, string>>;

/** A single cell to change, offered as a fix. `number` is a decimal string. */
export type CellContent =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'text'; readonly text: string };

export interface Correction {
  readonly cell: CellRef;
  readonly content: CellContent;
}

/** What a check reports; the review adds code and sheet. */
export interface Report {
  /** The cell to look at; null when the finding is about the form as a whole. */
  readonly cell: CellRef | null;
  readonly related?: readonly CellRef[];
  /** Names the cell's row or content, says what is wrong. One sentence. */
  readonly message: Text;
  /** Arithmetic or quotation that proves it; the same in every language; `''` when there is none. */
  readonly working?: string;
  /** What to do, one sentence. */
  readonly fix: Text;
  /** Overrides the check's light, e.g. E03 where the pack demands a reason. */
  readonly light?: Light;
  /** Overrides the check's `safe` for this report. */
  readonly safe?: boolean;
  /** The change that would settle it, when there is exactly one. */
  readonly correction?: Correction;
}

/** Another form of the batch. */
export interface BatchForm {
  readonly form: Form;
  /** The file it stands in, as a person knows it; null: the one that is checked. */
  readonly file: string | null;
}

/** What checks may look at. */
export interface CheckContext {
  readonly scored: ScoredForm;
  /** The declaration to compare with (D01–D05), when one was loaded and matched. */
  readonly declaration: Form | null;
  /** Other forms of the batch, for C05. Empty when a single sheet is checked. */
  readonly batch: readonly BatchForm[];
}

/** An example in small: the facts of a form that breaks the rule, and the same put right. Run as a test. */
export interface Example {
  readonly wrong: ExampleForm;
  readonly right: ExampleForm;
  /** The sentence of the documentation. */
  readonly text: Text;
}

/** Enough of a form for one example; everything left out is filled in as a flawless form. */
export interface ExampleForm {
  readonly indicators?: readonly ExampleIndicator[];
  readonly funds?: Partial<
    Record<'initialBudget' | 'annualBudget' | 'executed' | 'weight' | 'executionRate' | 'score', string>
  > & {
    readonly parts?: readonly Partial<Record<'label' | 'initialBudget' | 'annualBudget' | 'executed', string>>[];
  };
  readonly total?: { readonly weight?: string; readonly score?: string; readonly headerScore?: string };
  readonly grade?: string;
  readonly goal?: { readonly expected: string; readonly actual: string };
  readonly moneyUnit?: string;
  readonly pack?: string;
  /** Column roles the form lacks. */
  readonly without?: readonly ('reason' | 'score' | 'weight')[];
  readonly declaration?: ExampleForm;
  readonly batch?: readonly ExampleForm[];
  /** Mapping confidence to pretend. */
  readonly confidence?: number;
}

export interface ExampleIndicator {
  readonly level1?: string;
  readonly level2?: string;
  readonly name?: string;
  readonly target?: string;
  readonly actual?: string;
  readonly weight?: string;
  readonly score?: string;
  readonly reason?: string;
}

/** One check. Codes are stable and never reused (RULES.md §6). */
export interface Check {
  readonly code: string;
  readonly light: Light;
  readonly title: Text;
  /** 查什么 */
  readonly what: Text;
  /** 依据: `form`, `reg`, `practice` as tagged in RULES.md; never an unverified citation. */
  readonly source: Text;
  /** 为什么 */
  readonly why: Text;
  /** 示例 */
  readonly example: Example;
  /** 怎么改 */
  readonly how: Text;
  /** 自动修改是否安全 */
  readonly safe: boolean;
  run(context: CheckContext): Report[];
}
