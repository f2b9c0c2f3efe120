/** The verdict first: may it be handed in, what the lights count, what the total comes to, by which rules. */
import type { Ref } from 'react';
import { Link, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import type { Light } from '../../checks/check';
import type { ReviewedForm } from '../../review/model';
import { Facts } from '../parts/Facts';
import { LightSign } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { usePane } from '../parts/SessionContext';
import { useTexts } from '../parts/texts';
import { readNote, verdictNote } from '../session/notes';
import { VerdictShape } from './VerdictShape';

const useStyles = makeStyles({
  verdict: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  lights: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  light: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  differs: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

const LIGHTS: readonly Light[] = ['red', 'yellow', 'blue'];

export interface VerdictCardProps {
  readonly reviewed: ReviewedForm;
  readonly filter: Light | null;
  readonly onFilter: (light: Light | null) => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

export function VerdictCard({ reviewed, filter, onFilter, headingRef }: VerdictCardProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { go, state } = usePane();
  const { form, scored, counts, verdict } = reviewed;
  const { pack } = scored;
  const explained = reviewed.findings.filter((finding) => finding.suppressed !== null).length;
  const project = form.project.text.trim();
  const declaration = form.notScorable === 'declaration';
  return (
    <div className={looks.card}>
      <div className={styles.verdict}>
        {declaration ? null : <VerdictShape verdict={verdict} />}
        <h1 className={styles.heading} tabIndex={-1} ref={headingRef}>
          {readNote(verdictNote(reviewed), language)}
        </h1>
      </div>
      <p className={looks.text}>{project === '' ? t('forms.unnamed') : project}</p>
      <VerdictReason reviewed={reviewed} />
      {declaration && reviewed.findings.length === 0 ? null : (
        <div className={styles.lights} role="group" aria-label={t('card.counts')}>
          {LIGHTS.map((light) => (
            <ToggleButton
              key={light}
              size="small"
              className={styles.light}
              checked={filter === light}
              onClick={() => onFilter(filter === light ? null : light)}
            >
              <LightSign light={light} count={counts[light]} meaning />
            </ToggleButton>
          ))}
        </div>
      )}
      <Facts
        facts={[
          ...(form.notScorable === null
            ? ([
                [t('card.total'), <TotalFact key="total" reviewed={reviewed} />],
                [t('card.grade'), <GradeFact key="grade" reviewed={reviewed} />],
              ] as const)
            : []),
          [
            t('card.pack'),
            <span key="pack">
              <Link
                as="button"
                className={looks.link}
                aria-label={t('card.pack.change', { name: pack.name[language] })}
                onClick={() => go('packs')}
              >
                {pack.name[language]}
              </Link>
              {pack.verified ? null : <span className={looks.quiet}> {t('card.pack.unverified')}</span>}
            </span>,
          ],
        ]}
      />
      {explained === 0 && !state.live ? null : (
        <p className={looks.quiet}>
          {[explained === 0 ? '' : t('card.explained', { count: explained }), state.live ? t('card.live') : '']
            .filter((text) => text !== '')
            .join(' · ')}
        </p>
      )}
    </div>
  );
}

/** What stands behind a verdict that is not “fix”. */
function VerdictReason({
  reviewed: { form, verdict, counts },
}: {
  readonly reviewed: ReviewedForm;
}): React.JSX.Element | null {
  const looks = useFactStyles();
  const { t } = useTexts();
  if (form.notScorable !== null) return <p className={looks.quiet}>{t(`verdict.notScorable.${form.notScorable}`)}</p>;
  switch (verdict) {
    case 'fix':
      return null;
    case 'ready':
      return <p className={looks.quiet}>{t('verdict.ready.detail')}</p>;
    case 'review':
      return <p className={looks.quiet}>{t('verdict.review.detail', { count: counts.yellow })}</p>;
  }
}

function TotalFact({ reviewed: { scored } }: { readonly reviewed: ReviewedForm }): React.JSX.Element {
  const styles = useStyles();
  const { t } = useTexts();
  const { printed, computed, suggested } = scored.total;
  const differs = printed !== null && computed !== null && !printed.eq(computed);
  const value = (total: typeof printed): string => (total === null ? t('form.blank') : total.toString());
  const afterFilling = suggested !== null && (computed === null || !suggested.eq(computed));
  return (
    <>
      {t('card.printed', { value: value(printed) })} · {t('card.computed', { value: value(computed) })}
      {afterFilling ? ` · ${t('card.suggested', { value: suggested.toString() })}` : ''}
      {differs ? <span className={styles.differs}> {t('card.differs')}</span> : null}
    </>
  );
}

function GradeFact({ reviewed: { form, scored } }: { readonly reviewed: ReviewedForm }): React.JSX.Element {
  const { t } = useTexts();
  const { printed, computed } = scored.grade;
  if (computed === '' || printed === computed) return <>{printed === '' ? t('card.none') : printed}</>;
  if (printed !== '') return <>{t('card.grade.differs', { printed, computed })}</>;
  return <>{form.grade === null ? computed : t('card.grade.missing', { computed })}</>;
}
