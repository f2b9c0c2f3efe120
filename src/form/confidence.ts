/** How far a reading can be trusted: by its words, and by the sums that only the right columns make. */
import type { Columns } from './columns';
import { equalDecimals, rateFits, sumOf } from './exact';
import type { Family, FormKind, Funds, Indicator, Total } from './model';

export interface Evidence {
  readonly kind: FormKind;
  readonly family: Family;
  readonly titled: boolean;
  readonly remembered: boolean;
  readonly columns: Columns;
  readonly indicators: readonly Indicator[];
  readonly funds: Funds | null;
  readonly total: Total | null;
}

/** 0–1. Sums that do not come out are a matter for the checks: words that are beyond doubt outweigh them. */
export function confidenceOf(evidence: Evidence): number {
  const { kind, family, columns, remembered } = evidence;
  if (kind === 'narrative' && columns.all.length === 0) return evidence.titled ? 0.8 : 0.4;
  const needed = columns.all.filter(({ role }) => role !== 'ignore').map(({ confidence }) => confidence);
  if (needed.length === 0) return 0.1;
  const mean = needed.reduce((sum, confidence) => sum + confidence, 0) / needed.length;
  let confidence = remembered ? 1 : 0.5 * mean + 0.5 * Math.min(...needed);
  for (const vote of votes(evidence)) confidence += vote ? 0.04 : -0.04;
  if (!evidence.titled) confidence -= 0.03;
  if (columns.of('name') === undefined) confidence -= 0.3;
  if (kind === 'self-evaluation' && columns.score === undefined) confidence -= 0.1;
  if (family === 'unknown' && !remembered) confidence = Math.min(confidence, 0.6);
  return Math.round(Math.min(0.99, Math.max(0.05, confidence)) * 100) / 100;
}

/** Each sum the form lets us try. */
function votes({ indicators, funds, total }: Evidence): boolean[] {
  const result: boolean[] = [];
  const fits = (numbers: readonly (string | null)[], own: string | null | undefined, wanted: string | null): void => {
    const alone = sumOf(numbers);
    if (alone === null || wanted === null) return;
    const together = sumOf([alone, own ?? null]);
    result.push(equalDecimals(alone, wanted) || (together !== null && equalDecimals(together, wanted)));
  };
  const weights = indicators.map(({ weight }) => weight.number);
  fits(weights, funds?.total.weight.number, total?.weight.number ?? '100');
  const scores = indicators.map(({ score }) => score.number);
  fits(scores, funds?.total.score.number, total?.score.number ?? null);
  const rate = funds?.total.executionRate.number ?? null;
  const executed = funds?.total.executed.number ?? null;
  const budget = funds?.total.annualBudget.number ?? null;
  if (rate !== null && executed !== null && budget !== null) result.push(rateFits(rate, executed, budget));
  return result;
}
