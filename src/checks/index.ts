/** The checks of one form, their documentation, and the matching of declarations. */
export type {
  CellContent,
  Check,
  CheckContext,
  Correction,
  Example,
  ExampleForm,
  ExampleIndicator,
  Language,
  Light,
  Report,
  Text,
} from './check';
export { catalogue, checkByCode } from './catalogue';
export { runChecks, type CodedReport } from './run';
export {
  bestDeclaration,
  declarationKey,
  matchDeclaration,
  type AmbiguousMatch,
  type DeclarationKey,
  type DeclaredPair,
  type DeclarationMatch,
} from './declaration';
