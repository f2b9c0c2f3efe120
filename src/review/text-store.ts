/** Texts kept outside the engine's heap: some hundred thousand short ones, of which hardly any is asked for. */

/** UTF-16 units of a page; a longer text has a page of its own. */
const PAGE = 1 << 15;

/** Units that are put together at a time: a function takes only so many arguments. */
const PIECE = 1 << 12;

export class TextStore {
  readonly #pages: Uint16Array[] = [];
  /** Units taken of the last page. */
  #taken = 0;
  /** Of each text: its page, and where on it the text begins and ends. */
  readonly #places: number[] = [];

  /** @returns the text's number: 0, 1, 2, … */
  add(text: string): number {
    let page = this.#pages.at(-1);
    if (page === undefined || page.length - this.#taken < text.length) {
      page = new Uint16Array(Math.max(PAGE, text.length));
      this.#pages.push(page);
      this.#taken = 0;
    }
    const start = this.#taken;
    for (let index = 0; index < text.length; index += 1) page[start + index] = text.charCodeAt(index);
    this.#taken += text.length;
    return this.#places.push(this.#pages.length - 1, start, this.#taken) / 3 - 1;
  }

  /** @throws RangeError for a number that was not given out. */
  at(number: number): string {
    const [page = -1, start = 0, end = 0] = this.#places.slice(number * 3, number * 3 + 3);
    const units = this.#pages[page];
    if (units === undefined) throw new RangeError(`no text ${number}`);
    const pieces: string[] = [];
    for (let at = start; at < end; at += PIECE) {
      pieces.push(String.fromCharCode(...units.subarray(at, Math.min(at + PIECE, end))));
    }
    return pieces.join('');
  }
}
