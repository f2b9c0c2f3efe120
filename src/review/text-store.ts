/** Texts kept as bytes outside the engine's heap: some hundred thousand short ones, of which hardly any is asked for. */

/** Bytes of a page; a longer text has a page of its own. */
const PAGE = 1 << 16;

export class TextStore {
  readonly #encoder = new TextEncoder();
  readonly #pages: Uint8Array[] = [];
  /** Bytes taken of the last page. */
  #taken = 0;
  /** Of each text: its page, and where on it the text begins and ends. */
  readonly #places: number[] = [];

  /** @returns the text's number: 0, 1, 2, … */
  add(text: string): number {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    const most = text.length * 3;
    let page = this.#pages.at(-1);
    if (page === undefined || page.length - this.#taken < most) {
      page = new Uint8Array(Math.max(PAGE, most));
      this.#pages.push(page);
      this.#taken = 0;
    }
    const start = this.#taken;
    this.#taken += this.#encoder.encodeInto(text, page.subarray(start)).written;
    return this.#places.push(this.#pages.length - 1, start, this.#taken) / 3 - 1;
  }

  /** @throws RangeError for a number that was not given out. */
  at(number: number): string {
    const [page = -1, start, end] = this.#places.slice(number * 3, number * 3 + 3);
    const bytes = this.#pages[page];
    if (bytes === undefined) throw new RangeError(`no text ${number}`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end));
  }
}
