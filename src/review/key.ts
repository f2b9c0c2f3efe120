/** Names for forms and findings that stay the same when rows are inserted, so that 已说明 is not lost. */
import { flatMap } from '../form/flat-map';
import { remembered } from '../form/remembered';
import { fingerprint, type CellRef } from '../form/sheet';
import type { Field, Form, FundsRow } from '../form/model';

/** Longer names are cut and their hash appended, so that a key stays short in the document settings. */
const LONGEST_NAME = 48;

const SEPARATOR = '|';

/**
 * What identifies a form: project, unit and year; without a project the title and the sheet.
 * `occurrence` tells apart forms of one sheet that share all of these (0 for the first).
 */
export function formKey(form: Form, occurrence = 0): string {
  const project = keyText(form.project.text);
  const parts =
    project === ''
      ? [keyText(form.title.text), keyText(form.sheet), form.year]
      : [project, keyText(form.unit.text), form.year];
  return parts.filter((part) => part !== '').join('/') + numbered(occurrence);
}

/** Keys of all forms of one sheet, in their order. */
export function formKeys(forms: readonly Form[]): string[] {
  const seen = new Map<string, number>();
  return forms.map((form) => {
    const plain = formKey(form);
    const occurrence = seen.get(plain) ?? 0;
    seen.set(plain, occurrence + 1);
    return formKey(form, occurrence);
  });
}

/** `E01|project/unit/year|indicator:name`. `occurrence` tells apart findings that share all three. */
export function findingKey(code: string, form: string, subject: string, occurrence = 0): string {
  return [code, form, subject].join(SEPARATOR) + numbered(occurrence);
}

/** The form part of a finding's key. */
export function formOfKey(key: string): string {
  return key.split(SEPARATOR)[1] ?? '';
}

/** Names what stands in a cell: `indicator:name`, `funds:label`, `total`, `column:header` … */
export function subjectNamer(form: Form): (cell: CellRef | null) => string {
  const rows = new Map<number, string>();
  for (const section of form.sections) rows.set(section.cell.row, `section:${keyText(section.name)}`);
  for (const odd of form.oddRows) rows.set(odd.row, `row:${keyText(odd.text)}`);
  if (form.funds !== null) {
    for (const part of [form.funds.total, ...form.funds.parts]) {
      const row = rowOf(part);
      if (row !== null) rows.set(row, `funds:${keyText(part.label)}`);
    }
  }
  if (form.total !== null) rows.set(form.total.label.row, 'total');
  rows.set(form.headerRow, 'header');
  const seen = new Map<string, number>();
  for (const indicator of form.indicators) {
    const name = keyText(indicator.name.text);
    const occurrence = seen.get(name) ?? 0;
    seen.set(name, occurrence + 1);
    rows.set(indicator.row, `indicator:${name}${numbered(occurrence)}`);
  }
  const cells: [string, Field | null][] = [
    ['grade', form.grade],
    ['header-total', form.total?.headerScore ?? null],
    ['form-reason', form.formReason],
    ...flatMap(form.goals, (goal, index): [string, Field][] => [
      [`goal${numbered(index)}`, goal.expected],
      [`goal-actual${numbered(index)}`, goal.actual],
    ]),
  ];
  return (cell) => {
    if (cell === null) return 'form';
    const named = cells.find(([, field]) => field?.cell?.row === cell.row && field.cell.column === cell.column);
    if (named !== undefined) return named[0];
    if (cell.row === form.headerRow) {
      const column = form.columns.find((candidate) => candidate.column === cell.column);
      return column === undefined ? 'header' : `column:${keyText(column.header)}`;
    }
    return rows.get(cell.row) ?? 'form';
  };
}

function rowOf(row: FundsRow): number | null {
  const fields = [row.initialBudget, row.annualBudget, row.executed, row.weight, row.executionRate, row.score];
  return fields.find((field) => field.cell !== null)?.cell?.row ?? null;
}

/** Without spaces, full width folded, separators taken out; cut with a hash when long. */
const keyText = remembered((text) => {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '').replaceAll(SEPARATOR, '/');
  if (plain.length <= LONGEST_NAME) return plain;
  return `${plain.slice(0, LONGEST_NAME)}~${fingerprint({ row: 0, column: 0 }, [[plain]], [['']])}`;
});

function numbered(occurrence: number): string {
  return occurrence === 0 ? '' : `#${occurrence + 1}`;
}
