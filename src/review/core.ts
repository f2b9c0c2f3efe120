/**
 * The core as a library (`selfeval/core`): read, score and check a grid of cells inside any program.
 * No Excel, files, browser or Node needed; nothing is kept between calls.
 *
 * ```ts
 * import { checkGrid } from 'selfeval/core';
 *
 * const { report } = checkGrid(rows, { sheet: '自评表' }); // rows: (string | number | boolean)[][], top left is A1
 * for (const form of report.forms) {
 *   console.log(form.project, form.verdict, form.total.computed);
 *   for (const finding of form.findings) console.log(finding.code, finding.cell, finding.message);
 * }
 * ```
 */
import type { Language } from '../checks/check';
import { fingerprint, type CellRef, type CellValue, type SheetSnapshot } from '../form/sheet';
import type { ReviewOptions, SheetReview } from './model';
import { toReportFile, type ReportFile } from './report';
import { reviewSheet } from './review';

export interface GridOptions extends ReviewOptions {
  /** Name of the sheet in the findings; default `Sheet1`. */
  readonly sheet?: string;
  /** Place of the first cell; default A1. */
  readonly origin?: CellRef;
  /** Cells as displayed, same shape as the values; default: the value as General shows it. `100%` typed into Excel is 1. */
  readonly texts?: readonly (readonly string[])[];
  /** With the leading `=`, `''` where there is none; default: no formulas. */
  readonly formulas?: readonly (readonly string[])[];
  readonly lang?: Language;
}

export interface GridCheck {
  /** The sheet as it was checked; plans (`planFill` …) are made from it. */
  readonly snapshot: SheetSnapshot;
  /** Everything, with exact decimals. */
  readonly review: SheetReview;
  /** The same as plain JSON, as `selfeval check --format json` prints a file. */
  readonly report: ReportFile;
}

/** Reads, scores and checks every form in a grid. Never throws on any grid; short rows count as blank to the right. */
export function checkGrid(values: readonly (readonly CellValue[])[], options: GridOptions = {}): GridCheck {
  const snapshot = gridSnapshot(values, options);
  const review = reviewSheet(snapshot, options);
  const report = toReportFile({ path: snapshot.name, error: null, sheets: [review] }, options.lang);
  return { snapshot, review, report };
}

/** A grid as the readers take it; `findForms` gives its forms, `scoreForm` their points, `checkGrid` all of it at once. */
export function gridSnapshot(values: readonly (readonly CellValue[])[], options: GridOptions = {}): SheetSnapshot {
  const width = values.reduce((widest, row) => Math.max(widest, row.length), 0);
  const origin = options.origin ?? { row: 0, column: 0 };
  const filled = <T>(pick: (row: number, column: number) => T): T[][] =>
    values.map((_row, row) => Array.from({ length: width }, (_cell, column) => pick(row, column)));
  const cells = filled<CellValue>((row, column) => values[row]?.[column] ?? '');
  const formulas = filled((row, column) => options.formulas?.[row]?.[column] ?? '');
  return {
    name: options.sheet ?? 'Sheet1',
    origin,
    values: cells,
    texts: filled((row, column) => options.texts?.[row]?.[column] ?? generalText(cells[row]?.[column] ?? '')),
    formulas,
    protected: false,
    fingerprint: fingerprint(origin, cells, formulas),
  };
}

/** The General format: 11 significant digits. */
function generalText(value: CellValue): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(11))) : value;
}

export * from './index';
export { catalogue, checkByCode, runChecks, type Check, type CheckContext, type CodedReport } from '../checks';
export { findForms } from '../form';
export type { Form, Indicator } from '../form/model';
export { packById, packs, parsePack, pickPack, scoreForm, type RulePack, type ScoredForm } from '../scoring';
export type { CellRef, CellValue, SheetSnapshot } from '../form/sheet';
