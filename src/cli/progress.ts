/** How far a long run is: one line on a terminal, rewritten; nothing in a log or a pipe. */
import type { Language } from '../checks/check';
import { progressLine, shortProgressLine } from '../locales/progress-line';
import { displayWidth } from './display-width';
import type { Io } from './io';

/** A short run shows nothing, and the line is not rewritten more often than an eye can follow. */
const QUIET_MS = 1_000;
const EVERY_MS = 200;

export interface Progress {
  done(): Promise<void>;
  /** Takes the line away. */
  clear(): Promise<void>;
}

export function progressOn(io: Io, total: number, lang: Language): Progress {
  const started = io.now();
  let finished = 0;
  let shownAt: number | null = null;
  return {
    async done() {
      finished += 1;
      const now = io.now();
      if (!io.stderr.isTerminal || now - started < QUIET_MS || (shownAt !== null && now - shownAt < EVERY_MS)) return;
      shownAt = now;
      const lines = [progressLine, shortProgressLine].map((line) => line(finished, total, now - started, lang));
      // A line that wraps cannot be rewritten: the last column stays free, too.
      const fitting = lines.find((line) => displayWidth(line) < io.stderr.columns) ?? '';
      await io.stderr.write(`\r${fitting}\u001B[K`);
    },
    async clear() {
      if (shownAt === null) return;
      shownAt = null;
      await io.stderr.write('\r\u001B[K');
    },
  };
}
