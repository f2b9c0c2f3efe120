/** Before the pane: where it cannot run, a plain notice instead of a blank page. */
import { FluentProvider } from '@fluentui/react-components';
import { languageOf, translator } from '../locales';
import type { Environment } from './environment';
import { Notice } from './parts/Notice';
import { useTheme } from './parts/theme';

export type BootProblem = 'outside' | 'old' | 'timeout';

export interface BootNoticeProps {
  readonly problem: BootProblem;
  readonly environment: Pick<Environment, 'language' | 'theme'>;
}

export function BootNotice({ problem, environment }: BootNoticeProps): React.JSX.Element {
  const language = environment.language ?? languageOf(navigator.language);
  const t = translator(language);
  return (
    <FluentProvider theme={useTheme(environment.theme)} lang={language}>
      <main>
        <Notice what={t(`boot.${problem}.what`)} todo={t(`boot.${problem}.todo`)} />
      </main>
    </FluentProvider>
  );
}
