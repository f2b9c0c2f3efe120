/** 全部工作表: every form of the workbook with its verdict. */
import { useEffect, useRef } from 'react';
import { Button, Spinner } from '@fluentui/react-components';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';
import { ReviewList } from './ReviewList';

export default function AllSheetsView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state, go } = usePane();
  const list = (): void => void session.run({ kind: 'list' });
  const { allSheets, busy } = state;
  const asked = useRef(false);
  useEffect(() => {
    // The view may open while the first check is still under way.
    if (asked.current || busy !== null) return;
    asked.current = true;
    void session.run({ kind: 'list' });
  }, [session, busy]);
  const forms = allSheets?.reduce((sum, review) => sum + review.forms.length, 0) ?? 0;
  return (
    <ViewFrame title={t('all.title')} back="home">
      <p className={looks.quiet}>{t('all.what')}</p>
      {allSheets === null && busy !== null ? <Spinner label={t('state.listing')} /> : null}
      {allSheets !== null && forms === 0 ? <p className={looks.text}>{t('all.none')}</p> : null}
      {allSheets === null ? null : (
        <ReviewList
          reviews={allSheets}
          without={t('all.noForm')}
          onOpen={(reviewed) => {
            void session.open({ ...reviewed.form.range.first, sheet: reviewed.form.sheet }, reviewed.key);
            go('home');
          }}
        />
      )}
      <div>
        <Button disabledFocusable={busy !== null} onClick={list}>
          {t('all.refresh')}
        </Button>
      </div>
    </ViewFrame>
  );
}
