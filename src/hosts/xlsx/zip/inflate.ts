/**
 * Deflate decoder (RFC 1951) for output of a known size, with a hard stop at that size.
 * fflate's `inflateSync` keeps decoding past a declared size, so a lying header costs time without limit;
 * its streaming form stops, but is slower. This one stops at once and never allocates more than was declared.
 */

/** The packed bytes are broken, or do not give exactly the declared size. */
export class InflateError extends Error {}

/*
 * A table entry: low 4 bits = code length, then 4 bits of extra bits, from bit 8 the value. 0 = no such code.
 * Literals carry LITERAL, the end of a block END.
 */
const LITERAL = 1 << 30;
const END = 1 << 29;

// prettier-ignore
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
// prettier-ignore
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const LENGTH_PAYLOAD = payload(286, (symbol) => {
  if (symbol < 256) return LITERAL | (symbol << 8);
  if (symbol === 256) return END;
  return ((LENGTH_BASE[symbol - 257] ?? 0) << 8) | ((LENGTH_EXTRA[symbol - 257] ?? 0) << 4);
});
const DISTANCE_PAYLOAD = payload(
  30,
  (symbol) => ((DISTANCE_BASE[symbol] ?? 0) << 8) | ((DISTANCE_EXTRA[symbol] ?? 0) << 4),
);
const PLAIN_PAYLOAD = payload(19, (symbol) => symbol << 8);

function payload(count: number, of: (symbol: number) => number): Int32Array {
  return Int32Array.from({ length: count }, (_unused, symbol) => of(symbol));
}

interface Table {
  readonly entries: Int32Array;
  readonly mask: number;
}

const LONGEST_CODE = 15;

/*
 * Room for the tables of the block at hand. A workbook has many small parts: making tables anew for each block took
 * longer than unpacking it.
 */
const literalRoom = new Int32Array(1 << LONGEST_CODE);
const distanceRoom = new Int32Array(1 << LONGEST_CODE);
const codeRoom = new Int32Array(1 << 7);
const counts = new Uint16Array(LONGEST_CODE + 1);
const next = new Uint16Array(LONGEST_CODE + 1);
const codeLengths = new Uint8Array(19);
const lengthRoom = new Uint8Array(288 + 32);

/** One flat table over all codes; a code shorter than the longest fills every slot it matches. */
function buildTable(lengths: Uint8Array, from: number, to: number, payloads: Int32Array, entries: Int32Array): Table {
  counts.fill(0);
  let longest = 0;
  for (let i = from; i < to; i += 1) {
    const length = lengths[i] ?? 0;
    if (length === 0) continue;
    counts[length] = (counts[length] ?? 0) + 1;
    if (length > longest) longest = length;
  }
  if (longest === 0) {
    entries[0] = 0;
    return { entries, mask: 0 };
  }
  let code = 0;
  for (let length = 1; length <= longest; length += 1) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    next[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) throw new InflateError('over-subscribed code');
  }
  const size = 1 << longest;
  // An incomplete code leaves slots that mean nothing.
  entries.fill(0, 0, size);
  for (let i = from; i < to; i += 1) {
    const length = lengths[i] ?? 0;
    if (length === 0) continue;
    const straight = next[length] ?? 0;
    next[length] = straight + 1;
    let reversed = 0;
    for (let bit = 0, rest = straight; bit < length; bit += 1, rest >>= 1) reversed = (reversed << 1) | (rest & 1);
    const symbol = i - from;
    const entry = symbol < payloads.length ? (payloads[symbol] ?? 0) | length : 0;
    for (let slot = reversed; slot < size; slot += 1 << length) entries[slot] = entry;
  }
  return { entries, mask: size - 1 };
}

interface Tables {
  readonly literals: Table;
  readonly distances: Table;
}

const FIXED: Tables = (() => {
  const lengths = new Uint8Array(288);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288);
  return {
    literals: buildTable(lengths, 0, 288, LENGTH_PAYLOAD, new Int32Array(1 << 9)),
    distances: buildTable(new Uint8Array(30).fill(5), 0, 30, DISTANCE_PAYLOAD, new Int32Array(1 << 5)),
  };
})();

/**
 * Unpacks `packed` into exactly `size` bytes.
 * @throws InflateError when the data is broken or gives more or fewer bytes.
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  return new Inflation(packed, size).run();
}

class Inflation {
  /** Eight zero bytes behind the data spare the loop a bounds check; `at` is compared with the true end instead. */
  private readonly source: Uint8Array;
  private readonly end: number;
  private readonly out: Uint8Array;
  private at = 0;
  /** Bits taken from the source and not used yet, and how many. */
  private hold = 0;
  private held = 0;
  private made = 0;

  constructor(
    private readonly packed: Uint8Array,
    private readonly size: number,
  ) {
    this.source = new Uint8Array(packed.length + 8);
    this.source.set(packed);
    this.end = packed.length + 4;
    this.out = new Uint8Array(size);
  }

  run(): Uint8Array {
    let final = false;
    while (!final) {
      final = this.bits(1) === 1;
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.coded(FIXED);
      else if (kind === 2) this.coded(this.tables());
      else throw new InflateError('unknown block kind');
    }
    // Bytes held back were never used: what was really consumed must lie inside the data.
    if (this.at - (this.held >> 3) > this.packed.length) throw new InflateError('data ends early');
    if (this.made !== this.size) throw new InflateError('smaller than declared');
    return this.out;
  }

  private bits(count: number): number {
    this.hasBits(count);
    const bits = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.held -= count;
    return bits;
  }

  private hasBits(count: number): void {
    while (this.held < count) {
      if (this.at >= this.end) throw new InflateError('data ends early');
      this.hold |= (this.source[this.at] as number) << this.held;
      this.at += 1;
      this.held += 8;
    }
  }

  private stored(): void {
    const { source, packed } = this;
    // Whole bytes may still be held: give them back.
    let at = this.at - (this.held >> 3);
    this.hold = 0;
    this.held = 0;
    const length = (source[at] as number) | ((source[at + 1] as number) << 8);
    const check = (source[at + 2] as number) | ((source[at + 3] as number) << 8);
    at += 4;
    if ((length ^ check) !== 0xffff) throw new InflateError('stored block');
    if (at + length > packed.length) throw new InflateError('data ends early');
    if (this.made + length > this.size) throw new InflateError('larger than declared');
    this.out.set(source.subarray(at, at + length), this.made);
    this.at = at + length;
    this.made += length;
  }

  /** The tables a block brings along. */
  private tables(): Tables {
    const literalCount = this.bits(5) + 257;
    const distanceCount = this.bits(5) + 1;
    const codeCount = this.bits(4) + 4;
    codeLengths.fill(0);
    for (let i = 0; i < codeCount; i += 1) codeLengths[CODE_LENGTH_ORDER[i] ?? 0] = this.bits(3);
    const codes = buildTable(codeLengths, 0, 19, PLAIN_PAYLOAD, codeRoom);
    const lengths = lengthRoom.subarray(0, literalCount + distanceCount).fill(0);
    for (let i = 0; i < lengths.length;) {
      this.hasBits(7);
      const entry = codes.entries[this.hold & codes.mask] as number;
      if (entry === 0) throw new InflateError('unknown code');
      this.hold >>>= entry & 15;
      this.held -= entry & 15;
      const symbol = entry >> 8;
      if (symbol < 16) {
        lengths[i] = symbol;
        i += 1;
        continue;
      }
      if (symbol === 16 && i === 0) throw new InflateError('nothing to repeat');
      const value = symbol === 16 ? (lengths[i - 1] ?? 0) : 0;
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      if (i + times > lengths.length) throw new InflateError('too many lengths');
      lengths.fill(value, i, i + times);
      i += times;
    }
    return {
      literals: buildTable(lengths, 0, literalCount, LENGTH_PAYLOAD, literalRoom),
      distances: buildTable(lengths, literalCount, lengths.length, DISTANCE_PAYLOAD, distanceRoom),
    };
  }

  /** One block of codes. The state stands in local variables here: this is where the time goes. */
  private coded({ literals, distances }: Tables): void {
    const { source, end, out, size } = this;
    const literalEntries = literals.entries;
    const literalMask = literals.mask;
    const distanceEntries = distances.entries;
    const distanceMask = distances.mask;
    let { at, hold, held, made } = this;
    for (;;) {
      if (held < 15) {
        if (at >= end) throw new InflateError('data ends early');
        hold |= ((source[at] as number) | ((source[at + 1] as number) << 8)) << held;
        at += 2;
        held += 16;
      }
      const entry = literalEntries[hold & literalMask] as number;
      hold >>>= entry & 15;
      held -= entry & 15;
      if ((entry & LITERAL) !== 0) {
        if (made >= size) throw new InflateError('larger than declared');
        out[made] = entry >> 8;
        made += 1;
        continue;
      }
      if ((entry & END) !== 0) break;
      if (entry === 0) throw new InflateError('unknown code');
      if (held < 15) {
        hold |= ((source[at] as number) | ((source[at + 1] as number) << 8)) << held;
        at += 2;
        held += 16;
      }
      let extra = (entry >> 4) & 15;
      const length = (entry >> 8) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      held -= extra;
      if (held < 15) {
        if (at >= end) throw new InflateError('data ends early');
        hold |= ((source[at] as number) | ((source[at + 1] as number) << 8)) << held;
        at += 2;
        held += 16;
      }
      const far = distanceEntries[hold & distanceMask] as number;
      if (far === 0) throw new InflateError('unknown distance');
      hold >>>= far & 15;
      held -= far & 15;
      extra = (far >> 4) & 15;
      if (held < extra) {
        hold |= ((source[at] as number) | ((source[at + 1] as number) << 8)) << held;
        at += 2;
        held += 16;
      }
      const distance = (far >> 8) + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      held -= extra;
      if (distance > made) throw new InflateError('distance before the start');
      const stop = made + length;
      if (stop > size) throw new InflateError('larger than declared');
      let from = made - distance;
      if (length > 48 && distance >= length) {
        out.copyWithin(made, from, from + length);
        made = stop;
      } else {
        while (made < stop) {
          out[made] = out[from] as number;
          made += 1;
          from += 1;
        }
      }
    }
    this.at = at;
    this.hold = hold;
    this.held = held;
    this.made = made;
  }
}
