/** Fresh results for the formulas that depend on written cells; none where the evaluator is not sure. */
import type { CellRef } from '../../../form/sheet';
import { LAST_COLUMN } from '../limits';
import { evaluateNode, isError, scalarOf, type GetCell, type Scalar } from '../evaluate';
import { dependants, type WrittenCell } from './dependants';
import type { FormulaCell, Names, SheetContent } from './formula-cells';
import { inOrder } from './order';

/** A result to store; `undefined`: not known, the stored one goes. */
export interface FreshResult {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<Scalar, null> | undefined;
}

/** Cells looked up before results are given up. */
const BUDGET = 10_000_000;
/** Characters of all texts that formulas give. */
const CHARACTERS = 10_000_000;

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
  const book = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), new SheetValues(sheet)]));
  for (const formula of dirty) book.get(formula.sheet.toLowerCase())?.formulas.set(placeOf(formula), formula);
  const results = new Map<FormulaCell, Exclude<Scalar, null> | undefined>();
  let steps = 0;
  let characters = 0;
  let last: { readonly name: string; readonly values: SheetValues | undefined } | null = null;
  const get: GetCell = (sheet, row, column) => {
    steps += 1;
    if (steps > BUDGET) throw new Unknown();
    if (last?.name !== sheet) last = { name: sheet, values: book.get(sheet.toLowerCase()) };
    const { values } = last;
    if (values === undefined) return { error: '#REF!' };
    const place = placeOf({ row, column });
    const formula = values.formulas.get(place);
    if (formula === undefined) return values.at(place);
    const result = results.get(formula);
    if (result === undefined) throw new Unknown();
    return result;
  };
  for (const formula of inOrder(dirty) ?? []) {
    if (steps > BUDGET) break;
    const result = resultOf(formula, get, names);
    if (typeof result === 'string') characters += result.length;
    results.set(formula, characters > CHARACTERS && typeof result === 'string' ? undefined : result);
  }
  return [...dirty].flatMap((formula) => {
    const value = results.get(formula);
    const before = book.get(formula.sheet.toLowerCase())?.stored(placeOf(formula)) ?? null;
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

/** What a sheet holds, with the formulas whose results are not known yet. */
class SheetValues {
  readonly formulas = new Map<number, FormulaCell>();
  private known: Map<number, Scalar> | null = null;

  constructor(private readonly sheet: SheetContent) {}

  at(place: number): Scalar {
    this.known ??= valuesOf(this.sheet);
    return this.known.get(place) ?? null;
  }

  /** A formula's stored result; `''` and none look alike in a file that was read, and are treated so. */
  stored(place: number): Scalar {
    const value = this.at(place);
    return value === '' ? null : value;
  }
}

function valuesOf({ cells }: SheetContent): Map<number, Scalar> {
  const values = new Map<number, Scalar>();
  cells.values.forEach((value, index) => {
    const place = placeOf({ row: cells.rows[index] ?? 0, column: cells.columns[index] ?? 0 });
    // A formula that gives '' is not blank.
    values.set(place, value === '' && cells.formulas.has(index) ? '' : scalarOf(value));
  });
  return values;
}

function placeOf({ row, column }: CellRef): number {
  return row * (LAST_COLUMN + 1) + column;
}
