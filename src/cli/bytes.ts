/** A file's content, refused before it is read when it is larger than any workbook may be. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { LIMITS } from '../hosts/xlsx/limits';
import { UnreadableFile } from '../hosts/xlsx';

/**
 * The bytes of one moment: of a file that another program writes to meanwhile, some would be old and some new. This
 * thread waits for the disk: it has nothing else to do, and handing each step to another thread takes longer.
 * @throws UnreadableFile when the file is over the limit, no file at all, or changed while it was read; a file system
 * error.
 */
export function readBytes(path: string, shown: string): Uint8Array {
  // Without waiting: a pipe that nobody writes to would hold up the opening itself.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // Of the opened file, whatever stands under its name by now.
    const info = fstatSync(file);
    if (!info.isFile()) throw new UnreadableFile('not-a-workbook', shown, 'not a regular file');
    if (info.size > LIMITS.file) throw new UnreadableFile('too-large', shown, `${info.size} bytes`);
    // No further than it was long at first: one that is still being written may never end.
    const bytes = Buffer.allocUnsafeSlow(info.size);
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(file, bytes, filled, bytes.length - filled, null);
      if (read === 0) break;
      filled += read;
    }
    const after = fstatSync(file);
    if (filled < info.size || after.size !== info.size || after.mtimeMs !== info.mtimeMs)
      throw new UnreadableFile('changing', shown, `${info.size} bytes, then ${after.size}`);
    return bytes;
  } finally {
    closeSync(file);
  }
}
