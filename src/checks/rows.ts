/** The rows as checks ask about them. */
import { mapPresent } from '../form/flat-map';
import type { CellRef } from '../form/sheet';
import type { Field, Form, Indicator } from '../form/model';
import { remembered } from '../form/remembered';
import { decimal, type Decimal, isAboveZero } from '../scoring/decimal';
import type { ReadingNote, ScoredForm, ScoredIndicator } from '../scoring/model';
import type { CheckContext } from './check';

/** — – － - / ／ and the like: a person put something there to say "nothing". */
export function isMark(printed: string): boolean {
  return /^[\s—–―－\-/／\\一]*$/u.test(printed) && printed.trim() !== '';
}

export function isBlank(field: Field): boolean {
  return field.text.trim() === '';
}

/** True when the form has such a column at all. */
export function hasColumn(form: Form, column: 'target' | 'actual' | 'weight' | 'score' | 'reason'): boolean {
  return form.indicators.some((indicator) => indicator[column].cell !== null);
}

export function noted(row: ScoredIndicator, note: ReadingNote): boolean {
  return row.notes.includes(note);
}

/** Rows that count: weight above zero, or unknown because the form prints none. */
export function countingRows(context: CheckContext): ScoredIndicator[] {
  return context.scored.indicators.filter((row) => row.weight === null || isAboveZero(row.weight));
}

/** Points lost, target missed or only partly met, or far exceeded: a reason is due. */
export function deviates(row: ScoredIndicator): boolean {
  return row.deviations.length > 0 || row.state === 'partly';
}

export function missedTarget(row: ScoredIndicator): boolean {
  return row.deviations.includes('missed') || row.state === 'missed' || row.state === 'partly';
}

/** The weight printed in the funds row; null when it prints none: what a pack would give is no basis for an accusation. */
export function fundsWeight(scored: ScoredForm): Decimal | null {
  return decimal(scored.form.funds?.total.weight.number ?? null);
}

/** Every indicator row has a score that is a number, and so has the funds row when it is scored. */
export function scoresComplete(scored: ScoredForm): boolean {
  const rows = scored.indicators.every((row) => row.score !== null || row.weight === null || row.weight.isZero());
  const weight = fundsWeight(scored);
  const fundsScored = weight === null || weight.isZero() || scored.execution.score !== null;
  return rows && fundsScored && scored.indicators.some((row) => row.score !== null);
}

/** The cells of some fields that have one. */
export function cellsOf(fields: readonly (Field | null | undefined)[]): CellRef[] {
  return mapPresent(fields, (field) => field?.cell);
}

/** Cells of one column over all rows, the funds total row first. */
export function columnCells(form: Form, column: 'weight' | 'score'): CellRef[] {
  return cellsOf([form.funds?.total[column], ...form.indicators.map((indicator) => indicator[column])]);
}

/** A name for comparing: full width, spaces, punctuation and the word 指标 at the end do not count. */
export const plainName = remembered((name) =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/指标$/u, ''),
);

/** The row's name for comparing. */
export function nameKey(indicator: Indicator): string {
  return plainName(indicator.name.text);
}

const EXECUTION_NAME =
  /^(?:项目|年度|全年|整体|总体|财政|本年度?|当年|部门)*(?:预算资金|项目资金|财政资金|专项资金|预算|资金|经费)(?:执行|支出|使用|支付)利?(?:率|进度)$|^执行率$/u;

/** An indicator that states the execution rate once more (预算执行率, 资金使用率 …), not that of a part. */
export function isExecutionIndicator(indicator: Indicator): boolean {
  const name = nameKey(indicator);
  return (name.endsWith('率') || name.endsWith('进度')) && EXECUTION_NAME.test(name);
}
