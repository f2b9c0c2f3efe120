/** Computes a formula, or refuses: a wrong value in somebody's workbook is worse than none. */
import { FUNCTIONS } from './functions';
import { Failed, single, sound, type GetCell, type Operand } from './grid';
import { parseFormula, type BinarySign, type Node } from './parse';
import { cleanDifference } from './rounding';
import {
  DIVIDED_BY_ZERO,
  NOT_AVAILABLE,
  NUMBER,
  Refused,
  compare,
  isError,
  joined,
  toBoolean,
  toNumber,
  toText,
  type FormulaError,
  type Scalar,
} from './scalar';

export type Evaluation =
  | { readonly kind: 'value'; readonly value: number | string | boolean }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'refused'; readonly why: string };

type Binary = Extract<Node, { kind: 'binary' }>;

/** What a defined name stands for; null when unknown. */
export type ResolveName = (name: string, sheet: string) => Node | null;

/**
 * @param formula with or without `=`.
 * @param sheet the sheet it stands on.
 * @param get cells by sheet and zero-based place; `null` is blank (`scalarOf` makes such values of a snapshot's).
 */
export function evaluateFormula(formula: string, sheet: string, get: GetCell): Evaluation {
  try {
    return evaluateNode(parseFormula(formula), sheet, get, () => null);
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', why: error.message };
    throw error;
  }
}

/** As `evaluateFormula`, for a formula that was parsed before. */
export function evaluateNode(node: Node, sheet: string, get: GetCell, names: ResolveName): Evaluation {
  try {
    const value = single(new Evaluator(sheet, get, names).operand(node), get);
    // A formula that shows a blank cell shows 0.
    if (value === null) return { kind: 'value', value: 0 };
    if (isError(value)) return { kind: 'error', error: value.error };
    if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'error', error: NUMBER.error };
    return { kind: 'value', value: value === 0 ? 0 : value };
  } catch (error) {
    if (error instanceof Failed) return { kind: 'error', error: error.reason.error };
    if (error instanceof Refused) return { kind: 'refused', why: error.message };
    throw error;
  }
}

class Evaluator {
  private nameDepth = 0;

  constructor(
    private readonly sheet: string,
    private readonly get: GetCell,
    private readonly names: ResolveName,
  ) {}

  operand(node: Node): Operand {
    switch (node.kind) {
      case 'constant':
        return value(node.value);
      case 'reference':
        return { kind: 'area', area: { sheet: node.sheet ?? this.sheet, range: node.range } };
      case 'name': {
        const meant = this.names(node.name, node.sheet ?? this.sheet);
        if (meant === null || this.nameDepth > 10) throw new Refused(`name ${node.name}`);
        this.nameDepth += 1;
        const operand = this.operand(meant);
        this.nameDepth -= 1;
        return operand;
      }
      case 'negate': {
        const number = toNumber(this.scalar(node.of));
        return value(isError(number) ? number : -number);
      }
      case 'plus':
        return this.operand(node.of);
      case 'percent': {
        const number = toNumber(this.scalar(node.of));
        if (isError(number)) return value(number);
        let hundredth = number;
        for (let time = 0; time < node.times; time += 1) hundredth /= 100;
        return value(hundredth);
      }
      case 'binary':
        return value(this.chain(node));
      case 'call':
        return this.call(node.name, node.arguments);
    }
  }

  /** From the left, one after the other: a sum may have thousands of terms. */
  private chain(last: Binary): Scalar {
    const steps: Binary[] = [];
    let first: Node = last;
    while (first.kind === 'binary') {
      steps.push(first);
      first = first.left;
    }
    return steps.reduceRight((left, { sign, right }) => binary(sign, left, this.scalar(right)), this.scalar(first));
  }

  private scalar(node: Node): Scalar {
    return single(this.operand(node), this.get);
  }

  private call(name: string, list: readonly (Node | null)[]): Operand {
    switch (name) {
      case 'IF':
        return this.choose(list);
      case 'IFERROR':
      case 'IFNA': {
        const [tried, otherwise] = list;
        if (list.length !== 2 || !tried || otherwise === undefined) throw new Refused('number of arguments');
        const result = this.caught(tried);
        const replaced = isError(result) && (name === 'IFERROR' || result.error === NOT_AVAILABLE.error);
        if (!replaced) return value(result ?? 0);
        return value(otherwise === null ? 0 : (this.scalar(otherwise) ?? 0));
      }
      case 'ISERROR': {
        const [tried] = list;
        if (list.length === 1 && tried) return value(isError(this.caught(tried)));
        throw new Refused('number of arguments');
      }
      default: {
        const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
        if (run === undefined) throw new Refused(`function ${name}`);
        return value(
          run(
            list.map((node) => (node === null ? null : this.operand(node))),
            this.get,
          ),
        );
      }
    }
  }

  /** Only the branch that is taken is computed. */
  private choose(list: readonly (Node | null)[]): Operand {
    const [test, yes, no] = list;
    if (list.length < 2 || list.length > 3 || !test) throw new Refused('number of arguments');
    const branch = sound(toBoolean(this.scalar(test))) ? yes : no;
    if (branch === undefined) return value(false);
    return branch === null ? value(0) : this.operand(branch);
  }

  private caught(node: Node): Scalar {
    try {
      return this.scalar(node);
    } catch (error) {
      if (error instanceof Failed) return error.reason;
      throw error;
    }
  }
}

function value(scalar: Scalar): Operand {
  return { kind: 'value', value: scalar };
}

function binary(sign: BinarySign, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) return left;
  if (isError(right)) return right;
  switch (sign) {
    case '&': {
      const a = toText(left);
      const b = toText(right);
      return isError(a) ? a : isError(b) ? b : joined([a, b]);
    }
    case '=':
      return compare(left, right) === 0;
    case '<>':
      return compare(left, right) !== 0;
    case '<':
      return compare(left, right) < 0;
    case '<=':
      return compare(left, right) <= 0;
    case '>':
      return compare(left, right) > 0;
    case '>=':
      return compare(left, right) >= 0;
    case '+':
    case '-':
    case '*':
    case '/':
    case '^': {
      const a = toNumber(left);
      const b = toNumber(right);
      return isError(a) ? a : isError(b) ? b : arithmetic(sign, a, b);
    }
  }
}

function arithmetic(sign: '+' | '-' | '*' | '/' | '^', a: number, b: number): number | FormulaError {
  switch (sign) {
    case '+':
      return cleanDifference(a + b, a, b);
    case '-':
      return cleanDifference(a - b, a, b);
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? DIVIDED_BY_ZERO : finite(a / b);
    case '^':
      if (a === 0 && b <= 0) return b === 0 ? NUMBER : DIVIDED_BY_ZERO;
      return finite(a ** b);
  }
}

function finite(result: number): number | FormulaError {
  return Number.isFinite(result) ? result : NUMBER;
}
