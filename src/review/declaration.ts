/** 绩效目标申报表 chosen for comparison, and how a workbook keeps it: as the cells it was read from. */
import * as z from 'zod/mini';
import type { Form } from '../form/model';
import { fingerprint, textsOfRow, type SheetSnapshot } from '../form/sheet';
import type { ReviewOptions } from './model';
import { reviewSheet } from './review';

export interface Declaration {
  readonly name: string;
  readonly form: Form;
  /** The rows it stands on. */
  readonly rows: SheetSnapshot;
}

/** The declarations on a sheet, named by project or else by sheet; a file's name stands before. */
export function declarationsOn(sheet: SheetSnapshot, options: ReviewOptions, file?: string): Declaration[] {
  return reviewSheet(sheet, options)
    .forms.filter(({ form }) => form.kind === 'declaration')
    .map(({ form }): Declaration => {
      const name = form.project.text.trim() === '' ? sheet.name : form.project.text.trim();
      return { name: file === undefined ? name : `${file}：${name}`, form, rows: rowsOf(sheet, form) };
    });
}

function rowsOf(sheet: SheetSnapshot, { range }: Form): SheetSnapshot {
  const first = Math.max(0, range.first.row - sheet.origin.row);
  const end = range.last.row - sheet.origin.row + 1;
  return {
    name: sheet.name,
    protected: sheet.protected,
    fingerprint: sheet.fingerprint,
    origin: { row: sheet.origin.row + first, column: sheet.origin.column },
    values: sheet.values.slice(first, end),
    texts: sheet.values.slice(first, end).map((_values, at) => textsOfRow(sheet, first + at)),
    formulas: sheet.formulas.slice(first, end),
  };
}

const place = z.int().check(z.nonnegative());
const kept = z.object({
  name: z.string(),
  sheet: z.string(),
  origin: z.object({ row: place, column: place }),
  values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))),
  texts: z.array(z.array(z.string())),
});

/** As JSON. The form is read again from its cells, so that a newer version reads it as it reads every other. */
export function keepDeclaration({ name, rows }: Declaration): z.infer<typeof kept> {
  const { name: sheet, origin, values } = rows;
  const texts = values.map((_values, row) => [...textsOfRow(rows, row)]);
  return { name, sheet, origin, values: values.map((row) => [...row]), texts };
}

/** Null when there is none, or none that still reads as a declaration. */
export function parseDeclaration(value: unknown, options: ReviewOptions = {}): Declaration | null {
  const parsed = kept.safeParse(value);
  if (!parsed.success) return null;
  const { name, sheet, origin, values, texts } = parsed.data;
  const formulas = values.map((row) => row.map(() => ''));
  const rows: SheetSnapshot = {
    name: sheet,
    origin,
    values,
    texts,
    formulas,
    protected: false,
    fingerprint: fingerprint(origin, values, formulas),
  };
  const [found] = declarationsOn(rows, options);
  return found === undefined ? null : { ...found, name };
}
