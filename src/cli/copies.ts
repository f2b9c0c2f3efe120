/**
 * Texts copied from form to form over a whole batch: only short digests are kept, never the forms. Digests that meet
 * single out files to be compared in full by C05 itself, so a chance meeting costs time and accuses nobody.
 */
import type { Form } from '../form/model';
import { prepare } from '../checks/consistency/likeness';

/** Characters without punctuation; shorter texts are set phrases that C05 leaves alone. */
const SHORTEST = 20;

/**
 * MinHash bands. C05 calls texts copies from a Dice likeness of 0.92 of their character pairs, a Jaccard likeness of
 * 0.85: one band of two agrees with 0.73, all five differ with 0.27⁵ = 0.2 %. Equal texts always agree.
 */
const BANDS = 5;
const ROWS = 2;

/** Small integers, a few for each text. */
export type FormDigest = readonly number[];

/** Digests of the texts that should be a form's own: goals and reasons. */
export function textDigests(form: Form): FormDigest {
  if (form.kind !== 'self-evaluation') return [];
  const texts: [kind: number, text: string][] = [
    ...form.goals.flatMap((goal): [number, string][] => [
      [1, goal.expected.text],
      [2, goal.actual.text],
    ]),
    ...form.indicators.map((indicator): [number, string] => [3, indicator.reason.text]),
  ];
  const digests = texts.flatMap(([kind, text]) => (text.length < SHORTEST ? [] : bandsOf(kind, text)));
  return [...new Set(digests)];
}

function bandsOf(kind: number, text: string): number[] {
  const { plain, pairs } = prepare(text);
  if (plain.length < SHORTEST) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const pair of pairs) {
    const base = (pair.charCodeAt(0) << 16) | pair.charCodeAt(1);
    for (let index = 0; index < least.length; index += 1) {
      const hash = mixed(base ^ Math.imul(index + 1, 0x9e3779b1));
      if (hash < (least[index] ?? 0)) least[index] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_band, band) => {
    let hash = mixed(kind * BANDS + band + 1);
    for (let row = 0; row < ROWS; row += 1) hash = mixed(hash ^ (least[band * ROWS + row] ?? 0));
    // 30 bits: a small integer to the engine, a quarter of the memory of a number.
    return hash >>> 2;
  });
}

/** The finalizer of MurmurHash3: every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Remembers which file of the batch first carried a text. */
export class CopyIndex {
  readonly #first = new Map<number, number>();

  /** Numbers of earlier files that may share a text with these forms; then remembers the forms as this file's. */
  meet(file: number, digests: readonly FormDigest[]): number[] {
    const earlier = new Set<number>();
    for (const digest of digests.flat()) {
      const first = this.#first.get(digest);
      if (first === undefined) this.#first.set(digest, file);
      else if (first !== file) earlier.add(first);
    }
    return [...earlier].sort((left, right) => left - right);
  }
}
