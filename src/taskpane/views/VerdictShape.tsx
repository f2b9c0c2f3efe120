/** The verdict as a shape: tick, cross in an octagon, question in a triangle. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Verdict } from '../../review/model';

const useStyles = makeStyles({
  // Pictures keep the page's colour under the system's forced ones, and would vanish on its background.
  shape: {
    width: '28px',
    height: '28px',
    flexShrink: 0,
    fill: 'currentColor',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  small: { width: '16px', height: '16px' },
  ready: { color: tokens.colorStatusSuccessForeground1 },
  fix: { color: tokens.colorStatusDangerForeground1 },
  review: { color: tokens.colorStatusWarningForeground1 },
});

/** Outline and, cut out of it, the sign inside. */
const PATHS: Readonly<Record<Verdict, string>> = {
  ready: 'M14 2a12 12 0 1 0 0 24 12 12 0 0 0 0-24Zm-1.6 17.4-5-5 1.8-1.8 3.2 3.2 6.6-6.6 1.8 1.8z',
  fix: 'M9 2h10l7 7v10l-7 7H9l-7-7V9zm-.2 8.6 3.4 3.4-3.4 3.4 1.8 1.8 3.4-3.4 3.4 3.4 1.8-1.8-3.4-3.4 3.4-3.4-1.8-1.8-3.4 3.4-3.4-3.4z',
  review: 'M14 2.5 27 25.5H1zm-1.3 8v8h2.6v-8zm0 9.8v2.6h2.6v-2.6z',
};

export interface VerdictShapeProps {
  readonly verdict: Verdict;
  /** As high as a line of text. */
  readonly small?: boolean;
}

export function VerdictShape({ verdict, small = false }: VerdictShapeProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <svg
      className={mergeClasses(styles.shape, small && styles.small, styles[verdict])}
      viewBox="0 0 28 28"
      aria-hidden="true"
      focusable="false"
    >
      <path fillRule="evenodd" d={PATHS[verdict]} />
    </svg>
  );
}
