/** `--format xlsx`: a real workbook with filters and links. Texts stay texts, whatever they look like. */
import { RELATIONSHIPS, WorkbookWriter, zipStream, type StreamedPart } from '../../hosts/xlsx';
import { fileRows, REVIEW_KINDS, reviewFilter, reviewHead, reviewLayout, sumRows, type NewSheet } from '../../review';
import { Spool } from '../spool';
import type { ReportWriter, WriterOptions } from './writer';

type Row = NewSheet['rows'][number];

/** One row a form, one row a finding, the sums by unit and by code, what came more than once. Long sheets wait on the disk, not in the memory. */
export function xlsxWriter({ lang, linkTo }: WriterOptions): ReportWriter {
  const book = new WorkbookWriter(
    REVIEW_KINDS.map((kind) => reviewLayout(kind, lang)),
    null,
  );
  const sheets = REVIEW_KINDS.map((kind, index) => {
    const writer = book.sheets[index];
    if (writer === undefined) throw new RangeError(`no sheet for ${kind}`);
    const [spool, links, targets] = [new Spool(), new Spool(), new Spool()];
    let started = false;
    return {
      async add(rows: readonly Row[]): Promise<void> {
        const head = started ? '' : writer.head() + writer.row(reviewHead(kind, lang));
        started = true;
        await spool.append(head + rows.map((row) => writer.row(row)).join(''));
        await links.append(writer.takeLinks());
        await targets.append(writer.takeTargets());
      },
      rows: () => Math.max(1, writer.rows),
      filter: () => reviewFilter(kind, lang, writer.rows),
      content: {
        async *rows(filter: string): AsyncGenerator<Uint8Array> {
          yield* spool.chunks();
          yield Buffer.from(writer.afterRows(filter));
          yield* links.chunks();
          yield Buffer.from(writer.end());
        },
        async *targets(): AsyncGenerator<Uint8Array> {
          yield Buffer.from(RELATIONSHIPS.head);
          yield* targets.chunks();
          yield Buffer.from(RELATIONSHIPS.end);
        },
      },
      async close(): Promise<void> {
        for (const held of [spool, links, targets]) await held.close();
      },
    };
  });
  const [forms, findings, units, codes, repeats] = sheets;
  if (
    forms === undefined ||
    findings === undefined ||
    units === undefined ||
    codes === undefined ||
    repeats === undefined
  )
    throw new RangeError('five sheets');
  return {
    start: () => '',
    async file(file) {
      const rows = fileRows(file, { forms: forms.rows(), findings: findings.rows() }, linkTo, lang);
      await forms.add(rows.forms);
      if (rows.findings.length > 0) await findings.add(rows.findings);
      if (rows.repeats.length > 0) await repeats.add(rows.repeats);
      return '';
    },
    end: async function* (_summary, batch) {
      // Heads of sheets that stayed empty, too.
      await forms.add([]);
      await findings.add([]);
      await units.add(sumRows('units', batch, lang));
      await codes.add(sumRows('codes', batch, lang));
      await repeats.add(sumRows('repeats', batch, lang));
      const filters = sheets.map((sheet) => sheet.filter());
      const parts = book.parts(filters).map(([name, part]): StreamedPart => {
        if (typeof part === 'string') return [name, [Buffer.from(part)]];
        return [name, sheets[part.sheet]?.content[part.holds](filters[part.sheet] ?? '') ?? []];
      });
      yield* zipStream(parts);
    },
    async close() {
      for (const sheet of sheets) await sheet.close();
    },
  };
}
