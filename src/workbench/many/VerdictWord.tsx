/** A row's verdict by shape and word. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PageKey, PageTexts } from '../texts';
import type { RowVerdict } from './rows';

const useStyles = makeStyles({
  word: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  shape: { width: '14px', height: '14px', flexShrink: 0, fill: 'currentColor' },
  fix: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  review: { color: tokens.colorStatusWarningForeground1 },
  ready: { color: tokens.colorStatusSuccessForeground1 },
  none: { color: tokens.colorNeutralForeground2 },
  unread: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

export const VERDICT_TEXTS: Readonly<Record<RowVerdict, PageKey>> = {
  fix: 'verdictFix',
  review: 'verdictReview',
  ready: 'verdictReady',
  none: 'verdictNone',
  unread: 'verdictUnread',
};

/** Octagon, triangle, ticked circle, dash, crossed circle. */
const SHAPES: Readonly<Record<RowVerdict, string>> = {
  fix: 'M4.7 1h6.6L15 4.7v6.6L11.3 15H4.7L1 11.3V4.7z',
  review: 'M8 1.2 15.4 14.6H.6z',
  ready: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zM7 11.3 3.9 8.2 5 7.1l2 2 4-4 1.1 1.1z',
  none: 'M3 7.2h10v1.6H3z',
  unread:
    'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zM5.8 4.7 8 6.9l2.2-2.2 1.1 1.1L9.1 8l2.2 2.2-1.1 1.1L8 9.1l-2.2 2.2-1.1-1.1L6.9 8 4.7 5.8z',
};

export interface VerdictWordProps {
  readonly t: PageTexts;
  readonly verdict: RowVerdict;
}

export function VerdictWord({ t, verdict }: VerdictWordProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.word, styles[verdict])}>
      <svg className={styles.shape} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path fillRule="evenodd" d={SHAPES[verdict]} />
      </svg>
      {t(VERDICT_TEXTS[verdict])}
    </span>
  );
}
