/** A list of whole numbers that grows: 32 bits each, so that a million cells take little room. */
export class WholeNumbers {
  private items = new Int32Array(256);
  private count = 0;

  /** @param value -2³¹ … 2³¹-1 */
  add(value: number): void {
    if (this.count === this.items.length) {
      const larger = new Int32Array(this.count * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.count] = value;
    this.count += 1;
  }

  /** The numbers so far; not a copy. */
  all(): Int32Array {
    return this.items.subarray(0, this.count);
  }
}
