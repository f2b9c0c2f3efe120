/** Where a report goes: standard output, or a file that appears only when it is complete. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { openPending, removeTemporaries } from './atomic';
import { identity } from './identity';
import type { Io } from './io';
import { CommandError, Interrupted, sentenceOf } from './speech';

export interface Output {
  write(chunk: string | Uint8Array): Promise<void>;
  /** Makes the report visible. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/**
 * @param inputs files that must never be replaced
 * @throws CommandError when the file cannot be written there; every write throws `Interrupted` once the command is to end.
 */
export async function openOutput(
  io: Io,
  file: string | undefined,
  inputs: readonly { readonly path: string }[],
): Promise<Output> {
  const place = file === undefined ? standardOutput(io) : await fileOutput(path.resolve(io.cwd, file), file, inputs);
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

async function fileOutput(
  target: string,
  shown: string,
  inputs: readonly { readonly path: string }[],
): Promise<Output> {
  await refuseUnwritable(target, shown, inputs);
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

/** Before anything is checked, not after an hour. */
async function refuseUnwritable(
  target: string,
  shown: string,
  inputs: readonly { readonly path: string }[],
): Promise<void> {
  const there = await stat(target).catch(() => null);
  if (there === null) {
    const folder = path.dirname(shown);
    if ((await stat(path.dirname(target)).catch(() => null)) !== null) return;
    throw new CommandError({
      'zh-CN': `报告“${shown}”没有写成：找不到文件夹“${folder}”。请先建好该文件夹，或在 --output 后换一个位置。`,
      'en-US': `The report "${shown}" was not written: there is no folder "${folder}". Make it first, or give --output another place.`,
    });
  }
  if (there.isDirectory()) {
    const inside = shown.replace(/[/\\]+$/u, '');
    throw new CommandError({
      'zh-CN': `“${shown}”是文件夹。请在 --output 后写明报告的文件名，如：“${inside}/报告.html”。`,
      'en-US': `"${shown}" is a folder. Give --output the name of a file, as in: "${inside}/report.html".`,
    });
  }
  const own = await identity(target);
  for (const input of inputs) {
    if ((await identity(input.path)) !== own) continue;
    throw new CommandError({
      'zh-CN': `“${shown}”在要检查的文件之中，报告会盖掉它，没有写入。请在 --output 后换一个文件名，或放到另一个文件夹。`,
      'en-US': `"${shown}" is among the files to be checked, and the report would replace it; nothing was written. Give --output another name or folder.`,
    });
  }
}
