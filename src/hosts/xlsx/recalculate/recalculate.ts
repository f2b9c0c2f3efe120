/** Fresh results for the formulas that depend on written cells; none where the evaluator is not sure. */
import { evaluateNode, isError, scalarOf, type GetCell, type Scalar } from '../evaluate';
import { dependants, type WrittenCell } from './dependants';
import type { FormulaCell, Names, SheetContent } from './formula-cells';

/** A result to store; `undefined`: not known, the stored one goes. */
export interface FreshResult {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<Scalar, null> | undefined;
}

/** Cells looked up before results are given up. */
const BUDGET = 30_000_000;

/**
 * @param sheets all sheets as they are after writing (formulas still with their old results).
 * @param formulas from `formulaCells(sheets, names)`.
 * @returns only results that differ from the stored ones.
 */
export function recalculate(
  sheets: readonly SheetContent[],
  formulas: readonly FormulaCell[],
  names: Names,
  written: readonly WrittenCell[],
): FreshResult[] {
  const dirty = dependants(formulas, written);
  if (dirty.size === 0) return [];
  const stored = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), new StoredValues(sheet)]));
  const results = new Map<FormulaCell, Exclude<Scalar, null> | undefined>();
  const index = new FormulaIndex(dirty);
  let steps = 0;
  const get: GetCell = (sheet, row, column) => {
    steps += 1;
    if (steps > BUDGET) throw new Unknown();
    const formula = index.at(sheet, row, column);
    if (formula === null) {
      const values = stored.get(sheet.toLowerCase());
      if (values === undefined) return { error: '#REF!' };
      return values.at(row, column);
    }
    const result = results.get(formula);
    if (result === undefined) throw new Unknown();
    return result;
  };
  for (const formula of computable(dirty, index)) results.set(formula, resultOf(formula, get, names));
  return [...dirty].flatMap((formula) => {
    const value = results.get(formula);
    const before = stored.get(formula.sheet.toLowerCase())?.stored(formula.row, formula.column) ?? null;
    return same(before, value) ? [] : [{ sheet: formula.sheet, row: formula.row, column: formula.column, value }];
  });
}

/** A precedent's result is not known. */
class Unknown extends Error {}

function resultOf(formula: FormulaCell, get: GetCell, names: Names): Exclude<Scalar, null> | undefined {
  if (formula.node === null) return undefined;
  try {
    const result = evaluateNode(formula.node, formula.sheet, get, (name, sheet) => names.resolve(name, sheet));
    switch (result.kind) {
      case 'value':
        return result.value;
      case 'error':
        return { error: result.error };
      case 'refused':
        return undefined;
    }
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** Equal to what 14 digits tell apart: a stored result stays as Excel wrote it. */
function same(before: Scalar, after: Exclude<Scalar, null> | undefined): boolean {
  if (after === undefined) return before === null;
  if (typeof before === 'number' && typeof after === 'number') {
    return before === after || Math.abs(before - after) <= Math.abs(before) * 1e-14;
  }
  if (isError(before) && isError(after)) return before.error === after.error;
  if (before === null) return after === '';
  return before === after;
}

class StoredValues {
  private readonly values = new Map<number, Scalar>();

  constructor({ cells }: SheetContent) {
    cells.values.forEach((value, index) => {
      const key = keyOf(cells.rows[index] ?? 0, cells.columns[index] ?? 0);
      // A formula that gives '' is not blank.
      this.values.set(key, value === '' && cells.formulas.has(index) ? '' : scalarOf(value));
    });
  }

  at(row: number, column: number): Scalar {
    return this.values.get(keyOf(row, column)) ?? null;
  }

  /** A formula's stored result; `''` and none look alike in a file that was read, and are treated so. */
  stored(row: number, column: number): Scalar {
    const value = this.at(row, column);
    return value === '' ? null : value;
  }
}

function keyOf(row: number, column: number): number {
  return row * 16_384 + column;
}

class FormulaIndex {
  private readonly cells = new Map<string, Map<number, FormulaCell>>();
  private readonly rows = new Map<string, Map<number, FormulaCell[]>>();
  private steps = 0;

  constructor(formulas: Iterable<FormulaCell>) {
    for (const formula of formulas) {
      const sheet = formula.sheet.toLowerCase();
      const cells = this.cells.get(sheet) ?? new Map<number, FormulaCell>();
      const rows = this.rows.get(sheet) ?? new Map<number, FormulaCell[]>();
      this.cells.set(sheet, cells.set(keyOf(formula.row, formula.column), formula));
      const line = rows.get(formula.row);
      if (line === undefined) this.rows.set(sheet, rows.set(formula.row, [formula]));
      else line.push(formula);
    }
  }

  at(sheet: string, row: number, column: number): FormulaCell | null {
    return this.cells.get(sheet.toLowerCase())?.get(keyOf(row, column)) ?? null;
  }

  /** The formulas a formula looks at. */
  *precedents(formula: FormulaCell): Generator<FormulaCell> {
    for (const { sheet, range } of formula.precedents ?? []) {
      const rows = this.rows.get(sheet.toLowerCase());
      if (rows === undefined) continue;
      const height = range.last.row - range.first.row + 1;
      this.steps += Math.min(height, rows.size);
      const candidates =
        height > rows.size
          ? [...rows].flatMap(([row, line]) => (row >= range.first.row && row <= range.last.row ? line : []))
          : Array.from({ length: height }, (_unused, step) => rows.get(range.first.row + step) ?? []).flat();
      for (const candidate of candidates) {
        this.steps += 1;
        if (this.steps > BUDGET) throw new Unknown();
        if (candidate.column >= range.first.column && candidate.column <= range.last.column) yield candidate;
      }
    }
  }
}

/** In the order of computing. Where everything looks at everything none can be had, and no result either. */
function computable(formulas: ReadonlySet<FormulaCell>, index: FormulaIndex): FormulaCell[] {
  try {
    return inOrder(formulas, index);
  } catch (error) {
    if (error instanceof Unknown) return [];
    throw error;
  }
}

/** Every formula behind those it looks at. A circle comes in some order: its members find no result and lose theirs. */
function inOrder(formulas: Iterable<FormulaCell>, index: FormulaIndex): FormulaCell[] {
  const done = new Set<FormulaCell>();
  const order: FormulaCell[] = [];
  for (const start of formulas) {
    if (done.has(start)) continue;
    done.add(start);
    const stack = [{ formula: start, rest: index.precedents(start) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        order.push(top.formula);
        stack.pop();
      } else if (!done.has(next.value)) {
        done.add(next.value);
        stack.push({ formula: next.value, rest: index.precedents(next.value) });
      }
    }
  }
  return order;
}
