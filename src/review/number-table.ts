/** A map from whole numbers to whole numbers in some 12 bytes an entry: a Map takes four times as much. */

/** Keys are below this; all parts of the range are used alike, for keys are digests. */
const KEYS = 2 ** 30;

/** Marks a free place; no value reaches it. */
const FREE = -1;

/** The fuller, the smaller and the slower. */
const FULLEST = 0.75;

/** Little at a time: doubled, the table would stand half empty. */
const GROWTH = 1.25;

export class NumberTable {
  #keys = new Int32Array(1024);
  #values = new Int32Array(1024).fill(FREE);
  #size = 0;

  /**
   * The value under the key; when there is none, `value` is put there and returned.
   * @param key 0 … 2³⁰-1
   * @param value 0 … 2³¹-1
   */
  getOrSet(key: number, value: number): number {
    const place = this.#place(key);
    const known = this.#values[place] ?? FREE;
    if (known !== FREE) return known;
    this.#keys[place] = key;
    this.#values[place] = value;
    this.#size += 1;
    if (this.#size > this.#keys.length * FULLEST) this.#grow();
    return value;
  }

  /** Where the key stands, or the free place it would take. */
  #place(key: number): number {
    const { length } = this.#keys;
    let place = Math.floor((key / KEYS) * length);
    while (this.#values[place] !== FREE && this.#keys[place] !== key) place = place + 1 === length ? 0 : place + 1;
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    const length = Math.ceil(keys.length * GROWTH);
    this.#keys = new Int32Array(length);
    this.#values = new Int32Array(length).fill(FREE);
    values.forEach((value, index) => {
      if (value === FREE) return;
      const key = keys[index] ?? 0;
      const place = this.#place(key);
      this.#keys[place] = key;
      this.#values[place] = value;
    });
  }
}

/** Numbers digests of 53 bits in the order they are first met: 0, 1, 2, … */
export class DigestTable {
  readonly #byKey = new NumberTable();
  readonly #digests: number[] = [];

  /** @param digest 0 … 2⁵³-1 */
  meet(digest: number): { readonly number: number; readonly isNew: boolean } {
    // Digests that share their lower part stand behind one another.
    for (let key = digest % KEYS; ; key = (key + 1) % KEYS) {
      const number = this.#byKey.getOrSet(key, this.#digests.length);
      if (this.#digests[number] === digest) return { number, isNew: false };
      if (number === this.#digests.length) {
        this.#digests.push(digest);
        return { number, isNew: true };
      }
    }
  }
}
