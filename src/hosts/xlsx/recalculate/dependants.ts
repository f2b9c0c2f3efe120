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
    for (const list of watchers.near(cell)) {
      steps += list.length;
      if (steps > BUDGET) return new Set(formulas);
      let kept = 0;
      for (const watcher of list) {
        const { formula, precedent } = watcher;
        if (!dirty.has(formula)) {
          if (!looksAt(precedent, cell)) {
            list[kept] = watcher;
            kept += 1;
            continue;
          }
          dirty.add(formula);
          queue.push(formula);
        }
      }
      // What depends on something once need not be asked again.
      list.length = kept;
    }
  }
  return dirty;
}

function looksAt({ range: { first, last } }: Precedent, { row, column }: WrittenCell): boolean {
  return row >= first.row && row <= last.row && column >= first.column && column <= last.column;
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

  /** Lists of those that may look at the cell; whoever asked may shorten them. */
  near(cell: WrittenCell): Watcher[][] {
    const sheet = cell.sheet.toLowerCase();
    return [this.byRow.get(sheet)?.get(cell.row) ?? [], this.tall.get(sheet) ?? []];
  }
}

function push<Key>(lists: Map<Key, Watcher[]>, key: Key, watcher: Watcher): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [watcher]);
  else list.push(watcher);
}
