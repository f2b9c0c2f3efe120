/** The page: toolbar above, the grid with the pane at its right, many files in their own view. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FluentProvider, Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { parseLanguage } from '../../locales';
import { chooseFiles } from '../../taskpane/choose-files';
import { App, type Environment } from '../../taskpane/pane';
import { THEMES, useTheme } from '../../taskpane/parts/theme';
import type { Refusal } from '../grid';
import { keepLanguage, preferredLanguage } from '../preferences';
import { pageTexts, type PageKey } from '../texts';
import { Desk, messageOf, type Message, type OpenBook } from './desk';
import { download, scoredName, XLSX_TYPE } from './download';
import { DropArea } from './DropArea';
import type { DroppedFile } from './dropped';
import { LeaveDialog } from './LeaveDialog';
import { Notices } from './Notices';
import { Toolbar } from './Toolbar';

const ManyView = lazy(async () => ({ default: (await import('../many/ManyView')).ManyView }));

const SAMPLE = { path: 'assets/sample.xlsx', name: '示例-自评表.xlsx' };

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-width: 820px)': { flexDirection: 'column' },
  },
  hidden: { display: 'none' },
  grid: { position: 'relative', flexGrow: 1, minWidth: 0, minHeight: 0 },
  canvas: { position: 'absolute', inset: 0 },
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

type Work = { readonly key: PageKey; readonly name: string };

export function Workbench(): React.JSX.Element {
  const styles = useStyles();
  const theme = useTheme(undefined);
  const [language, setLanguage] = useState(preferredLanguage);
  const t = useMemo(() => pageTexts(language), [language]);
  const [work, setWork] = useState<Work | null>({ key: 'loadingGrid', name: '' });
  const [book, setBook] = useState<OpenBook | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [waiting, setWaiting] = useState<(() => Promise<void>) | null>(null);
  const [many, setMany] = useState<readonly DroppedFile[] | null>(null);
  const container = useRef<HTMLDivElement>(null);
  const desk = useRef<Desk | null>(null);
  const changed = useRef(false);

  const show = useCallback(async (name: string, read: () => Promise<Uint8Array>) => {
    setWork({ key: 'opening', name });
    setMany(null);
    setMessage(null);
    setRefusal(null);
    try {
      const bytes = await read();
      const opened = await desk.current?.open(bytes, name);
      if (opened === undefined) return;
      changed.current = false;
      setBook(opened);
    } catch (error) {
      setMessage(messageOf(error));
    } finally {
      setWork(null);
    }
  }, []);

  const openSample = useCallback(
    () =>
      show(SAMPLE.name, async () => {
        const response = await fetch(SAMPLE.path);
        if (!response.ok) throw new Error(`${response.status} ${SAMPLE.path}`);
        return new Uint8Array(await response.arrayBuffer());
      }),
    [show],
  );

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    let closed = false;
    const events = {
      onEdited: () => {
        changed.current = true;
        setRefusal(null);
      },
      onRefused: (refused: Refusal) => setRefusal(refused),
      onLanguage: (value: unknown) => {
        const chosen = parseLanguage(value);
        if (chosen === null) return;
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    };
    void Desk.set(element, events).then(
      (made) => {
        if (closed) {
          made.close();
          return;
        }
        desk.current = made;
        void openSample();
      },
      (error: unknown) => {
        setWork(null);
        setMessage(messageOf(error));
      },
    );
    return () => {
      closed = true;
      desk.current?.close();
      desk.current = null;
    };
  }, [openSample]);

  const dark = theme === THEMES.dark || theme === THEMES.contrast;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('title');
    desk.current?.look({ dark, language });
  }, [dark, language, t, book]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (changed.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  /** Asks first when there is something to lose. */
  const guarded = useCallback((next: () => Promise<void>): void => {
    if (changed.current) setWaiting(() => next);
    else void next();
  }, []);

  const take = useCallback(
    (files: readonly DroppedFile[]): void => {
      const [first] = files;
      if (first === undefined) return;
      if (files.length > 1) {
        setMany(files);
        return;
      }
      guarded(() => show(first.file.name, async () => new Uint8Array(await first.file.arrayBuffer())));
    },
    [guarded, show],
  );

  const save = useCallback(async (): Promise<void> => {
    if (book === null) return;
    setWork({ key: 'saving', name: book.name });
    setMessage(null);
    try {
      const bytes = await book.host.save();
      const name = scoredName(book.name, t('suffix'));
      download(bytes, name, XLSX_TYPE);
      changed.current = false;
      setMessage({ kind: 'text', key: 'saved', params: { name } });
    } catch (error) {
      setMessage(messageOf(error));
    } finally {
      setWork(null);
    }
  }, [book, t]);

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
      <DropArea t={t} onFiles={take}>
        <Toolbar
          t={t}
          name={book?.name ?? ''}
          busy={work !== null}
          onFiles={take}
          onSample={() => guarded(openSample)}
          onDownload={() => void save()}
        />
        <Notices
          t={t}
          language={language}
          undrawn={book?.undrawn ?? []}
          message={message}
          refusal={refusal}
          onDismiss={() => {
            setMessage(null);
            setRefusal(null);
          }}
        />
        {many !== null && (
          <Suspense fallback={<Spinner />}>
            <ManyView
              t={t}
              language={language}
              files={many}
              onOpen={(file) => take([file])}
              onBack={() => setMany(null)}
            />
          </Suspense>
        )}
        <div className={mergeClasses(styles.body, many !== null && styles.hidden)}>
          <main className={styles.grid} aria-label={t('grid')}>
            <div ref={container} className={styles.canvas} />
            {work !== null && work.key !== 'saving' && (
              <div className={styles.veil}>
                <Spinner size="small" label={<Text>{t(work.key, { name: work.name })}</Text>} />
              </div>
            )}
          </main>
          <aside className={styles.pane} aria-label={t('pane')}>
            {book !== null && <App key={book.name} host={book.host} environment={environment} />}
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
