/** 评审汇总 and the scored copies of many files, as files to download. */
import { zipSync, type Zippable } from 'fflate';
import { xlsxWriter } from '../../cli/formats/xlsx';
import type { Language } from '../../locales';
import { addToSummary, BatchTally, EMPTY_SUMMARY, type ReportFile } from '../../review';

/** One row a form, one sheet of findings, sums by unit and by check. */
export function summaryWorkbook(files: readonly ReportFile[], language: Language, version: string): Uint8Array {
  const writer = xlsxWriter({ lang: language, version, linkTo: (path) => path });
  const tally = new BatchTally();
  let summary = EMPTY_SUMMARY;
  for (const file of files) {
    writer.file(file);
    tally.add(file);
    summary = addToSummary(summary, file);
  }
  const written = writer.end(summary, tally.summary());
  return typeof written === 'string' ? new TextEncoder().encode(written) : written;
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
