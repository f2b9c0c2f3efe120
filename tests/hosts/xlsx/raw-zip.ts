/** Zips written by hand, field by field: sizes and checksums may lie, and every optional part of the format can be had. */
import { deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { crc32 } from '../../../src/hosts/xlsx/zip/crc32';
import type { Parts } from './parts';

export interface RawEntry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

export interface RawOptions {
  /** Before the first entry, as in a self-extracting archive; offsets count from behind it unless `shifted`. */
  readonly before?: Uint8Array;
  readonly shifted?: boolean;
  /** Sizes and checksum stand behind the data, not before it. */
  readonly descriptors?: boolean;
  /** All sizes and offsets in the fields for large files. */
  readonly zip64?: boolean;
  readonly comment?: Uint8Array;
}

const FULL = 0xffffffff;

export function zipOf(entries: readonly RawEntry[], options: RawOptions = {}): Uint8Array {
  const { before = new Uint8Array(), shifted = false, descriptors = false, zip64 = false } = options;
  const { comment = new Uint8Array() } = options;
  const chunks: Uint8Array[] = [before];
  const directory: Uint8Array[] = [];
  let offset = shifted ? before.length : 0;
  for (const { name, packed, size, crc } of entries) {
    const nameBytes = strToU8(name);
    const local = new DataView(new ArrayBuffer(30));
    const central = new DataView(new ArrayBuffer(46));
    local.setUint32(0, 0x04034b50, true);
    central.setUint32(0, 0x02014b50, true);
    for (const [view, at] of [
      [local, 8],
      [central, 10],
    ] as const) {
      const known = view === central || !descriptors;
      view.setUint16(at - 2, descriptors ? 8 : 0, true);
      view.setUint16(at, 8, true);
      view.setUint32(at + 6, known ? crc : 0, true);
      view.setUint32(at + 10, zip64 ? FULL : known ? packed.length : 0, true);
      view.setUint32(at + 14, zip64 ? FULL : known ? size : 0, true);
      view.setUint16(at + 18, nameBytes.length, true);
    }
    const wide = zip64 ? wideField([size, packed.length]) : new Uint8Array();
    const widest = zip64 ? wideField([size, packed.length, offset]) : new Uint8Array();
    local.setUint16(28, wide.length, true);
    central.setUint16(30, widest.length, true);
    central.setUint32(42, zip64 ? FULL : offset, true);
    const behind = descriptors ? descriptorOf(crc, packed.length, size) : new Uint8Array();
    chunks.push(new Uint8Array(local.buffer), nameBytes, wide, packed, behind);
    directory.push(new Uint8Array(central.buffer), nameBytes, widest);
    offset += 30 + nameBytes.length + wide.length + packed.length + behind.length;
  }
  const length = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, zip64 ? 0xffff : entries.length, true);
  end.setUint16(10, zip64 ? 0xffff : entries.length, true);
  end.setUint32(12, zip64 ? FULL : length, true);
  end.setUint32(16, zip64 ? FULL : offset, true);
  end.setUint16(20, comment.length, true);
  const wideEnd = zip64 ? wideEndOf(entries.length, length, offset) : new Uint8Array();
  return Uint8Array.from(Buffer.concat([...chunks, ...directory, wideEnd, new Uint8Array(end.buffer), comment]));
}

/** Parts as sound entries. */
export function rawEntries(parts: Parts): RawEntry[] {
  return Object.entries(parts).map(([name, content]) => rawEntry(name, content));
}

export function rawEntry(name: string, content: string | Uint8Array): RawEntry {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return { name, packed: new Uint8Array(deflateRawSync(bytes)), size: bytes.length, crc: crc32(bytes) };
}

function wideField(values: readonly number[]): Uint8Array {
  const field = new DataView(new ArrayBuffer(4 + values.length * 8));
  field.setUint16(0, 1, true);
  field.setUint16(2, values.length * 8, true);
  values.forEach((value, index) => field.setBigUint64(4 + index * 8, BigInt(value), true));
  return new Uint8Array(field.buffer);
}

function descriptorOf(crc: number, packed: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint32(0, 0x08074b50, true);
  [crc, packed, size].forEach((value, index) => view.setUint32(4 + index * 4, value, true));
  return new Uint8Array(view.buffer);
}

function wideEndOf(count: number, length: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(56 + 20));
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setBigUint64(24, BigInt(count), true);
  view.setBigUint64(32, BigInt(count), true);
  view.setBigUint64(40, BigInt(length), true);
  view.setBigUint64(48, BigInt(offset), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(offset + length), true);
  view.setUint32(72, 1, true);
  return new Uint8Array(view.buffer);
}
