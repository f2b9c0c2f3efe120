/** What one write of the grid changed, read from its own message. */
import * as z from 'zod/mini';

const MATRIX = z.record(z.string(), z.record(z.string(), z.unknown()));
const WRITE = z.object({ subUnitId: z.string(), cellValue: MATRIX });
const OPTIONS = z.object({ applyFormulaCalculationResult: z.optional(z.boolean()) });
const CONTENT_KEYS: readonly string[] = ['v', 'f', 'p', 'si'];

/** By row, then column. */
export type CellMatrix = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface WriteMessage {
  readonly sheetId: string;
  readonly matrix: CellMatrix;
}

/** Null for results of formulas, for writes that only change looks, and for anything else. */
export function changesOf(params: unknown, options: unknown): WriteMessage | null {
  const write = WRITE.safeParse(params);
  if (!write.success) return null;
  const given = OPTIONS.safeParse(options);
  if (given.success && given.data.applyFormulaCalculationResult === true) return null;
  const matrix: Record<string, Record<string, unknown>> = {};
  for (const [row, line] of Object.entries(write.data.cellValue)) {
    const kept = Object.entries(line).filter(([, cell]) => touchesContent(cell));
    if (kept.length > 0) matrix[row] = Object.fromEntries(kept);
  }
  return Object.keys(matrix).length === 0 ? null : { sheetId: write.data.subUnitId, matrix };
}

/** A null cell is a cleared one. */
function touchesContent(cell: unknown): boolean {
  return cell === null || (typeof cell === 'object' && CONTENT_KEYS.some((key) => key in cell));
}
