/** 检查同事的表: files from disk, read on this computer, never changed. */
import { Button } from '@fluentui/react-components';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';
import { ReviewList } from './ReviewList';

export default function FilesView(): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session, state } = usePane();
  return (
    <ViewFrame title={t('files.title')}>
      <p className={looks.quiet}>{t('files.what')}</p>
      <div>
        <Button
          appearance="primary"
          disabledFocusable={state.busy !== null}
          onClick={() => void session.run({ kind: 'open-files' })}
        >
          {state.busy === 'opening' ? t('state.opening') : t('files.choose')}
        </Button>
      </div>
      {state.files === null ? (
        <p className={looks.quiet}>{t('files.none')}</p>
      ) : (
        state.files.map((file) => (
          <section key={file.name} className={looks.card} aria-label={file.name}>
            <h2 className={looks.title}>{file.name}</h2>
            {file.error === null ? (
              <ReviewList reviews={file.reviews} without={t('files.noForm')} />
            ) : (
              <p className={looks.text}>
                {t(`error.${file.error}.what`, { subject: t('error.subject.named', { name: file.name }) })}{' '}
                {t(`error.${file.error}.todo`)}
              </p>
            )}
          </section>
        ))
      )}
    </ViewFrame>
  );
}
