/** The functions this evaluator answers for. One that is not here is refused. */
import { conditionOf } from './criteria';
import { cellsOf, height, single, sound, width, type Area, type GetCell, type Operand } from './grid';
import { exactSum, roundDown, roundHalfUp, roundUp } from './rounding';
import {
  DIVIDED_BY_ZERO,
  NUMBER,
  Refused,
  VALUE,
  digits15,
  isError,
  joined,
  toBoolean,
  toNumber,
  toText,
  type Scalar,
} from './scalar';

/** `get` reads cells; an argument left out is null. Errors of arguments are thrown as `Failed`. */
export type FormulaFunction = (operands: readonly (Operand | null)[], get: GetCell) => Scalar;

/** Numbers of all arguments: in ranges texts and booleans do not count, written ones do. */
function numbers(operands: readonly (Operand | null)[], get: GetCell): number[] {
  const found: number[] = [];
  for (const operand of operands) {
    if (operand === null) found.push(0);
    else if (operand.kind === 'value') found.push(sound(toNumber(operand.value)));
    else {
      for (const value of cellsOf(operand.area, get)) if (typeof sound(value) === 'number') found.push(Number(value));
    }
  }
  return found;
}

function given(operands: readonly (Operand | null)[], index: number): Operand {
  const operand = operands[index];
  if (operand === undefined || operand === null) throw new Refused('argument missing');
  return operand;
}

function numberAt(operands: readonly (Operand | null)[], index: number, get: GetCell, otherwise?: number): number {
  const operand = operands[index];
  if (operand === undefined && otherwise !== undefined) return otherwise;
  return operand === null ? 0 : sound(toNumber(single(given(operands, index), get)));
}

function textAt(operands: readonly (Operand | null)[], index: number, get: GetCell): string {
  return sound(toText(single(given(operands, index), get)));
}

function scalarAt(operands: readonly (Operand | null)[], index: number, get: GetCell): Scalar {
  return single(given(operands, index), get);
}

function areaAt(operands: readonly (Operand | null)[], index: number): Area {
  const operand = given(operands, index);
  if (operand.kind !== 'area') throw new Refused('range expected');
  return operand.area;
}

function arity(least: number, most: number, run: FormulaFunction): FormulaFunction {
  return (operands, get) => {
    if (operands.length < least || operands.length > most) throw new Refused('number of arguments');
    return run(operands, get);
  };
}

function rounding(round: (value: number, places: number) => number): FormulaFunction {
  return arity(1, 2, (operands, get) => round(numberAt(operands, 0, get), numberAt(operands, 1, get, 0)));
}

function extreme(pick: (a: number, b: number) => number): FormulaFunction {
  return (operands, get) => {
    const [first, ...rest] = numbers(operands, get);
    return first === undefined ? 0 : rest.reduce((best, value) => pick(best, value), first);
  };
}

/** AND, OR: texts and blanks in ranges do not count; none left is #VALUE!. */
function logic(start: boolean, join: (a: boolean, b: boolean) => boolean): FormulaFunction {
  return (operands, get) => {
    let result = start;
    let any = false;
    for (const operand of operands) {
      const values =
        operand === null ? [false] : operand.kind === 'area' ? cellsOf(operand.area, get) : [operand.value];
      for (const value of values) {
        sound(value);
        if (operand?.kind === 'area' && (value === null || typeof value === 'string')) continue;
        result = join(result, sound(toBoolean(value)));
        any = true;
      }
    }
    return any ? result : VALUE;
  };
}

function count(test: (value: Scalar) => boolean, countsWritten: (value: Scalar) => boolean): FormulaFunction {
  return (operands, get) => {
    let total = 0;
    for (const operand of operands) {
      if (operand === null) total += 1;
      else if (operand.kind === 'value') total += countsWritten(operand.value) ? 1 : 0;
      else for (const value of cellsOf(operand.area, get)) total += test(value) ? 1 : 0;
    }
    return total;
  };
}

/** Cells of the last area where every condition holds; `pairs` are range and condition in turn. */
function matching(pairs: readonly (Operand | null)[], target: Area | null, get: GetCell): Scalar[] {
  const first = areaAt(pairs, 0);
  const shape = target ?? first;
  // Filled as cells come: a range of a million cells may end at its first one.
  const keep: boolean[] = [];
  for (let index = 0; index < pairs.length; index += 2) {
    const area = areaAt(pairs, index);
    if (height(area) !== height(shape) || width(area) !== width(shape)) throw new Refused('ranges of different shape');
    const condition = conditionOf(scalarAt(pairs, index + 1, get));
    let at = 0;
    for (const value of cellsOf(area, get)) {
      if (index === 0 || keep[at] === true) keep[at] = condition(value);
      at += 1;
    }
  }
  return [...cellsOf(shape, get)].filter((_value, index) => keep[index] === true);
}

function plainNumbers(values: readonly Scalar[]): number[] {
  return values.flatMap((value) => (typeof sound(value) === 'number' ? [Number(value)] : []));
}

function average(values: readonly number[]): Scalar {
  return values.length === 0 ? DIVIDED_BY_ZERO : exactSum(values) / values.length;
}

/** Characters are UTF-16 units, as in Excel. */
function part(
  operands: readonly (Operand | null)[],
  get: GetCell,
  cut: (text: string, size: number) => string,
): Scalar {
  const size = Math.trunc(numberAt(operands, 1, get, 1));
  return size < 0 ? VALUE : cut(textAt(operands, 0, get), size);
}

export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  SUM: (operands, get) => exactSum(numbers(operands, get)),
  AVERAGE: (operands, get) => average(numbers(operands, get)),
  MIN: extreme(Math.min),
  MAX: extreme(Math.max),
  PRODUCT: (operands, get) => {
    const found = numbers(operands, get);
    return found.length === 0 ? 0 : found.reduce((product, value) => product * value, 1);
  },
  COUNT: count(
    (value) => typeof value === 'number',
    (value) => {
      if (typeof value === 'string') throw new Refused('text counted');
      return typeof value === 'number' || typeof value === 'boolean';
    },
  ),
  COUNTA: count(
    (value) => value !== null,
    () => true,
  ),
  COUNTBLANK: arity(
    1,
    1,
    (operands, get) => [...cellsOf(areaAt(operands, 0), get)].filter((value) => value === null || value === '').length,
  ),
  COUNTIF: arity(2, 2, (operands, get) => matching(operands, null, get).length),
  COUNTIFS: arity(2, 60, (operands, get) => matching(operands, null, get).length),
  SUMIF: arity(2, 3, (operands, get) => {
    const target = operands.length === 3 ? areaAt(operands, 2) : areaAt(operands, 0);
    return exactSum(plainNumbers(matching(operands.slice(0, 2), target, get)));
  }),
  SUMIFS: arity(3, 61, (operands, get) =>
    exactSum(plainNumbers(matching(operands.slice(1), areaAt(operands, 0), get))),
  ),
  AVERAGEIF: arity(2, 3, (operands, get) => {
    const target = operands.length === 3 ? areaAt(operands, 2) : areaAt(operands, 0);
    return average(plainNumbers(matching(operands.slice(0, 2), target, get)));
  }),
  SUMPRODUCT: (operands, get) => {
    const areas = operands.map((_operand, index) => areaAt(operands, index));
    const [first, ...rest] = areas;
    if (first === undefined) throw new Refused('number of arguments');
    if (rest.some((area) => height(area) !== height(first) || width(area) !== width(first))) return VALUE;
    const products = [...cellsOf(first, get)].map((value) => (typeof sound(value) === 'number' ? Number(value) : 0));
    for (const area of rest) {
      let at = 0;
      for (const value of cellsOf(area, get)) {
        products[at] = (products[at] ?? 0) * (typeof sound(value) === 'number' ? Number(value) : 0);
        at += 1;
      }
    }
    return exactSum(products);
  },

  ROUND: rounding(roundHalfUp),
  ROUNDUP: rounding(roundUp),
  ROUNDDOWN: rounding(roundDown),
  TRUNC: rounding(roundDown),
  INT: arity(1, 1, (operands, get) => Math.floor(digits15(numberAt(operands, 0, get)))),
  ABS: arity(1, 1, (operands, get) => Math.abs(numberAt(operands, 0, get))),
  SIGN: arity(1, 1, (operands, get) => Math.sign(numberAt(operands, 0, get))),
  SQRT: arity(1, 1, (operands, get) => {
    const value = numberAt(operands, 0, get);
    return value < 0 ? NUMBER : Math.sqrt(value);
  }),
  MOD: arity(2, 2, (operands, get) => {
    const value = numberAt(operands, 0, get);
    const by = numberAt(operands, 1, get);
    if (by === 0) return DIVIDED_BY_ZERO;
    if (!Number.isInteger(value) || !Number.isInteger(by)) throw new Refused('MOD of fractions');
    return value - by * Math.floor(value / by);
  }),

  AND: logic(true, (a, b) => a && b),
  OR: logic(false, (a, b) => a || b),
  NOT: arity(1, 1, (operands, get) => !sound(toBoolean(scalarAt(operands, 0, get)))),
  TRUE: arity(0, 0, () => true),
  FALSE: arity(0, 0, () => false),
  ISBLANK: arity(1, 1, (operands, get) => scalarAt(operands, 0, get) === null),
  ISNUMBER: arity(1, 1, (operands, get) => typeof scalarAt(operands, 0, get) === 'number'),
  ISTEXT: arity(1, 1, (operands, get) => typeof scalarAt(operands, 0, get) === 'string'),
  ISERROR: arity(1, 1, (operands, get) => isError(scalarAt(operands, 0, get))),

  LEN: arity(1, 1, (operands, get) => textAt(operands, 0, get).length),
  TRIM: arity(1, 1, (operands, get) => textAt(operands, 0, get).replace(/ +/g, ' ').replace(/^ | $/g, '')),
  LEFT: arity(1, 2, (operands, get) => part(operands, get, (text, size) => text.slice(0, size))),
  RIGHT: arity(1, 2, (operands, get) => part(operands, get, (text, size) => (size === 0 ? '' : text.slice(-size)))),
  MID: arity(3, 3, (operands, get) => {
    const start = Math.trunc(numberAt(operands, 1, get));
    const size = Math.trunc(numberAt(operands, 2, get));
    return start < 1 || size < 0 ? VALUE : textAt(operands, 0, get).slice(start - 1, start - 1 + size);
  }),
  CONCATENATE: (operands, get) => joined(operands.map((_operand, index) => textAt(operands, index, get))),
  VALUE: arity(1, 1, (operands, get) => {
    const value = scalarAt(operands, 0, get);
    return typeof value === 'boolean' ? VALUE : toNumber(value);
  }),
  N: arity(1, 1, (operands, get) => {
    const value = sound(scalarAt(operands, 0, get));
    return typeof value === 'number' ? value : value === true ? 1 : 0;
  }),
};
