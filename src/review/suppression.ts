/** 已说明: a finding a person answered for. It is shown, does not count, and is reported when it no longer applies. */
import { formOfKey } from './key';
import type { Finding, Suppression } from './model';

/**
 * Marks a finding 已说明.
 * @param reason what the person wrote; must not be blank.
 * @param at ISO date.
 * @returns the list with the new mark; an older one of the same finding is replaced.
 */
export function suppress(
  suppressions: readonly Suppression[],
  finding: Pick<Finding, 'key' | 'code'>,
  reason: string,
  at: string,
): Suppression[] {
  const trimmed = reason.trim();
  if (trimmed === '') throw new RangeError('a suppression needs a reason');
  return [...unsuppress(suppressions, finding.key), { key: finding.key, code: finding.code, reason: trimmed, at }];
}

/** The list without the mark of this finding. */
export function unsuppress(suppressions: readonly Suppression[], key: string): Suppression[] {
  return suppressions.filter((suppression) => suppression.key !== key);
}

/** Marks of this form that match no finding any more. Marks of other forms are left out. */
export function staleSuppressions(
  form: string,
  findings: readonly Pick<Finding, 'key'>[],
  suppressions: readonly Suppression[],
): Suppression[] {
  const live = new Set(findings.map((finding) => finding.key));
  return suppressions.filter((suppression) => formOfKey(suppression.key) === form && !live.has(suppression.key));
}
