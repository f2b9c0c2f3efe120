/** A report in some format, written file by file so that a long batch is never held in memory as a whole. */
import type { Language } from '../../checks/check';
import type { BatchSummary, ReportFile, ReportSummary } from '../../review';

export interface ReportWriter {
  start(): string;
  /** What to write for one file; `''` when everything waits for the end. */
  file(file: ReportFile): string | Promise<string>;
  end(summary: ReportSummary, batch: BatchSummary): string | AsyncIterable<string | Uint8Array>;
  /** Gives back what the writer holds, whether the report was finished or not. */
  close?(): Promise<void>;
}

export interface WriterOptions {
  readonly lang: Language;
  /** Version of the product. */
  readonly version: string;
  /** A file's path as seen from the folder of the report. */
  readonly linkTo: (shown: string) => string;
}
