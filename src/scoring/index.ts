/** Scoring under a rule pack: rows, execution, total, grade (RULES.md §4, §5). Pure and exact. */
export { Decimal, decimal, powerOfTen } from './decimal';
export { minus, plain, plus, quotient, times } from './exact';
export type {
  AllowedRange,
  Deviation,
  ExecutionState,
  Kind,
  ReadingNote,
  ScoredExecution,
  ScoredForm,
  ScoredGrade,
  ScoredIndicator,
  ScoredTotal,
  ScoreRule,
  State,
} from './model';
export type { Bands, ExceedPenalty, GradeBand, Parameter, RulePack, TotalCap } from './pack';
export { packById, packs, pickPack } from './packs';
export { parsePack, serializePack, type PackProblem, type PackText, type ParsedPack } from './parse-pack';
export { scoreForm } from './score';
