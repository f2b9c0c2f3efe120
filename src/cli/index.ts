/** The program `selfeval`. */
import { existsSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import path from 'node:path';
import { keepThisThreadSmall, tuneEngine } from './engine';
import type { Io } from './io';
import { run } from './run';
import { reportStream, sideStream } from './streams';

/** Set by the build. */
declare const SELFEVAL_VERSION: string;

/** A file that takes longer is given up. */
const TIME_LIMIT_MS = 120_000;

/** Time to put things in order after an interruption. */
const GRACE_MS = 5_000;

tuneEngine();

const workerFile = path.join(__dirname, 'worker.cjs');
const interruption = new AbortController();
let interruptedBy: number | null = null;

const io: Io = {
  stdout: reportStream(process.stdout),
  stderr: sideStream(process.stderr),
  cwd: process.cwd(),
  version: SELFEVAL_VERSION,
  worker: existsSync(workerFile)
    ? { file: workerFile, timeLimitMs: TIME_LIMIT_MS, onStart: keepThisThreadSmall }
    : null,
  cores: availableParallelism(),
  interrupted: interruption.signal,
  now: () => performance.now(),
};

// Ctrl+C, a closed terminal, a machine that shuts down: what is half-written goes, what is whole stays. Again: at once.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    // As shells have it: 130, 143, 129.
    const code = 128 + constants.signals[name];
    if (interruptedBy !== null) process.exit(code);
    interruptedBy = code;
    setTimeout(() => process.exit(code), GRACE_MS).unref();
    interruption.abort();
  });
}

void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = interruptedBy ?? code;
});
