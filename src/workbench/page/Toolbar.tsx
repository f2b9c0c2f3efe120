/** What a person can do with files, and the name of the one that is open. */
import { useEffect, useRef } from 'react';
import { Button, Text, Tooltip, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import type { PageTexts } from '../texts';
import { chosenFiles, type Given } from './dropped';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  name: {
    flexGrow: 1,
    minWidth: '80px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
  input: { display: 'none' },
  button: {
    '@media (max-width: 560px)': {
      minWidth: 'auto',
      paddingLeft: tokens.spacingHorizontalS,
      paddingRight: tokens.spacingHorizontalS,
    },
  },
});

export interface ToolbarProps {
  readonly t: PageTexts;
  readonly name: string;
  readonly busy: boolean;
  /** `shown`: the list of many files is what is looked at · `behind`: one can go back to it. */
  readonly list: 'none' | 'shown' | 'behind';
  readonly onGiven: (given: Given) => void;
  readonly onList: () => void;
  readonly onSample: () => void;
  readonly onDownload: () => void;
}

export function Toolbar({
  t,
  name,
  busy,
  list,
  onGiven,
  onList,
  onSample,
  onDownload,
}: ToolbarProps): React.JSX.Element {
  const styles = useStyles();
  // Where the focus returns to from the question whether to drop changes.
  const target = useRestoreFocusTarget();
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not an attribute React knows the type of.
    folder.current?.setAttribute('webkitdirectory', '');
  }, []);
  return (
    <header className={styles.bar} data-region="">
      <h1 className={styles.title}>{t('title')}</h1>
      <Text className={styles.name} title={name}>
        {list === 'shown' ? '' : name}
      </Text>
      {list === 'behind' && (
        <Button className={styles.button} onClick={onList}>
          {t('backToList')}
        </Button>
      )}
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept=".xlsx,.xlsm,.xls,.et"
        multiple
        aria-label={t('open')}
        onChange={(event) => {
          onGiven(chosenFiles(event.target.files ?? new DataTransfer().files));
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Button {...target} className={styles.button} disabledFocusable={busy} onClick={() => input.current?.click()}>
        {t('open')}
      </Button>
      <input
        ref={folder}
        className={styles.input}
        type="file"
        aria-label={t('openMany')}
        onChange={(event) => {
          onGiven(chosenFiles(event.target.files ?? new DataTransfer().files));
          event.target.value = '';
        }}
      />
      <Tooltip content={t('openManyTip')} relationship="description">
        <Button {...target} className={styles.button} disabledFocusable={busy} onClick={() => folder.current?.click()}>
          {t('openMany')}
        </Button>
      </Tooltip>
      <Button {...target} className={styles.button} disabledFocusable={busy} onClick={onSample}>
        {t('sample')}
      </Button>
      {list !== 'shown' && (
        <Tooltip content={t('downloadTip')} relationship="description">
          <Button
            className={styles.button}
            appearance="primary"
            disabledFocusable={busy || name === ''}
            onClick={onDownload}
          >
            {t('download')}
          </Button>
        </Tooltip>
      )}
    </header>
  );
}
