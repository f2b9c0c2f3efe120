/** Theme, language and the net under the pane, around a session someone else started. */
import { useMemo, useState } from 'react';
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { languageOf, translator, type Language } from '../locales';
import type { Environment } from './environment';
import { Crash } from './parts/Crash';
import type { View } from './parts/SessionContext';
import { TextsContext, type Texts } from './parts/texts';
import { useTheme } from './parts/theme';
import type { Session } from './session/session';
import { Shell } from './Shell';

const useStyles = makeStyles({
  root: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export interface FrameProps {
  readonly session: Session;
  readonly environment: Environment;
  /** What the workbook remembers; null: nothing, or not yet known. */
  readonly remembered?: Language | null;
  readonly onLanguage?: (language: Language) => void;
  /** The view shown first. */
  readonly view?: View;
}

export function Frame({ session, environment, remembered = null, onLanguage, view }: FrameProps): React.JSX.Element {
  const styles = useStyles();
  const theme = useTheme(environment.theme);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? remembered ?? environment.language ?? languageOf(navigator.language);
  const texts = useMemo<Texts>(
    () => ({
      language,
      t: translator(language),
      choose: (next) => {
        setChosen(next);
        onLanguage?.(next);
      },
    }),
    [language, onLanguage],
  );
  return (
    <FluentProvider theme={theme} className={styles.root} lang={language}>
      <TextsContext value={texts}>
        <Crash>
          <Shell session={session} environment={environment} {...(view === undefined ? {} : { view })} />
        </Crash>
      </TextsContext>
    </FluentProvider>
  );
}
