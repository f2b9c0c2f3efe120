/** `--format ndjson`: one line a form; a file that holds none, or cannot be read, has one line with `form: null`. */
import { REPORT_VERSION, jsonText, type ReportFile, type ReportForm } from '../../review';
import type { ReportWriter } from './writer';

/** One line. */
export interface NdjsonLine {
  readonly version: typeof REPORT_VERSION;
  readonly path: string;
  readonly error: string | null;
  readonly form: ReportForm | null;
}

export function ndjsonWriter(): ReportWriter {
  return {
    start: () => '',
    file: (file) =>
      linesOf(file)
        .map((line) => `${jsonText(line)}\n`)
        .join(''),
    end: () => '',
  };
}

function linesOf({ path, error, forms }: ReportFile): NdjsonLine[] {
  const line = (form: ReportForm | null): NdjsonLine => ({ version: REPORT_VERSION, path, error, form });
  return forms.length === 0 ? [line(null)] : forms.map(line);
}
