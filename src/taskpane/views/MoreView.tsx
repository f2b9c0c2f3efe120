/** Everything that is not the main job, one step away. */
import { Button, Field, makeStyles, Select } from '@fluentui/react-components';
import { LANGUAGES, parseLanguage } from '../../locales';
import { useFactStyles } from '../parts/looks';
import { usePane, type View } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';

const useStyles = makeStyles({ wide: { width: '100%', justifyContent: 'flex-start' } });

export default function MoreView(): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t, choose } = useTexts();
  const { session, environment, state, go } = usePane();
  const views: readonly Exclude<View, 'home' | 'more' | 'mapping'>[] = [
    ...(state.review !== null && state.review.forms.length > 0 ? (['form'] as const) : []),
    'all',
    'declaration',
    'packs',
    ...(environment.openFiles === undefined ? [] : (['files'] as const)),
    'about',
  ];
  return (
    <ViewFrame title={t('more.title')} back="home">
      <ul className={looks.plainList}>
        {views.map((view) => (
          <li key={view}>
            <Button className={styles.wide} onClick={() => go(view)}>
              {t(`more.${view}`)}
            </Button>
          </li>
        ))}
        <li>
          <Button
            className={styles.wide}
            disabledFocusable={state.busy !== null}
            onClick={() => void session.run({ kind: 'clear' })}
          >
            {t('action.clear')}
          </Button>
        </li>
        {session.canAnnotate ? (
          <>
            <li>
              <Button
                className={styles.wide}
                disabledFocusable={state.busy !== null}
                onClick={() => void session.run({ kind: 'annotate', language })}
              >
                {t('action.annotate')}
              </Button>
            </li>
            <li>
              <Button
                className={styles.wide}
                disabledFocusable={state.busy !== null}
                onClick={() => void session.run({ kind: 'remove-notes' })}
              >
                {t('action.removeNotes')}
              </Button>
            </li>
          </>
        ) : null}
      </ul>
      <Field label={t('more.language')}>
        <Select
          value={language}
          onChange={(_event, data) => {
            const next = parseLanguage(data.value);
            if (next !== null) choose(next);
          }}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {t(`language.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </ViewFrame>
  );
}
