/** Text that waits on the disk until it is its turn: a report's parts, however long the batch is. */
import { openTemporary, type TemporaryFile } from './temporary-file';

/** Short texts are gathered to pieces of this many characters. */
const PIECE = 1 << 16;

/** Append first, then read once; nothing reaches the disk while it is short. */
export class Spool {
  #waiting: string[] = [];
  #length = 0;
  #file: TemporaryFile | null = null;

  /** @throws CommandError when the folder for temporary files is full or not writable. */
  async append(text: string): Promise<void> {
    if (text === '') return;
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length < PIECE) return;
    const piece = this.#waiting.join('');
    this.#waiting = [];
    this.#length = 0;
    this.#file ??= await openTemporary();
    await this.#file.append(piece);
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    if (this.#file !== null) {
      const { handle } = this.#file;
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
    const held = this.#file;
    this.#file = null;
    await held?.close();
  }
}
