/** Workbook files: read, patch without loss, and write new ones. Runs in Node and in browsers. */
export { createWorkbook, WorkbookWriter } from './create';
export { readAnyWorkbook, readWorkbook, type ReadWorkbookOptions } from './read-workbook';
export { openAnyWorkbook, type AnyWorkbook } from './open-any';
export { assertTextsKept } from './lost-texts';
export { UnreadableFile, type UnreadableReason } from './unreadable';
export { cellValueOf, evaluateFormula, scalarOf, type Evaluation, type GetCell, type Scalar } from './evaluate';
export { FileHost, type FileWarning } from './file-host';
export { RELATIONSHIPS } from './create/sheet-xml';
export { PORTABLE_CODEC, type ZipCodec } from './zip/codec';
export { InflateError } from './zip/inflate';
export { zipStream, type StreamedPart } from './zip/stream';
