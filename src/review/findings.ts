/** What checks report, made into findings: named by a stable key, in the order a person reads them. */
import type { CodedReport } from '../checks';
import type { Light } from '../checks/check';
import type { Form } from '../form/model';
import { findingKey, subjectNamer } from './key';
import type { Finding, Suppression } from './model';

const LIGHT_ORDER: Readonly<Record<Light, number>> = { red: 0, yellow: 1, blue: 2 };

/** Red first, then by place on the sheet; findings about the form as a whole after those about a cell. */
export function toFindings(
  form: Form,
  key: string,
  reports: readonly CodedReport[],
  suppressions: readonly Suppression[],
): Finding[] {
  const subjectOf = subjectNamer(form);
  const answered = new Map(suppressions.map((suppression) => [suppression.key, suppression]));
  const seen = new Map<string, number>();
  const byPlace = [...reports].sort(comparePlaces);
  const findings = byPlace.map((report): Finding => {
    const subject = subjectOf(report.cell);
    const plain = findingKey(report.code, key, subject);
    const occurrence = seen.get(plain) ?? 0;
    seen.set(plain, occurrence + 1);
    const own = findingKey(report.code, key, subject, occurrence);
    return {
      code: report.code,
      light: report.light,
      cell: report.cell === null ? null : { sheet: form.sheet, row: report.cell.row, column: report.cell.column },
      related: report.related,
      message: report.message,
      working: report.working,
      fix: report.fix,
      safe: report.safe,
      correction: report.correction,
      key: own,
      suppressed: answered.get(own) ?? null,
    };
  });
  return findings.sort((left, right) => LIGHT_ORDER[left.light] - LIGHT_ORDER[right.light]);
}

function comparePlaces(left: CodedReport, right: CodedReport): number {
  if (left.cell === null || right.cell === null) {
    if (left.cell !== null) return -1;
    if (right.cell !== null) return 1;
    return compareCodes(left, right);
  }
  return left.cell.row - right.cell.row || left.cell.column - right.cell.column || compareCodes(left, right);
}

function compareCodes(left: CodedReport, right: CodedReport): number {
  if (left.code === right.code) return 0;
  return left.code < right.code ? -1 : 1;
}
