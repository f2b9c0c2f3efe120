/**
 * Texts copied from form to form over a whole batch: only short digests are kept, never the forms. Digests that meet
 * single out files to be compared in full by C05 itself, so a chance meeting costs time and accuses nobody.
 */
import { flatMap } from '../form/flat-map';
import type { Form } from '../form/model';
import { prepare } from '../checks/consistency/likeness';
import { plainName } from '../checks/rows';
import { NumberTable } from './number-table';

/** Characters without punctuation; shorter texts are set phrases that C05 leaves alone. */
const SHORTEST = 20;

/**
 * MinHash bands. C05 calls texts copies from a Dice likeness of 0.92 of their character pairs, a Jaccard likeness of
 * 0.85: one band of two agrees with 0.73, all five differ with 0.27⁵ = 0.2 %. Equal texts always agree.
 */
const BANDS = 5;
const ROWS = 2;

export interface FormDigest {
  /** Of the project's name; forms of one project share their texts by right. */
  readonly project: number;
  /** Small integers, a few for each text. */
  readonly bands: readonly number[];
}

/** Digests of the texts that should be a form's own: goals and reasons. */
export function textDigests(form: Form): FormDigest {
  const project = projectDigest(form);
  if (form.kind !== 'self-evaluation') return { project, bands: [] };
  const texts: [kind: number, text: string][] = [
    ...flatMap(form.goals, (goal): [number, string][] => [
      [1, goal.expected.text],
      [2, goal.actual.text],
    ]),
    ...form.indicators.map((indicator): [number, string] => [3, indicator.reason.text]),
  ];
  const digests = flatMap(texts, ([kind, text]) => (text.length < SHORTEST ? [] : bandsOf(kind, text)));
  return { project, bands: [...new Set(digests)] };
}

/** 0 when the form names no project. */
function projectDigest(form: Form): number {
  let hash = 0;
  for (const character of plainName(form.project.text)) hash = mixed(hash ^ (character.codePointAt(0) ?? 0)) | 1;
  return hash;
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

/** Remembers which file of the batch first carried a text: a few dozen bytes a text, outside the engine's heap. */
export class CopyIndex {
  readonly #first = new NumberTable();
  /** Of each form: its file and its project, in step. */
  readonly #files: number[] = [];
  readonly #projects: number[] = [];

  /** Numbers of earlier files that may share a text with these forms; then remembers the forms as this file's. */
  meet(file: number, digests: readonly FormDigest[]): number[] {
    const earlier = new Set<number>();
    for (const { project, bands } of digests) {
      const own = this.#files.push(file) - 1;
      this.#projects.push(project);
      for (const band of bands) {
        const first = this.#first.getOrSet(band, own);
        const other = this.#files[first];
        if (other === undefined || other === file) continue;
        if (project === 0 || this.#projects[first] !== project) earlier.add(other);
      }
    }
    return [...earlier].sort((left, right) => left - right);
  }
}
