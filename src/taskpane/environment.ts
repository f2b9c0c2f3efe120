/** What the place that shows the pane lends it beyond the workbook; everything but the version may be missing. */
import type { HostErrorCode, SheetSnapshot } from '../hosts/host';
import type { Language } from '../locales';
import type { Requests } from './requests';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** A workbook file a person chose, read by the host's own reader; `error` says why it could not be. */
export type OpenedFile =
  | { readonly name: string; readonly sheets: readonly SheetSnapshot[] }
  | { readonly name: string; readonly error: HostErrorCode };

export interface Environment {
  readonly version: string;
  /** Display language of the host. A language the person chose goes before it. */
  readonly language?: Language;
  /** Theme of the host; without one the system's preference counts. */
  readonly theme?: ThemeName;
  /** Lets the person choose workbook files from disk. An empty answer means nothing was chosen. */
  readonly openFiles?: (options: { readonly multiple: boolean }) => Promise<readonly OpenedFile[]>;
  /** Asks from outside the pane, e.g. a ribbon button. */
  readonly requests?: Requests;
}
