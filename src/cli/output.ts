/** Where a report goes: standard output, or a file that appears only when it is complete. */
import path from 'node:path';
import { openPending } from './atomic';
import type { Io } from './io';
import { CommandError, sentenceOf } from './speech';

export interface Output {
  write(chunk: string | Uint8Array): Promise<void>;
  /** Makes the report visible. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** @throws CommandError when the file cannot be written there. */
export async function openOutput(io: Io, file: string | undefined): Promise<Output> {
  if (file === undefined) {
    return {
      write: (chunk) => (chunk.length === 0 ? Promise.resolve() : io.stdout.write(chunk)),
      finish: () => Promise.resolve(),
      abandon: () => Promise.resolve(),
    };
  }
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new CommandError(sentenceOf(error, file));
    }
  };
  const pending = await named(() => openPending(path.resolve(io.cwd, file)));
  return {
    write: (chunk) => (chunk.length === 0 ? Promise.resolve() : named(() => pending.write(chunk))),
    finish: () => named(() => pending.commit()),
    abandon: () => pending.discard(),
  };
}
