/** Asks the person for workbook files; each is read here, on this computer, when its turn comes. */
import { HostError, type SheetSnapshot } from '../hosts/host';
import { translator, type MessageKey } from '../locales';
import type { Text } from '../checks/check';
import type { ChosenFile, FileContent } from './environment';

export type ReadFile = (bytes: Uint8Array, name: string) => Promise<readonly SheetSnapshot[]>;

/** @param reader loads the reader; called only once a file is to be read. */
export async function chooseFiles(
  reader: () => Promise<ReadFile>,
  { multiple }: { readonly multiple: boolean },
): Promise<readonly ChosenFile[]> {
  const chosen = await ask(multiple);
  return chosen.map((file): ChosenFile => ({ name: file.name, read: () => readFile(file, reader) }));
}

async function readFile(file: File, reader: () => Promise<ReadFile>): Promise<FileContent> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved or deleted since it was chosen, or still in the cloud.
    return { error: 'unreadable', sentence: sentence('files.gone', file.name) };
  }
  const read = await reader();
  try {
    return { sheets: await read(bytes, file.name) };
  } catch (error) {
    const said = error instanceof HostError ? error.sentence : null;
    return { error: 'unreadable', sentence: said ?? sentence('files.unreadable', file.name) };
  }
}

function sentence(key: MessageKey, name: string): Text {
  return { 'zh-CN': translator('zh-CN')(key, { name }), 'en-US': translator('en-US')(key, { name }) };
}

function ask(multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.xlsm,.xls,.et';
    input.multiple = multiple;
    input.hidden = true;
    const answer = (files: readonly File[]): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => answer([...(input.files ?? [])]));
    // Browsers without this event leave the question open; the next click asks anew.
    input.addEventListener('cancel', () => answer([]));
    // Some browsers tell nothing about an input that stands nowhere.
    document.body.append(input);
    input.click();
  });
}
