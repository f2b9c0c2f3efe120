/** Tables of forms a check must let pass, and of forms it must report and how. */
import { runChecks, type CodedReport, type ExampleForm, type Light } from '../../src/checks';
import { a1 } from '../../src/form/sheet';
import type { Form } from '../../src/form/model';
import { scoreForm } from '../../src/scoring';
import { contextOf } from './example-form';

export interface Expected {
  readonly cell?: string;
  readonly light?: Light;
  readonly related?: readonly string[];
  /** What the correction writes. */
  readonly correction?: string | null;
  readonly safe?: boolean;
  /** Figures the sentence has to name. */
  readonly says?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly form: ExampleForm;
  /** For what an example cannot say. */
  readonly change?: (form: Form) => Form;
}

export interface Table {
  readonly valid: readonly Case[];
  readonly invalid: readonly (Case & { readonly errors: readonly Expected[] })[];
}

export function reportsOf(code: string, { form, change }: Pick<Case, 'form' | 'change'>): CodedReport[] {
  const context = contextOf(form);
  const scored = change === undefined ? context.scored : scoreForm(change(context.scored.form), context.scored.pack);
  return runChecks({ ...context, scored }).filter((report) => report.code === code);
}

function seen(report: CodedReport, wanted: Expected): Expected {
  const content = report.correction?.content;
  const change =
    content === undefined || content.kind === 'blank'
      ? null
      : content.kind === 'number'
        ? content.number
        : content.text;
  const sentence = report.message['zh-CN'];
  return {
    ...(wanted.cell === undefined ? {} : { cell: report.cell === null ? '' : a1(report.cell) }),
    ...(wanted.light === undefined ? {} : { light: report.light }),
    ...(wanted.related === undefined ? {} : { related: (report.related ?? []).map(a1) }),
    ...(wanted.correction === undefined ? {} : { correction: change }),
    ...(wanted.safe === undefined ? {} : { safe: report.safe }),
    ...(wanted.says === undefined ? {} : { says: wanted.says.filter((word) => sentence.includes(word)) }),
  };
}

export function checkTable(code: string, { valid, invalid }: Table): void {
  describe(code, () => {
    test.each(valid)('lets pass: $name', (entry) => {
      expect(reportsOf(code, entry).map(({ message }) => message['zh-CN'])).toEqual([]);
    });
    test.each(invalid)('reports: $name', (entry) => {
      const reports = reportsOf(code, entry);
      expect(reports.map((report, index) => seen(report, entry.errors[index] ?? {}))).toEqual(entry.errors);
    });
  });
}
