/** Files that are either there as a whole or not at all. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** A file being written beside its place; `commit` puts it there in one step, `discard` leaves nothing behind. */
export interface PendingFile {
  write(chunk: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** Says whose it is: a process that was killed cannot take its temporary files away, the next one can. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.selfeval-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;

function temporaryName(): string {
  return `.selfeval-${HOST}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

/** Of another machine, nobody here can tell whether its process still runs; a day is longer than any run. */
const STALE_MS = 24 * 60 * 60 * 1000;

/** Takes away temporary files in these folders: `own` of this process, `stale` of processes that are no more. */
export async function removeTemporaries(folders: Iterable<string>, whose: 'own' | 'stale'): Promise<void> {
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const [, host, pid] = TEMPORARY.exec(name) ?? [];
      if (host === undefined) continue;
      const own = host === HOST && Number(pid) === process.pid;
      const file = path.join(folder, name);
      if (whose === 'own' ? own : !own && (await isStale(file, host, Number(pid))))
        await rm(file, { force: true }).catch(() => undefined);
    }
  }
}

async function isStale(file: string, host: string, pid: number): Promise<boolean> {
  if (host === HOST && !isRunning(pid)) return true;
  const info = await stat(file).catch(() => null);
  return info !== null && Date.now() - info.mtimeMs > STALE_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but is another person's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Opens a hidden temporary file in the target's own folder (a rename across disks would not be one step). */
export async function openPending(target: string): Promise<PendingFile> {
  const temporary = path.join(path.dirname(target), temporaryName());
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
