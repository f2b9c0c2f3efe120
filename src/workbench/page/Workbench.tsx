/** The page: toolbar above, the grid with the pane at its right, many files in their own view. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FluentProvider, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Language } from '../../locales';
import { chooseFiles } from '../../taskpane/choose-files';
import { App, type Environment } from '../../taskpane/pane';
import { THEMES, useTheme } from '../../taskpane/parts/theme';
import { keepLanguage, preferredLanguage } from '../preferences';
import { pageTexts } from '../texts';
import { DropArea } from './DropArea';
import { bytesOf, type DroppedFile, type Given } from './dropped';
import { LeaveDialog } from './LeaveDialog';
import { Notices } from './Notices';
import { Toolbar } from './Toolbar';
import { useBook } from './use-book';
import { doorOf, useRegions } from './use-regions';

const ManyView = lazy(async () => ({ default: (await import('../many/ManyView')).ManyView }));

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-width: 820px)': { flexDirection: 'column' },
    // Large type on a small screen: the page scrolls rather than squeeze both.
    '@media (max-height: 560px)': { flexShrink: 0, flexBasis: '420px' },
    '@media (max-height: 560px) and (max-width: 820px)': { flexBasis: '760px' },
  },
  hidden: { display: 'none' },
  grid: {
    position: 'relative',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // Univer paints the cells itself: with the page's colours forced beneath them, they could not be read.
  canvas: { position: 'absolute', inset: 0, forcedColorAdjust: 'none' },
  veil: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  pane: {
    flexShrink: 0,
    width: '380px',
    overflowX: 'hidden',
    overflowY: 'auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 1100px)': { width: '350px' },
    '@media (max-width: 820px)': {
      width: '100%',
      height: '46%',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
});

/** What Univer draws the cells on: with the focus there, keys go to the selected cell. */
const GRID_CELLS = '[id^="univer-sheet-main-canvas"]';

/** Forced colours are light or dark; browsers tell which by the preference. */
function systemIsDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** A list of files that is being checked. */
interface List extends Given {
  readonly id: number;
}

export function Workbench(): React.JSX.Element {
  const styles = useStyles();
  const theme = useTheme(undefined);
  const [language, setLanguage] = useState(preferredLanguage);
  const t = useMemo(() => pageTexts(language), [language]);
  const [waiting, setWaiting] = useState<(() => Promise<unknown>) | null>(null);
  const [list, setList] = useState<List | null>(null);
  const [listShown, setListShown] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  useRegions();

  const onLanguage = useCallback((chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
  }, []);
  const { book, work, message, refusal, open, save, changed, say, look } = useBook(container, onLanguage);

  const openSample = useCallback(async () => {
    const { sampleBytes, SAMPLE_NAME } = await import('./sample');
    setListShown(false);
    return open(SAMPLE_NAME, async () => sampleBytes());
  }, [open]);
  useEffect(() => void openSample(), [openSample]);

  const dark = theme === THEMES.dark || (theme === THEMES.contrast && systemIsDark());
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('title');
    if (book !== null) look({ dark, language });
  }, [dark, language, t, look, book]);

  useEffect(() => {
    // What had the focus may be hidden now.
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused !== document.body && focused.offsetParent !== null) return;
    const main = [...document.querySelectorAll('main')].find(({ offsetParent }) => offsetParent !== null);
    if (main !== undefined) (doorOf(main) ?? main).focus();
  }, [listShown]);

  /** Asks first when there is something to lose. */
  const guarded = (next: () => Promise<unknown>): void => {
    if (changed()) setWaiting(() => next);
    else void next();
  };
  const openFile = (file: DroppedFile): void =>
    guarded(() => {
      setListShown(false);
      return open(file.file.name, () => bytesOf(file));
    });
  /** The list comes back when the file cannot be opened. */
  const openRow = (file: DroppedFile, sheet: string | undefined): void =>
    guarded(async () => {
      setListShown(false);
      if (!(await open(file.file.name, () => bytesOf(file), sheet))) setListShown(true);
    });
  const take = (given: Given): void => {
    const [first] = given.files;
    const problem = given.refused ? 'folderRefused' : first === undefined ? 'nothingGiven' : null;
    say(problem === null ? null : { kind: 'text', key: problem });
    if (first === undefined || problem !== null) return;
    if (given.files.length === 1) return openFile(first);
    setList((before) => ({ ...given, id: (before?.id ?? 0) + 1 }));
    setListShown(true);
  };

  const environment = useMemo<Environment>(
    () => ({
      version: SELFEVAL_VERSION,
      language,
      openFiles: (options) => chooseFiles(async () => (await import('../../hosts/xlsx')).readAnyWorkbook, options),
    }),
    [language],
  );

  return (
    <FluentProvider theme={theme} lang={language}>
      <DropArea t={t} onGiven={take}>
        <Toolbar
          t={t}
          name={book?.name ?? ''}
          busy={work !== null}
          list={list === null ? 'none' : listShown ? 'shown' : 'behind'}
          onGiven={take}
          onList={() => setListShown(true)}
          onSample={() => guarded(openSample)}
          onDownload={() => void save(t('suffix'))}
        />
        <Notices
          t={t}
          language={language}
          undrawn={listShown ? [] : (book?.undrawn ?? [])}
          message={message}
          refusal={refusal}
          onDismiss={() => say(null)}
        />
        {list !== null && (
          <Suspense fallback={<Spinner />}>
            <ManyView
              key={list.id}
              t={t}
              language={language}
              given={list}
              hidden={!listShown}
              onOpen={(file, form) => openRow(file, form?.sheet)}
              onBack={() => setListShown(false)}
            />
          </Suspense>
        )}
        <div className={mergeClasses(styles.body, listShown && styles.hidden)}>
          <main
            className={styles.grid}
            aria-label={t('grid')}
            aria-describedby="grid-keys"
            data-region={GRID_CELLS}
            tabIndex={-1}
          >
            <div ref={container} className={styles.canvas} />
            <span id="grid-keys" hidden>
              {t('gridKeys')}
            </span>
            {work !== null && work.key !== 'saving' && (
              <div className={styles.veil}>
                <Spinner size="small" label={<Text>{t(work.key, { name: work.name })}</Text>} />
              </div>
            )}
          </main>
          <aside className={styles.pane} aria-label={t('pane')} data-region="" tabIndex={-1}>
            {book !== null && <App key={book.id} host={book.host} environment={environment} />}
          </aside>
        </div>
      </DropArea>
      <LeaveDialog
        t={t}
        open={waiting !== null}
        onStay={() => setWaiting(null)}
        onLeave={() => {
          const next = waiting;
          setWaiting(null);
          if (next !== null) void next();
        }}
      />
    </FluentProvider>
  );
}
