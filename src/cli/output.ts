/** Where a report goes: standard output, or a file that appears only when it is complete. */
import path from 'node:path';
import { openPending, removeTemporaries } from './atomic';
import type { Io } from './io';
import { CommandError, Interrupted, sentenceOf } from './speech';

export interface Output {
  write(chunk: string | Uint8Array): Promise<void>;
  /** Makes the report visible. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** @throws CommandError when the file cannot be written there; every write throws `Interrupted` once the command is to end. */
export async function openOutput(io: Io, file: string | undefined): Promise<Output> {
  const place = file === undefined ? standardOutput(io) : await fileOutput(path.resolve(io.cwd, file), file);
  return {
    ...place,
    async write(chunk) {
      if (io.interrupted.aborted) throw new Interrupted();
      if (chunk.length > 0) await place.write(chunk);
    },
  };
}

function standardOutput(io: Io): Output {
  return { write: (chunk) => io.stdout.write(chunk), finish: async () => {}, abandon: async () => {} };
}

async function fileOutput(target: string, shown: string): Promise<Output> {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new CommandError(sentenceOf(error, shown));
    }
  };
  await removeTemporaries([path.dirname(target)], 'stale');
  const pending = await named(() => openPending(target));
  return {
    write: (chunk) => named(() => pending.write(chunk)),
    finish: () => named(() => pending.commit()),
    abandon: () => pending.discard(),
  };
}
