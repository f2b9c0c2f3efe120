/** 规则包: the scoring parameters of one jurisdiction and year, each with its source. */

/** A parameter, where it comes from, and whether somebody checked it at the source. */
export interface Parameter<T> {
  readonly value: T;
  /** 依据, as a person would cite it; never an unverified clause number. */
  readonly source: string;
  readonly verified: boolean;
}

export interface GradeBand {
  readonly name: string;
  /** Inclusive lower bound, decimal string. */
  readonly from: string;
}

export interface Bands {
  /** Lower edge of 达成, share of the weight. */
  readonly met: string;
  /** Lower edge of 部分达成. */
  readonly partly: string;
}

/** `none`: full score stands · `judged`: a person decides · `fixed`: points are taken off, a decimal string. */
export type ExceedPenalty =
  { readonly kind: 'none' } | { readonly kind: 'judged' } | { readonly kind: 'fixed'; readonly points: string };

export interface TotalCap {
  /** Applies when the execution rate (percent) is below this. */
  readonly rateBelow: string;
  readonly cap: string;
}

export interface RulePack {
  readonly id: string;
  readonly name: { readonly 'zh-CN': string; readonly 'en-US': string };
  /** False: shown with 供参考，请与财政部门核对. */
  readonly verified: boolean;
  readonly parameters: {
    /** Null: read from the form. */
    readonly executionWeight: Parameter<string | null>;
    readonly executionBase: Parameter<'annualBudget' | 'adjustedBudget' | 'initialBudget'>;
    readonly reverseFormula: Parameter<'linear' | 'ratio'>;
    readonly equalMeansExactly: Parameter<boolean>;
    /** Share of the target, e.g. `1.3`. */
    readonly exceedThreshold: Parameter<string>;
    readonly exceedPenalty: Parameter<ExceedPenalty>;
    /** True: E03 is red. */
    readonly exceedReasonRequired: Parameter<boolean>;
    readonly bands: Parameter<Bands>;
    readonly grades: Parameter<readonly GradeBand[]>;
    /** Advice only (W05): level-1 name → points. */
    readonly weightStructure: Parameter<Readonly<Record<string, string>>>;
    readonly scoreDecimals: Parameter<number>;
    readonly zeroWeight: Parameter<'allowed' | 'forbidden'>;
    /** Percent; null: never. */
    readonly executionReasonBelow: Parameter<string | null>;
    /** Share of change of the budget that wants a reason (B06). */
    readonly budgetChangeReason: Parameter<string>;
    readonly totalCaps: Parameter<readonly TotalCap[]>;
    readonly reasonScope: Parameter<'row' | 'form' | 'funds'>;
  };
}
