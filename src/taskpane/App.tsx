/** The pane: one host in, everything a person does with a form out. Knows only the port and the review. */
import { useEffect, useMemo, useState } from 'react';
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { WorkbookHost } from '../hosts/host';
import { languageOf, translator, type Language } from '../locales';
import type { Environment } from './environment';
import { Crash } from './parts/Crash';
import { TextsContext, type Texts } from './parts/texts';
import { useTheme } from './parts/theme';
import { recallLanguage, rememberLanguage } from './session/memory';
import { createSession } from './session/session';
import { Shell } from './Shell';

const useStyles = makeStyles({
  root: {
    minHeight: '100%',
    backgroundColor: tokens.colorNeutralBackground2,
    // Chinese first, then what each system has.
    fontFamily:
      '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  },
});

export interface AppProps {
  readonly host: WorkbookHost;
  readonly environment: Environment;
}

export function App({ host, environment }: AppProps): React.JSX.Element {
  const styles = useStyles();
  const theme = useTheme(environment.theme);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? environment.language ?? languageOf(navigator.language);
  const { openFiles } = environment;
  const session = useMemo(() => createSession(host, openFiles === undefined ? {} : { openFiles }), [host, openFiles]);

  useEffect(() => {
    let current = true;
    void recallLanguage(host).then((remembered) => {
      if (current && remembered !== null) setChosen((now) => now ?? remembered);
    });
    void session.start();
    return () => {
      current = false;
      void session.stop();
    };
  }, [host, session]);

  const texts = useMemo<Texts>(
    () => ({
      language,
      t: translator(language),
      choose: (next) => {
        setChosen(next);
        void rememberLanguage(host, next);
      },
    }),
    [host, language],
  );

  return (
    <FluentProvider theme={theme} className={styles.root} lang={language}>
      <TextsContext value={texts}>
        <Crash>
          <Shell session={session} environment={environment} />
        </Crash>
      </TextsContext>
    </FluentProvider>
  );
}
