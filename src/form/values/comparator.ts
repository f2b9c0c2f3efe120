/** ≥, >=, 不低于, 以上 … : every way a form says how target and actual compare. */
import type { Comparator } from './model';

/** Before the number. Longest first, so that 不得低于 is not read as 低于. */
const PREFIXES: readonly (readonly [string, Comparator])[] = longestFirst([
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
  ['≧', '>='],
  ['⩾', '>='],
  ['≮', '>='],
  ['>≥', '>='],
  ['≥=', '>='],
  ['不低于', '>='],
  ['不少于', '>='],
  ['不小于', '>='],
  ['不得低于', '>='],
  ['不得少于', '>='],
  ['不得小于', '>='],
  ['不能低于', '>='],
  ['不能少于', '>='],
  ['大于等于', '>='],
  ['大于或等于', '>='],
  ['高于等于', '>='],
  ['高于或等于', '>='],
  ['不短于', '>='],
  ['至少', '>='],
  ['最少', '>='],
  ['最低', '>='],
  ['达到或超过', '>='],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['≦', '<='],
  ['⩽', '<='],
  ['≯', '<='],
  ['≤=', '<='],
  ['不高于', '<='],
  ['不超过', '<='],
  ['不大于', '<='],
  ['不多于', '<='],
  ['不长于', '<='],
  ['不得高于', '<='],
  ['不得超过', '<='],
  ['不得大于', '<='],
  ['不得多于', '<='],
  ['不能超过', '<='],
  ['未超过', '<='],
  ['没有超过', '<='],
  ['不超', '<='],
  ['未超', '<='],
  ['小于等于', '<='],
  ['小于或等于', '<='],
  ['低于等于', '<='],
  ['低于或等于', '<='],
  ['少于等于', '<='],
  ['至多', '<='],
  ['最多', '<='],
  ['最高', '<='],
  ['控制在', '<='],
  ['>', '>'],
  ['大于', '>'],
  ['超过', '>'],
  ['高于', '>'],
  ['多于', '>'],
  ['超出', '>'],
  ['突破', '>'],
  ['<', '<'],
  ['小于', '<'],
  ['低于', '<'],
  ['少于', '<'],
  ['不到', '<'],
  ['不足', '<'],
  ['不满', '<'],
  ['==', '='],
  ['=', '='],
  ['等于', '='],
]);

/** After the number and its unit. */
const SUFFIXES: readonly (readonly [string, Comparator])[] = longestFirst([
  ['及其以上', '>='],
  ['及以上', '>='],
  ['(含)以上', '>='],
  ['以上(含)', '>='],
  ['含以上', '>='],
  ['或以上', '>='],
  ['以上', '>='],
  ['+', '>='],
  ['及以下', '<='],
  ['(含)以下', '<='],
  ['以下(含)', '<='],
  ['或以下', '<='],
  ['以下', '<='],
  ['及以内', '<='],
  ['(含)以内', '<='],
  ['以内(含)', '<='],
  ['以内', '<='],
  ['之内', '<='],
  ['内', '<='],
]);

function longestFirst(entries: readonly (readonly [string, Comparator])[]): readonly (readonly [string, Comparator])[] {
  return [...entries].sort(([left], [right]) => right.length - left.length);
}

export interface Cut {
  readonly comparator: Comparator | null;
  /** The text without the comparator. */
  readonly rest: string;
  /** The comparator as printed, folded. */
  readonly printed: string;
}

/** Cuts a comparator off the end of what stands before the number. */
export function cutPrefix(text: string): Cut {
  const found = PREFIXES.find(([word]) => text.endsWith(word));
  if (found === undefined) return { comparator: null, rest: text, printed: '' };
  return { comparator: found[1], rest: text.slice(0, text.length - found[0].length), printed: found[0] };
}

/** Cuts a comparator off the end of what stands after the number. */
export function cutSuffix(text: string): Cut {
  const found = SUFFIXES.find(([word]) => text.endsWith(word));
  if (found === undefined) return { comparator: null, rest: text, printed: '' };
  return { comparator: found[1], rest: text.slice(0, text.length - found[0].length), printed: found[0] };
}

/**
 * One comparator from both ends (不低于90%以上, 控制在5%以内).
 * Undefined when they contradict each other: then nobody knows what was meant.
 */
export function joinComparators(prefix: Cut, suffix: Cut): Comparator | null | undefined {
  if (prefix.comparator === null) return suffix.comparator;
  if (suffix.comparator === null) return prefix.comparator;
  // 控制在 only says that something is kept; the other word says which way.
  if (prefix.printed === '控制在') return suffix.comparator;
  return prefix.comparator.charAt(0) === suffix.comparator.charAt(0) ? prefix.comparator : undefined;
}
