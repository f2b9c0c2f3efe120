/** 评审汇总 of many files, to download. */
import { createWorkbook } from '../../hosts/xlsx';
import type { Language } from '../../locales';
import { summarySheets, type ReportFile } from '../../review';

/** One row a form, one sheet of findings, sums by unit and by check. */
export function summaryWorkbook(files: readonly ReportFile[], language: Language): Uint8Array {
  return createWorkbook(summarySheets(files, language));
}
