/** A map from whole numbers to whole numbers, both below 2³¹, in 10 to 20 bytes an entry: a Map takes three times as much. */

/** Marks a free place; no value reaches it. */
const FREE = -1;

export class NumberTable {
  #keys = new Int32Array(1024);
  #values = new Int32Array(1024).fill(FREE);
  #size = 0;

  /** The value under the key; when there is none, `value` is put there and returned. */
  getOrSet(key: number, value: number): number {
    const place = this.#place(key);
    const known = this.#values[place] ?? FREE;
    if (known !== FREE) return known;
    this.#keys[place] = key;
    this.#values[place] = value;
    this.#size += 1;
    if (this.#size * 4 > this.#keys.length * 3) this.#grow();
    return value;
  }

  /** Where the key stands, or the free place it would take: keys are digests, their low bits serve as they are. */
  #place(key: number): number {
    const last = this.#keys.length - 1;
    let place = key & last;
    while (this.#values[place] !== FREE && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2).fill(FREE);
    values.forEach((value, index) => {
      if (value === FREE) return;
      const key = keys[index] ?? 0;
      const place = this.#place(key);
      this.#keys[place] = key;
      this.#values[place] = value;
    });
  }
}

/** Keys of the table are this many. */
const KEYS = 2 ** 31;

/** Numbers digests of 53 bits in the order they are first met: 0, 1, 2, … */
export class DigestTable {
  readonly #byKey = new NumberTable();
  readonly #digests: number[] = [];

  /** @param digest 0 … 2⁵³-1 */
  meet(digest: number): { readonly number: number; readonly isNew: boolean } {
    // Digests that share their lower half stand behind one another.
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
