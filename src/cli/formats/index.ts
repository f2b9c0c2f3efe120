/** The report formats by name. */
import { htmlWriter } from './html';
import { jsonWriter } from './json';
import { ndjsonWriter } from './ndjson';
import { sarifWriter } from './sarif';
import { textWriter } from './text';
import type { ReportWriter, WriterOptions } from './writer';
import { xlsxWriter } from './xlsx';

export type { ReportWriter, WriterOptions } from './writer';

export const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'html', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export function writerOf(format: Format, options: WriterOptions): ReportWriter {
  switch (format) {
    case 'text':
      return textWriter(options);
    case 'json':
      return jsonWriter(options);
    case 'ndjson':
      return ndjsonWriter();
    case 'sarif':
      return sarifWriter(options);
    case 'html':
      return htmlWriter(options);
    case 'xlsx':
      return xlsxWriter(options);
  }
}
