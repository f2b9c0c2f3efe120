/** Files in, sheets out. */
import type { SheetSnapshot } from '../../form/sheet';
import { assertTextsKept } from './lost-texts';
import { sniff } from './package/sniff';
import { readWorkbookPart } from './package/workbook';
import { WorkbookPackage } from './package/workbook-package';
import { WorkbookReader } from './read/workbook-reader';
import type { ZipCodec } from './zip/codec';

export interface ReadWorkbookOptions {
  /** Also sheets that are hidden (not only by the person: `veryHidden` too). Default false. */
  readonly hidden?: boolean;
  /** What unpacks the parts; left out, one that runs everywhere. */
  readonly codec?: ZipCodec;
}

/**
 * The worksheets of an .xlsx or .xlsm in order; hidden ones only when asked for.
 * @param name the file's name for messages; it is not opened.
 * @throws UnreadableFile for everything that is no such workbook.
 */
export function readWorkbook(bytes: Uint8Array, name: string, options: ReadWorkbookOptions = {}): SheetSnapshot[] {
  const pack = new WorkbookPackage(bytes, name, options.codec);
  const workbook = readWorkbookPart(pack);
  const sheets = workbook.sheets.filter((sheet) => options.hidden === true || sheet.state === 'visible');
  if (workbook.sheets.length === 0) throw pack.fail('no-sheet', `${workbook.sheetNames.length} sheets of other kinds`);
  const reader = new WorkbookReader(pack, workbook);
  return sheets.map((sheet) => {
    const snapshot = reader.snapshot(sheet);
    pack.forget(sheet.part);
    return snapshot;
  });
}

/**
 * As `readWorkbook`, and .xls and .et too: their reader is loaded when such a file comes.
 * @throws UnreadableFile also where Chinese characters were lost
 */
export async function readAnyWorkbook(
  bytes: Uint8Array,
  name: string,
  options: ReadWorkbookOptions = {},
): Promise<SheetSnapshot[]> {
  const sheets = await sheetsOf(bytes, name, options);
  assertTextsKept(sheets, name);
  return sheets;
}

async function sheetsOf(bytes: Uint8Array, name: string, options: ReadWorkbookOptions): Promise<SheetSnapshot[]> {
  if (sniff(bytes, name) === 'zip') return readWorkbook(bytes, name, options);
  const { readOldWorkbook } = await import('./read/old-workbook');
  return readOldWorkbook(bytes, name, options);
}
