/** Forms with their verdicts, of sheets or of files. */
import { useState } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { a1, rangeA1 } from '../../form/sheet';
import type { ReviewedForm, SheetReview } from '../../review/model';
import { LightSign } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { useTexts } from '../parts/texts';
import { readNote, verdictNote } from '../session/notes';
import { VerdictShape } from './VerdictShape';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    width: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
  },
  button: {
    cursor: 'pointer',
    ':hover': { outline: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessibleHover}` },
  },
  project: { fontWeight: tokens.fontWeightSemibold },
  verdict: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  summary: { cursor: 'pointer', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  findings: { margin: `${tokens.spacingVerticalXS} 0 0` },
  finding: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
});

export interface ReviewListProps {
  readonly reviews: readonly SheetReview[];
  /** Called with a form the person wants to see; without it the findings are shown in the list itself. */
  readonly onOpen?: (reviewed: ReviewedForm) => void;
  /** What is said of a sheet without forms. */
  readonly without: string;
}

export function ReviewList({ reviews, onOpen, without }: ReviewListProps): React.JSX.Element {
  const looks = useFactStyles();
  const { t } = useTexts();
  return (
    <ul className={looks.plainList}>
      {reviews.flatMap((review) => {
        if (review.forms.length === 0) {
          return [
            <li key={review.sheet} className={looks.quiet}>
              {t('all.without', { sheet: review.sheet, what: review.empty ? t('all.emptySheet') : without })}
            </li>,
          ];
        }
        return review.forms.map((reviewed) => (
          <li key={`${review.sheet} ${reviewed.key}`}>
            <ReviewEntry reviewed={reviewed} {...(onOpen === undefined ? {} : { onOpen })} />
          </li>
        ));
      })}
    </ul>
  );
}

interface ReviewEntryProps {
  readonly reviewed: ReviewedForm;
  readonly onOpen?: (reviewed: ReviewedForm) => void;
}

function ReviewEntry({ reviewed, onOpen }: ReviewEntryProps): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { form, scored, counts, verdict } = reviewed;
  const total = scored.total.printed ?? scored.total.computed;
  const project = form.project.text.trim();
  const scorable = form.notScorable === null;
  const content = (
    <>
      <span className={styles.project}>{project === '' ? t('forms.unnamed') : project}</span>
      <span className={styles.verdict}>
        {form.notScorable === 'declaration' ? null : <VerdictShape verdict={verdict} small />}
        {readNote(verdictNote(reviewed), language)}
      </span>
      {form.notScorable === 'declaration' ? null : (
        <span className={looks.row}>
          <LightSign light="red" count={counts.red} />
          <LightSign light="yellow" count={counts.yellow} />
          <LightSign light="blue" count={counts.blue} />
          {!scorable ? null : (
            <span>{total === null ? t('all.total.none') : t('all.total', { total: total.toString() })}</span>
          )}
        </span>
      )}
      <span className={looks.quiet}>
        {form.sheet} {rangeA1(form.range)}
      </span>
    </>
  );
  if (onOpen !== undefined) {
    return (
      <button type="button" className={mergeClasses(styles.item, styles.button)} onClick={() => onOpen(reviewed)}>
        {content}
      </button>
    );
  }
  return (
    <div className={styles.item}>
      {content}
      <EntryFindings reviewed={reviewed} />
    </div>
  );
}

/** The sheet is not at hand: findings are read here instead of at their cells. */
function EntryFindings({ reviewed: { findings } }: { readonly reviewed: ReviewedForm }): React.JSX.Element | null {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('files.findings', { count: findings.length })}</summary>
      {!open ? null : (
        <ul className={mergeClasses(looks.plainList, styles.findings)}>
          {findings.map((finding) => (
            <li key={finding.key} className={styles.finding}>
              <LightSign light={finding.light} /> {finding.cell === null ? t('findings.form') : a1(finding.cell)}{' '}
              {finding.message[language]}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
