/** Works a formula out over a sheet. Written apart from the product's own evaluator, so that neither hides the other's faults. */
import { parseA1, type CellValue } from '../../../src/form/sheet';
import { parseFormula, type Expression, type Reference } from './formula-parser';

/** Reads a cell of a sheet (null: the formula's own). A missing sheet gives `#REF!`. */
export type CellReader = (sheet: string | null, row: number, column: number) => CellValue;

type Matrix = readonly (readonly CellValue[])[];

class FormulaError extends Error {}
class UnknownFunction extends Error {}

/** The value of a formula, or null when it uses a function the stand-in does not know. */
export function evaluate(formula: string, read: CellReader): CellValue | null {
  const expression = parseFormula(formula);
  if (expression === null) return null;
  try {
    return valueOf(expression, read);
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    if (error instanceof UnknownFunction) return null;
    throw error;
  }
}

function valueOf(expression: Expression, read: CellReader): CellValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'reference':
      return cells(expression.reference, read)[0]?.[0] ?? '';
    case 'unary': {
      const operand = number(valueOf(expression.operand, read));
      if (expression.operator === '%') return operand / 100;
      return expression.operator === '-' ? -operand : operand;
    }
    case 'binary':
      return binary(expression.operator, valueOf(expression.left, read), valueOf(expression.right, read));
    case 'call':
      return call(expression.name, expression.args, read);
  }
}

function binary(operator: string, left: CellValue, right: CellValue): CellValue {
  switch (operator) {
    case '+':
      return number(left) + number(right);
    case '-':
      return number(left) - number(right);
    case '*':
      return number(left) * number(right);
    case '/':
      if (number(right) === 0) throw new FormulaError('#DIV/0!');
      return number(left) / number(right);
    case '^':
      return number(left) ** number(right);
    case '&':
      return text(left) + text(right);
    default:
      return compare(operator, left, right);
  }
}

function compare(operator: string, left: CellValue, right: CellValue): boolean {
  const [one, other] = [comparable(left, right), comparable(right, left)];
  const order = one === other ? 0 : one < other ? -1 : 1;
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

function comparable(value: CellValue, other: CellValue): string | number {
  check(value);
  if (value === '') return typeof other === 'number' ? 0 : '';
  return typeof value === 'string' ? value.toLowerCase() : Number(value);
}

function call(name: string, args: readonly Expression[], read: CellReader): CellValue {
  const value = (index: number): CellValue => {
    const argument = args[index];
    return argument === undefined ? '' : valueOf(argument, read);
  };
  const numbers = (): number[] => args.flatMap((argument) => numbersOf(argument, read));
  switch (name) {
    case 'SUM':
      return numbers().reduce((sum, item) => Number((sum + item).toPrecision(15)), 0);
    case 'AVERAGE': {
      const all = numbers();
      if (all.length === 0) throw new FormulaError('#DIV/0!');
      return all.reduce((sum, item) => sum + item, 0) / all.length;
    }
    case 'MIN':
      return Math.min(...numbers());
    case 'MAX':
      return Math.max(...numbers());
    case 'COUNT':
      return numbers().length;
    case 'SUMIF':
      return sumIf(args, read);
    case 'ROUND':
      return round(number(value(0)), number(value(1)));
    case 'IF':
      return truth(value(0)) ? value(1) : args.length > 2 ? value(2) : false;
    case 'IFERROR':
      return attempt(
        () => checked(value(0)),
        () => value(1),
      );
    case 'AND':
      return args.every((argument) => truth(valueOf(argument, read)));
    case 'OR':
      return args.some((argument) => truth(valueOf(argument, read)));
    case 'NOT':
      return !truth(value(0));
    case 'LEN':
      return text(value(0)).length;
    case 'TRIM':
      return text(value(0)).replaceAll(/ +/g, ' ').replaceAll(/^ | $/g, '');
    case 'N': {
      const content = value(0);
      return typeof content === 'string' ? 0 : Number(content);
    }
    case 'HYPERLINK':
      return args.length > 1 ? value(1) : value(0);
    case 'ABS':
      return Math.abs(number(value(0)));
    default:
      throw new UnknownFunction(name);
  }
}

function sumIf(args: readonly Expression[], read: CellReader): number {
  const [range, criterion, summed = range] = args;
  if (range?.kind !== 'reference' || summed?.kind !== 'reference' || criterion === undefined) {
    throw new UnknownFunction('SUMIF');
  }
  const wanted = text(valueOf(criterion, read));
  const match = /^(<=|>=|<>|<|>|=)?(.*)$/s.exec(wanted);
  const operator = match?.[1] ?? '=';
  const operand = match?.[2] ?? '';
  const compared: CellValue = operand !== '' && Number.isFinite(Number(operand)) ? Number(operand) : operand;
  const amounts = cells(summed.reference, read).flat();
  return cells(range.reference, read)
    .flat()
    .reduce<number>((sum, cell, index) => {
      const amount = amounts[index];
      return compare(operator, cell, compared) && typeof amount === 'number' ? sum + amount : sum;
    }, 0);
}

/** Half away from zero on the decimal digits, as Excel's ROUND. */
function round(value: number, digits: number): number {
  const shifted = Number(`${Math.abs(value).toPrecision(15)}e${digits}`);
  const whole = Math.round(Number.isNaN(shifted) ? Math.abs(value) * 10 ** digits : shifted);
  return Math.sign(value) * Number(`${whole}e${-digits}`);
}

/** Numbers among the arguments: text and blanks in references do not count, typed ones must be numbers. */
function numbersOf(argument: Expression, read: CellReader): number[] {
  if (argument.kind !== 'reference') return [number(valueOf(argument, read))];
  return cells(argument.reference, read)
    .flat()
    .filter((cell) => typeof checked(cell) === 'number')
    .map(Number);
}

function cells(reference: Reference, read: CellReader): Matrix {
  const first = parseA1(reference.first);
  const last = parseA1(reference.last);
  if (first === null || last === null) throw new FormulaError('#REF!');
  const rows: CellValue[][] = [];
  for (let row = first.row; row <= last.row; row += 1) {
    const line: CellValue[] = [];
    for (let column = first.column; column <= last.column; column += 1) line.push(read(reference.sheet, row, column));
    rows.push(line);
  }
  return rows;
}

function attempt(main: () => CellValue, otherwise: () => CellValue): CellValue {
  try {
    return main();
  } catch (error) {
    if (error instanceof FormulaError) return otherwise();
    throw error;
  }
}

function check(value: CellValue): void {
  if (typeof value === 'string' && /^#[A-Z/0]+[!?]?$/.test(value)) throw new FormulaError(value);
}

function checked(value: CellValue): CellValue {
  check(value);
  return value;
}

function number(value: CellValue): number {
  check(value);
  if (value === '') return 0;
  const result = Number(value);
  if (Number.isNaN(result)) throw new FormulaError('#VALUE!');
  return result;
}

function text(value: CellValue): string {
  check(value);
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

function truth(value: CellValue): boolean {
  check(value);
  if (typeof value === 'string') {
    if (value === '') return false;
    throw new FormulaError('#VALUE!');
  }
  return Boolean(value);
}
