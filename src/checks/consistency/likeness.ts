/** How alike two texts are, fast enough to compare every form of a batch with every other. */

/** A text prepared for comparing. */
export interface Prepared {
  /** Without spaces and punctuation. */
  readonly plain: string;
  /** Pairs of neighbouring characters. */
  readonly pairs: ReadonlySet<string>;
}

export function prepare(printed: string): Prepared {
  const plain = printed.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index += 1) pairs.add(plain.slice(index, index + 2));
  return { plain, pairs };
}

/** Two texts are near copies when they share this part of their pairs. */
const NEAR_COPY = 0.92;

/** Exact or near copy. Lengths are compared first: most pairs end there. */
export function isCopy(left: Prepared, right: Prepared): boolean {
  if (left.plain === right.plain) return true;
  const [smaller, larger] = left.pairs.size <= right.pairs.size ? [left.pairs, right.pairs] : [right.pairs, left.pairs];
  if (smaller.size === 0) return false;
  // 2s ÷ (s + l) is the most two sets of these sizes can reach.
  if ((2 * smaller.size) / (smaller.size + larger.size) < NEAR_COPY) return false;
  const misses = smaller.size - Math.ceil((NEAR_COPY * (smaller.size + larger.size)) / 2);
  let missed = 0;
  for (const pair of smaller) {
    if (!larger.has(pair)) {
      missed += 1;
      if (missed > misses) return false;
    }
  }
  return true;
}
