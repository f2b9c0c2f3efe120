/** One view at a time in one column, the live region, and the focus brought back when its place vanished. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { Environment } from './environment';
import { LiveRegion } from './parts/LiveRegion';
import { ProblemBar } from './parts/ProblemBar';
import { PaneContext, type View } from './parts/SessionContext';
import { useTexts } from './parts/texts';
import type { Session } from './session/session';
import { HomeView } from './views/HomeView';

const MoreView = lazy(() => import('./views/MoreView'));
const FormView = lazy(() => import('./views/FormView'));
const MappingView = lazy(() => import('./views/MappingView'));
const AllSheetsView = lazy(() => import('./views/AllSheetsView'));
const DeclarationView = lazy(() => import('./views/DeclarationView'));
const PacksView = lazy(() => import('./views/PacksView'));
const FilesView = lazy(() => import('./views/FilesView'));
const AboutView = lazy(() => import('./views/AboutView'));

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    // Not a gap: the place of errors is mounted while it is empty.
    '& > * + *': { marginTop: tokens.spacingVerticalM },
    '& > :first-child:empty + *': { marginTop: 0 },
    // A drop-down is as wide as its longest choice, unless told otherwise.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Select, & select': { minWidth: 0, maxWidth: '100%' },
    boxSizing: 'border-box',
    maxWidth: '640px',
    padding: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
});

export interface ShellProps {
  readonly session: Session;
  readonly environment: Environment;
  /** The view shown first. */
  readonly view?: View;
}

interface Place {
  readonly view: View;
  /** Rule to open in “about”. */
  readonly code: string | null;
  /** False until the person went somewhere: opening the pane must not take the focus from the sheet. */
  readonly moved: boolean;
}

export function Shell({ session, environment, view = 'home' }: ShellProps): React.JSX.Element {
  const styles = useStyles();
  const { t } = useTexts();
  const [place, setPlace] = useState<Place>({ view, code: null, moved: false });
  const go = useCallback((next: View, code?: string) => setPlace({ view: next, code: code ?? null, moved: true }), []);
  const pane = useMemo(() => ({ session, environment, go }), [session, environment, go]);
  const main = useRef<HTMLElement>(null);
  useFocusKept(main, session);

  const { requests } = environment;
  useEffect(
    () =>
      requests?.subscribe((request) => {
        switch (request) {
          case 'list':
            return go('all');
          case 'rest':
            return void session.rest();
          case 'wake':
            return void session.run({ kind: 'check' });
          case 'check':
            go('home');
            return void session.run({ kind: 'check' });
        }
      }),
    [requests, session, go],
  );

  return (
    <PaneContext value={pane}>
      <LiveRegion />
      <main className={styles.column} ref={main} aria-label={t('app.title')}>
        <ProblemBar />
        <Suspense fallback={<Spinner size="small" label={t('app.loading')} />}>
          <Current place={place} />
        </Suspense>
      </main>
    </PaneContext>
  );
}

function Current({ place }: { readonly place: Place }): React.JSX.Element {
  switch (place.view) {
    case 'home':
      return <HomeView focus={place.moved} />;
    case 'more':
      return <MoreView />;
    case 'form':
      return <FormView />;
    case 'mapping':
      return <MappingView />;
    case 'all':
      return <AllSheetsView />;
    case 'declaration':
      return <DeclarationView />;
    case 'packs':
      return <PacksView />;
    case 'files':
      return <FilesView />;
    case 'about':
      return <AboutView code={place.code} />;
  }
}

/** A button that did its work may be gone with it; the focus then goes to the view's heading instead of nowhere. */
function useFocusKept(main: React.RefObject<HTMLElement | null>, session: Session): void {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const place = main.current;
    const remember = (event: FocusEvent): void => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    place?.addEventListener('focusin', remember);
    return () => place?.removeEventListener('focusin', remember);
  }, [main]);
  useEffect(() => {
    const gone = last.current !== null && !last.current.isConnected;
    if (state.busy !== null || !gone || document.activeElement !== document.body) return;
    last.current = null;
    main.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [main, state]);
}
