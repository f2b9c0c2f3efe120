/** A sheet looked up cell by cell, and a form as it would read after a plan is written. */
import type { CellContent } from '../checks/check';
import type { Field, Form, FundsRow } from '../form/model';
import { textsOfRow, type CellRef, type CellValue, type SheetSnapshot } from '../form/sheet';
import type { CellWrite } from './plan';

export interface CellState {
  readonly value: CellValue;
  readonly text: string;
  readonly formula: string;
}

/** The cell as it was read; a cell beyond the grid is blank. */
export function cellAt(sheet: SheetSnapshot, cell: CellRef): CellState {
  const row = cell.row - sheet.origin.row;
  const column = cell.column - sheet.origin.column;
  return {
    value: sheet.values[row]?.[column] ?? '',
    text: textsOfRow(sheet, row)[column] ?? '',
    formula: sheet.formulas[row]?.[column] ?? '',
  };
}

/** Blank for a person: nothing, or spaces only, and no formula. */
export function isBlank(state: CellState): boolean {
  return state.formula === '' && String(state.value).trim() === '';
}

export function sameCell(left: CellRef | null, right: CellRef | null): boolean {
  return left !== null && right !== null && left.row === right.row && left.column === right.column;
}

/** What a person sees in the cell once the content is written. */
export function contentText(content: CellContent): string {
  switch (content.kind) {
    case 'blank':
      return '';
    case 'number':
      return content.number;
    case 'text':
      return content.text;
  }
}

/** The form as it would be read again after the writes. */
export function withWrites(form: Form, writes: readonly CellWrite[]): Form {
  if (writes.length === 0) return form;
  return mapFields(form, (field) => {
    const write = writes.find((candidate) => sameCell(candidate.cell, field.cell));
    if (write === undefined) return field;
    const text = contentText(write.after).trim();
    return {
      ...field,
      text,
      value: write.after.kind === 'number' ? Number(write.after.number) : text,
      formula: '',
      number: write.after.kind === 'number' ? write.after.number : null,
    };
  });
}

/** The form with every entry that a plan may touch passed through `change`. */
function mapFields(form: Form, change: (field: Field) => Field): Form {
  const optional = (field: Field | null): Field | null => (field === null ? null : change(field));
  const fundsRow = (row: FundsRow): FundsRow => ({
    label: row.label,
    initialBudget: change(row.initialBudget),
    annualBudget: change(row.annualBudget),
    executed: change(row.executed),
    weight: change(row.weight),
    executionRate: change(row.executionRate),
    score: change(row.score),
    reason: change(row.reason),
  });
  const { funds, total } = form;
  return {
    ...form,
    funds: funds === null ? null : { ...funds, total: fundsRow(funds.total), parts: funds.parts.map(fundsRow) },
    indicators: form.indicators.map((indicator) => ({
      ...indicator,
      target: change(indicator.target),
      actual: change(indicator.actual),
      weight: change(indicator.weight),
      score: change(indicator.score),
      reason: change(indicator.reason),
    })),
    total:
      total === null
        ? null
        : {
            ...total,
            weight: change(total.weight),
            score: change(total.score),
            headerScore: optional(total.headerScore),
          },
    grade: optional(form.grade),
    formReason: optional(form.formReason),
  };
}
