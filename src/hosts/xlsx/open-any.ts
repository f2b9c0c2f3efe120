/** A file's visible sheets and what it remembers of ours, whatever its format. */
import type { SheetSnapshot } from '../../form/sheet';
import { FileHost } from './file-host';
import { assertTextsKept } from './lost-texts';
import { sniff } from './package/sniff';
import { readAnyWorkbook } from './read-workbook';
import type { ZipCodec } from './zip/codec';

export interface AnyWorkbook {
  readonly sheets: readonly SheetSnapshot[];
  /** Older formats carry nothing of ours. */
  readonly recall: (key: string) => Promise<unknown>;
}

/**
 * @param name for messages
 * @param codec what unpacks the parts; left out, one that runs everywhere
 * @throws UnreadableFile
 */
export async function openAnyWorkbook(bytes: Uint8Array, name: string, codec?: ZipCodec): Promise<AnyWorkbook> {
  if (sniff(bytes, name) !== 'zip')
    return { sheets: await readAnyWorkbook(bytes, name), recall: () => Promise.resolve(undefined) };
  const host = FileHost.open(bytes, name, codec);
  const sheets = await host.readSheets('all');
  assertTextsKept(sheets, name);
  return { sheets, recall: (key) => host.recall(key) };
}
