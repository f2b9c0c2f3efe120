/** A file's content, refused before it is read when it is larger than any workbook may be. */
import { constants, open } from 'node:fs/promises';
import { LIMITS } from '../hosts/xlsx/limits';
import { UnreadableFile } from '../hosts/xlsx';

/**
 * The bytes of one moment: of a file that another program writes to meanwhile, some would be old and some new.
 * @throws UnreadableFile when the file is over the limit, no file at all, or changed while it was read; a file system
 * error.
 */
export async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  // Without waiting: a pipe that nobody writes to would hold up the opening itself.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // Of the opened file, whatever stands under its name by now.
    const info = await handle.stat();
    if (!info.isFile()) throw new UnreadableFile('not-a-workbook', shown, 'not a regular file');
    if (info.size > LIMITS.file) throw new UnreadableFile('too-large', shown, `${info.size} bytes`);
    // No further than it was long at first: one that is still being written may never end.
    const bytes = Buffer.allocUnsafeSlow(info.size);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    const after = await handle.stat();
    if (filled < info.size || after.size !== info.size || after.mtimeMs !== info.mtimeMs)
      throw new UnreadableFile('changing', shown, `${info.size} bytes, then ${after.size}`);
    return bytes;
  } finally {
    await handle.close();
  }
}
