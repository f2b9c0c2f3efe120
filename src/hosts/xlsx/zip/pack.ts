/** Writes a zip: untouched entries are copied packed as they are, in their order and under their names. */
import { deflateSync } from 'fflate';
import { crc32 } from './crc32';
import type { Archive } from './archive';

interface Record {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly attributes: number;
}

const UTF8_NAME = 0x800;
const HAS_DESCRIPTOR = 8;
/** 1 January 1980, the earliest date zip knows: output depends on the input only. */
const NO_TIME = 0x00210000;

/** A new zip from parts, in the given order. */
export function packParts(parts: Iterable<readonly [name: string, content: Uint8Array]>): Uint8Array {
  return assemble([...parts].map(([name, content]) => freshRecord(name, content)));
}

/**
 * The archive with some parts replaced and others added.
 * @param changed by part name, in the archive's own spelling where it has the part.
 * @param removed part names to leave out.
 */
export function repack(
  archive: Archive,
  changed: ReadonlyMap<string, Uint8Array>,
  removed: ReadonlySet<string>,
): Uint8Array {
  const records: Record[] = [];
  const changes = new Map([...changed].map(([name, content]) => [name.toLowerCase(), { name, content }]));
  const added = new Map(changes);
  const gone = new Set([...removed].map((name) => name.toLowerCase()));
  for (const entry of archive.entries) {
    const key = entry.name.toLowerCase();
    // Of a part that is there twice both are replaced, or they would no longer be the same.
    const change = changes.get(key);
    if (gone.has(key)) continue;
    if (change !== undefined) {
      added.delete(key);
      records.push({
        ...freshRecord(entry.name, change.content),
        name: entry.nameBytes,
        flags: entry.flags & UTF8_NAME,
        attributes: entry.attributes,
      });
    } else {
      records.push({
        name: entry.nameBytes,
        flags: entry.flags & ~HAS_DESCRIPTOR,
        method: entry.method,
        time: entry.time,
        crc: entry.crc,
        packed: archive.packed(entry),
        size: entry.size,
        attributes: entry.attributes,
      });
    }
  }
  for (const { name, content } of added.values()) records.push(freshRecord(name, content));
  return assemble(records);
}

function freshRecord(name: string, content: Uint8Array): Record {
  const nameBytes = new TextEncoder().encode(name);
  return {
    name: nameBytes,
    flags: nameBytes.length === name.length ? 0 : UTF8_NAME,
    method: 8,
    time: NO_TIME,
    crc: crc32(content),
    packed: deflateSync(content, { level: 6 }),
    size: content.length,
    attributes: 0,
  };
}

function assemble(records: readonly Record[]): Uint8Array {
  const localSize = records.reduce((sum, record) => sum + 30 + record.name.length + record.packed.length, 0);
  const centralSize = records.reduce((sum, record) => sum + 46 + record.name.length, 0);
  const out = new Uint8Array(localSize + centralSize + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  let central = localSize;
  for (const record of records) {
    const common = (to: number): void => {
      view.setUint16(to, 20, true);
      view.setUint16(to + 2, record.flags, true);
      view.setUint16(to + 4, record.method, true);
      view.setUint32(to + 6, record.time, true);
      view.setUint32(to + 10, record.crc, true);
      view.setUint32(to + 14, record.packed.length, true);
      view.setUint32(to + 18, record.size, true);
      view.setUint16(to + 22, record.name.length, true);
    };
    view.setUint32(central, 0x02014b50, true);
    view.setUint16(central + 4, 20, true);
    common(central + 6);
    view.setUint32(central + 38, record.attributes, true);
    view.setUint32(central + 42, at, true);
    out.set(record.name, central + 46);
    central += 46 + record.name.length;

    view.setUint32(at, 0x04034b50, true);
    common(at + 4);
    out.set(record.name, at + 30);
    out.set(record.packed, at + 30 + record.name.length);
    at += 30 + record.name.length + record.packed.length;
  }
  view.setUint32(central, 0x06054b50, true);
  view.setUint16(central + 8, records.length, true);
  view.setUint16(central + 10, records.length, true);
  view.setUint32(central + 12, centralSize, true);
  view.setUint32(central + 16, localSize, true);
  return out;
}
