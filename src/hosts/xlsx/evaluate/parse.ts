/** Tokens to a tree, by Excel's precedence: comparison < & < + - < * / < ^ < % < sign < reference. */
import { parseA1, type CellRange } from '../../../form/sheet';
import { LAST_COLUMN, LAST_ROW } from '../limits';
import { lex, type CellToken, type Sign, type Token } from './lex';
import { Refused, type FormulaError } from './scalar';

export type BinarySign = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

export interface Reference {
  readonly kind: 'reference';
  /** Null: the sheet the formula stands on. */
  readonly sheet: string | null;
  readonly range: CellRange;
}

export type Node =
  | { readonly kind: 'constant'; readonly value: number | string | boolean | FormulaError }
  | Reference
  | { readonly kind: 'name'; readonly name: string; readonly sheet: string | null }
  | { readonly kind: 'negate' | 'plus'; readonly of: Node }
  /** Divided by a hundred so many times. */
  | { readonly kind: 'percent'; readonly of: Node; readonly times: number }
  /** Of signs of one strength the left one comes first: a long sum hangs down on its left. */
  | { readonly kind: 'binary'; readonly sign: BinarySign; readonly left: Node; readonly right: Node }
  /** An argument left out is null. */
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly (Node | null)[] };

// prettier-ignore
const STRENGTH: Readonly<Record<BinarySign, number>> = {
  '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1, '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5,
};

/** Nested deeper than any person writes; keeps a hostile formula from exhausting the stack. */
const DEPTH = 200;

/** @param formula with or without `=`. @throws Refused */
export function parseFormula(formula: string): Node {
  return parseTokens(formulaTokens(formula));
}

/** The words and signs of a formula. @param formula with or without `=`. @throws Refused */
export function formulaTokens(formula: string): Token[] {
  return lex(formula.startsWith('=') ? formula.slice(1) : formula);
}

/** @throws Refused */
export function parseTokens(tokens: readonly Token[]): Node {
  return new Parser(tokens).whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.expression(1);
    if (this.at < this.tokens.length) throw new Refused('something behind the formula');
    return node;
  }

  private expression(strength: number): Node {
    this.depth += 1;
    if (this.depth > DEPTH) throw new Refused('nested too deep');
    let left = this.prefixed();
    for (;;) {
      const sign = this.sign();
      if (sign === null || !isBinary(sign) || STRENGTH[sign] < strength) break;
      this.at += 1;
      left = { kind: 'binary', sign, left, right: this.expression(STRENGTH[sign] + 1) };
    }
    this.depth -= 1;
    return left;
  }

  /** A sign binds stronger than `^`: -2^2 is 4. */
  private prefixed(): Node {
    const sign = this.sign();
    if (sign === '-' || sign === '+') {
      this.depth += 1;
      if (this.depth > DEPTH) throw new Refused('nested too deep');
      this.at += 1;
      const of = this.prefixed();
      this.depth -= 1;
      return { kind: sign === '-' ? 'negate' : 'plus', of };
    }
    const node = this.primary();
    const from = this.at;
    while (this.sign() === '%') this.at += 1;
    return this.at === from ? node : { kind: 'percent', of: node, times: this.at - from };
  }

  private primary(): Node {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token === undefined) throw new Refused('formula ends early');
    switch (token.kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return { kind: 'constant', value: token.value };
      case 'error':
        return { kind: 'constant', value: { error: token.code } };
      case 'cell':
        return { kind: 'reference', sheet: token.sheet, range: rangeOf(token) };
      case 'name':
        return token;
      case 'function':
        return { kind: 'call', name: token.name, arguments: this.arguments() };
      case 'sign': {
        if (token.sign !== '(') throw new Refused(`unexpected ${token.sign}`);
        const node = this.expression(1);
        this.take(')');
        return node;
      }
    }
  }

  private arguments(): (Node | null)[] {
    if (this.sign() === ')') {
      this.at += 1;
      return [];
    }
    const list: (Node | null)[] = [];
    for (;;) {
      const sign = this.sign();
      list.push(sign === ',' || sign === ')' ? null : this.expression(1));
      if (this.sign() === ',') {
        this.at += 1;
        continue;
      }
      this.take(')');
      return list;
    }
  }

  private take(sign: Sign): void {
    if (this.sign() !== sign) throw new Refused(`${sign} expected`);
    this.at += 1;
  }

  private sign(): Sign | null {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' ? token.sign : null;
  }
}

function isBinary(sign: Sign): sign is BinarySign {
  return sign in STRENGTH;
}

function rangeOf(token: CellToken): CellRange {
  const from = corner(token.from, false);
  const to = corner(token.to ?? token.from, token.to !== null);
  if (from === null || to === null) throw new Refused(`reference ${token.from}`);
  return {
    first: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
    last: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
  };
}

/** `A` and `1` (of `A:C`, `1:3`) stand for their first or last cell. */
function corner(text: string, last: boolean): { row: number; column: number } | null {
  const plain = text.replace(/\$/g, '');
  const full = /^\d+$/.test(plain) ? `A${plain}` : /^[A-Za-z]+$/.test(plain) ? `${plain}1` : plain;
  const cell = parseA1(full);
  if (cell === null || cell.row > LAST_ROW || cell.column > LAST_COLUMN) return null;
  if (!last || full === plain) return cell;
  return /^\d/.test(plain) ? { row: cell.row, column: LAST_COLUMN } : { row: LAST_ROW, column: cell.column };
}
