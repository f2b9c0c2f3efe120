/** A file of this run that nobody else sees. */
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError, sentenceOf } from './speech';

export interface TemporaryFile {
  readonly handle: FileHandle;
  /** @throws CommandError when the folder for temporary files is full. */
  append(content: string | Uint8Array): Promise<void>;
  /** Takes it away. */
  close(): Promise<void>;
}

/** @throws CommandError when the folder for temporary files is full or not writable. */
export async function openTemporary(): Promise<TemporaryFile> {
  const { handle, folder } = await named(create);
  return {
    handle,
    append: (content) => named(() => handle.writeFile(content)),
    async close() {
      await handle.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function create(): Promise<{ handle: FileHandle; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'selfeval-'));
  const handle = await open(path.join(folder, 'part'), 'wx+');
  // A file without a name leaves nothing behind even when the process is killed; where that is not possible, `close` does it.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return { handle, folder };
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new CommandError(sentenceOf(error, tmpdir()));
  }
}
