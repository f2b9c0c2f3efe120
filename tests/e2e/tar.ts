/** Just enough of the ustar format to unpack the archives of the npm Chromium: plain files and folders. */

export interface TarEntry {
  readonly path: string;
  readonly executable: boolean;
  readonly content: Buffer;
}

const BLOCK = 512;

/** The files of an archive, folders left out. @throws Error on entries that would leave the target folder. */
export function readTar(archive: Buffer): TarEntry[] {
  const entries: TarEntry[] = [];
  let offset = 0;
  while (offset + BLOCK <= archive.length) {
    const header = archive.subarray(offset, offset + BLOCK);
    const name = field(header, 0, 100);
    if (name === '') break;
    const prefix = field(header, 345, 155);
    const path = prefix === '' ? name : `${prefix}/${name}`;
    const size = parseInt(field(header, 124, 12), 8);
    const type = field(header, 156, 1);
    if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`unsafe path in archive: ${path}`);
    offset += BLOCK;
    if (type === '' || type === '0') {
      const executable = (parseInt(field(header, 100, 8), 8) & 0o100) !== 0;
      entries.push({ path, executable, content: archive.subarray(offset, offset + size) });
    }
    offset += Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function field(header: Buffer, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return bytes
    .subarray(0, end === -1 ? length : end)
    .toString('latin1')
    .trim();
}
