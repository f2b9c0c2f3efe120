/** A small evaluator for the formulas of self-evaluation forms. */
export { evaluateFormula, evaluateNode, type Evaluation, type ResolveName } from './evaluate';
export type { GetCell } from './grid';
export { formulaTokens, parseFormula, parseTokens, type Node, type Reference } from './parse';
export { Refused, cellValueOf, isError, scalarOf, type FormulaError, type Scalar } from './scalar';
