/** A file's sheets, and what a person left in it: mappings, pack choices, 已说明 marks. */
import type { SheetSnapshot } from '../form/sheet';
import { FileHost, readAnyWorkbook } from '../hosts/xlsx';
import { sniff } from '../hosts/xlsx/package/sniff';
import { memoryOptions, recallMemory, type ReviewOptions } from '../review';
import { readBytes } from './bytes';

export interface OpenedWorkbook {
  readonly sheets: readonly SheetSnapshot[];
  /** Older formats carry none of ours. */
  readonly memory: ReviewOptions;
}

/**
 * Reads the visible sheets.
 * @param shown the file's path for messages
 * @throws UnreadableFile, or a file system error
 */
export async function openWorkbook(path: string, shown: string): Promise<OpenedWorkbook> {
  const bytes = await readBytes(path, shown);
  if (sniff(bytes, shown) !== 'zip') return { sheets: await readAnyWorkbook(bytes, shown), memory: {} };
  const host = FileHost.open(bytes, shown);
  const memory = memoryOptions(await recallMemory((key) => host.recall(key)));
  return { sheets: await host.readSheets('all'), memory };
}
