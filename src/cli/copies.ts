/** Texts copied from form to form over a whole batch: only short digests are kept, never the forms. */
import type { Form } from '../form/model';
import { fingerprint } from '../form/sheet';

/** Shorter texts are everybody's (合规, 无偏差 …). */
const SHORTEST = 10;

/** Digests of a form's texts that should be its own: goals and reasons. */
export type FormDigest = readonly string[];

/** The same for texts that differ only in spaces, width or punctuation. */
export function textDigests(form: Form): FormDigest {
  if (form.kind !== 'self-evaluation') return [];
  const texts = [
    ...form.goals.flatMap((goal) => [goal.expected.text, goal.actual.text]),
    ...form.indicators.map((indicator) => indicator.reason.text),
    form.formReason?.text ?? '',
  ];
  const plain = texts.map((text) => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, ''));
  const digests = plain
    .filter((text) => text.length >= SHORTEST)
    .map((text) => fingerprint({ row: 0, column: 0 }, [[text]], [['']]));
  return [...new Set(digests)];
}

/** Remembers which file first carried a text. */
export class CopyIndex {
  readonly #first = new Map<string, string>();

  /** Paths of earlier files that share a text with these forms, then remembers the forms as this file's. */
  meet(path: string, digests: readonly FormDigest[]): string[] {
    const earlier = new Set<string>();
    for (const digest of digests.flat()) {
      const first = this.#first.get(digest);
      if (first === undefined) this.#first.set(digest, path);
      else if (first !== path) earlier.add(first);
    }
    return [...earlier];
  }
}
