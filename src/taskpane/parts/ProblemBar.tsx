/** An error: what happened, what to do, and one button that does it. Nothing else on the surface changes. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LightShape } from './LightSign';
import { usePane } from './SessionContext';
import { useTexts } from './texts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
  what: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  // In the middle of the first line, however many follow.
  sign: { display: 'inline-flex', alignItems: 'center', height: tokens.lineHeightBase300 },
  todo: { margin: 0, lineHeight: tokens.lineHeightBase300 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function ProblemBar(): React.JSX.Element {
  const styles = useStyles();
  const { language, t } = useTexts();
  const { session, state } = usePane();
  const { problem } = state;
  const retry = problem?.retry ?? null;
  return (
    <div role="alert">
      {problem === null ? null : (
        <div className={styles.bar}>
          <p className={styles.what}>
            <span className={styles.sign}>
              <LightShape light="red" />
            </span>
            {problem.sentence === null
              ? t(`error.${problem.code}.what`, {
                  subject:
                    problem.subject === ''
                      ? t('error.subject.sheet')
                      : t('error.subject.named', { name: problem.subject }),
                })
              : problem.sentence[language]}
          </p>
          {problem.unwritten ? <p className={styles.todo}>{t('error.nothingWritten')}</p> : null}
          {problem.sentence === null ? <p className={styles.todo}>{t(`error.${problem.code}.todo`)}</p> : null}
          <div className={styles.actions}>
            {retry === null ? null : (
              <Button size="small" onClick={() => void session.run(retry)}>
                {t(retry.kind === 'check' ? 'action.recheck' : 'action.retry')}
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={() => session.dismiss()}>
              {t('action.dismiss')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
