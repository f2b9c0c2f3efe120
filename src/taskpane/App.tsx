/** The pane: one host in, everything a person does with a form out. Knows only the port and the review. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorkbookHost } from '../hosts/host';
import type { Language } from '../locales';
import type { Environment } from './environment';
import { Frame } from './Frame';
import { recallLanguage, rememberLanguage } from './session/memory';
import { createSession } from './session/session';

export interface AppProps {
  readonly host: WorkbookHost;
  readonly environment: Environment;
}

export function App({ host, environment }: AppProps): React.JSX.Element {
  const [remembered, setRemembered] = useState<Language | null>(null);
  const session = useMemo(() => createSession(host), [host]);
  const onLanguage = useCallback((language: Language) => void rememberLanguage(host, language), [host]);

  useEffect(() => {
    let current = true;
    void recallLanguage(host).then((language) => {
      if (current) setRemembered(language);
    });
    void session.start();
    return () => {
      current = false;
      void session.stop();
    };
  }, [host, session]);

  return <Frame session={session} environment={environment} remembered={remembered} onLanguage={onLanguage} />;
}
