/**
 * What the texts of 年度指标值 and 实际完成值 say (RULES.md §3), as data. Nothing is computed here:
 * a number stays the digits somebody typed, a power of ten beside it, and a unit with its exact factor.
 */

/** The five comparators; every glyph and word of the forms is one of them. */
export type Comparator = '>=' | '>' | '=' | '<=' | '<';

/** An exact number: `digits × 10^exponent`. `9,000 → 9000 ×10^0`, `1.20万 → 1.20 ×10^4`. */
export interface ExactNumber {
  /** A plain decimal string: optional `-`, no separators, no needless leading zeros; trailing zeros as printed. */
  readonly digits: string;
  /** From the scale of the unit: 万 (4), 亿 (8), 千 (3), 百万 (6) …; 0 when there is none. */
  readonly exponent: number;
  /** The digits as printed: `9,000`. */
  readonly printed: string;
}

/** Units of one dimension convert into each other by exact factors; everything else does not compare. */
export type Dimension = 'money' | 'ratio' | 'time' | 'months' | 'length' | 'mass' | 'area' | 'volume';

/** A unit as printed and as understood. */
export interface Unit {
  /** As printed, scale included, brackets off: `万元`, `%`, `元/人*月`; `''` when there is none. */
  readonly printed: string;
  /** One spelling for all of a unit's names, scale taken out: `元`, `%`, `天`, `元/人·月`; `''` when there is none. */
  readonly name: string;
  /** Null: no conversion is known, only the same name compares. */
  readonly dimension: Dimension | null;
  /** Size in the dimension's base unit, an exact decimal string; `1` without a dimension. */
  readonly factor: string;
  /** What the unit is counted by (`人·月` of `元/人*月`); both sides must agree. `''` when there is none. */
  readonly per: string;
}

/** A number with its unit. */
export interface Quantity {
  readonly number: ExactNumber;
  readonly unit: Unit;
}

/** A stretch of days; a single day has equal ends. Months and days as `MM-DD`, so that text order is time order. */
export interface DateSpan {
  /** Four digits, or null when the text names none (`12月底前完成`). */
  readonly year: string | null;
  readonly earliest: string;
  readonly latest: string;
}

interface Read<Kind extends string> {
  readonly kind: Kind;
  /** The text it was read from, trimmed. */
  readonly printed: string;
}

/** Nothing in the cell. */
export type BlankReading = Read<'blank'>;

/** A blank mark: `—`, `-`, `/`. */
export type MarkReading = Read<'mark'>;

/** Something left over from a template: `……`, `*`, `指标2：`, `按要求`. */
export interface PlaceholderReading extends Read<'placeholder'> {
  /** 按要求 as {@link WordsReading.words}; `''` for signs and template labels, which nothing can answer. */
  readonly words: string;
}

/** A described state: 及时, 合规, 有效提升. */
export interface WordsReading extends Read<'words'> {
  /** For comparing: no spaces, punctuation, or 性 at the end. */
  readonly words: string;
}

/** Two numbers with both ends inside: `80%-90%`, `3～5次`. */
export interface RangeReading extends Read<'range'> {
  readonly low: Quantity;
  readonly high: Quantity;
}

/** A date; `comparator` `<=` for 前, 不晚于 …, `>=` for 后, null for a bare date. */
export interface DateReading extends Read<'date'> {
  readonly comparator: '<=' | '>=' | null;
  readonly span: DateSpan;
  /** `2024.12` may as well be an amount: the same text as a number, when it can be one. */
  readonly asNumber: Quantity | null;
}

/** A numeric target. `comparator` null: none was printed (read as ≥, a plain 0 as =). */
export interface NumberTarget extends Read<'number'> {
  readonly comparator: Comparator | null;
  readonly quantity: Quantity;
}

/** A numeric actual; `=100%` is one too. */
export interface NumberActual extends Read<'number'> {
  readonly quantity: Quantity;
}

/** A bound where a value is wanted: `≥90%`, `3次以内`. */
export interface BoundActual extends Read<'bound'> {
  readonly comparator: Exclude<Comparator, '='>;
  readonly quantity: Quantity;
}

/** 达成指标, 部分达成…, 未完成. */
export interface VerdictActual extends Read<'verdict'> {
  readonly verdict: 'met' | 'partly' | 'not';
  /** As {@link WordsReading.words}: a target may use the very words. */
  readonly words: string;
}

export type TargetReading =
  BlankReading | MarkReading | PlaceholderReading | NumberTarget | RangeReading | DateReading | WordsReading;

export type ActualReading =
  | BlankReading
  | MarkReading
  | PlaceholderReading
  | NumberActual
  | BoundActual
  | RangeReading
  | DateReading
  | VerdictActual
  | WordsReading;
