/** Text that waits on the disk until it is its turn: a report's parts, however long the batch is. */
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CommandError, sentenceOf } from './speech';

/** Short texts are gathered to pieces of this many characters. */
const PIECE = 1 << 18;

interface Backing {
  readonly handle: FileHandle;
  readonly folder: string;
}

/** Append first, then read once; nothing reaches the disk while it is short. */
export class Spool {
  #waiting: string[] = [];
  #length = 0;
  #backing: Backing | null = null;

  /** @throws CommandError when the folder for temporary files is full or not writable. */
  async append(text: string): Promise<void> {
    if (text === '') return;
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length < PIECE) return;
    const piece = this.#waiting.join('');
    this.#waiting = [];
    this.#length = 0;
    try {
      this.#backing ??= await backing();
      await this.#backing.handle.writeFile(piece);
    } catch (error) {
      throw new CommandError(sentenceOf(error, tmpdir()));
    }
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    if (this.#backing !== null) {
      const { handle } = this.#backing;
      const buffer = Buffer.alloc(PIECE);
      for (let at = 0; ;) {
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0) break;
        at += bytesRead;
        yield Buffer.from(buffer.subarray(0, bytesRead));
      }
    }
    yield Buffer.from(this.#waiting.join(''));
  }

  async close(): Promise<void> {
    this.#waiting = [];
    const held = this.#backing;
    this.#backing = null;
    if (held === null) return;
    await held.handle.close();
    await rm(held.folder, { recursive: true, force: true });
  }
}

async function backing(): Promise<Backing> {
  const folder = await mkdtemp(path.join(tmpdir(), 'selfeval-'));
  const handle = await open(path.join(folder, 'part'), 'wx+');
  // A file without a name leaves nothing behind even when the process is killed; where that is not possible, `close` does it.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  return { handle, folder };
}
