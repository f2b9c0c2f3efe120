/** A file's content, refused before it is read when it is larger than any workbook may be. */
import { readFile, stat } from 'node:fs/promises';
import { LIMITS } from '../hosts/xlsx/limits';
import { UnreadableFile } from '../hosts/xlsx';

/** @throws UnreadableFile when the file is over the limit, or a file system error. */
export async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  const info = await stat(path);
  if (info.size > LIMITS.file) throw new UnreadableFile('too-large', shown, `${info.size} bytes`);
  // A device or a pipe has no size and may never end.
  if (!info.isFile()) throw new UnreadableFile('not-a-workbook', shown, 'not a regular file');
  return readFile(path);
}
