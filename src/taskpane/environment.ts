/** What the place that shows the pane lends it beyond the workbook; everything but the version may be missing. */
import type { HostErrorCode, SheetSnapshot } from '../hosts/host';
import type { Text } from '../checks/check';
import type { Language } from '../locales';
import type { Requests } from './requests';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What the reader makes of a file; `sentence` names the file, says why it cannot be read and what to do. */
export type FileContent =
  { readonly sheets: readonly SheetSnapshot[] } | { readonly error: HostErrorCode; readonly sentence: Text };

/** A workbook file a person chose. Nothing of it is read before `read`; that throws only when the reader is missing. */
export interface ChosenFile {
  readonly name: string;
  read(): Promise<FileContent>;
}

export interface Environment {
  readonly version: string;
  /** Display language of the host. A language the person chose goes before it. */
  readonly language?: Language;
  /** Theme of the host; without one the system's preference counts. */
  readonly theme?: ThemeName;
  /** Lets the person choose workbook files from disk. An empty answer means nothing was chosen. */
  readonly openFiles?: (options: { readonly multiple: boolean }) => Promise<readonly ChosenFile[]>;
  /** Asks from outside the pane, e.g. a ribbon button. */
  readonly requests?: Requests;
}
