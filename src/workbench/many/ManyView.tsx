/** Many files at once: checked beside the page, shown as a table that can be sorted, filtered and taken along. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Input, ProgressBar, Select, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { Language } from '../../locales';
import type { ReportFile } from '../../review';
import { download, scoredName, XLSX_TYPE } from '../page/download';
import type { DroppedFile } from '../page/dropped';
import type { PageKey, PageTexts } from '../texts';
import { Pool } from './pool';
import { rowsOf, shownRows, type Filter, type ManyRow, type SortKey, type Sorting } from './rows';
import { summaryWorkbook, zipOf } from './summary';

const WORKERS = 4;
const VERDICTS: readonly ManyRow['verdict'][] = ['fix', 'review', 'ready', 'none', 'unread'];
const COLUMNS: readonly { readonly key: SortKey; readonly label: PageKey; readonly number: boolean }[] = [
  { key: 'path', label: 'columnFile', number: false },
  { key: 'project', label: 'columnProject', number: false },
  { key: 'unit', label: 'columnUnit', number: false },
  { key: 'verdict', label: 'columnVerdict', number: false },
  { key: 'red', label: 'columnRed', number: true },
  { key: 'yellow', label: 'columnYellow', number: true },
  { key: 'blue', label: 'columnBlue', number: true },
  { key: 'total', label: 'columnTotal', number: true },
];

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  state: { flexGrow: 1 },
  scroll: { flexGrow: 1, minHeight: 0, overflow: 'auto', backgroundColor: tokens.colorNeutralBackground1 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    position: 'sticky',
    top: 0,
    padding: 0,
    textAlign: 'left',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  sort: {
    width: '100%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: 'none',
    cursor: 'pointer',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'inherit',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  number: { textAlign: 'right', whiteSpace: 'nowrap' },
  open: {
    padding: 0,
    border: 'none',
    cursor: 'pointer',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    textDecorationLine: 'underline',
  },
  fix: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

export interface ManyViewProps {
  readonly t: PageTexts;
  readonly language: Language;
  readonly files: readonly DroppedFile[];
  readonly onOpen: (file: DroppedFile) => void;
  readonly onBack: () => void;
}

type Work = 'checking' | 'scoring' | null;

export function ManyView({ t, language, files, onOpen, onBack }: ManyViewProps): React.JSX.Element {
  const styles = useStyles();
  const [reports, setReports] = useState<readonly ReportFile[]>([]);
  const [work, setWork] = useState<Work>('checking');
  const [done, setDone] = useState(0);
  const [note, setNote] = useState('');
  const [filter, setFilter] = useState<Filter>({ text: '', verdict: 'all' });
  const [sorting, setSorting] = useState<Sorting>({ key: 'verdict', down: false });
  const pool = useRef<Pool | null>(null);

  useEffect(() => {
    const workers = new Pool(Math.max(1, Math.min(WORKERS, navigator.hardwareConcurrency - 1)));
    pool.current = workers;
    let current = true;
    setReports([]);
    setDone(0);
    setWork('checking');
    void Promise.all(
      files.map(async ({ path, file }) => {
        const bytes = await bytesOf(file);
        const answer = await workers.run({ kind: 'check', path, bytes, language });
        if (!current || answer.kind !== 'checked') return;
        setReports((before) => [...before, answer.report]);
        setDone((before) => before + 1);
      }),
    ).then(() => {
      if (current) setWork(null);
    });
    return () => {
      current = false;
      workers.close();
    };
  }, [files, language]);

  const rows = useMemo(() => reports.flatMap(rowsOf), [reports]);
  const shown = useMemo(() => shownRows(rows, filter, sorting), [rows, filter, sorting]);

  const cancel = (): void => {
    pool.current?.close();
    setWork(null);
    setNote(t('cancelled', { done, count: files.length }));
  };

  const score = async (): Promise<void> => {
    const workers = new Pool(Math.max(1, Math.min(WORKERS, navigator.hardwareConcurrency - 1)));
    pool.current = workers;
    setWork('scoring');
    setDone(0);
    const copies: { path: string; bytes: Uint8Array }[] = [];
    let failed = 0;
    await Promise.all(
      files.map(async ({ path, file }) => {
        const answer = await workers.run({ kind: 'score', path, bytes: await bytesOf(file), language });
        setDone((before) => before + 1);
        if (answer.kind !== 'scored') return;
        if (answer.error !== null) failed += 1;
        if (answer.bytes !== null) copies.push({ path: scoredName(path, t('suffix')), bytes: answer.bytes });
      }),
    );
    workers.close();
    setWork(null);
    if (copies.length > 0) {
      copies.sort((one, other) => one.path.localeCompare(other.path, 'zh-CN', { numeric: true }));
      download(zipOf(copies), `${t('copiesName')}.zip`, 'application/zip');
    }
    setNote(t('copiesDone', { count: copies.length, failed }));
  };

  return (
    <main className={styles.view} aria-label={t('openMany')}>
      <div className={styles.bar}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Text className={styles.state} role="status">
          {work === null
            ? `${t('manyDone', { files: reports.length, forms: rows.filter(({ form }) => form !== null).length })} ${note}`
            : t(work, { done, count: files.length })}
        </Text>
        {work !== null && <Button onClick={cancel}>{t('cancel')}</Button>}
        <Input
          value={filter.text}
          placeholder={t('filterText')}
          aria-label={t('filterText')}
          onChange={(_event, { value }) => setFilter((before) => ({ ...before, text: value }))}
        />
        <Select
          value={filter.verdict}
          aria-label={t('columnVerdict')}
          onChange={(_event, { value }) => setFilter((before) => ({ ...before, verdict: verdictOf(value) }))}
        >
          <option value="all">{t('filterAll')}</option>
          {VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {t(WORDS[verdict])}
            </option>
          ))}
        </Select>
        <Button
          disabled={work !== null || reports.length === 0}
          onClick={() =>
            download(summaryWorkbook(inOrder(reports, files), language), `${t('summaryName')}.xlsx`, XLSX_TYPE)
          }
        >
          {t('exportSummary')}
        </Button>
        <Button appearance="primary" disabled={work !== null || reports.length === 0} onClick={() => void score()}>
          {t('exportCopies')}
        </Button>
      </div>
      {work !== null && (
        <ProgressBar value={done} max={Math.max(1, files.length)} aria-label={t(work, { done, count: files.length })} />
      )}
      {/* A region that scrolls must be reachable by keyboard. */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('openMany')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {COLUMNS.map(({ key, label, number }) => (
                <th
                  key={key}
                  scope="col"
                  className={`${styles.head} ${number ? styles.number : ''}`}
                  aria-sort={sorting.key !== key ? 'none' : sorting.down ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => setSorting((before) => ({ key, down: before.key === key ? !before.down : number }))}
                  >
                    {t(label)}
                    {sorting.key === key ? (sorting.down ? ' ↓' : ' ↑') : ''}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.path}\n${row.form?.sheet ?? ''}${row.form?.range ?? ''}`}>
                <td className={styles.cell}>
                  <button type="button" className={styles.open} onClick={() => openPath(files, row.path, onOpen)}>
                    {row.path}
                  </button>
                </td>
                {row.verdict === 'unread' ? (
                  <td className={styles.cell} colSpan={COLUMNS.length - 1}>
                    <span className={styles.fix}>{t('verdictUnread')}</span> {row.error}
                  </td>
                ) : (
                  <Cells row={row} t={t} />
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

const WORDS: Readonly<Record<ManyRow['verdict'], PageKey>> = {
  fix: 'verdictFix',
  review: 'verdictReview',
  ready: 'verdictReady',
  none: 'verdictNone',
  unread: 'verdictUnread',
};

function Cells({ row, t }: { readonly row: ManyRow; readonly t: PageTexts }): React.JSX.Element {
  const styles = useStyles();
  const number = `${styles.cell} ${styles.number}`;
  const differs = row.computed !== '' && row.computed !== row.total;
  return (
    <>
      <td className={styles.cell}>{row.project}</td>
      <td className={styles.cell}>{row.unit}</td>
      <td className={`${styles.cell} ${row.verdict === 'fix' ? styles.fix : ''}`}>{t(WORDS[row.verdict])}</td>
      <td className={number}>{row.form === null ? '' : row.red}</td>
      <td className={number}>{row.form === null ? '' : row.yellow}</td>
      <td className={number}>{row.form === null ? '' : row.blue}</td>
      <td className={number}>
        {row.total}
        {differs && ` ${t('recomputed', { value: row.computed })}`}
      </td>
    </>
  );
}

/** A file that vanished since it was chosen is read as an empty one, and reported so. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}

function verdictOf(value: string): Filter['verdict'] {
  return VERDICTS.find((verdict) => verdict === value) ?? 'all';
}

function inOrder(reports: readonly ReportFile[], files: readonly DroppedFile[]): ReportFile[] {
  const place = new Map(files.map(({ path }, index) => [path, index]));
  return [...reports].sort((one, other) => (place.get(one.path) ?? 0) - (place.get(other.path) ?? 0));
}

function openPath(files: readonly DroppedFile[], path: string, open: (file: DroppedFile) => void): void {
  const file = files.find((candidate) => candidate.path === path);
  if (file !== undefined) open(file);
}
