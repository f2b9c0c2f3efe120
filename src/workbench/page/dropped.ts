/** Files out of a drop or a folder dialog, folders walked through. */
import { compareNames } from '../many/order';

export interface DroppedFile {
  /** Path inside the dropped folder, or the name alone. */
  readonly path: string;
  readonly file: File;
}

/** What the product reads. */
const WORKBOOK = /\.(xlsx|xlsm|xls|et)$/i;

/** What was dropped or chosen. */
export interface Given {
  readonly files: readonly DroppedFile[];
  /** Files of a folder or a selection that are no workbooks. */
  readonly leftOut: number;
  /** The browser did not let the page look into a dropped folder, as on pages opened from the disk. */
  readonly refused: boolean;
}

/** Every workbook that was dropped, in the order of their paths. A file that comes alone is taken whatever it is called. */
export async function droppedFiles(transfer: DataTransfer): Promise<Given> {
  // Entries must be taken before the first wait: the browser clears the list afterwards.
  const entries = [...transfer.items].map((item) => ({
    entry: typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null,
    file: item.getAsFile(),
  }));
  const found = await Promise.all(
    entries.map(({ entry, file }): Found[] | Promise<Found[]> =>
      entry?.isDirectory === true ? walk(entry, '') : file === null ? [] : [{ path: file.name, file }],
    ),
  );
  const readable = found.flat().filter(({ file }) => file !== null);
  const given = found.flat().map(({ path, file }) => ({ path, file: file ?? new File([], path) }));
  const alone = entries.length === 1 && entries[0]?.entry?.isDirectory !== true;
  return { ...chosen(given, alone), refused: readable.length === 0 && given.length > 0 };
}

/** Files of an `<input>`; those of a folder carry their path. */
export function chosenFiles(list: FileList): Given {
  const files = [...list].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
  return chosen(files, files.length === 1 && files[0]?.file.webkitRelativePath === '');
}

function chosen(all: readonly DroppedFile[], alone: boolean): Given {
  if (alone) return { files: all, leftOut: 0, refused: false };
  const seen = all.filter(({ path }) => !isHidden(path));
  const files = seen.filter(({ path }) => WORKBOOK.test(path));
  return {
    files: files.sort((one, other) => compareNames(one.path, other.path)),
    leftOut: seen.length - files.length,
    refused: false,
  };
}

/** A file that vanished since it was chosen is read as an empty one, and reported so. */
export async function bytesOf({ file }: DroppedFile): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}

/** Locks of open Excel files (`~$…`) and what systems hide. */
function isHidden(path: string): boolean {
  return /(^|\/)(~\$|\.|Thumbs\.db$|desktop\.ini$)[^/]*$/i.test(path);
}

/** A file that cannot be had is null. */
interface Found {
  readonly path: string;
  readonly file: File | null;
}

async function walk(entry: FileSystemEntry, before: string): Promise<Found[]> {
  const path = before === '' ? entry.name : `${before}/${entry.name}`;
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }];
  const children = await childrenOf(entry as FileSystemDirectoryEntry).catch(() => null);
  if (children === null) return [{ path, file: null }];
  const found: Found[] = [];
  for (const child of children) found.push(...(await walk(child, path)));
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** A reader hands out a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    found.push(...part);
  }
}
