/** 年度总体目标 and 实际完成情况, beside their labels or under them. */
import { blankField, fieldOf, partField } from './field';
import { cellWithin, type GridRow, type Run } from './grid';
import { labelKey, normalizeLabel, plainText, trimmed } from './label';
import type { Field, Goal } from './model';
import { isHeadLabel } from './pairs';
import { ACTUAL_GOAL, columnMatch, EXPECTED_GOAL, NUMBERED_GOAL, WHOLE_PROJECT_GOAL } from './vocabulary';

type GoalSide = 'expected' | 'actual' | 'whole';

function goalSide(key: string): GoalSide | null {
  if (WHOLE_PROJECT_GOAL.test(key)) return 'whole';
  if (EXPECTED_GOAL.test(key)) return 'expected';
  return ACTUAL_GOAL.test(key) ? 'actual' : null;
}

/** Reads the goals of a form. One pair as a rule; Hubei prints several. */
export function readGoals(rows: readonly GridRow[]): Goal[] {
  const found: Record<GoalSide, Field[]> = { expected: [], actual: [], whole: [] };
  const numbered: Field[] = [];
  const sides = new Set<number>();
  rows.forEach((row, index) => {
    row.runs.forEach((run, position) => {
      const goal = numberedGoal(row, position);
      if (goal !== null) numbered.push(goal);
      const inside = goalInside(run);
      if (inside !== null) {
        found[inside.side].push(inside.field);
        return;
      }
      const side = goalSide(run.cell.key);
      if (side === null || sides.has(run.first)) return;
      const next = row.runs[position + 1];
      if (
        next !== undefined &&
        goalSide(next.cell.key) !== null &&
        position === 0 &&
        !titlesColumn(rows[index + 1], run, next)
      ) {
        // 年度总体目标 down the side of the block: the entries stand under the labels beside it.
        sides.add(run.first);
        return;
      }
      const beside =
        next !== undefined &&
        goalSide(next.cell.key) === null &&
        !isHeadLabel(next.cell.key) &&
        columnMatch(next.cell.key) === null;
      found[side].push(beside ? fieldOf(next.cell) : below(rows, index, run, next));
    });
  });
  const expected = filledFirst(found.expected.length > 0 ? found.expected : found.whole);
  const actual = filledFirst(found.actual);
  const count = Math.max(numbered.length > 0 ? 0 : Math.min(expected.length, 1), Math.min(actual.length, 1));
  const pairs = Array.from({ length: count }, (_unused, at) => ({
    expected: expected[at] ?? blankField(null),
    actual: actual[at] ?? blankField(null),
  }));
  const more = numbered.map((goal) => ({ expected: goal, actual: blankField(null) }));
  return [...pairs, ...more];
}

/** 年度绩效目标 beside 实际完成情况, each over its own entry; not the label down the side of the block. */
function titlesColumn(below: GridRow | undefined, run: Run, next: Run): boolean {
  if (below === undefined || goalSide(run.cell.key) === 'actual' || goalSide(next.cell.key) !== 'actual') return false;
  const entry = cellWithin(below, run.first, next.first - 1);
  return entry !== undefined && entry.text !== run.cell.text && entry.label.length > 4 && !isHeadLabel(entry.key);
}

/** Labels printed twice (年初 and 调整后): the filled one counts. */
function filledFirst(fields: readonly Field[]): Field[] {
  return [...fields.filter((field) => field.text !== ''), ...fields.filter((field) => field.text === '')];
}

/** `年度绩效目标1 | 完成…` */
function numberedGoal(row: GridRow, position: number): Field | null {
  const run = row.runs[position];
  if (run === undefined || !NUMBERED_GOAL.test(plainText(run.cell.text))) return null;
  const colon = run.cell.text.search(/[:：]/u);
  const rest = colon < 0 ? '' : trimmed(run.cell.text.slice(colon + 1));
  if (rest !== '') return partField(run.cell, rest);
  const next = row.runs[position + 1];
  return next === undefined || columnMatch(next.cell.key) !== null ? null : fieldOf(next.cell);
}

function goalInside(run: Run): { side: GoalSide; field: Field } | null {
  const colon = run.cell.text.search(/[:：]/u);
  if (colon < 2 || colon > 24) return null;
  const rest = trimmed(run.cell.text.slice(colon + 1));
  const side = goalSide(labelKey(normalizeLabel(run.cell.text.slice(0, colon))));
  return side === null || rest === '' ? null : { side, field: partField(run.cell, rest) };
}

/** The entry under a label, in the columns up to the next label. */
function below(rows: readonly GridRow[], index: number, run: Run, next: Run | undefined): Field {
  const last = next === undefined ? run.last + 64 : next.first - 1;
  const under = rows[index + 1];
  const place = { row: (rows[index]?.row ?? 0) + 1, column: run.first };
  if (under === undefined || under.runs.some(({ cell }) => columnMatch(cell.key)?.role === 'level1')) {
    return blankField(place);
  }
  const cell = cellWithin(under, run.first, last);
  if (cell === undefined) return blankField({ row: under.row, column: run.first });
  return isHeadLabel(cell.key) ? blankField(place) : fieldOf(cell);
}
