/** Which roles a column may have, and what is wrong with a choice of them. */
import { COLUMN_ROLES, CONFIDENCE_LIMIT, type ColumnRole, type Form } from '../../form/model';

const SINGLE: Readonly<Record<ColumnRole, boolean>> = {
  level1: true,
  level2: true,
  name: true,
  explanation: false,
  sign: true,
  target: true,
  targetAdjusted: true,
  unit: true,
  actual: true,
  weight: true,
  score: true,
  scoreRate: true,
  scoreConverted: true,
  scoreReviewed: false,
  reason: true,
  ignore: false,
};

/** Without these nothing can be scored. */
const NEEDED: readonly ColumnRole[] = ['name', 'weight', 'score'];

/** The reader is not sure enough of the columns: a person looks at them before anything is written. */
export function mappingInDoubt({ kind, confidence }: Form): boolean {
  return kind === 'self-evaluation' && confidence < CONFIDENCE_LIMIT;
}

/** Roles chosen for two columns though there can be only one, and needed roles chosen for none. */
export function mappingProblems(roles: readonly ColumnRole[]): {
  readonly twice: readonly ColumnRole[];
  readonly missing: readonly ColumnRole[];
} {
  const count = (role: ColumnRole): number => roles.filter((one) => one === role).length;
  const missing = NEEDED.filter((role) => count(role) === 0);
  return {
    twice: COLUMN_ROLES.filter((role) => SINGLE[role] && count(role) > 1),
    // A converted score is a score.
    missing: missing.filter((role) => role !== 'score' || count('scoreConverted') === 0),
  };
}
