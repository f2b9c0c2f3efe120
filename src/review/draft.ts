/** A plan for one form in the making: every write passes the same gate, and the form can be looked at as it will be. */
import { mapPresent } from '../form/flat-map';
import type { CellContent } from '../checks/check';
import type { Field, Form } from '../form/model';
import { a1, type CellRange, type CellRef, type SheetSnapshot } from '../form/sheet';
import { scoreForm } from '../scoring';
import type { ScoredForm } from '../scoring/model';
import { cellAt, contentText, isBlank, withWrites } from './cells';
import type { ReviewedForm } from './model';
import { inStyle, printedDecimals } from './number-style';
import type { CellWrite } from './plan';
import { reviewForm } from './review';
import type { Decimal } from '../scoring/decimal';

/** Collects the writes of one form. Nothing is written here: the host does that. */
export class FormDraft {
  readonly #writes = new Map<string, CellWrite>();
  readonly #decimals: number;

  constructor(
    readonly sheet: SheetSnapshot,
    readonly reviewed: ReviewedForm,
  ) {
    this.#decimals = printedDecimals(reviewed.form);
  }

  get writes(): CellWrite[] {
    return [...this.#writes.values()];
  }

  /** Writes a number into a blank cell; anything already there stays. */
  fill(field: Field, value: Decimal, code = ''): void {
    if (field.cell === null || !isBlank(cellAt(this.sheet, field.cell))) return;
    this.#put(field.cell, this.number(value), 'fill', code);
  }

  /** Writes a text into a blank cell. */
  fillText(field: Field, text: string, code = ''): void {
    if (field.cell === null || !isBlank(cellAt(this.sheet, field.cell))) return;
    this.#put(field.cell, { kind: 'text', text }, 'fill', code);
  }

  /** Replaces what stands in a cell, because the person chose or wrote it. */
  replace(cell: CellRef, content: CellContent, why: 'correction' | 'reason', code: string): void {
    this.#put(cell, content, why, code);
  }

  /** A number in the form's own decimals. */
  number(value: Decimal): CellContent {
    return { kind: 'number', number: inStyle(value, this.#decimals) };
  }

  /** The form as it will read after the writes so far. */
  form(): Form {
    return withWrites(this.reviewed.form, this.writes);
  }

  /** Its scores. */
  scored(): ScoredForm {
    return scoreForm(this.form(), this.reviewed.scored.pack);
  }

  /** Its review, by which the marks are chosen. */
  after(): ReviewedForm {
    if (this.#writes.size === 0) return this.reviewed;
    const { key, findings, scored, stale } = this.reviewed;
    const answered = mapPresent(findings, (finding) => finding.suppressed);
    return reviewForm(this.form(), { pack: scored.pack, suppressions: [...answered, ...stale] }, key);
  }

  /** Never a formula, never outside the form, never a write that changes nothing. */
  #put(cell: CellRef, after: CellContent, why: CellWrite['why'], code: string): void {
    const state = cellAt(this.sheet, cell);
    if (state.formula !== '' || !inside(cell, this.reviewed.form.range)) return;
    if (after.kind === 'number' ? state.value === Number(after.number) : state.value === contentText(after)) return;
    this.#writes.set(a1(cell), { cell, before: state.text, after, why, code });
  }
}

function inside(cell: CellRef, range: CellRange): boolean {
  return (
    cell.row >= range.first.row &&
    cell.row <= range.last.row &&
    cell.column >= range.first.column &&
    cell.column <= range.last.column
  );
}
