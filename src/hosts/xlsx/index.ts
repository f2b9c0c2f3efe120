/** Workbook files: read, patch without loss, and write new ones. Runs in Node and in browsers. */
export { createWorkbook, type NewCell, type NewLink, type NewLook, type NewSheet } from './create';
export { readAnyWorkbook, readWorkbook, type ReadWorkbookOptions } from './readWorkbook';
export { UnreadableFile, type UnreadableReason } from './unreadable';
export { cellValueOf, evaluateFormula, scalarOf, type Evaluation, type GetCell, type Scalar } from './evaluate';
export { FileHost, type FileWarning } from './fileHost';
