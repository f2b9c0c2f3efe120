/** In which order formulas are computed. */
import type { CellRange } from '../../../form/sheet';
import type { FormulaCell } from './formula-cells';

/** Looks at columns before an order is given up. */
const BUDGET = 10_000_000;

/**
 * Every formula behind those it looks at. A circle comes in some order: its members find no result and lose theirs.
 * Each formula is met once, however many areas it stands in. Null where everything looks at everything.
 */
export function inOrder(formulas: ReadonlySet<FormulaCell>): FormulaCell[] | null {
  const places = new Places(formulas);
  const order: FormulaCell[] = [];
  for (const start of formulas) {
    if (!places.meet(start)) continue;
    const stack = [{ formula: start, rest: places.lookedAt(start) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (places.steps > BUDGET) return null;
      if (next.done === true) {
        order.push(top.formula);
        stack.pop();
      } else stack.push({ formula: next.value, rest: places.lookedAt(next.value) });
    }
  }
  return order;
}

/** The formulas of each sheet, column by column, and which of them were met. */
class Places {
  steps = 0;
  private readonly columns = new Map<string, Column[]>();
  private readonly column = new Map<FormulaCell, Column>();

  constructor(formulas: Iterable<FormulaCell>) {
    const bySheet = new Map<string, Map<number, FormulaCell[]>>();
    for (const formula of formulas) {
      const sheet = formula.sheet.toLowerCase();
      const columns = bySheet.get(sheet) ?? new Map<number, FormulaCell[]>();
      bySheet.set(sheet, columns);
      const column = columns.get(formula.column);
      if (column === undefined) columns.set(formula.column, [formula]);
      else column.push(formula);
    }
    for (const [sheet, columns] of bySheet) {
      const sorted = [...columns].sort(([a], [b]) => a - b).map(([, cells]) => new Column(cells));
      this.columns.set(sheet, sorted);
      for (const column of sorted) for (const formula of column.formulas) this.column.set(formula, column);
    }
  }

  /** False when it was met before. */
  meet(formula: FormulaCell): boolean {
    return this.column.get(formula)?.meet(formula) ?? false;
  }

  /** The formulas this one looks at, but for those that were met by the time they would come. */
  *lookedAt(formula: FormulaCell): Generator<FormulaCell> {
    for (const { sheet, range } of formula.precedents ?? []) {
      const columns = this.columns.get(sheet.toLowerCase()) ?? [];
      const first = firstFrom(columns.length, (at) => columns[at]?.number ?? 0, range.first.column);
      for (let at = first; at < columns.length; at += 1) {
        const column = columns[at];
        if (column === undefined || column.number > range.last.column) break;
        this.steps += 1;
        if (this.steps > BUDGET) return;
        yield* column.unmet(range);
      }
    }
  }
}

class Column {
  readonly number: number;
  readonly formulas: readonly FormulaCell[];
  /** From each place on the first one that was not met, or one that is nearer to it. */
  private readonly next: Int32Array;

  constructor(formulas: readonly FormulaCell[]) {
    this.number = formulas[0]?.column ?? 0;
    this.formulas = [...formulas].sort((a, b) => a.row - b.row);
    this.next = Int32Array.from({ length: formulas.length + 1 }, (_place, at) => at);
  }

  meet(formula: FormulaCell): boolean {
    // Two of one address stand next to each other.
    for (let at = this.from(formula.row); this.formulas[at]?.row === formula.row; at += 1) {
      if (this.formulas[at] !== formula) continue;
      if (this.next[at] !== at) return false;
      this.next[at] = at + 1;
      return true;
    }
    return false;
  }

  /** Those between these rows that were not met; each counts as met when it comes. */
  *unmet(range: CellRange): Generator<FormulaCell> {
    for (let at = this.firstUnmet(this.from(range.first.row)); ; at = this.firstUnmet(at)) {
      const formula = this.formulas[at];
      if (formula === undefined || formula.row > range.last.row) return;
      this.next[at] = at + 1;
      yield formula;
    }
  }

  private from(row: number): number {
    return firstFrom(this.formulas.length, (at) => this.formulas[at]?.row ?? 0, row);
  }

  private firstUnmet(from: number): number {
    let found = from;
    for (let next = this.next[found] ?? found; next !== found; next = this.next[found] ?? found) found = next;
    for (let at = from; at < found;) {
      const next = this.next[at] ?? found;
      this.next[at] = found;
      at = next;
    }
    return found;
  }
}

/** The first of `length` places in rising order whose value is not below. */
function firstFrom(length: number, valueAt: (at: number) => number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
