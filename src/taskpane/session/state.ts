/** What the pane knows, apart from React: one immutable state, changed by the reducer only. */
import type { RememberedMapping } from '../../form/model';
import type { CellAddress, SheetSnapshot } from '../../form/sheet';
import type { HostErrorCode } from '../../hosts/host';
import type { Text } from '../../checks/check';
import type { Language, MessageKey } from '../../locales';
import type { Declaration } from '../../review/declaration';
import type { ReviewedForm, SheetReview, Suppression } from '../../review/model';
import type { AddedSheet } from '../../review/new-sheet';
import type { WriteReceipt } from '../../review/plan';
import type { PackProblem } from '../../scoring';
import type { RulePack } from '../../scoring/pack';
import type { ChosenFile } from '../environment';

/** What is under way. The surface stays readable, actions wait. */
export type Busy =
  'starting' | 'checking' | 'writing' | 'undoing' | 'clearing' | 'listing' | 'opening' | 'saving' | 'noting';

/** What a person asked for, as data: it can be tried again after an error. */
export type Command =
  | { readonly kind: 'check' }
  | { readonly kind: 'fill' }
  /** `findings`: keys of the chosen findings. */
  | { readonly kind: 'correct'; readonly findings: readonly string[] }
  /** `row`: zero-based sheet row of the indicator. */
  | { readonly kind: 'reason'; readonly row: number; readonly cause: string; readonly measure: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'clear' }
  /** Findings of all sheets as comments, in the language the person reads. */
  | { readonly kind: 'annotate'; readonly language: Language }
  | { readonly kind: 'remove-notes' }
  | { readonly kind: 'list' }
  | { readonly kind: 'reveal'; readonly cell: CellAddress }
  | {
      readonly kind: 'explain';
      readonly finding: { readonly key: string; readonly code: string };
      readonly reason: string;
    }
  | { readonly kind: 'withdraw'; readonly key: string; readonly stale: boolean }
  | { readonly kind: 'map'; readonly headerKey: string; readonly columns: RememberedMapping[string] | null }
  /** `pack` null: chosen by what the form shows. */
  | { readonly kind: 'choose-pack'; readonly form: string; readonly pack: string | null }
  | { readonly kind: 'import-pack'; readonly form: string | null; readonly text: string }
  | { readonly kind: 'remove-pack'; readonly pack: string }
  | { readonly kind: 'find-declarations' }
  | { readonly kind: 'open-declaration'; readonly file: ChosenFile }
  | { readonly kind: 'declare'; readonly declaration: Declaration | null }
  | { readonly kind: 'check-files'; readonly files: readonly ChosenFile[] }
  /** The summary of the files checked, as sheets of the open workbook. */
  | { readonly kind: 'add-summary'; readonly sheets: readonly AddedSheet[] };

/** Kept in the workbook. */
export interface Settings {
  /** Chosen rule packs by form key or sheet; see `ReviewOptions.packChoices`. */
  readonly packChoices: Readonly<Record<string, string>>;
  readonly customPacks: readonly RulePack[];
  readonly mappings: RememberedMapping;
  readonly suppressions: readonly Suppression[];
  readonly declaration: Declaration | null;
}

export const NO_SETTINGS: Settings = {
  packChoices: {},
  customPacks: [],
  mappings: {},
  suppressions: [],
  declaration: null,
};

/** An error a person can read, and what would be tried again. */
export interface Problem {
  readonly code: HostErrorCode;
  readonly subject: string;
  /** The host's own words, better than those of the code. */
  readonly sentence: Text | null;
  readonly retry: Command | null;
  /** A write was asked for and nothing of it was done. */
  readonly unwritten: boolean;
}

/** A sentence of the locales with its values, some of which are sentences or texts in every language themselves. */
export interface Note {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number | Text | Note>>;
}

/** Said by the live region. `id` grows, so that the same sentence is said twice when it happens twice. */
export interface Announcement {
  readonly id: number;
  readonly note: Note;
}

/** A file read for checking. */
export interface FileResult {
  readonly name: string;
  /** Why it could not be read and what to do; null when it was. */
  readonly sentence: Text | null;
  readonly reviews: readonly SheetReview[];
}

/** Files of colleagues: those checked so far, of how many. */
export interface FileCheck {
  readonly total: number;
  readonly results: readonly FileResult[];
  /** Sheets of the open workbook that hold the summary; empty when none was asked for. */
  readonly added: readonly string[];
}

export interface SessionState {
  readonly busy: Busy | null;
  /** The last result. It stays through errors. */
  readonly sheet: SheetSnapshot | null;
  readonly review: SheetReview | null;
  /** Key of the form chosen among several; null: none chosen yet. */
  readonly chosen: string | null;
  readonly problem: Problem | null;
  readonly announcement: Announcement | null;
  /** Receipts of our writes, the last one last. */
  readonly receipts: readonly WriteReceipt[];
  /** The corrections are being looked at before they are written. */
  readonly previewing: boolean;
  readonly settings: Settings;
  /** How many marks of ours stand on the sheet, whoever of us set them and when: re-checks keep them true. */
  readonly marks: number;
  readonly live: boolean;
  /** Another sheet is being edited; the result is not of that one. */
  readonly elsewhere: string | null;
  readonly allSheets: readonly SheetReview[] | null;
  /** Declarations to choose from; null: not looked for. */
  readonly declarations: readonly Declaration[] | null;
  readonly packProblems: readonly PackProblem[] | null;
  readonly files: FileCheck | null;
}

export const INITIAL: SessionState = {
  busy: 'starting',
  sheet: null,
  review: null,
  chosen: null,
  problem: null,
  announcement: null,
  receipts: [],
  previewing: false,
  settings: NO_SETTINGS,
  marks: 0,
  live: false,
  elsewhere: null,
  allSheets: null,
  declarations: null,
  packProblems: null,
  files: null,
};

/** Which of its faces the pane shows. */
export type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-form' }
  | { readonly kind: 'choose'; readonly forms: readonly ReviewedForm[] }
  | { readonly kind: 'form'; readonly reviewed: ReviewedForm; readonly forms: readonly ReviewedForm[] };

export function stageOf(state: SessionState): Stage {
  const { review } = state;
  if (review === null) return { kind: state.busy === null ? 'unread' : 'starting' };
  if (review.empty) return { kind: 'empty' };
  const [first, ...more] = review.forms;
  if (first === undefined) return { kind: 'no-form' };
  const reviewed = more.length === 0 ? first : review.forms.find((form) => form.key === state.chosen);
  return reviewed === undefined
    ? { kind: 'choose', forms: review.forms }
    : { kind: 'form', reviewed, forms: review.forms };
}
