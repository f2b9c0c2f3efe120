/** What each rule looks for and why, as the checks themselves say it; the version; what happens to the data. */
import { useEffect, useRef, useState } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { catalogue } from '../../checks';
import type { Check } from '../../checks/check';
import { Facts } from '../parts/Facts';
import { LightSign } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { ViewFrame } from '../parts/ViewFrame';

const useStyles = makeStyles({
  // Not a column with gaps: the place of what is folded away would count as one.
  rule: { display: 'block' },
  facts: { marginTop: tokens.spacingVerticalS },
  summary: { cursor: 'pointer', lineHeight: tokens.lineHeightBase400 },
  sign: { marginRight: tokens.spacingHorizontalS },
});

export interface AboutViewProps {
  /** The rule to open at once. */
  readonly code: string | null;
}

export default function AboutView({ code }: AboutViewProps): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  const { environment } = usePane();
  return (
    <ViewFrame title={t('about.title')} back={code === null ? 'more' : 'home'}>
      <p className={looks.text}>
        {t('app.title')} · {t('app.version', { version: environment.version })}
      </p>
      <p className={looks.quiet}>{t('about.privacy')}</p>
      <h2 className={looks.title}>{t('about.rules')}</h2>
      <ul className={looks.plainList}>
        {catalogue.map((check) => (
          <li key={check.code}>
            <Rule check={check} open={check.code === code} />
          </li>
        ))}
      </ul>
    </ViewFrame>
  );
}

function Rule({ check, open }: { readonly check: Check; readonly open: boolean }): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const summary = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(open);
  useEffect(() => {
    if (!open) return;
    summary.current?.focus();
    summary.current?.scrollIntoView?.({ block: 'start' });
  }, [open]);
  return (
    <details
      className={mergeClasses(looks.card, styles.rule)}
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary className={styles.summary} ref={summary}>
        <span className={styles.sign}>
          <LightSign light={check.light} />
        </span>
        {check.code} {check.title[language]}
      </summary>
      {shown ? (
        <div className={styles.facts}>
          <Facts
            facts={[
              [t('about.what'), check.what[language]],
              [t('about.source'), check.source[language]],
              [t('about.why'), check.why[language]],
              [t('about.example'), check.example.text[language]],
              [t('about.how'), check.how[language]],
              [t('about.safe'), t(check.safe ? 'about.safe.yes' : 'about.safe.no')],
            ]}
          />
        </div>
      ) : null}
    </details>
  );
}
