/** What the four faces show: findings, verdict, and the state of a whole sheet. */
import type { BatchForm, Correction, Light, Text } from '../checks/check';
import type { CellAddress, CellRef } from '../form/sheet';
import type { Form, RememberedMapping } from '../form/model';
import type { ScoredForm } from '../scoring/model';
import type { RulePack } from '../scoring/pack';

/** Codes of RULES.md §6 with everything a person needs. */
export interface Finding {
  /** `E01`, `T01` … stable. */
  readonly code: string;
  readonly light: Light;
  readonly cell: CellAddress | null;
  readonly related: readonly CellRef[];
  readonly message: Text;
  readonly working: string;
  readonly fix: Text;
  readonly safe: boolean;
  readonly correction: Correction | null;
  /** Stable across re-reading: code, indicator name and form, not the row number. Suppressions use it. */
  readonly key: string;
  /** Set when a person marked it 已说明. */
  readonly suppressed: Suppression | null;
}

/** 已说明: kept in the workbook. */
export interface Suppression {
  readonly key: string;
  readonly code: string;
  readonly reason: string;
  /** ISO date. */
  readonly at: string;
}

/** `ready` 可提交 · `fix` red findings left · `review` nothing red, but a person must look, or not scorable. */
export type Verdict = 'ready' | 'fix' | 'review';

export interface Counts {
  readonly red: number;
  readonly yellow: number;
  readonly blue: number;
}

export interface ReviewedForm {
  /** Names the form across re-reading: project, unit and year. */
  readonly key: string;
  readonly form: Form;
  readonly scored: ScoredForm;
  /** Red first, then by place on the sheet. Suppressed ones are included and do not count. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly verdict: Verdict;
  /** Suppressions of this form that no longer match any finding. */
  readonly stale: readonly Suppression[];
}

/** How a sheet is to be reviewed. Everything has a default. */
export interface ReviewOptions {
  /** A pack for every form, by id or as a whole. Goes before everything else. */
  readonly pack?: string | RulePack;
  /**
   * Pack ids a person chose, by `ReviewedForm.key` or, for all forms of a sheet, by `sheetChoiceKey(name)`.
   * Without a choice the pack is picked from what the form shows.
   */
  readonly packChoices?: Readonly<Record<string, string>>;
  /** Packs of the person's own, found by id before the built-in ones. */
  readonly customPacks?: readonly RulePack[];
  readonly mappings?: RememberedMapping;
  readonly suppressions?: readonly Suppression[];
  /** 绩效目标申报表, or those that may belong to a form; the one that does is found by its project. */
  readonly declarations?: readonly Form[] | ((form: Form) => readonly Form[]);
  /** Other forms of the batch, for C05. */
  readonly batch?: readonly BatchForm[];
}

/** One sheet reviewed. `forms` is empty when no form was found. */
export interface SheetReview {
  readonly sheet: string;
  readonly protected: boolean;
  readonly empty: boolean;
  readonly forms: readonly ReviewedForm[];
}
