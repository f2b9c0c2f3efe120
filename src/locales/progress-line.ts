/** How far a long run over files is, how fast it goes and when it will end, in one line. */
import type { Language } from '.';

/** @param elapsedMs since the run began */
export function progressLine(finished: number, total: number, elapsedMs: number, lang: Language): string {
  const rate = (finished * 1000) / elapsedMs;
  const left = secondsLeft(finished, total, elapsedMs);
  const speed = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
  return lang === 'zh-CN'
    ? `已处理 ${finished}/${total} 个文件，每秒 ${speed} 个，约剩 ${duration(left)}`
    : `${finished}/${total} files, ${speed} a second, about ${duration(left)} left`;
}

/** The same where there is little room. */
export function shortProgressLine(finished: number, total: number, elapsedMs: number, lang: Language): string {
  const left = duration(secondsLeft(finished, total, elapsedMs));
  return lang === 'zh-CN' ? `${finished}/${total}，约剩 ${left}` : `${finished}/${total}, ${left} left`;
}

function secondsLeft(finished: number, total: number, elapsedMs: number): number {
  return Math.ceil(((total - finished) * elapsedMs) / (finished * 1000));
}

/** `1:05` minutes, or `1:00:05` hours. */
function duration(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
