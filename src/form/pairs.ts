/** Label and value pairs of a form's head: `项目名称 | 甲`, or both in one cell `项目名称：甲`. */
import { blankField, fieldOf, partField } from './field';
import type { GridCell, GridRow } from './grid';
import { labelKey, normalizeLabel, trimmed } from './label';
import type { Field } from './model';
import {
  ACTUAL_GOAL,
  DEPARTMENT_LABEL,
  EXPECTED_GOAL,
  fundsMatch,
  GRADE_LABEL,
  HEADER_TOTAL_LABEL,
  PROJECT_LABEL,
  UNIT_LABEL,
  WHOLE_DEPARTMENT_LABEL,
  WHOLE_PROJECT_GOAL,
} from './vocabulary';

export interface Pair {
  readonly key: string;
  readonly label: string;
  readonly labelCell: GridCell;
  /** Blank, with the cell to the right of the label, when nothing is filled in. */
  readonly value: Field;
}

const OTHER_HEAD_LABEL =
  /^(项目类别|项目类型|项目属性|项目负责人|负责人|联系人|部门联系人|联系电话|计划开始日期|计划完成日期|开始日期|完成日期|填报日期|填报时间|填表日期|自评时间|评价时间|评价年度|年度|项目编码|项目代码|财政归口科室|财政归口处室|具体实施处|是否为经常性项目|是否经常性项目|主要问题|改进措施|上年预算金额|项目起止时间|项目期限|项目年度|金额单位|单位|部门)$/u;

/** The longest label of a head. */
const LONGEST_KEY = 20;

const HEAD_LABELS = [
  PROJECT_LABEL,
  WHOLE_DEPARTMENT_LABEL,
  DEPARTMENT_LABEL,
  UNIT_LABEL,
  HEADER_TOTAL_LABEL,
  GRADE_LABEL,
  EXPECTED_GOAL,
  ACTUAL_GOAL,
  WHOLE_PROJECT_GOAL,
  OTHER_HEAD_LABEL,
];

/** Whether a label key stands for an entry of the head, so that it is never taken for a value. */
export function isHeadLabel(key: string): boolean {
  if (key === '' || key.length > LONGEST_KEY) return false;
  return HEAD_LABELS.some((pattern) => pattern.test(key)) || fundsMatch(key) !== null;
}

/** The pairs of one row, from left to right. */
export function pairsOf(row: GridRow): Pair[] {
  return row.runs.flatMap((_run, index) => pairAt(row, index) ?? []);
}

/** Whether a row has a label that fits, beside its value or in one cell with it. */
export function hasLabel(row: GridRow, fits: (key: string) => boolean): boolean {
  return row.runs.some(({ cell }) => (cell.key !== '' && fits(cell.key)) || fits(pairInside(cell)?.key ?? ''));
}

/** The pair whose label is the row's first entry. */
export function leadPair(row: GridRow): Pair | null {
  return pairAt(row, 0);
}

function pairAt(row: GridRow, index: number): Pair | null {
  const run = row.runs[index];
  if (run === undefined) return null;
  const inside = pairInside(run.cell);
  if (inside !== null) return inside;
  if (run.cell.key === '') return null;
  const next = row.runs[index + 1];
  const free = next === undefined || isHeadLabel(next.cell.key) || pairInside(next.cell) !== null;
  return {
    key: run.cell.key,
    label: run.cell.label,
    labelCell: run.cell,
    value: free ? blankField({ row: row.row, column: run.last + 1 }) : fieldOf(next.cell),
  };
}

/** `项目名称：甲` in one cell. The label must be one of the head; nothing after the colon is a plain label. */
function pairInside(cell: GridCell): Pair | null {
  const colon = cell.text.search(/[:：]/u);
  if (colon < 1 || colon > 24) return null;
  const rest = trimmed(cell.text.slice(colon + 1));
  if (rest === '') return null;
  const label = normalizeLabel(cell.text.slice(0, colon));
  const key = labelKey(label);
  if (!isHeadLabel(key)) return null;
  return { key, label, labelCell: cell, value: partField(cell, rest) };
}

/** The first pair whose label fits and which is filled in, else the first that fits. */
export function findPair(pairs: readonly Pair[], fits: (pair: Pair) => boolean): Pair | null {
  const fitting = pairs.filter(fits);
  return fitting.find((pair) => pair.value.text !== '') ?? fitting[0] ?? null;
}
