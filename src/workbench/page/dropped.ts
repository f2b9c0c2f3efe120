/** Files out of a drop or a folder dialog, folders walked through. */

export interface DroppedFile {
  /** Path inside the dropped folder, or the name alone. */
  readonly path: string;
  readonly file: File;
}

/** What the product reads; others are left out silently when they come in a folder. */
const WORKBOOK = /\.(xlsx|xlsm|xls|et)$/i;

/** Every workbook that was dropped, in the order of their paths. Locks of open Excel files (`~$…`) do not count. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be taken before the first wait: the browser clears the list afterwards.
  const entries = [...transfer.items].map((item) => ({
    entry: typeof item.webkitGetAsEntry === 'function' ? item.webkitGetAsEntry() : null,
    file: item.getAsFile(),
  }));
  const single = entries.length === 1 && entries[0]?.entry?.isDirectory !== true;
  const found = await Promise.all(
    entries.map(({ entry, file }) =>
      entry?.isDirectory === true ? walk(entry, '') : file === null ? [] : [{ path: file.name, file }],
    ),
  );
  const files = found.flat();
  return single ? files : inOrder(files.filter(({ path }) => isWorkbook(path)));
}

/** Files of an `<input>`; those of a folder carry their path. */
export function chosenFiles(list: FileList): DroppedFile[] {
  const files = [...list].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
  return files.length === 1 ? files : inOrder(files.filter(({ path }) => isWorkbook(path)));
}

function isWorkbook(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return WORKBOOK.test(name) && !name.startsWith('~$') && !name.startsWith('.');
}

function inOrder(files: DroppedFile[]): DroppedFile[] {
  return files.sort((one, other) => one.path.localeCompare(other.path, 'zh-CN', { numeric: true }));
}

async function walk(entry: FileSystemEntry, before: string): Promise<DroppedFile[]> {
  const path = before === '' ? entry.name : `${before}/${entry.name}`;
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }];
  const found: DroppedFile[] = [];
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) found.push(...(await walk(child, path)));
  return found;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
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
