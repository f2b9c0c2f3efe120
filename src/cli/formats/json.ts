/** `--format json`: the contract, byte for byte what `reportText(toReport(files))` gives, but written as it comes. */
import { REPORT_VERSION, jsonText } from '../../review';
import type { ReportWriter, WriterOptions } from './writer';

export function jsonWriter({ version }: WriterOptions): ReportWriter {
  let first = true;
  return {
    start() {
      const head = JSON.stringify({ version: REPORT_VERSION, tool: { name: 'selfeval', version } }, null, 2);
      return `${head.slice(0, -2)},\n  "files": [`;
    },
    file(file) {
      const separator = first ? '\n    ' : ',\n    ';
      first = false;
      return separator + indented(file, '    ');
    },
    end(summary) {
      return `${first ? ']' : '\n  ]'},\n  "summary": ${indented(summary, '  ')}\n}\n`;
    },
  };
}

/** Line breaks inside strings are escaped by JSON, so every real one is layout. */
function indented(value: unknown, indent: string): string {
  return jsonText(value, 2).replaceAll('\n', `\n${indent}`);
}
