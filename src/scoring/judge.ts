/** Target and actual of one row, read together (RULES.md §3). */
import type { Indicator } from '../form/model';
import {
  countAlike,
  readActual,
  readTarget,
  type ActualReading,
  type Comparator,
  type NumberActual,
  type NumberTarget,
  type Quantity,
  type RangeReading,
  type TargetReading,
} from '../form/values';
import { align } from './alignment';
import { decimal } from './decimal';
import { judgeBound } from './judge-bound';
import { judgeDate } from './judge-date';
import type { ByPerson, Judgement } from './judgement';
import type { Kind, ReadingNote } from './model';
import type { RulePack } from './pack';
import { isMet } from './quantitative';

/** What a person has to judge, with the reason why. */
export function byPerson(kind: Kind, notes: readonly ReadingNote[], free = false): ByPerson {
  return { way: 'person', kind, notes, free };
}

/**
 * Judges a row by its texts as displayed.
 * @param year of the form, for dates that name none; `''` when unknown
 */
export function judge(indicator: Indicator, year: string, pack: RulePack): Judgement {
  // No target column (Shanghai 2019): the score is a person's.
  if (indicator.target.cell === null && indicator.target.text === '') return byPerson('judged', [], true);
  const target = readTarget(indicator.target.text);
  const actual = readActual(indicator.actual.text);
  switch (target.kind) {
    case 'blank':
      return byPerson('judged', ['target-blank'], true);
    case 'mark':
      return actual.kind === 'mark' ? byPerson('judged', ['target-mark'], true) : judgeMarked(actual);
    case 'placeholder':
      return target.words === '' || actual.kind === 'placeholder'
        ? byPerson('qualitative', ['not-understood'])
        : judgeWords(target.words, actual);
    case 'words':
      return judgeWords(target.words, actual);
    case 'number':
      return judgeNumber(target, actual, pack);
    case 'range':
      return judgeRange(target, actual);
    case 'date':
      return judgeDated(target, actual, year, pack);
  }
}

/** A mark among described targets: a judged row, whatever the actual says; a verdict still counts. */
function judgeMarked(actual: ActualReading): Judgement {
  return actual.kind === 'verdict'
    ? byVerdict(actual.verdict, 'judged', ['target-mark'])
    : byPerson('judged', ['target-mark'], true);
}

function byVerdict(verdict: 'met' | 'partly' | 'not', kind: Kind, notes: readonly ReadingNote[]): Judgement {
  const state = verdict === 'not' ? 'missed' : verdict;
  return { way: 'words', kind, state, numeric: kind === 'quantitative', notes };
}

function judgeWords(words: string, actual: ActualReading): Judgement {
  switch (actual.kind) {
    case 'blank':
    case 'mark':
      return byPerson('qualitative', ['actual-blank']);
    case 'verdict':
      return actual.words === words
        ? byVerdict('met', 'qualitative', [])
        : byVerdict(actual.verdict, 'qualitative', []);
    case 'words':
    case 'placeholder':
      return actual.words === words && words !== ''
        ? byVerdict('met', 'qualitative', [])
        : byPerson('qualitative', ['answers-other-question']);
    case 'number':
    case 'bound':
    case 'range':
    case 'date':
      return byPerson('qualitative', ['answers-other-question']);
  }
}

const SAYS_NONE = /^(?:无|零|没有|未发生|没有发生|无发生|未出现)$/;

function judgeNumber(target: NumberTarget, actual: ActualReading, pack: RulePack): Judgement {
  const zero = decimal(target.quantity.number.digits).isZero();
  const comparator = target.comparator ?? (zero ? '=' : '>=');
  const notes: ReadingNote[] = target.comparator === null ? ['no-comparator'] : [];
  switch (actual.kind) {
    case 'blank':
    case 'mark':
      return byPerson('quantitative', [...notes, 'actual-blank']);
    case 'verdict':
      return byVerdict(actual.verdict, 'quantitative', [...notes, 'verdict-for-number']);
    case 'words':
      // 无 where none was wanted says 0.
      return zero && SAYS_NONE.test(actual.words)
        ? byVerdict('met', 'quantitative', [...notes, 'verdict-for-number'])
        : byPerson('quantitative', [...notes, 'not-understood']);
    case 'placeholder':
      return byPerson('quantitative', [...notes, 'not-understood']);
    case 'date':
      return actual.asNumber === null
        ? byPerson('quantitative', [...notes, 'answers-other-question'])
        : judgeNumber(target, { kind: 'number', printed: actual.printed, quantity: actual.asNumber }, pack);
    case 'range':
    case 'bound':
      return judgeBound({ ...target, comparator }, actual, notes, pack);
    case 'number': {
      const sides = align(target.quantity, actual.quantity);
      if (sides.kind === 'apart') return judgeApart({ ...target, comparator }, actual, notes, pack);
      if (sides.converted) notes.push('unit-converted');
      return { way: 'number', kind: 'quantitative', comparator, sides, notes };
    }
  }
}

/** 已完成100%, 完成率100%: done, whatever was to be counted. */
const ALL_DONE = /^(?:均|全部)?(?:已|已经)?(?:全部|按期|按时)?完成(?:率|度|进度)?(?:达到|达|为)?100(?:\.0+)?%$/u;

/**
 * No factor is known between the units. A word that all is done counts as met, and so does a number of the like things
 * (10台, 12套) that meets the target; that it misses the target nobody can say before the units agree.
 */
function judgeApart(
  target: NumberTarget & { readonly comparator: Comparator },
  actual: NumberActual,
  notes: readonly ReadingNote[],
  pack: RulePack,
): Judgement {
  if (ALL_DONE.test(actual.printed.normalize('NFKC').replace(/\s+/gu, ''))) {
    return byVerdict('met', 'quantitative', [...notes, 'verdict-for-number']);
  }
  const apart: ReadingNote[] = [...notes, 'units-differ'];
  if (!countAlike(target.quantity.unit, actual.quantity.unit)) return byPerson('quantitative', apart);
  const sides = align(target.quantity, { ...actual.quantity, unit: target.quantity.unit });
  if (sides.kind === 'apart') return byPerson('quantitative', apart);
  const { comparator } = target;
  const met = isMet({ way: 'number', kind: 'quantitative', comparator, sides, notes: [] }, pack);
  return met ? byVerdict('met', 'quantitative', apart) : byPerson('quantitative', apart);
}

function judgeRange(target: Extract<TargetReading, { kind: 'range' }>, actual: ActualReading): Judgement {
  const notes: ReadingNote[] = ['range-target'];
  switch (actual.kind) {
    case 'blank':
    case 'mark':
      return byPerson('quantitative', [...notes, 'actual-blank']);
    case 'verdict':
      return byVerdict(actual.verdict, 'quantitative', [...notes, 'verdict-for-number']);
    case 'words':
    case 'placeholder':
    case 'date':
      return byPerson('quantitative', [...notes, 'not-understood']);
    case 'bound':
      return byPerson('quantitative', [...notes, 'looser-bound']);
    case 'range':
    case 'number': {
      const [low, high] = inOrder(target);
      const [from, to] = actual.kind === 'range' ? inOrder(actual) : [actual.quantity, actual.quantity];
      const least = align(low, from);
      const most = align(high, to);
      if (least.kind === 'apart' || most.kind === 'apart') return byPerson('quantitative', [...notes, 'units-differ']);
      if (least.converted || most.converted) notes.push('unit-converted');
      if (actual.kind === 'range') notes.push('actual-is-bound');
      const above = least.actual.greaterThanOrEqualTo(least.target);
      const below = most.actual.lessThanOrEqualTo(most.target);
      // More than the range promises may be good or bad: only a person knows.
      if (above && !below) return byPerson('quantitative', notes, true);
      if (!above && actual.kind === 'range') return byPerson('quantitative', [...notes, 'looser-bound']);
      const shown = above
        ? `${least.shown.conversion}${least.shown.target} ≤ ${least.shown.actual} ≤ ${most.shown.target}`
        : `${least.shown.conversion}${least.shown.actual} < ${least.shown.target}`;
      return { way: 'range', kind: 'quantitative', inside: above && below, shown, notes };
    }
  }
}

/** 90%-80% means 80%-90%. */
function inOrder({ low, high }: RangeReading): readonly [Quantity, Quantity] {
  const sides = align(low, high);
  return sides.kind === 'aligned' && sides.actual.lessThan(sides.target) ? [high, low] : [low, high];
}

function judgeDated(
  target: Extract<TargetReading, { kind: 'date' }>,
  actual: ActualReading,
  year: string,
  pack: RulePack,
): Judgement {
  switch (actual.kind) {
    case 'blank':
    case 'mark':
      return byPerson('quantitative', ['actual-blank']);
    case 'verdict':
      return byVerdict(actual.verdict, 'quantitative', ['verdict-for-number']);
    case 'date':
      return judgeDate(target, actual, year);
    case 'number':
    case 'bound':
    case 'range':
      return target.asNumber === null
        ? byPerson('quantitative', ['date-unclear'])
        : judgeNumber(
            { kind: 'number', printed: target.printed, comparator: null, quantity: target.asNumber },
            actual,
            pack,
          );
    case 'words':
    case 'placeholder':
      return byPerson('quantitative', ['date-unclear']);
  }
}
