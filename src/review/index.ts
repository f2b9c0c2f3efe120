/** The review room: what the four faces call. */
export * from './model';
export * from './plan';
export { BatchTally, type BatchSummary, type CodeCount, type Duplicate, type Named, type UnitSummary } from './batch';
export { correctable, planCorrections } from './corrections';
export { declarationsOn, keepDeclaration, parseDeclaration, type Declaration } from './declaration';
export { planFill } from './fill';
export { CopyIndex, textDigests, type FormDigest } from './copies';
export { jsonText } from './json-text';
export { findingKey, formKey, formKeys } from './key';
export { planMarks } from './marks';
export {
  MEMORY_KEYS,
  memoryOptions,
  parseCustomPacks,
  parseMappings,
  parsePackChoices,
  parseReceipt,
  parseSuppressions,
  recallMemory,
  type Memory,
} from './memory';
export type { NewCell, NewLink, NewLook, NewSheet, SheetLayout } from './new-sheet';
export { reviewNotes, type ReviewNote } from './notes';
export { packFor, sheetChoiceKey } from './packs';
export { previewOf, type PlanPreview, type PreviewLine } from './preview';
export { joinReason, planReason } from './reason';
export {
  addToSummary,
  EMPTY_SUMMARY,
  REPORT_VERSION,
  reportText,
  toReport,
  toReportFile,
  toReportForm,
  type ReportFile,
  type ReportFinding,
  type ReportForm,
  type ReportFunds,
  type ReportIndicator,
  type ReportOptions,
  type ReportSummary,
  type ReportTool,
  type ReviewedFile,
  type ReviewReport,
} from './report';
export { countLights, reviewForm, reviewSheet, reviewSheets } from './review';
export { REVIEW_KINDS, type ReviewKind } from './summary-columns';
export {
  fileRows,
  reviewFilter,
  reviewHead,
  reviewLayout,
  summarySheets,
  sumRows,
  type FileRows,
  type SumKind,
} from './summary-sheets';
export { suppress, unsuppress } from './suppression';
export { LIGHT_WORDS, VERDICT_WORDS } from './words';
export { planWorkbook, type Planner } from './whole-workbook';
