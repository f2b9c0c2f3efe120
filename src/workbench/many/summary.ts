/** 评审汇总 and the scored copies of many files, as files to download. */
import { zipSync, type Zippable } from 'fflate';
import { createWorkbook } from '../../hosts/xlsx';
import type { Language } from '../../locales';
import { summarySheets, type ReportFile } from '../../review';

/** One row a form, one sheet of findings, sums by unit and by check. */
export function summaryWorkbook(files: readonly ReportFile[], language: Language): Uint8Array {
  return createWorkbook(summarySheets(files, language));
}

/** A zip with the copies under the paths they came by. Workbooks are packed already. */
export function zipOf(copies: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes } of copies) {
    let name = path;
    for (let turn = 2; name in entries; turn += 1) name = path.replace(/(\.[^.]*)?$/, ` (${turn})$1`);
    entries[name] = [bytes, { level: 0 }];
  }
  return zipSync(entries);
}
