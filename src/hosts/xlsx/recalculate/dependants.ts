/** Which formulas look at written cells, directly or through others. */
import type { FormulaCell, Precedent } from './formula-cells';

export interface WrittenCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** References of more rows than this are kept apart: few formulas have them. */
const TALL = 32;
/** Comparisons before everything is taken as dependent. */
const BUDGET = 30_000_000;

/** Formulas of which nobody can tell what they look at are among them. */
export function dependants(formulas: readonly FormulaCell[], written: readonly WrittenCell[]): Set<FormulaCell> {
  const dirty = new Set<FormulaCell>();
  const queue: WrittenCell[] = [...written];
  for (const formula of formulas) {
    if (formula.precedents !== null) continue;
    dirty.add(formula);
    queue.push(formula);
  }
  const watchers = new Watchers(formulas);
  let steps = 0;
  for (let at = 0; at < queue.length; at += 1) {
    const cell = queue[at];
    if (cell === undefined) break;
    for (const { formula, precedent } of watchers.near(cell)) {
      steps += 1;
      if (steps > BUDGET) return new Set(formulas);
      const { first, last } = precedent.range;
      const looks =
        cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column;
      if (!looks || dirty.has(formula)) continue;
      dirty.add(formula);
      queue.push(formula);
    }
  }
  return dirty;
}

interface Watcher {
  readonly formula: FormulaCell;
  readonly precedent: Precedent;
}

/** References by sheet and row, so that a cell finds those that may look at it. */
class Watchers {
  private readonly byRow = new Map<string, Map<number, Watcher[]>>();
  private readonly tall = new Map<string, Watcher[]>();

  constructor(formulas: readonly FormulaCell[]) {
    for (const formula of formulas) {
      for (const precedent of formula.precedents ?? []) {
        const sheet = precedent.sheet.toLowerCase();
        const { first, last } = precedent.range;
        if (last.row - first.row >= TALL) push(this.tall, sheet, { formula, precedent });
        else {
          const rows = this.byRow.get(sheet) ?? new Map<number, Watcher[]>();
          this.byRow.set(sheet, rows);
          for (let row = first.row; row <= last.row; row += 1) push(rows, row, { formula, precedent });
        }
      }
    }
  }

  *near(cell: WrittenCell): Generator<Watcher> {
    const sheet = cell.sheet.toLowerCase();
    yield* this.byRow.get(sheet)?.get(cell.row) ?? [];
    yield* this.tall.get(sheet) ?? [];
  }
}

function push<Key>(lists: Map<Key, Watcher[]>, key: Key, watcher: Watcher): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [watcher]);
  else list.push(watcher);
}
