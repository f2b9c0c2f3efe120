/** Formulas as a tree: the arithmetic and the few functions a form uses. */

export interface Reference {
  /** Null: the formula's own sheet. */
  readonly sheet: string | null;
  readonly first: string;
  /** The same as `first` for a single cell. */
  readonly last: string;
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|((?:'(?:[^']|'')+'!|[\w.\u4e00-\u9fff]+!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?![\w(]))|(\d+\.?\d*(?:E[+-]?\d+)?|\.\d+)|([A-Za-z_][\w.]*)|(<=|>=|<>|[-+*/^&=<>%(),]))/giy;

interface Token {
  readonly kind: 'text' | 'reference' | 'number' | 'name' | 'symbol';
  readonly text: string;
}

const KINDS = ['text', 'reference', 'number', 'name', 'symbol'] as const;

function tokens(formula: string): Token[] | null {
  const result: Token[] = [];
  const source = formula.slice(1).trimEnd();
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) return null;
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const kind = KINDS[index];
    const text = match[index + 1];
    if (kind === undefined || text === undefined) return null;
    result.push({ kind, text });
    at = TOKEN.lastIndex;
  }
  return result;
}

const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

class Parser {
  private at = 0;

  constructor(private readonly input: readonly Token[]) {}

  parse(): Expression | null {
    const expression = this.binary(0);
    return this.at === this.input.length ? expression : null;
  }

  private takeSymbol(...symbols: readonly string[]): string | null {
    const token = this.input[this.at];
    if (token?.kind !== 'symbol' || !symbols.includes(token.text)) return null;
    this.at += 1;
    return token.text;
  }

  private binary(level: number): Expression | null {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.takeSymbol(...operators); operator !== null; operator = this.takeSymbol(...operators)) {
      const right = this.binary(level + 1);
      if (left === null || right === null) return null;
      left = { kind: 'binary', operator, left, right };
    }
    return left;
  }

  private unary(): Expression | null {
    const sign = this.takeSymbol('-', '+');
    if (sign === '-' || sign === '+') {
      const operand = this.unary();
      return operand === null ? null : { kind: 'unary', operator: sign, operand };
    }
    let operand = this.primary();
    while (operand !== null && this.takeSymbol('%') !== null) operand = { kind: 'unary', operator: '%', operand };
    return operand;
  }

  private primary(): Expression | null {
    if (this.takeSymbol('(') !== null) {
      const inner = this.binary(0);
      return this.takeSymbol(')') === null ? null : inner;
    }
    const token = this.input[this.at];
    if (token === undefined) return null;
    this.at += 1;
    switch (token.kind) {
      case 'text':
        return { kind: 'literal', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'reference':
        return { kind: 'reference', reference: referenceOf(token.text) };
      case 'name':
        return this.named(token.text.toUpperCase());
      case 'symbol':
        return null;
    }
  }

  private named(name: string): Expression | null {
    if (this.takeSymbol('(') === null) {
      return name === 'TRUE' || name === 'FALSE' ? { kind: 'literal', value: name === 'TRUE' } : null;
    }
    const args: Expression[] = [];
    if (this.takeSymbol(')') !== null) return { kind: 'call', name, args };
    do {
      const argument = this.binary(0);
      if (argument === null) return null;
      args.push(argument);
    } while (this.takeSymbol(',') !== null);
    return this.takeSymbol(')') === null ? null : { kind: 'call', name, args };
  }
}

function referenceOf(text: string): Reference {
  const bang = text.lastIndexOf('!');
  const sheet =
    bang < 0
      ? null
      : text
          .slice(0, bang)
          .replace(/^'(.*)'$/, '$1')
          .replaceAll("''", "'");
  const [first = '', last = first] = text.slice(bang + 1).split(':');
  return { sheet, first, last };
}

const cache = new Map<string, Expression | null>();

/** Null when the formula uses something unknown: its last value then stands. */
export function parseFormula(formula: string): Expression | null {
  const known = cache.get(formula);
  if (known !== undefined) return known;
  const list = tokens(formula);
  const expression = list === null ? null : new Parser(list).parse();
  cache.set(formula, expression);
  return expression;
}
