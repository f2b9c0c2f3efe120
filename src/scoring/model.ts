/** The results of scoring: for every row what the rule allows, what it suggests, and the working. */
import type { Form, Indicator } from '../form/model';
import type { RulePack } from './pack';
import type { Decimal } from './decimal';

export type Kind = 'quantitative' | 'qualitative' | 'judged';

/**
 * - `met`, `partly`, `missed`: against the target; `exceeded`: met and at or above the threshold of the pack
 * - `unclear`: a person must judge (未能判断); always so for `judged` rows, which have no target
 */
export type State = 'met' | 'partly' | 'missed' | 'exceeded' | 'unclear';

/** `lost`: score below weight · `missed`: target missed · `over`: target exceeded by the threshold. */
export type Deviation = 'lost' | 'missed' | 'over';

/** Things worth telling about how target and actual were read. */
export type ReadingNote =
  | 'no-comparator' // V03: read as ≥ (a plain 0 as =)
  | 'actual-is-bound' // V04: a bound equal to the target: counts as met, a value is wanted
  | 'looser-bound' // V04: a looser bound cannot be judged
  | 'units-differ' // V05: no known factor
  | 'unit-converted' // a known factor was applied
  | 'answers-other-question' // V06
  | 'verdict-for-number' // V07
  | 'date-judged' // a date the machine could compare
  | 'date-unclear' // a date a person must judge
  | 'target-blank' // V01
  | 'target-mark' // a blank mark among described targets: judged
  | 'actual-blank' // V02
  | 'range-target' // target is a range
  | 'not-understood'; // L01

/** The rule of RULES.md §4 that gave the range. Stable. */
export type ScoreRule =
  | 'met-full'
  | 'at-least-ratio'
  | 'equal-ratio'
  | 'equal-zero'
  | 'at-most-linear'
  | 'at-most-ratio'
  | 'at-most-zero'
  | 'range'
  | 'date'
  | 'exceeded-full'
  | 'exceeded-penalty'
  | 'qualitative-met'
  | 'qualitative-partly'
  | 'qualitative-not'
  | 'zero-weight'
  | 'person-judges'
  | 'none';

export interface AllowedRange {
  readonly min: Decimal;
  readonly max: Decimal;
  /** True for [0.6w, 0.8w) and [0, 0.6w): the upper edge is outside by the rule and tolerated because real forms use it. */
  readonly maxTolerated: boolean;
}

export interface ScoredIndicator {
  readonly indicator: Indicator;
  readonly kind: Kind;
  readonly state: State;
  readonly rule: ScoreRule;
  /** Null when nothing can be said (no weight, unclear). */
  readonly allowed: AllowedRange | null;
  /** Null when only a person can say. Rounded half-up to the pack's decimals. */
  readonly suggested: Decimal | null;
  /** `9000 ÷ 18000 × 5 = 2.50`; for qualitative rows the band; `''` when there is none. */
  readonly working: string;
  readonly notes: readonly ReadingNote[];
  readonly deviations: readonly Deviation[];
  /** A deviation (or only partly met) and no reason anywhere it is allowed to stand. */
  readonly unexplained: boolean;
  /** Parsed weight and score, null when missing or not a number. */
  readonly weight: Decimal | null;
  readonly score: Decimal | null;
}

export type ExecutionState = 'computable' | 'not-computable' | 'error' | 'absent';

/** The funds total row. Rates in percent. */
export interface ScoredExecution {
  readonly state: ExecutionState;
  readonly budget: Decimal | null;
  readonly executed: Decimal | null;
  /** executed ÷ budget × 100, rounded half-up to 2 places; null when not computable. */
  readonly rate: Decimal | null;
  readonly printedRate: Decimal | null;
  readonly weight: Decimal | null;
  readonly score: Decimal | null;
  readonly expectedScore: Decimal | null;
  readonly working: string;
  readonly deviations: readonly Deviation[];
}

export interface ScoredTotal {
  readonly printedWeight: Decimal | null;
  readonly printed: Decimal | null;
  /** Sum of weights incl. the funds total row's; null when no weight is known. */
  readonly weightSum: Decimal | null;
  /** Printed scores added up (suggestions do not count); null when there is no score at all. */
  readonly computed: Decimal | null;
  /** With suggestions where scores are blank or not numbers; null when a row has neither. */
  readonly suggested: Decimal | null;
  /** The most the pack allows at this execution rate; already applied to `suggested`, never to `computed`. Null: no cap. */
  readonly cap: Decimal | null;
  /** The addition as text, for the working. */
  readonly working: string;
}

export interface ScoredGrade {
  readonly printed: string;
  /** From the recomputed total; `''` when there is none. */
  readonly computed: string;
}

export interface ScoredForm {
  readonly form: Form;
  readonly pack: RulePack;
  readonly indicators: readonly ScoredIndicator[];
  readonly execution: ScoredExecution;
  readonly total: ScoredTotal;
  readonly grade: ScoredGrade;
}
