/** A file's sheets, and what a person left in it: mappings, pack choices, 已说明 marks. */
import type { SheetSnapshot } from '../form/sheet';
import { openAnyWorkbook } from '../hosts/xlsx';
import { memoryOptions, recallMemory, type ReviewOptions } from '../review';
import { readBytes } from './bytes';
import { NATIVE_CODEC } from './native-codec';

export interface OpenedWorkbook {
  readonly sheets: readonly SheetSnapshot[];
  readonly memory: ReviewOptions;
}

/**
 * Reads the visible sheets.
 * @param shown the file's path for messages
 * @throws UnreadableFile, or a file system error
 */
export async function openWorkbook(path: string, shown: string): Promise<OpenedWorkbook> {
  const { sheets, recall } = await openAnyWorkbook(readBytes(path, shown), shown, NATIVE_CODEC);
  return { sheets, memory: memoryOptions(await recallMemory(recall)) };
}
