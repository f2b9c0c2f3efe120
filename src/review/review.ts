/** Reading, scoring and checking tied together: one sheet in, everything the four faces show out. */
import { bestDeclaration, runChecks } from '../checks';
import { findForms } from '../form';
import type { BatchForm } from '../checks/check';
import type { Form } from '../form/model';
import type { SheetSnapshot } from '../form/sheet';
import { scoreForm } from '../scoring';
import { toFindings } from './findings';
import { formKey, formKeys } from './key';
import type { Counts, Finding, ReviewedForm, ReviewOptions, SheetReview, Verdict } from './model';
import { packFor } from './packs';
import { staleSuppressions } from './suppression';

/** Reviews every form of a sheet. Never throws on any grid; `forms` is empty when none was found. */
export function reviewSheet(sheet: SheetSnapshot, options: ReviewOptions = {}): SheetReview {
  return reviewForms(sheet, formsOf(sheet, options), () => options);
}

/**
 * Reviews the sheets of one workbook together: texts are also compared between its own forms. Of two forms that share
 * one, the later is told, as it is over files.
 */
export function reviewSheets(sheets: readonly SheetSnapshot[], options: ReviewOptions = {}): SheetReview[] {
  const earlier: BatchForm[] = [...(options.batch ?? [])];
  return sheets.map((sheet) =>
    reviewForms(sheet, formsOf(sheet, options), (form) => {
      const batch = [...earlier];
      if (form.kind === 'self-evaluation') earlier.push({ form, file: null });
      return { ...options, batch };
    }),
  );
}

function formsOf(sheet: SheetSnapshot, { mappings }: ReviewOptions): Form[] {
  return findForms(sheet, mappings === undefined ? {} : { mappings });
}

function reviewForms(
  sheet: SheetSnapshot,
  forms: readonly Form[],
  optionsOf: (form: Form) => ReviewOptions,
): SheetReview {
  const keys = formKeys(forms);
  return {
    sheet: sheet.name,
    protected: sheet.protected,
    empty: sheet.values.every((row) => row.every((value) => value === '')),
    forms: forms.map((form, index) => reviewForm(form, optionsOf(form), keys[index])),
  };
}

/** Reviews one form. `key` names it among the forms of its sheet. */
export function reviewForm(form: Form, options: ReviewOptions = {}, key: string = formKey(form)): ReviewedForm {
  const { suppressions = [], declarations = [], batch = [] } = options;
  const scored = scoreForm(form, packFor(form, key, options));
  const reports = runChecks({
    scored,
    declaration: form.kind === 'declaration' ? null : bestDeclaration(form, candidates(form, declarations)),
    batch: batch.filter((other) => other.form !== form),
  });
  const findings = toFindings(form, key, reports, suppressions);
  const counts = countLights(findings);
  return {
    key,
    form,
    scored,
    findings,
    counts,
    verdict: verdictOf(form, counts),
    stale: staleSuppressions(key, findings, suppressions),
  };
}

function candidates(form: Form, declarations: NonNullable<ReviewOptions['declarations']>): readonly Form[] {
  return typeof declarations === 'function' ? declarations(form) : declarations;
}

/** Findings by light; those marked 已说明 do not count. */
export function countLights(findings: readonly Finding[]): Counts {
  const open = findings.filter((finding) => finding.suppressed === null);
  const count = (light: Finding['light']): number => open.filter((finding) => finding.light === light).length;
  return { red: count('red'), yellow: count('yellow'), blue: count('blue') };
}

function verdictOf(form: Form, counts: Counts): Verdict {
  if (counts.red > 0) return 'fix';
  return counts.yellow > 0 || form.notScorable !== null ? 'review' : 'ready';
}
