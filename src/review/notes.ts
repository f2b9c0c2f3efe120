/** Findings as notes for the cells they are about: what is wrong, why, and what to do. */
import { flatMap } from '../form/flat-map';
import type { Language } from '../checks/check';
import type { CellAddress } from '../form/sheet';
import type { SheetReview } from './model';

/** One sentence for one cell. */
export interface ReviewNote {
  readonly cell: CellAddress;
  /** Finding code. */
  readonly code: string;
  readonly text: string;
}

/** Red first within a cell. What a person marked 已说明, and what is about no cell, gives none. */
export function reviewNotes({ forms }: SheetReview, language: Language): ReviewNote[] {
  const evaluations = forms.filter(({ form }) => form.kind !== 'declaration');
  return flatMap(evaluations, ({ findings }) =>
    flatMap(findings, ({ cell, code, message, fix, suppressed }): ReviewNote[] => {
      if (cell === null || suppressed !== null) return [];
      return [{ cell, code, text: [message[language], fix[language]].filter((part) => part !== '').join(' ') }];
    }),
  );
}
