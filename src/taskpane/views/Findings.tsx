/** All findings in one list, red first; then what was explained, then explanations nothing answers to any more. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Light } from '../../checks/check';
import type { ReviewedForm } from '../../review/model';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { FindingItem } from './FindingItem';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  stale: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
});

export interface FindingsProps {
  readonly reviewed: ReviewedForm;
  readonly filter: Light | null;
}

export function Findings({ reviewed, filter }: FindingsProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { t } = useTexts();
  const { session } = usePane();
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const current = reviewed.findings.filter((finding) => finding.suppressed === null);
  const shown = filter === null ? current : current.filter((finding) => finding.light === filter);
  const explained = reviewed.findings.filter((finding) => finding.suppressed !== null);

  /** Arrow keys, Home and End walk through the findings; Tab goes on as everywhere. */
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const places = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])];
    const at = places.findIndex((place) => place === event.target);
    if (at < 0) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: places.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    places[next]?.focus();
  };

  const items = (findings: typeof current): React.JSX.Element => (
    <ul className={looks.plainList}>
      {findings.map((finding) => (
        <FindingItem
          key={finding.key}
          finding={finding}
          reviewed={reviewed}
          open={open === finding.key}
          onToggle={() => setOpen(open === finding.key ? null : finding.key)}
        />
      ))}
    </ul>
  );

  return (
    <section className={styles.section} ref={list} onKeyDown={walk} aria-label={t('findings.title')}>
      <h2 className={looks.title}>{t('findings.title')}</h2>
      {shown.length > 0 ? (
        items(shown)
      ) : (
        <p className={looks.quiet}>{t(current.length === 0 ? 'findings.none' : 'findings.none.filtered')}</p>
      )}
      {explained.length === 0 ? null : (
        <>
          <h2 className={looks.title}>{t('findings.explained.title', { count: explained.length })}</h2>
          {items(explained)}
        </>
      )}
      {reviewed.stale.length === 0 ? null : (
        <>
          <h2 className={looks.title}>{t('findings.stale.title', { count: reviewed.stale.length })}</h2>
          <ul className={looks.plainList}>
            {reviewed.stale.map((stale) => (
              <li key={stale.key} className={styles.stale}>
                <p className={looks.text}>{t('findings.stale.what', { code: stale.code, reason: stale.reason })}</p>
                <Button
                  size="small"
                  onClick={() => void session.run({ kind: 'withdraw', key: stale.key, stale: true })}
                >
                  {t('action.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
