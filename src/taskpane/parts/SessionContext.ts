/** The session and its state, at hand everywhere in the pane. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Environment } from '../environment';
import type { Session } from '../session/session';
import type { SessionState } from '../session/state';

export type View = 'home' | 'more' | 'form' | 'mapping' | 'all' | 'declaration' | 'packs' | 'files' | 'about';

export interface Pane {
  readonly session: Session;
  readonly environment: Environment;
  /** Shows a view; `code` is the rule to open in “about”. */
  readonly go: (view: View, code?: string) => void;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane & { readonly state: SessionState } {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error('outside the pane');
  const state = useSyncExternalStore(pane.session.subscribe, pane.session.getState);
  return { ...pane, state };
}
