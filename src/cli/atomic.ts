/** Files that are either there as a whole or not at all. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file being written beside its place; `commit` puts it there in one step, `discard` leaves nothing behind. */
export interface PendingFile {
  write(chunk: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** Opens a hidden temporary file in the target's own folder (a rename across disks would not be one step). */
export async function openPending(target: string): Promise<PendingFile> {
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  const handle = await open(temporary, 'wx');
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  const discard = async (): Promise<void> => {
    await close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  return {
    async write(chunk) {
      await handle.writeFile(chunk);
    },
    async commit() {
      try {
        await handle.sync();
        await close();
        await rename(temporary, target);
      } catch (error) {
        await discard();
        throw error;
      }
    },
    discard,
  };
}

/** Writes a whole file in one step. On any error the old content stays and no temporary file is left. */
export async function writeWhole(target: string, content: string | Uint8Array): Promise<void> {
  const pending = await openPending(target);
  try {
    await pending.write(content);
  } catch (error) {
    await pending.discard();
    throw error;
  }
  await pending.commit();
}

/**
 * Makes a folder and those above it. Node's own way tries forever where the system says that an existing folder is not
 * there, as some virtual file systems do.
 * @throws a file system error
 */
export async function makeFolders(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolders(above);
  try {
    await mkdir(folder);
  } catch (error) {
    // Another worker may have been faster.
    const now = await stat(folder).catch(() => null);
    if (now?.isDirectory() !== true) throw error;
  }
}
