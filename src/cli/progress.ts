/** How far a long run is: one line on a terminal, rewritten; nothing in a log or a pipe. */
import type { Language } from '../checks/check';
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
      await io.stderr.write(`\r${line(finished, total, now - started, lang)}\u001B[K`);
    },
    async clear() {
      if (shownAt === null) return;
      shownAt = null;
      await io.stderr.write('\r\u001B[K');
    },
  };
}

function line(finished: number, total: number, elapsedMs: number, lang: Language): string {
  const rate = (finished * 1000) / elapsedMs;
  const left = Math.ceil((total - finished) / rate);
  const speed = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
  return lang === 'zh-CN'
    ? `已处理 ${finished}/${total} 个文件，每秒 ${speed} 个，约剩 ${duration(left)}`
    : `${finished}/${total} files, ${speed} a second, about ${duration(left)} left`;
}

/** `1:05` minutes, or `1:00:05` hours. */
function duration(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
