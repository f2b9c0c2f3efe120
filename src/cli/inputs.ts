/** From arguments to files: folders are searched through, everything in an order that never changes. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Text } from '../checks/check';
import { sentenceOf } from './speech';

/** Workbooks that can be read; the last two are never written. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls', '.et']);

export interface InputFile {
  /** Absolute. */
  readonly path: string;
  /** As the person gave it, with `/` between folders: the path of the report. */
  readonly shown: string;
  /** The folder argument it was found under, or null for a file argument. */
  readonly folder: string | null;
  /** Inside that folder; the bare name for a file argument. */
  readonly relative: string;
  /** Set when it cannot even be looked at. */
  readonly error: Text | null;
}

/**
 * The files of some arguments, each once. Folders: recursive, workbooks only, without hidden entries and `~$` lock files;
 * links to folders are not followed. A file argument is taken whatever its name.
 */
export async function findInputs(
  args: readonly string[],
  cwd: string,
  except: (folder: string) => boolean = () => false,
): Promise<InputFile[]> {
  const found: InputFile[] = [];
  for (const arg of args) {
    const full = path.resolve(cwd, arg);
    const shown = slashed(arg);
    try {
      if ((await stat(full)).isDirectory()) await search(full, full, shown, except, found);
      else found.push({ path: full, shown, folder: null, relative: path.basename(full), error: null });
    } catch (error) {
      const problem = sentenceOf(error, shown);
      found.push({ path: full, shown, folder: null, relative: path.basename(full), error: problem });
    }
  }
  const seen = new Set<string>();
  return found.filter((file) => {
    if (seen.has(file.path)) return false;
    seen.add(file.path);
    return true;
  });
}

async function search(
  root: string,
  folder: string,
  shownRoot: string,
  except: (folder: string) => boolean,
  found: InputFile[],
): Promise<void> {
  const shownOf = (full: string): string => joinShown(shownRoot, slashed(path.relative(root, full)));
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const relative = path.relative(root, folder);
    found.push({
      path: folder,
      shown: shownOf(folder),
      folder: root,
      relative,
      error: sentenceOf(error, shownOf(folder)),
    });
    return;
  }
  // Code points, not the machine's locale.
  names.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  for (const name of names) {
    if (name.startsWith('.') || name.startsWith('~$')) continue;
    const full = path.join(folder, name);
    const info = await lstat(full).catch(() => null);
    if (info === null) continue;
    if (info.isDirectory()) {
      if (!except(full)) await search(root, full, shownRoot, except, found);
    } else if (EXTENSIONS.has(path.extname(name).toLowerCase()) && (info.isFile() || (await isLinkToFile(full)))) {
      found.push({ path: full, shown: shownOf(full), folder: root, relative: path.relative(root, full), error: null });
    }
  }
}

async function isLinkToFile(full: string): Promise<boolean> {
  try {
    return (await stat(await realpath(full))).isFile();
  } catch {
    return false;
  }
}

function slashed(text: string): string {
  return path.sep === '/' ? text : text.replaceAll(path.sep, '/');
}

function joinShown(root: string, relative: string): string {
  if (relative === '') return root;
  return root === '.' ? relative : `${root.replace(/\/+$/u, '')}/${relative}`;
}
