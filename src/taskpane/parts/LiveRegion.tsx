/** Results said aloud. The region is mounted from the start: one that appears with its text is often not read. */
import { makeStyles } from '@fluentui/react-components';
import { readNote } from '../session/notes';
import { usePane } from './SessionContext';
import { useTexts } from './texts';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    padding: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

export function LiveRegion(): React.JSX.Element {
  const styles = useStyles();
  const { language, t } = useTexts();
  const { announcement, busy } = usePane().state;
  const text = busy !== null ? t(`state.${busy}`) : announcement === null ? '' : readNote(announcement.note, language);
  // The same sentence said again must differ, or it is not read again.
  const again = announcement !== null && announcement.id % 2 === 0 ? ' ' : '';
  return (
    <div role="status" aria-live="polite" className={styles.hidden}>
      {text}
      {again}
    </div>
  );
}
