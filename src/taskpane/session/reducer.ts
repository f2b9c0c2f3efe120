/** Every change of the pane's state, as a pure function. */
import type { Text } from '../../checks/check';
import type { HostErrorCode, SheetSnapshot } from '../../hosts/host';
import type { Declaration } from '../../review/declaration';
import type { SheetReview } from '../../review/model';
import type { WriteReceipt } from '../../review/plan';
import type { PackProblem } from '../../scoring';
import type { Busy, Command, FileResult, Note, SessionState, Settings } from './state';

export type Event =
  | { readonly kind: 'began'; readonly busy: Busy }
  | { readonly kind: 'ended' }
  | { readonly kind: 'settled'; readonly settings: Settings }
  | {
      readonly kind: 'reviewed';
      readonly sheet: SheetSnapshot;
      readonly review: SheetReview;
      /** Marks of ours on the sheet. */
      readonly marks: number;
    }
  | { readonly kind: 'written'; readonly receipt: WriteReceipt }
  | { readonly kind: 'undone' }
  | { readonly kind: 'restored'; readonly receipts: readonly WriteReceipt[] }
  | { readonly kind: 'marked'; readonly marks: number }
  | {
      readonly kind: 'failed';
      readonly code: HostErrorCode;
      readonly subject: string;
      readonly sentence: Text | null;
      readonly command: Command | null;
    }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'said'; readonly note: Note }
  | { readonly kind: 'chose-form'; readonly key: string }
  | { readonly kind: 'previewing'; readonly open: boolean }
  | { readonly kind: 'live'; readonly on: boolean }
  | { readonly kind: 'went-elsewhere'; readonly sheet: string | null }
  | { readonly kind: 'listed'; readonly reviews: readonly SheetReview[] }
  | { readonly kind: 'declarations'; readonly found: readonly Declaration[] | null }
  | { readonly kind: 'pack-refused'; readonly problems: readonly PackProblem[] | null }
  | { readonly kind: 'files-checked'; readonly total: number; readonly results: readonly FileResult[] }
  | { readonly kind: 'summary-added'; readonly names: readonly string[] };

/** Undo reaches this far back. */
export const MOST_RECEIPTS = 10;

export function reduce(state: SessionState, event: Event): SessionState {
  switch (event.kind) {
    case 'began':
      return { ...state, busy: event.busy, problem: null };
    case 'ended':
      return { ...state, busy: null };
    case 'settled':
      return { ...state, settings: event.settings };
    case 'reviewed':
      return {
        ...state,
        sheet: event.sheet,
        review: event.review,
        elsewhere: null,
        chosen: event.review.forms.some((form) => form.key === state.chosen) ? state.chosen : null,
        // A preview of another state of the sheet must not be written.
        previewing: state.previewing && state.sheet?.fingerprint === event.sheet.fingerprint,
        marks: event.marks,
      };
    case 'written':
      return {
        ...state,
        previewing: false,
        receipts: [...state.receipts, event.receipt].slice(-MOST_RECEIPTS),
        marks: marksIn(state, event.receipt, 'marksAfter'),
      };
    case 'undone': {
      const undone = state.receipts.at(-1);
      return {
        ...state,
        receipts: state.receipts.slice(0, -1),
        marks: undone === undefined ? state.marks : marksIn(state, undone, 'marksBefore'),
      };
    }
    case 'restored':
      return { ...state, receipts: event.receipts.slice(-MOST_RECEIPTS) };
    case 'marked':
      return { ...state, marks: event.marks };
    case 'failed':
      return {
        ...state,
        busy: null,
        // The error stands on the surface, not behind a dialog; what was ticked is kept in the command to try again.
        previewing: false,
        problem: {
          code: event.code,
          subject: event.subject,
          sentence: event.sentence,
          retry: retryAfter(event.code, event.command),
          unwritten: event.command !== null && WRITES.has(event.command.kind),
        },
      };
    case 'dismissed':
      return { ...state, problem: null };
    case 'said':
      return {
        ...state,
        announcement: { id: (state.announcement?.id ?? 0) + 1, note: event.note },
      };
    case 'chose-form':
      return { ...state, chosen: event.key };
    case 'previewing':
      return { ...state, previewing: event.open };
    case 'live':
      return { ...state, live: event.on };
    case 'went-elsewhere':
      return { ...state, elsewhere: event.sheet };
    case 'listed':
      return { ...state, allSheets: event.reviews };
    case 'declarations':
      return { ...state, declarations: event.found };
    case 'pack-refused':
      return { ...state, packProblems: event.problems };
    case 'files-checked':
      return { ...state, files: { total: event.total, results: event.results, added: [] } };
    case 'summary-added':
      return { ...state, files: state.files === null ? null : { ...state.files, added: event.names } };
  }
}

/** Marks on the shown sheet after a write or its undo; as many as before when it did not touch them. */
function marksIn(state: SessionState, receipt: WriteReceipt, when: 'marksBefore' | 'marksAfter'): number {
  const part = receipt.sheets.find(({ sheet }) => sheet === state.review?.sheet);
  return part?.[when]?.length ?? state.marks;
}

const WRITES: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'fill',
  'correct',
  'reason',
  'undo',
  'clear',
  'add-summary',
  'annotate',
  'remove-notes',
]);

/** What “try again” does: after a change of the sheet the plan is void, so it is checked anew instead. */
function retryAfter(code: HostErrorCode, command: Command | null): Command | null {
  switch (code) {
    case 'changed':
    case 'sheet-gone':
    case 'formula':
      return { kind: 'check' };
    case 'undo-changed':
    case 'unsupported':
      return null;
    case 'protected':
    case 'editing':
    case 'too-large':
    case 'session':
    case 'busy':
    case 'denied':
    case 'unreadable':
    case 'unknown':
      return command;
  }
}
