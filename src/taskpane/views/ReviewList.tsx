/** Forms with their verdicts, of sheets or of files. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { rangeA1 } from '../../form/sheet';
import type { ReviewedForm, SheetReview } from '../../review/model';
import { LightSign } from '../parts/LightSign';
import { useFactStyles } from '../parts/looks';
import { useTexts } from '../parts/texts';
import { readNote, verdictNote } from '../session/notes';

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
    textAlign: 'start',
  },
  button: {
    cursor: 'pointer',
    ':hover': { outline: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessibleHover}` },
  },
  project: { fontWeight: tokens.fontWeightSemibold },
});

export interface ReviewListProps {
  readonly reviews: readonly SheetReview[];
  /** Called with a form the person wants to see; without it the list only shows. */
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
              {review.sheet}：{review.empty ? t('all.emptySheet') : without}
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

function ReviewEntry({
  reviewed,
  onOpen,
}: {
  reviewed: ReviewedForm;
  onOpen?: (reviewed: ReviewedForm) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const looks = useFactStyles();
  const { language, t } = useTexts();
  const { form, scored, counts } = reviewed;
  const total = scored.total.printed ?? scored.total.computed;
  const project = form.project.text.trim();
  const content = (
    <>
      <span className={styles.project}>{project === '' ? t('forms.unnamed') : project}</span>
      <span>{readNote(verdictNote(reviewed), language)}</span>
      <span className={looks.row}>
        <LightSign light="red" count={counts.red} />
        <LightSign light="yellow" count={counts.yellow} />
        <LightSign light="blue" count={counts.blue} />
        <span>{total === null ? t('all.total.none') : t('all.total', { total: total.toString() })}</span>
      </span>
      <span className={looks.quiet}>
        {form.sheet} {rangeA1(form.range)}
      </span>
    </>
  );
  if (onOpen === undefined) return <div className={styles.item}>{content}</div>;
  return (
    <button type="button" className={mergeClasses(styles.item, styles.button)} onClick={() => onOpen(reviewed)}>
      {content}
    </button>
  );
}
