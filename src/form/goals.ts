/** 年度总体目标 and 实际完成情况, beside their labels or under them. */
import { blankField, fieldOf, partField } from './field';
import { cellWithin, plainOf, type GridRow, type Run } from './grid';
import { trimmed } from './label';
import type { Field, Goal } from './model';
import { NUMBERED_GOAL } from './vocabulary';
import type { GoalSide } from './word';

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
      const side = run.cell.word.goal;
      if (side === null || sides.has(run.first)) return;
      const next = row.runs[position + 1];
      if (
        next !== undefined &&
        next.cell.word.goal !== null &&
        position === 0 &&
        !titlesColumn(rows[index + 1], run, next)
      ) {
        // 年度总体目标 down the side of the block: the entries stand under the labels beside it.
        sides.add(run.first);
        return;
      }
      const beside =
        next !== undefined && next.cell.word.goal === null && !next.cell.word.head && next.cell.word.column === null;
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
  if (below === undefined || run.cell.word.goal === 'actual' || next.cell.word.goal !== 'actual') return false;
  const entry = cellWithin(below, run.first, next.first - 1);
  return entry !== undefined && entry.text !== run.cell.text && entry.label.length > 4 && !entry.word.head;
}

/** Labels printed twice (年初 and 调整后): the filled one counts. */
function filledFirst(fields: readonly Field[]): Field[] {
  return [...fields.filter((field) => field.text !== ''), ...fields.filter((field) => field.text === '')];
}

/** `年度绩效目标1 | 完成…` */
function numberedGoal(row: GridRow, position: number): Field | null {
  const run = row.runs[position];
  if (run === undefined || !NUMBERED_GOAL.test(plainOf(run.cell))) return null;
  const colon = run.cell.text.search(/[:：]/u);
  const rest = colon < 0 ? '' : trimmed(run.cell.text.slice(colon + 1));
  if (rest !== '') return partField(run.cell, rest);
  const next = row.runs[position + 1];
  return next === undefined || next.cell.word.column !== null ? null : fieldOf(next.cell);
}

function goalInside(run: Run): { side: GoalSide; field: Field } | null {
  const { inside } = run.cell.word;
  const side = inside?.lead.goal ?? null;
  return inside === null || side === null ? null : { side, field: partField(run.cell, inside.rest) };
}

/** The entry under a label, in the columns up to the next label. */
function below(rows: readonly GridRow[], index: number, run: Run, next: Run | undefined): Field {
  const last = next === undefined ? run.last + 64 : next.first - 1;
  const under = rows[index + 1];
  const place = { row: (rows[index]?.row ?? 0) + 1, column: run.first };
  if (under === undefined || under.runs.some(({ cell }) => cell.word.column?.role === 'level1')) {
    return blankField(place);
  }
  const cell = cellWithin(under, run.first, last);
  if (cell === undefined) return blankField({ row: under.row, column: run.first });
  return cell.word.head ? blankField(place) : fieldOf(cell);
}
