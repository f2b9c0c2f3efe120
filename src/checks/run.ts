/** Runs the catalogue over one scored form. */
import type { FormKind } from '../form/model';
import { catalogue } from './catalogue';
import type { Check, CheckContext, Light, Report } from './check';

/** A report together with what its check says by default. */
export interface CodedReport extends Report {
  readonly code: string;
  readonly light: Light;
  /** True only when there is a correction and applying it without thinking does no harm. */
  readonly safe: boolean;
}

/** What of the catalogue applies: a narrative can only lack columns, a declaration is compared with, never checked. */
const APPLYING: Readonly<Record<FormKind, readonly Check[]>> = {
  'self-evaluation': catalogue,
  narrative: catalogue.filter(({ code }) => code.startsWith('L')),
  declaration: [],
};

function coded(check: Check, report: Report): CodedReport {
  return {
    ...report,
    code: check.code,
    light: report.light ?? check.light,
    safe: report.correction !== undefined && (report.safe ?? check.safe),
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
