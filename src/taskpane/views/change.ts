/** A correction as a person reads it. */
import type { CellContent, Correction } from '../../checks/check';
import { a1, textsOfRow, type CellRef, type SheetSnapshot } from '../../form/sheet';

export interface Change {
  readonly cell: string;
  readonly before: string;
  readonly after: string;
}

/** `blank` stands for an empty cell. A missing correction reads as blank throughout. */
export function changeOf(
  correction: Correction | null,
  sheet: SheetSnapshot,
  blank: string,
): Record<keyof Change, string> {
  if (correction === null) return { cell: '', before: blank, after: blank };
  const shown = (text: string): string => (text.trim() === '' ? blank : text);
  return {
    cell: a1(correction.cell),
    before: shown(textAt(sheet, correction.cell)),
    after: shown(contentText(correction.content)),
  };
}

/** As displayed; `''` beyond the grid. */
export function textAt(sheet: SheetSnapshot, cell: CellRef): string {
  return textsOfRow(sheet, cell.row - sheet.origin.row)[cell.column - sheet.origin.column] ?? '';
}

function contentText(content: CellContent): string {
  switch (content.kind) {
    case 'blank':
      return '';
    case 'number':
      return content.number;
    case 'text':
      return content.text;
  }
}
