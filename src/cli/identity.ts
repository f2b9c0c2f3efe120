/** Whether two paths lead to one file. */
import { realpath, stat } from 'node:fs/promises';

/** The same for two paths to one file, through links or other letter case; the path itself while nothing is there. */
export async function identity(file: string): Promise<string> {
  try {
    const { dev, ino } = await stat(await realpath(file), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return file;
  }
}
