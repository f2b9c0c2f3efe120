/** Asks the person for workbook files and reads them here, on this computer. */
import type { SheetSnapshot } from '../hosts/host';
import type { OpenedFile } from './environment';

export type ReadFile = (bytes: Uint8Array, name: string) => Promise<readonly SheetSnapshot[]>;

/** @param reader loads the reader; called only once something was chosen. */
export async function chooseFiles(
  reader: () => Promise<ReadFile>,
  { multiple }: { readonly multiple: boolean },
): Promise<readonly OpenedFile[]> {
  const chosen = await ask(multiple);
  if (chosen.length === 0) return [];
  const read = await reader();
  const opened: OpenedFile[] = [];
  for (const file of chosen) {
    try {
      opened.push({ name: file.name, sheets: await read(new Uint8Array(await file.arrayBuffer()), file.name) });
    } catch {
      opened.push({ name: file.name, error: 'unreadable' });
    }
  }
  return opened;
}

function ask(multiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.xlsm,.xls,.et';
    input.multiple = multiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    // Browsers without this event leave the question open; the next click asks anew.
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
