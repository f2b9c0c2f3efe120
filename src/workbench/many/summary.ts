/** 评审汇总 and the scored copies of many files, as files to download. */
import { zipSync, type Zippable } from 'fflate';
import {
  createWorkbook,
  fileRows,
  REVIEW_KINDS,
  reviewFilter,
  reviewHead,
  reviewLayout,
  sumRows,
  type NewSheet,
  type ReviewKind,
} from '../../hosts/xlsx';
import type { Language } from '../../locales';
import { BatchTally, type ReportFile } from '../../review';

type Row = NewSheet['rows'][number];

/** One row a form, one sheet of findings, sums by unit and by check. */
export function summaryWorkbook(files: readonly ReportFile[], language: Language): Uint8Array {
  const tally = new BatchTally();
  const forms: Row[] = [reviewHead('forms', language)];
  const findings: Row[] = [reviewHead('findings', language)];
  for (const file of files) {
    const before = { forms: forms.length, findings: findings.length };
    const rows = fileRows(file, before, (path) => path, language);
    forms.push(...rows.forms);
    findings.push(...rows.findings);
    tally.add(file);
  }
  const batch = tally.summary();
  const sums = (kind: 'units' | 'codes'): Row[] => [reviewHead(kind, language), ...sumRows(kind, batch, language)];
  const rowsOf: Readonly<Record<ReviewKind, readonly Row[]>> = {
    forms,
    findings,
    units: sums('units'),
    codes: sums('codes'),
  };
  return createWorkbook(
    REVIEW_KINDS.map((kind): NewSheet => {
      const rows = rowsOf[kind];
      return { ...reviewLayout(kind, language), rows, autoFilter: reviewFilter(kind, language, rows.length) };
    }),
  );
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
