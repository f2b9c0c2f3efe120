/** From arguments to files: folders are searched through, everything in an order that never changes. */
import { lstat, readdir, stat } from 'node:fs/promises';
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

/** A folder argument. */
interface Root {
  readonly path: string;
  readonly shown: string;
  /** A folder below it that is left out. */
  readonly except: (folder: string) => boolean;
}

/** A file below a folder argument. Of a hundred thousand only the name of each is kept; the rest is put together when asked for. */
class FileInFolder implements InputFile {
  constructor(
    private readonly root: Root,
    /** Inside the root. */
    private readonly parent: string,
    /** `''` for the folder itself. */
    private readonly name: string,
    readonly error: Text | null,
  ) {}

  get relative(): string {
    return this.name === '' ? this.parent : path.join(this.parent, this.name);
  }

  get path(): string {
    return path.join(this.root.path, this.relative);
  }

  get shown(): string {
    return joinShown(this.root.shown, slashed(this.relative));
  }

  get folder(): string {
    return this.root.path;
  }
}

/**
 * The files of some arguments, each once. Folders: recursive, whatever is named like a workbook, without hidden entries
 * and `~$` lock files; links to folders are not followed. A file argument is taken whatever its name.
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
    const file = (error: Text | null): InputFile => ({
      path: full,
      shown,
      folder: null,
      relative: path.basename(full),
      error,
    });
    try {
      if ((await stat(full)).isDirectory()) await search({ path: full, shown, except }, '', found);
      else found.push(file(null));
    } catch (error) {
      found.push(file(sentenceOf(error, shown)));
    }
  }
  if (args.length === 1) return found;
  const seen = new Set<string>();
  return found.filter((file) => {
    if (seen.has(file.path)) return false;
    seen.add(file.path);
    return true;
  });
}

async function search(root: Root, below: string, found: InputFile[]): Promise<void> {
  let names: string[];
  try {
    names = await readdir(path.join(root.path, below));
  } catch (error) {
    found.push(new FileInFolder(root, below, '', sentenceOf(error, joinShown(root.shown, slashed(below)))));
    return;
  }
  // Code points, not the machine's locale.
  names.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  for (const name of names) {
    if (name.startsWith('.') || name.startsWith('~$')) continue;
    const relative = path.join(below, name);
    const full = path.join(root.path, relative);
    const named = EXTENSIONS.has(path.extname(name).toLowerCase());
    try {
      const isFolder = (await lstat(full)).isDirectory();
      if (isFolder && !root.except(full)) await search(root, relative, found);
      // Links, pipes and the like too: what is named like a workbook is read, or named in a sentence.
      else if (!isFolder && named && !(await isFolderLink(full))) found.push(new FileInFolder(root, below, name, null));
    } catch (error) {
      const shown = joinShown(root.shown, slashed(relative));
      if (named) found.push(new FileInFolder(root, below, name, unlookable(error, name, shown)));
    }
  }
}

async function isFolderLink(full: string): Promise<boolean> {
  return (await stat(full).catch(() => null))?.isDirectory() === true;
}

/** Names packed on a Chinese Windows and unpacked elsewhere are often no Unicode; such a file cannot be opened by its name. */
function unlookable(error: unknown, name: string, shown: string): Text {
  if (!name.includes('\uFFFD')) return sentenceOf(error, shown);
  return {
    'zh-CN': `“${shown}”的文件名编码有误（常见于在别的系统上解压），无法打开。请改名后再试。`,
    'en-US': `The name of "${shown}" is not valid Unicode (often after unpacking on another system). Rename the file and try again.`,
  };
}

function slashed(text: string): string {
  return path.sep === '/' ? text : text.replaceAll(path.sep, '/');
}

function joinShown(root: string, relative: string): string {
  if (relative === '') return root;
  return root === '.' ? relative : `${root.replace(/\/+$/u, '')}/${relative}`;
}
