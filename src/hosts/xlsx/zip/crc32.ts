/** CRC-32 as zip wants it, four bytes at a step. */
const TABLES: readonly Uint32Array[] = (() => {
  const first = new Uint32Array(256);
  for (let n = 0; n < 256; n += 1) {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    first[n] = c >>> 0;
  }
  const tables = [first];
  for (let t = 1; t < 4; t += 1) {
    const previous = tables[t - 1] ?? first;
    tables.push(previous.map((c) => (c >>> 8) ^ (first[c & 255] ?? 0)));
  }
  return tables;
})();
const [T0 = new Uint32Array(256), T1 = T0, T2 = T0, T3 = T0] = TABLES;

/** Unsigned 32-bit checksum. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  let at = 0;
  const even = bytes.length - 3;
  for (; at < even; at += 4) {
    crc ^= byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
    crc =
      (T3[crc & 255] as number) ^
      (T2[(crc >>> 8) & 255] as number) ^
      (T1[(crc >>> 16) & 255] as number) ^
      (T0[crc >>> 24] as number);
  }
  for (; at < bytes.length; at += 1) crc = (T0[(crc ^ byte(bytes, at)) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}
