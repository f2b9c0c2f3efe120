/** Terms and their facts. Blank facts are left to the caller. */
import { Fragment, type ReactNode } from 'react';
import { useFactStyles } from './looks';

export interface FactsProps {
  readonly facts: readonly (readonly [term: string, fact: ReactNode])[];
}

export function Facts({ facts }: FactsProps): React.JSX.Element {
  const styles = useFactStyles();
  return (
    <dl className={styles.list}>
      {facts.map(([term, fact]) => (
        <Fragment key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
