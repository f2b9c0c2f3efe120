/** What a rule gives: the range a score may lie in, a suggestion, and the working. */
import { decimal, Decimal, isBelowZero } from './decimal';
import { plain, times } from './exact';
import type { AllowedRange, ScoreRule } from './model';
import type { RulePack } from './pack';

/** Points of a row under one rule; everything null when the form knows no weight. */
export interface Points {
  readonly rule: ScoreRule;
  readonly allowed: AllowedRange | null;
  readonly suggested: Decimal | null;
  readonly working: string;
}

export const ZERO = new Decimal(0);

/** A score with the pack's decimals: `2.50`. */
export function scoreText(score: Decimal, pack: RulePack): string {
  return score.toFixed(pack.parameters.scoreDecimals.value);
}

/** Exactly one score fits. */
export function exactly(rule: ScoreRule, score: Decimal, working: string): Points {
  return { rule, allowed: { min: score, max: score, maxTolerated: false }, suggested: score, working };
}

/** A person's score between two ends. */
export function between(
  rule: ScoreRule,
  [min, max]: readonly [Decimal, Decimal],
  { suggested = null, working = '', maxTolerated = false }: Partial<Points> & { readonly maxTolerated?: boolean } = {},
): Points {
  return { rule, allowed: { min, max, maxTolerated }, suggested, working };
}

/** Nothing can be said about the points. */
export function unsaid(rule: ScoreRule): Points {
  return { rule, allowed: null, suggested: null, working: '' };
}

/** A share of the weight, exactly. */
export function share(weight: Decimal, part: string): Decimal {
  return times(weight, decimal(part));
}

/** `shown → 10.00`: the whole weight. */
export function full(rule: ScoreRule, weight: Decimal, shown: string, pack: RulePack): Points {
  return exactly(rule, weight, shown === '' ? '' : `${shown} → ${scoreText(weight, pack)}`);
}

/** Never below zero, never above the weight. */
export function clamp(score: Decimal, weight: Decimal): Decimal {
  if (isBelowZero(score)) return ZERO;
  return score.greaterThan(weight) ? weight : score;
}

/** Weight as people write it in a working. */
export function weightText(weight: Decimal): string {
  return plain(weight);
}
