/** The program `selfeval`. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { Io, Out } from './io';
import { run } from './run';

/** Set by the build. */
declare const SELFEVAL_VERSION: string;

/** A file that takes longer is given up. */
const TIME_LIMIT_MS = 120_000;

const DEFAULT_COLUMNS = 100;

function outOf(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }): Out {
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? DEFAULT_COLUMNS,
  };
}

const workerFile = path.join(__dirname, 'worker.cjs');

const io: Io = {
  stdout: outOf(process.stdout),
  stderr: outOf(process.stderr),
  cwd: process.cwd(),
  version: SELFEVAL_VERSION,
  worker: existsSync(workerFile) ? { file: workerFile, timeLimitMs: TIME_LIMIT_MS } : null,
  cores: availableParallelism(),
  now: () => performance.now(),
};

// A reader that closes early (head, less) ends the work; that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
