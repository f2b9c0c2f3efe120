/** All formulas of a workbook with what they refer to. */
import type { CellRange } from '../../../form/sheet';
import { Areas } from '../areas';
import { LIMITS } from '../limits';
import { Refused, formulaTokens, parseTokens, type Node } from '../evaluate';
import type { DefinedName } from '../package/workbook';
import type { SheetCells } from '../read/scan-sheet';

export interface Precedent {
  readonly sheet: string;
  readonly range: CellRange;
}

export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Null: the formula says something that cannot be computed here. */
  readonly node: Node | null;
  /** Null: nobody can say what it depends on. */
  readonly precedents: readonly Precedent[] | null;
}

export interface SheetContent {
  readonly name: string;
  readonly cells: SheetCells;
}

/** References that are worked out while computing: what they depend on is unknown. */
const FLOATING = new Set(['INDIRECT', 'OFFSET']);

export class Names {
  private readonly known = new Map<string, Node | null>();
  private readonly byName = new Map<string, DefinedName[]>();
  private readonly sheets: ReadonlyMap<string, number>;

  constructor(names: readonly DefinedName[], sheetNames: readonly string[]) {
    for (const name of names) {
      const same = this.byName.get(name.name.toLowerCase());
      if (same === undefined) this.byName.set(name.name.toLowerCase(), [name]);
      else same.push(name);
    }
    this.sheets = new Map(sheetNames.map((name, index) => [name, index]));
  }

  /** A name of the sheet goes before one of the workbook. Null when it is unknown or means something unknown. */
  resolve(name: string, sheet: string): Node | null {
    const index = this.sheets.get(sheet);
    const same = this.byName.get(name.toLowerCase()) ?? [];
    const found =
      same.find((candidate) => candidate.sheet === index) ?? same.find((candidate) => candidate.sheet === null);
    if (found === undefined) return null;
    const known = this.known.get(found.formula);
    if (known !== undefined) return known;
    const node = parsed(found.formula, { tokens: 0 });
    // Only with the sheet named does a reference mean the same everywhere.
    const usable = node !== null && node.kind === 'reference' && node.sheet !== null ? node : null;
    const meant = usable ?? (node?.kind === 'constant' ? node : null);
    this.known.set(found.formula, meant);
    return meant;
  }
}

/**
 * Takes the formulas apart up to a limit; of those beyond nobody can say anything.
 * @throws LimitError where array formulas lie over one another by the thousand
 */
export function formulaCells(sheets: readonly SheetContent[], names: Names): FormulaCell[] {
  const budget: Budget = { tokens: LIMITS.formulaTokens };
  const found: FormulaCell[] = [];
  for (const { name, cells } of sheets) {
    const arrays = new Areas(cells.arrays);
    for (const [index, formula] of cells.formulas) {
      const cell = { row: cells.rows[index] ?? 0, column: cells.columns[index] ?? 0 };
      const place = { sheet: name, ...cell };
      const node = budget.tokens > 0 ? parsed(formula, budget) : null;
      if (node === null) found.push({ ...place, node, precedents: loosePrecedents(formula, name, budget) });
      else
        found.push({
          ...place,
          node: arrays.over(cell) === null ? node : null,
          precedents: collect(node, name, names),
        });
    }
  }
  return found;
}

interface Budget {
  tokens: number;
}

function parsed(formula: string, budget: Budget): Node | null {
  try {
    const tokens = formulaTokens(formula);
    budget.tokens -= tokens.length;
    return parseTokens(tokens);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function collect(root: Node, sheet: string, names: Names): Precedent[] | null {
  const found: Precedent[] = [];
  // A list of its own: a sum of four thousand terms is four thousand nodes deep.
  const rest: { readonly node: Node; readonly names: number }[] = [{ node: root, names: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, names: passed } = next;
    switch (node.kind) {
      case 'constant':
        break;
      case 'reference':
        found.push({ sheet: node.sheet ?? sheet, range: node.range });
        break;
      case 'name': {
        const meant = passed > 10 ? null : names.resolve(node.name, node.sheet ?? sheet);
        if (meant === null) return null;
        rest.push({ node: meant, names: passed + 1 });
        break;
      }
      case 'negate':
      case 'plus':
      case 'percent':
        rest.push({ node: node.of, names: passed });
        break;
      case 'binary':
        rest.push({ node: node.right, names: passed }, { node: node.left, names: passed });
        break;
      case 'call':
        if (FLOATING.has(node.name)) return null;
        for (const argument of [...node.arguments].reverse())
          if (argument !== null) rest.push({ node: argument, names: passed });
    }
  }
  return found;
}

/**
 * What a formula that could not be parsed refers to. Only where nothing is hidden behind a name, a table or another
 * file can its references be picked out of the text; else nobody can say.
 */
function loosePrecedents(formula: string, sheet: string, budget: Budget): Precedent[] | null {
  if (budget.tokens <= 0) return null;
  // Constant arrays are the usual reason: {1,2,3} hides no reference.
  const plain = formula.replace(/\{[^{}]*\}/g, '0');
  if (plain === formula) return null;
  const node = parsed(plain, budget);
  return node === null ? null : collect(node, sheet, new Names([], []));
}
