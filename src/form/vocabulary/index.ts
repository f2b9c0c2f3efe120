/**
 * The words of the forms. Keys are compared after `labelKey`: no spaces, brackets or units, no 指标 at the end.
 * Source: the column titles and labels of the public forms of RULES.md §2.
 */
export { columnMatch, isKnownTitle, targetPartMatch, type RoleMatch } from './columns';
export { FUNDS_ROW, FUNDS_TOTAL, fundsMatch, fundsTitle, type FundsRole } from './funds';
export {
  ACTUAL_GOAL,
  AFTERWORD,
  DEPARTMENT_LABEL,
  EXPECTED_GOAL,
  FOOTNOTE,
  FORM_REASON,
  GRADE_LABEL,
  GRADE_WORD,
  HEADER_TOTAL_LABEL,
  isTotalLabel,
  NUMBERED_GOAL,
  OTHER_HEAD_LABEL,
  PROJECT_LABEL,
  SUBTOTAL_LABEL,
  UNIT_LABEL,
  WHOLE_DEPARTMENT_LABEL,
  WHOLE_PROJECT_GOAL,
  type LabelPattern,
} from './labels';
export { isKnownLevel } from './levels';
export { titleKind, type TitleKind } from './titles';
