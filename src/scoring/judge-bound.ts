/** An actual that is a bound (≥90%, 3次以内) or a range: met when every value it allows meets the target. */
import type { BoundActual, Comparator, NumberTarget, Quantity, RangeReading } from '../form/values';
import { align, type Aligned } from './alignment';
import { decimal } from './decimal';
import type { Judgement } from './judgement';
import type { ReadingNote } from './model';
import type { RulePack } from './pack';
import { reachesThreshold } from './threshold';

interface End {
  readonly quantity: Quantity;
  /** False for > and <: the end itself is not meant. */
  readonly inside: boolean;
}

/** The least and the most the actual can be; null: no end on that side. */
function ends(actual: BoundActual | RangeReading): { readonly least: End | null; readonly most: End | null } {
  if (actual.kind === 'range') {
    return { least: { quantity: actual.low, inside: true }, most: { quantity: actual.high, inside: true } };
  }
  const end = { quantity: actual.quantity, inside: actual.comparator.endsWith('=') };
  return actual.comparator.startsWith('>') ? { least: end, most: null } : { least: null, most: end };
}

/** Does every value from this end onwards meet the target? */
function holds(comparator: Comparator, end: End, sides: Aligned): boolean {
  const order = sides.actual.comparedTo(sides.target);
  switch (comparator) {
    case '>=':
    case '=':
      return order >= 0;
    case '>':
      return order > 0 || (order === 0 && !end.inside);
    case '<=':
      return order <= 0;
    case '<':
      return order < 0 || (order === 0 && !end.inside);
  }
}

/**
 * A bound equal to the target, or tighter, counts as met; a looser one cannot be judged (RULES.md §3).
 * @param target with its comparator settled
 */
export function judgeBound(
  target: NumberTarget & { readonly comparator: Comparator },
  actual: BoundActual | RangeReading,
  notes: readonly ReadingNote[],
  pack: RulePack,
): Judgement {
  const { comparator } = target;
  const { least, most } = ends(actual);
  const upward = comparator.startsWith('>') || comparator === '=';
  // = with a zero target asks for no more than zero.
  const zero = comparator === '=' && decimal(target.quantity.number.digits).isZero();
  const exactly = pack.parameters.equalMeansExactly.value && comparator === '=';
  const end = upward && !zero ? least : most;
  const loose: Judgement = { way: 'person', kind: 'quantitative', notes: [...notes, 'looser-bound'], free: false };
  if (end === null || exactly) return loose;
  const sides = align(target.quantity, end.quantity);
  if (sides.kind === 'apart') return { ...loose, notes: [...notes, 'units-differ'] };
  if (!holds(zero ? '<=' : comparator, end, sides)) return loose;
  return {
    way: 'bound',
    kind: 'quantitative',
    over: upward && !zero && reachesThreshold(sides, pack),
    shown: `${sides.shown.conversion}${actual.printed} ⇒ ${comparatorSign(comparator)} ${sides.shown.target}`,
    notes: [...notes, ...(sides.converted ? (['unit-converted'] as const) : []), 'actual-is-bound'],
  };
}

/** The comparator as printed in workings. */
export function comparatorSign(comparator: Comparator): string {
  switch (comparator) {
    case '>=':
      return '≥';
    case '<=':
      return '≤';
    case '>':
    case '<':
    case '=':
      return comparator;
  }
}
