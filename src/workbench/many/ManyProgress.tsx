/** How far the work is: a bar, a line, and the same said aloud now and then. */
import { useEffect, useRef, useState } from 'react';
import { ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { PageTexts } from '../texts';

/** Said no more often than a listener can bear. */
const SAY_EVERY_MS = 10_000;

const useStyles = makeStyles({
  running: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  aloud: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

export interface ManyProgressProps {
  readonly t: PageTexts;
  /** Null: nothing is under way. */
  readonly running: { readonly done: number; readonly count: number; readonly line: string } | null;
  /** What came out, or that work has begun: said at once. */
  readonly result: string;
}

export function ManyProgress({ t, running, result }: ManyProgressProps): React.JSX.Element {
  const styles = useStyles();
  const line = running?.line ?? '';
  const aloud = useSlowly(running === null ? '' : line);
  return (
    <>
      <div role="status" className={styles.aloud}>
        {running === null ? result : aloud || result}
      </div>
      {running !== null && (
        <div className={styles.running}>
          <ProgressBar
            thickness="large"
            value={running.done}
            max={Math.max(1, running.count)}
            aria-label={t('progress')}
            aria-valuetext={line}
          />
          <Text size={200} className={styles.line}>
            {line}
          </Text>
        </div>
      )}
    </>
  );
}

/** The text as it was at most so long ago; nothing at first. */
function useSlowly(text: string): string {
  const [said, setSaid] = useState('');
  const latest = useRef(text);
  const idle = text === '';
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    if (idle) return undefined;
    const timer = setInterval(() => setSaid(latest.current), SAY_EVERY_MS);
    return () => {
      clearInterval(timer);
      setSaid('');
    };
  }, [idle]);
  return said;
}
