/** One primary button for what is to be done next; the others stand back. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { correctable, planFill, previewOf } from '../../review';
import type { ReviewedForm } from '../../review/model';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { WorkButton } from '../parts/WorkButton';
import { mappingInDoubt } from './mapping';

const PreviewDialog = lazy(() => import('./PreviewDialog'));

const useStyles = makeStyles({
  actions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  others: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function Actions({ reviewed }: { readonly reviewed: ReviewedForm }): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state } = usePane();
  const { sheet, review, busy } = state;
  const marked = state.marks > 0;
  const planned = useMemo(() => {
    if (sheet === null || review === null || sheet.protected) return { cells: 0, rows: 0 };
    const { lines, marks } = previewOf(planFill(sheet, review));
    return { cells: lines.length, rows: marks === null ? 0 : marks.red + marks.yellow };
  }, [sheet, review]);
  const corrections = useMemo(() => correctable(reviewed).length, [reviewed]);
  const writes = planned.cells > 0 || (planned.rows > 0 && !marked);
  // Closed, not taken away: a dialog that vanishes while open leaves the pane hidden from screen readers.
  const [previewed, setPreviewed] = useState(false);
  if (state.previewing && !previewed) setPreviewed(true);
  const protectedSheet = sheet?.protected ?? false;

  // Work is told at the button that started it; what was started elsewhere, at the first one.
  const others = busy === 'undoing' || busy === 'clearing' || (busy === 'checking' && writes);
  const write =
    planned.cells > 0 ? t('action.fill', { count: planned.cells }) : t('action.mark', { count: planned.rows });

  return (
    <div className={styles.actions}>
      {protectedSheet ? <p className={looks.quiet}>{t('sheet.protected')}</p> : null}
      <WorkButton
        {...(mappingInDoubt(reviewed.form) ? {} : { appearance: 'primary' })}
        work={others ? null : busy}
        onClick={() => void session.run({ kind: writes ? 'fill' : 'check' })}
      >
        {writes ? write : t('action.recheck')}
      </WorkButton>
      <div className={styles.others}>
        {corrections === 0 || protectedSheet ? null : (
          <WorkButton size="small" onClick={() => session.preview(true)}>
            {t('action.preview', { count: corrections })}
          </WorkButton>
        )}
        {state.receipts.length === 0 ? null : (
          <WorkButton
            size="small"
            work={busy === 'undoing' ? busy : null}
            onClick={() => void session.run({ kind: 'undo' })}
          >
            {t('action.undo')}
          </WorkButton>
        )}
        {!marked ? null : (
          <WorkButton
            size="small"
            work={busy === 'clearing' ? busy : null}
            onClick={() => void session.run({ kind: 'clear' })}
          >
            {t('action.clear.count', { count: state.marks })}
          </WorkButton>
        )}
        {!writes ? null : (
          <WorkButton
            size="small"
            work={busy === 'checking' ? busy : null}
            onClick={() => void session.run({ kind: 'check' })}
          >
            {t('action.recheck')}
          </WorkButton>
        )}
      </div>
      {!previewed || sheet === null || review === null ? null : (
        <Suspense fallback={null}>
          <PreviewDialog sheet={sheet} review={review} reviewed={reviewed} />
        </Suspense>
      )}
    </div>
  );
}
