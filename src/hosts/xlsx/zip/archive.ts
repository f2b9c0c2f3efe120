/** The zip container: directory, bounded unpacking, checksums. Entry names are keys only, never paths on a disk. */
import { LIMITS } from '../limits';
import { UnreadableFile } from '../unreadable';
import { PORTABLE_CODEC, type ZipCodec } from './codec';
import { InflateError } from './inflate';

/** One line of the central directory. */
export interface Entry {
  /** Part name: forward slashes, no leading slash. */
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** DOS time and date. */
  readonly time: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly attributes: number;
  /** Of the local header. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const MAX32 = 0xffffffff;

export class Archive {
  /** In directory order, doubles included: they are written back as they came. */
  readonly entries: readonly Entry[];
  private readonly byKey = new Map<string, Entry>();
  /** Parts that are there twice, not with the same content: which one counts depends on the program. */
  private readonly disputed = new Set<string>();
  private readonly unpacked = new Map<string, Uint8Array>();
  private readonly view: DataView;
  private spent = 0;

  /**
   * @param file the name used in errors.
   * @throws UnreadableFile `damaged`, `encrypted` (zip encryption) or `too-large`.
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly file: string,
    private readonly codec: ZipCodec = PORTABLE_CODEC,
  ) {
    this.view = viewOf(bytes);
    this.entries = readDirectory(bytes, this.view, (reason, detail) => new UnreadableFile(reason, file, detail));
    // Names are compared without case; of doubles the last one counts, as most readers have it.
    for (const entry of this.entries) {
      if (entry.name === '' || entry.name.endsWith('/')) continue;
      const key = entry.name.toLowerCase();
      const other = this.byKey.get(key);
      if (other !== undefined && (other.crc !== entry.crc || other.size !== entry.size)) this.disputed.add(key);
      this.byKey.set(key, entry);
    }
  }

  /** The entry a reader sees under this part name. */
  find(name: string): Entry | null {
    return this.byKey.get(name.toLowerCase()) ?? null;
  }

  /** Unpacked content, checked against size and checksum; null when there is no such part. Do not change it. */
  read(name: string): Uint8Array | null {
    const entry = this.find(name);
    if (entry === null) return null;
    const key = entry.name.toLowerCase();
    const known = this.unpacked.get(key);
    if (known !== undefined) return known;
    if (this.disputed.has(key)) throw this.fail('damaged', `${entry.name}: there twice, and not the same`);
    if (entry.size > LIMITS.entry) throw this.fail('too-large', `${entry.name}: ${entry.size} bytes`);
    if (entry.size > LIMITS.ratioFrom && entry.size > entry.packedSize * LIMITS.ratio) {
      throw this.fail('too-large', `${entry.name}: packed 1:${Math.round(entry.size / (entry.packedSize + 1))}`);
    }
    this.spent += entry.size;
    if (this.spent > LIMITS.total) throw this.fail('too-large', 'all entries together');
    const content = this.unpack(entry);
    if (this.codec.crc32(content) !== entry.crc) throw this.fail('damaged', `${entry.name}: checksum`);
    this.unpacked.set(key, content);
    return content;
  }

  /** Lets go of unpacked content that is not needed again soon. */
  forget(name: string): void {
    const key = name.toLowerCase();
    const content = this.unpacked.get(key);
    if (content === undefined) return;
    this.unpacked.delete(key);
    this.spent -= content.length;
  }

  /** The entry's packed bytes as they stand in the file. */
  packed(entry: Entry): Uint8Array {
    const { view } = this;
    const { offset } = entry;
    if (offset + 30 > this.bytes.length || view.getUint32(offset, true) !== LOCAL) {
      throw this.fail('damaged', `${entry.name}: local header`);
    }
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + entry.packedSize > this.bytes.length) throw this.fail('damaged', `${entry.name}: ends early`);
    return this.bytes.subarray(start, start + entry.packedSize);
  }

  private unpack(entry: Entry): Uint8Array {
    if ((entry.flags & 1) !== 0) throw this.fail('encrypted', `${entry.name}: zip encryption`);
    const packed = this.packed(entry);
    if (!this.isNamedAlike(entry)) throw this.fail('damaged', `${entry.name}: another name before its data`);
    if (entry.method === 0) {
      if (packed.length !== entry.size) throw this.fail('damaged', `${entry.name}: stored size`);
      return packed;
    }
    if (entry.method !== 8) throw this.fail('damaged', `${entry.name}: compression method ${entry.method}`);
    try {
      return this.codec.inflate(packed, entry.size);
    } catch (error) {
      if (error instanceof InflateError) throw this.fail('damaged', `${entry.name}: ${error.message}`);
      throw error;
    }
  }

  /** Data that calls itself something else belongs to another part, or is read so by programs that go by it. */
  private isNamedAlike({ offset, nameBytes }: Entry): boolean {
    if (this.view.getUint16(offset + 26, true) !== nameBytes.length) return false;
    for (let at = 0; at < nameBytes.length; at += 1) {
      if (this.bytes[offset + 30 + at] !== nameBytes[at]) return false;
    }
    return true;
  }

  private fail(reason: 'damaged' | 'encrypted' | 'too-large', detail: string): UnreadableFile {
    return new UnreadableFile(reason, this.file, detail);
  }
}

type Fail = (reason: 'damaged' | 'too-large', detail: string) => UnreadableFile;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readDirectory(bytes: Uint8Array, view: DataView, fail: Fail): Entry[] {
  const { count, offset, end } = findEnd(bytes, view, fail);
  if (count > LIMITS.entries) throw fail('too-large', `${count} entries`);
  const entries: Entry[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw fail('damaged', 'zip directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const extra = at + 46 + nameLength;
    if (extra + extraLength > bytes.length) throw fail('damaged', 'zip directory');
    const nameBytes = bytes.slice(at + 46, extra);
    const wide = readWide(view, at, extra, extra + extraLength, fail);
    entries.push({
      name: partName(nameBytes),
      nameBytes,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      attributes: view.getUint32(at + 38, true),
      ...wide,
    });
    at = extra + extraLength + commentLength;
  }
  // More entries than it counts would be lost from a copy; and where it does not end at its end, programs differ in
  // where they count offsets from.
  if (at !== end) throw fail('damaged', 'zip directory does not end where it says');
  return entries;
}

const UTF8 = new TextDecoder('utf-8');

/** Forward slashes, none in front. */
function partName(bytes: Uint8Array): string {
  const name = UTF8.decode(bytes);
  return name.includes('\\') || name.startsWith('/') ? name.replace(/\\/g, '/').replace(/^\/+/, '') : name;
}

/** Sizes and offset, from the zip64 field where the short ones are full. */
function readWide(
  view: DataView,
  at: number,
  extra: number,
  extraEnd: number,
  fail: Fail,
): Pick<Entry, 'size' | 'packedSize' | 'offset'> {
  let packedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  if (packedSize !== MAX32 && size !== MAX32 && offset !== MAX32) return { size, packedSize, offset };
  for (let field = extra; field + 4 <= extraEnd;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      const next = (): number => {
        if (value + 8 > field + 4 + length || value + 8 > extraEnd) throw fail('damaged', 'zip64 field');
        value += 8;
        return Number(view.getBigUint64(value - 8, true));
      };
      if (size === MAX32) size = next();
      if (packedSize === MAX32) packedSize = next();
      if (offset === MAX32) offset = next();
    }
    field += 4 + length;
  }
  return { size, packedSize, offset };
}

interface End {
  readonly count: number;
  /** Of the directory. */
  readonly offset: number;
  /** Where the directory must be over. */
  readonly end: number;
}

function findEnd(bytes: Uint8Array, view: DataView, fail: Fail): End {
  const first = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END) continue;
    // The comment behind it may hold the same four bytes.
    if (at + 22 + view.getUint16(at + 20, true) > bytes.length) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== MAX32) return { count, offset, end: skipWide(view, at) };
    return findEnd64(bytes, view, at, fail);
  }
  throw fail('damaged', 'no zip directory');
}

/** Some programs write the records for large files though nothing needs them. */
function skipWide(view: DataView, end: number): number {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) return end;
  return Number(view.getBigUint64(locator + 8, true));
}

function findEnd64(bytes: Uint8Array, view: DataView, before: number, fail: Fail): End {
  const locator = before - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) throw fail('damaged', 'zip64 locator');
  const end = Number(view.getBigUint64(locator + 8, true));
  if (end + 56 > bytes.length || view.getUint32(end, true) !== END64) throw fail('damaged', 'zip64 directory');
  return { count: Number(view.getBigUint64(end + 32, true)), offset: Number(view.getBigUint64(end + 48, true)), end };
}
