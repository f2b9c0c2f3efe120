/** All formulas of a workbook with what they refer to. */
import type { CellRange } from '../../../form/sheet';
import { Refused, parseFormula, type Node } from '../evaluate';
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

  constructor(
    private readonly names: readonly DefinedName[],
    private readonly sheetNames: readonly string[],
  ) {}

  /** A name of the sheet goes before one of the workbook. Null when it is unknown or means something unknown. */
  resolve(name: string, sheet: string): Node | null {
    const index = this.sheetNames.indexOf(sheet);
    const same = this.names.filter((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    const found =
      same.find((candidate) => candidate.sheet === index) ?? same.find((candidate) => candidate.sheet === null);
    if (found === undefined) return null;
    const known = this.known.get(found.formula);
    if (known !== undefined) return known;
    const node = parsed(found.formula);
    // Only with the sheet named does a reference mean the same everywhere.
    const usable = node !== null && node.kind === 'reference' && node.sheet !== null ? node : null;
    const meant = usable ?? (node?.kind === 'constant' ? node : null);
    this.known.set(found.formula, meant);
    return meant;
  }
}

export function formulaCells(sheets: readonly SheetContent[], names: Names): FormulaCell[] {
  return sheets.flatMap(({ name, cells }) =>
    [...cells.formulas].map(([index, formula]): FormulaCell => {
      const row = cells.rows[index] ?? 0;
      const column = cells.columns[index] ?? 0;
      const inArray = cells.arrays.some(
        ({ first, last }) => row >= first.row && row <= last.row && column >= first.column && column <= last.column,
      );
      const node = parsed(formula);
      if (node === null) return { sheet: name, row, column, node, precedents: loosePrecedents(formula, name) };
      const precedents = collect(node, name, names);
      return { sheet: name, row, column, node: inArray ? null : node, precedents };
    }),
  );
}

function parsed(formula: string): Node | null {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function collect(root: Node, sheet: string, names: Names): Precedent[] | null {
  const found: Precedent[] = [];
  const walk = (node: Node, depth: number): boolean => {
    switch (node.kind) {
      case 'constant':
        return true;
      case 'reference':
        found.push({ sheet: node.sheet ?? sheet, range: node.range });
        return true;
      case 'name': {
        const meant = depth > 10 ? null : names.resolve(node.name, node.sheet ?? sheet);
        return meant !== null && walk(meant, depth + 1);
      }
      case 'negate':
      case 'plus':
      case 'percent':
        return walk(node.of, depth);
      case 'binary':
        return walk(node.left, depth) && walk(node.right, depth);
      case 'call':
        return (
          !FLOATING.has(node.name) && node.arguments.every((argument) => argument === null || walk(argument, depth))
        );
    }
  };
  return walk(root, 0) ? found : null;
}

/**
 * What a formula that could not be parsed refers to. Only where nothing is hidden behind a name, a table or another
 * file can its references be picked out of the text; else nobody can say.
 */
function loosePrecedents(formula: string, sheet: string): Precedent[] | null {
  // Constant arrays are the usual reason: {1,2,3} hides no reference.
  const plain = formula.replace(/\{[^{}]*\}/g, '0');
  if (plain === formula) return null;
  const node = parsed(plain);
  return node === null ? null : collect(node, sheet, new Names([], []));
}
