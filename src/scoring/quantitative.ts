/** Quantitative rows: the rows ≥, >, =, ≤, < of RULES.md §4. */
import type { Aligned, Shown } from './alignment';
import { decimal, type Decimal, isBelowZero } from './decimal';
import { minus, plus, quotient } from './exact';
import { comparatorSign } from './judge-bound';
import type { ByNumber } from './judgement';
import type { ScoreRule, State } from './model';
import type { RulePack } from './pack';
import { between, clamp, exactly, full, scoreText, unsaid, weightText, ZERO, type Points } from './points';
import { reachesThreshold } from './threshold';

/** Is the target met? */
export function isMet(judgement: ByNumber, pack: RulePack): boolean {
  const { comparator, sides } = judgement;
  const { order } = sides;
  switch (comparator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      if (sides.target.isZero()) return order <= 0;
      if (isBelowZero(sides.target) || pack.parameters.equalMeansExactly.value) return order === 0;
      return order >= 0;
  }
}

/** Exceeded: met, and so far above the target that a reason is due. Never where less is better. */
export function outcomeOf(judgement: ByNumber, pack: RulePack): Extract<State, 'missed' | 'met' | 'exceeded'> {
  if (!isMet(judgement, pack)) return 'missed';
  const { comparator, sides } = judgement;
  return !comparator.startsWith('<') && reachesThreshold(sides, pack) ? 'exceeded' : 'met';
}

/** The points of a numeric row in this state. `weight` is above zero. */
export function quantitativePoints(judgement: ByNumber, state: State, weight: Decimal | null, pack: RulePack): Points {
  const { sides } = judgement;
  const met = state !== 'missed';
  const rule = ruleOf(judgement, pack, met);
  if (weight === null) return unsaid(rule);
  if (met) {
    return state === 'exceeded'
      ? exceededPoints(shownOrder(judgement), weight, pack)
      : full(rule, weight, shownOrder(judgement), pack);
  }
  switch (rule) {
    case 'at-least-ratio':
    case 'equal-ratio':
      return ratio(rule, sides.actual, sides.target, sides.shown, weight, pack);
    case 'at-most-ratio':
      return inverse(sides, weight, pack);
    case 'at-most-linear':
      return linear(sides, weight, pack);
    case 'equal-zero':
    case 'at-most-zero':
      return exactly(rule, ZERO, `${shownOrder(judgement)} → ${scoreText(ZERO, pack)}`);
    default:
      // A negative target has no share to give, and "exactly" leaves the distance to a person.
      return between(rule, [ZERO, weight], { working: shownOrder(judgement) });
  }
}

/** The row of RULES.md §4 that applies. */
function ruleOf({ comparator, sides }: ByNumber, pack: RulePack, met: boolean): ScoreRule {
  const { target, order } = sides;
  if (comparator === '=' && target.isZero()) return 'equal-zero';
  if (met) return 'met-full';
  if (isBelowZero(target)) return 'person-judges';
  switch (comparator) {
    case '>=':
    case '>':
      return target.isZero() ? 'equal-zero' : 'at-least-ratio';
    case '=':
      return order > 0 ? 'person-judges' : 'equal-ratio';
    case '<=':
    case '<':
      if (target.isZero()) return 'at-most-zero';
      return pack.parameters.reverseFormula.value === 'linear' ? 'at-most-linear' : 'at-most-ratio';
  }
}

/** `9000 ÷ 18000 × 5 = 2.50` */
function ratio(
  rule: ScoreRule,
  actual: Decimal,
  target: Decimal,
  shown: Shown,
  weight: Decimal,
  pack: RulePack,
): Points {
  const score = clamp(quotient([weight, actual], [target], pack.parameters.scoreDecimals.value), weight);
  return exactly(
    rule,
    score,
    `${shown.conversion}${shown.actual} ÷ ${shown.target} × ${weightText(weight)} = ${scoreText(score, pack)}`,
  );
}

/** Pack `ratio`: `10 ÷ 12 × 5 = 4.17` */
function inverse(sides: Aligned, weight: Decimal, pack: RulePack): Points {
  const score = clamp(quotient([weight, sides.target], [sides.actual], pack.parameters.scoreDecimals.value), weight);
  const { conversion, target, actual } = sides.shown;
  return exactly(
    'at-most-ratio',
    score,
    `${conversion}${target} ÷ ${actual} × ${weightText(weight)} = ${scoreText(score, pack)}`,
  );
}

/** Pack `linear`: `5 × (1 − (12 − 10) ÷ 10) = 4.00`, that is w × (2t − a) ÷ t with one division; nothing from 2t on. */
function linear(sides: Aligned, weight: Decimal, pack: RulePack): Points {
  const left = minus(plus(sides.target, sides.target), sides.actual);
  const score = clamp(quotient([weight, left], [sides.target], pack.parameters.scoreDecimals.value), weight);
  const { conversion, target, actual } = sides.shown;
  const formula = `${weightText(weight)} × (1 − (${actual} − ${target}) ÷ ${target})`;
  // Below zero the formula gives less than nothing: say so instead of printing a false equation.
  const sign = isBelowZero(left) ? '< 0 →' : '=';
  return exactly('at-most-linear', score, `${conversion}${formula} ${sign} ${scoreText(score, pack)}`);
}

/** Full score stands; a pack may take points off or leave it to judgement. */
export function exceededPoints(shown: string, weight: Decimal, pack: RulePack): Points {
  const penalty = pack.parameters.exceedPenalty.value;
  switch (penalty.kind) {
    case 'none':
      return full('exceeded-full', weight, shown, pack);
    case 'judged':
      return between('exceeded-penalty', [ZERO, weight], { working: shown });
    case 'fixed': {
      const reduced = clamp(minus(weight, decimal(penalty.points)), weight);
      const working = `${shown} → ${weightText(weight)} − ${penalty.points} = ${scoreText(reduced, pack)}`;
      return between('exceeded-penalty', [reduced, weight], { suggested: reduced, working });
    }
  }
}

/** `95 ≥ 90`, `12 > 10`, `0 = 0`: how the sides stand, with the conversion before it. */
export function shownOrder({ comparator, sides }: ByNumber): string {
  const { conversion, target, actual } = sides.shown;
  const { order } = sides;
  const sign = order === 0 && !comparator.includes('=') ? '=' : orderSign(order, comparator);
  return `${conversion}${actual} ${sign} ${target}`;
}

function orderSign(order: number, comparator: ByNumber['comparator']): string {
  if (order === 0) return comparatorSign(comparator);
  const asked = comparator.startsWith('>') ? 1 : comparator.startsWith('<') ? -1 : 0;
  if (asked === order) return comparatorSign(comparator);
  return order > 0 ? '>' : '<';
}
