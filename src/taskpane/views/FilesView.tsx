/** 检查同事的表: files from disk, read on this computer, never changed; their summary goes into the open workbook. */
import { memo, useMemo, useState } from 'react';
import { Button, Checkbox, makeStyles, ProgressBar } from '@fluentui/react-components';
import { BatchTally, toReportFile, type BatchSummary, type ReportFile } from '../../review';
import type { ReviewedForm } from '../../review/model';
import { REVIEW_KINDS } from '../../review/summary-columns';
import { reviewLayout, summarySheets } from '../../review/summary-sheets';
import type { Language } from '../../locales';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';
import type { FileCheck, FileResult } from '../session/state';
import { note } from '../session/notes';
import { DuplicateList } from './DuplicateList';
import { ReviewList } from './ReviewList';

const useStyles = makeStyles({
  // Hundreds of them: what is out of sight is neither laid out nor painted.
  file: { contentVisibility: 'auto', containIntrinsicSize: 'auto 160px' },
});

export default function FilesView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, environment, state } = usePane();
  const { files, busy } = state;
  const { openFiles } = environment;
  const reading = busy === 'opening' && files !== null && files.results.length < files.total;
  const choose = async (ask: NonNullable<typeof openFiles>): Promise<void> => {
    const chosen = await ask({ multiple: true });
    if (chosen.length > 0) await session.run({ kind: 'check-files', files: chosen });
  };
  const checked = files !== null && files.results.length > 0 && !reading;
  return (
    <ViewFrame title={t('files.title')}>
      <p className={looks.quiet}>{t('files.what')}</p>
      {openFiles === undefined ? null : (
        <div className={looks.row}>
          <Button
            {...(checked ? {} : { appearance: 'primary' })}
            disabledFocusable={busy !== null}
            onClick={() => void choose(openFiles)}
          >
            {t(checked ? 'files.chooseOthers' : 'files.choose')}
          </Button>
          {reading ? <Button onClick={() => session.cancel()}>{t('files.stop')}</Button> : null}
        </div>
      )}
      {files === null ? <p className={looks.quiet}>{t('files.none')}</p> : null}
      {reading ? <Progress files={files} /> : null}
      {checked ? <Outcome files={files} /> : null}
      {files === null ? null : <Results results={files.results} />}
    </ViewFrame>
  );
}

function Progress({ files: { results, total } }: { readonly files: FileCheck }): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const text = t('files.progress', { done: results.length, total });
  return (
    <div>
      <p className={looks.text}>{text}</p>
      <ProgressBar value={results.length} max={total} aria-label={text} />
    </div>
  );
}

const formsOf = ({ reviews }: FileResult): readonly ReviewedForm[] => reviews.flatMap(({ forms }) => forms);

/** What all files came to, and what can be done with it. */
function Outcome({ files }: { readonly files: FileCheck }): React.JSX.Element {
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { results, total } = files;
  const reports = useMemo(() => reportsOf(results, language), [results, language]);
  const duplicates = useMemo(() => duplicatesOf(reports), [reports]);
  const all = results.flatMap(formsOf);
  const forms = all.filter(({ form }) => form.notScorable !== 'declaration');
  const count = (wanted: ReviewedForm['verdict']): number => forms.filter(({ verdict }) => verdict === wanted).length;
  const unread = results.filter(({ sentence }) => sentence !== null).length;
  return (
    <div className={looks.card}>
      <h2 className={looks.title}>{t('files.outcome', { files: results.length, forms: forms.length })}</h2>
      <p className={looks.text}>
        {t('files.verdicts', { fix: count('fix'), review: count('review'), ready: count('ready') })}
      </p>
      {all.length === forms.length ? null : (
        <p className={looks.text}>{t('files.declarations', { count: all.length - forms.length })}</p>
      )}
      {unread === 0 ? null : <p className={looks.text}>{t('files.unread', { count: unread })}</p>}
      {results.length < total ? (
        <p className={looks.text}>{t('files.stopped', { rest: total - results.length })}</p>
      ) : null}
      <DuplicateList title={t('files.duplicates', { count: duplicates.length })} duplicates={duplicates} />
      <SummaryButton files={files} reports={reports} />
    </div>
  );
}

/** Says what comes into the workbook before it does. Missing where sheets cannot be added. */
function SummaryButton({
  files,
  reports,
}: {
  readonly files: FileCheck;
  readonly reports: readonly ReportFile[];
}): React.JSX.Element | null {
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { session, state } = usePane();
  if (!session.addsSheets) return null;
  const quoted = (names: readonly string[]): string => names.map((name) => t('files.sheetName', { name })).join('');
  const planned = REVIEW_KINDS.map((kind) => reviewLayout(kind, language).name);
  return (
    <>
      <p className={looks.quiet}>
        {files.added.length === 0
          ? t('files.summary.what', { names: quoted(planned), count: planned.length })
          : t('files.summary.added', { names: quoted(files.added) })}
      </p>
      <div>
        <Button
          {...(files.added.length === 0 ? { appearance: 'primary' } : {})}
          disabledFocusable={state.busy !== null}
          onClick={() =>
            void session.run({
              kind: 'add-summary',
              sheets: summarySheets(reports, language),
            })
          }
        >
          {t(files.added.length === 0 ? 'files.summary' : 'files.summary.again')}
        </Button>
      </div>
    </>
  );
}

function duplicatesOf(reports: readonly ReportFile[]): BatchSummary['duplicates'] {
  const tally = new BatchTally();
  for (const report of reports) tally.add(report);
  return tally.summary().duplicates;
}

function reportsOf(results: readonly FileResult[], language: Language): ReportFile[] {
  return results.map(({ name, sentence, reviews }) =>
    toReportFile({ path: name, error: sentence === null ? null : sentence[language], sheets: reviews }, language),
  );
}

function Results({ results }: { readonly results: readonly FileResult[] }): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session } = usePane();
  const [onlyFix, setOnlyFix] = useState(false);
  // A file nobody could look into may need work too.
  const wanted = (file: FileResult): boolean =>
    file.sentence !== null || formsOf(file).some(({ verdict }) => verdict === 'fix');
  const shown = onlyFix ? results.filter(wanted) : results;
  return (
    <>
      {results.length < 2 ? null : (
        <Checkbox
          label={t('files.onlyFix')}
          checked={onlyFix}
          onChange={(_event, { checked }) => {
            setOnlyFix(checked === true);
            session.say(
              note('done.filesShown', { count: (checked === true ? results.filter(wanted) : results).length }),
            );
          }}
        />
      )}
      {onlyFix && shown.length === 0 ? <p className={looks.text}>{t('files.onlyFix.none')}</p> : null}
      {shown.map((file, index) => (
        <File key={`${index} ${file.name}`} file={file} onlyFix={onlyFix} />
      ))}
    </>
  );
}

interface FileProps {
  readonly file: FileResult;
  readonly onlyFix: boolean;
}

/** Drawn once: the list grows while files are read. */
const File = memo(function File({ file, onlyFix }: FileProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const reviews = onlyFix
    ? file.reviews
        .map((review) => ({ ...review, forms: review.forms.filter(({ verdict }) => verdict === 'fix') }))
        .filter(({ forms }) => forms.length > 0)
    : file.reviews;
  return (
    <section className={styles.file} aria-label={file.name}>
      <div className={looks.card}>
        <h2 className={looks.title}>{file.name}</h2>
        {file.sentence === null ? (
          <ReviewList reviews={reviews} without={t('files.noForm')} />
        ) : (
          <p className={looks.text}>{file.sentence[language]}</p>
        )}
      </div>
    </section>
  );
});
