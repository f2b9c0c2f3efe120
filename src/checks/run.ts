/** Runs the catalogue over one scored form. */
import type { FormKind } from '../form/model';
import type { CellRef } from '../form/sheet';
import { catalogue } from './catalogue';
import type { Check, CheckContext, Correction, Report } from './check';

/** A report together with what its check says by default. */
export interface CodedReport extends Required<Omit<Report, 'correction'>> {
  readonly code: string;
  readonly correction: Correction | null;
  /** True only when there is a correction and applying it without thinking does no harm. */
  readonly safe: boolean;
}

/** What of the catalogue applies: a narrative can only lack columns, a declaration is compared with, never checked. */
const APPLYING: Readonly<Record<FormKind, readonly Check[]>> = {
  'self-evaluation': catalogue,
  narrative: catalogue.filter(({ code }) => code.startsWith('L')),
  declaration: [],
};

const NO_CELLS: readonly CellRef[] = [];

function coded({ code, light, safe }: Check, report: Report): CodedReport {
  const { correction = null } = report;
  return {
    code,
    light: report.light ?? light,
    cell: report.cell,
    related: report.related ?? NO_CELLS,
    message: report.message,
    working: report.working ?? '',
    fix: report.fix,
    safe: correction !== null && (report.safe ?? safe),
    correction,
  };
}

/** Every finding of every check, in the order of the catalogue, then of the sheet. Never throws on a form. */
export function runChecks(context: CheckContext): CodedReport[] {
  const reports: CodedReport[] = [];
  for (const check of APPLYING[context.scored.form.kind]) {
    for (const report of check.run(context)) reports.push(coded(check, report));
  }
  return reports;
}
