/** Projects handed in more than once, and where each of their forms stands. */
import { useId } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Duplicate } from '../../review';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', lineHeight: tokens.lineHeightBase300 },
  list: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingInlineStart: tokens.spacingHorizontalL,
    maxHeight: '30vh',
    overflowY: 'auto',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  places: { margin: 0, paddingInlineStart: tokens.spacingHorizontalM, listStyleType: 'none' },
});

export interface DuplicateListProps {
  /** Says how many there are. */
  readonly title: string;
  readonly duplicates: readonly Duplicate[];
}

export function DuplicateList({ title, duplicates }: DuplicateListProps): React.JSX.Element | null {
  const styles = useStyles();
  const name = useId();
  if (duplicates.length === 0) return null;
  return (
    <details>
      <summary id={name} className={styles.summary}>
        {title}
      </summary>
      {/* Long lists scroll, by keyboard too. */}
      <ul className={styles.list} tabIndex={0} aria-labelledby={name}>
        {duplicates.map(({ project, unit, year, places }) => (
          <li key={places.join('\n')}>
            {[project, unit, year].filter((part) => part !== '').join('，')}
            <ul className={styles.places}>
              {places.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
