/** Many files at once: checked beside the page, shown as a table that can be sorted, filtered and taken along. */
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Button, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Language } from '../../locales';
import { progressLine } from '../../locales/progress-line';
import { BatchTally, type BatchSummary } from '../../review';
import { DuplicateList } from '../../taskpane/views/DuplicateList';
import { download, XLSX_TYPE } from '../page/download';
import type { DroppedFile, Given } from '../page/dropped';
import type { PageTexts } from '../texts';
import { CheckRun } from './check-run';
import { ManyFilters } from './ManyFilters';
import { ManyProgress } from './ManyProgress';
import { ManyTable } from './ManyTable';
import type { Reports } from './job';
import { rowsOf, shownRows, type Filter, type ManyRow, type RowForm, type Sorting } from './rows';
import { summaryWorkbook } from './summary';
import { useCopies } from './use-copies';

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    '@media (max-height: 560px)': { flexShrink: 0, flexBasis: '560px' },
    ':focus-visible': { outline: 'none' },
  },
  hidden: { display: 'none' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  said: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXXL,
    color: tokens.colorNeutralForeground2,
  },
});

const EVERYTHING: Filter = { text: '', verdict: 'all', code: 'all' };

export interface ManyViewProps {
  readonly t: PageTexts;
  readonly language: Language;
  readonly given: Given;
  /** A file of the list is being looked at. */
  readonly hidden: boolean;
  readonly onOpen: (file: DroppedFile, form: RowForm | null) => void;
  readonly onBack: () => void;
}

export function ManyView({ t, language, given, hidden, onOpen, onBack }: ManyViewProps): React.JSX.Element {
  const styles = useStyles();
  const { files, leftOut } = given;
  const [run] = useState(() => new CheckRun(files));
  const [filter, setFilter] = useState(EVERYTHING);
  const [sorting, setSorting] = useState<Sorting>({ key: 'verdict', down: false });
  const { phase, reports, done, elapsedMs } = useSyncExternalStore(run.subscribe, run.state);
  const copies = useCopies(t, language);

  useEffect(() => {
    void run.start();
    return () => run.stop();
  }, [run]);

  const rows = useMemo(() => rowsOf(reports, language), [reports, language]);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => shownRows(rows, wanted, sorting), [rows, wanted, sorting]);

  const checking = phase === 'checking' || phase === 'comparing';
  const count = files.length;
  const forms = rows.flatMap(({ form }) => form ?? []);
  const sum = (light: 'red' | 'yellow' | 'blue'): number => forms.reduce((total, form) => total + form[light], 0);
  const found = `${t('manyDone', { files: done, forms: forms.length })} · ${t('lightsFound', { red: sum('red'), yellow: sum('yellow'), blue: sum('blue') })}`;
  const began = copies.work ? t('scoringFiles', { count: copies.work.count }) : t('checkingFiles', { count });
  const line = (finished: number, all: number, elapsed: number): string =>
    finished === 0 || elapsed <= 0 ? began : progressLine(finished, all, elapsed, language);
  const running = copies.work
    ? { ...copies.work, line: line(copies.work.done, copies.work.count, copies.work.elapsedMs) }
    : checking
      ? { done, count, line: phase === 'comparing' ? t('comparing') : line(done, count, elapsedMs) }
      : null;

  const duplicates = useMemo(() => (checking ? [] : duplicatesIn(reports, language)), [checking, reports, language]);

  const open = (row: ManyRow): void => {
    const file = files[row.place];
    if (file !== undefined) onOpen(file, row.form);
  };
  const formful = [...new Set(rows.flatMap(({ place, form }) => (form === null ? [] : [place])))].flatMap(
    (place) => files[place] ?? [],
  );

  return (
    <main
      className={mergeClasses(styles.view, hidden && styles.hidden)}
      aria-label={t('openMany')}
      data-region=""
      tabIndex={-1}
    >
      <div className={styles.bar}>
        <Button size="small" onClick={onBack}>
          {t('back')}
        </Button>
        <div className={styles.said}>
          <h2 className={styles.title}>{found}</h2>
          <Text size={200} className={styles.quiet}>
            {[
              phase === 'stopped' ? t('stopped', { done, count }) : '',
              copies.note,
              leftOut > 0 ? t('leftOut', { count: leftOut }) : '',
              shown.length === rows.length ? '' : t('shownOf', { shown: shown.length, count: rows.length }),
            ]
              .filter((text) => text !== '')
              .join(' ')}
          </Text>
          <DuplicateList title={t('duplicates', { count: duplicates.length })} duplicates={duplicates} />
        </div>
        {running !== null && (
          <Button size="small" onClick={copies.work === null ? () => run.stop() : copies.stop}>
            {t('stop')}
          </Button>
        )}
        {phase === 'stopped' && running === null && (
          <Button size="small" onClick={() => void run.start()}>
            {t('goOn')}
          </Button>
        )}
        <Button
          size="small"
          disabled={running !== null || done === 0}
          onClick={() => {
            const checked = reports.flatMap((report) => report?.[language] ?? []);
            download(summaryWorkbook(checked, language), `${t('summaryName')}.xlsx`, XLSX_TYPE);
          }}
        >
          {t('exportSummary')}
        </Button>
        <Button
          size="small"
          appearance="primary"
          disabled={running !== null || formful.length === 0}
          onClick={() => copies.start(formful)}
        >
          {t('exportCopies')}
        </Button>
      </div>
      <ManyProgress t={t} running={running} result={running === null ? copies.note || found : began} />
      <ManyFilters t={t} language={language} rows={rows} filter={filter} onFilter={setFilter} />
      <ManyTable
        t={t}
        rows={shown}
        sorting={sorting}
        onSort={setSorting}
        onOpen={open}
        hidden={hidden}
        empty={
          rows.length > 0 && (
            <div className={styles.empty}>
              <Text>{t('filterNothing')}</Text>
              <Button size="small" onClick={() => setFilter(EVERYTHING)}>
                {t('filterClear')}
              </Button>
            </div>
          )
        }
      />
    </main>
  );
}

function duplicatesIn(reports: readonly (Reports | null)[], language: Language): BatchSummary['duplicates'] {
  const tally = new BatchTally();
  for (const report of reports) if (report !== null) tally.add(report[language]);
  return tally.summary().duplicates;
}
