/** What must be known about the open file: where it is, what is not drawn, what was refused or went wrong. */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Language } from '../../locales';
import type { Refusal } from '../grid';
import type { Undrawn } from '../model/undrawn';
import type { PageKey, PageTexts } from '../texts';
import type { Message } from './desk';

const REFUSALS: Readonly<Record<Refusal, PageKey>> = {
  structure: 'refusedStructure',
  format: 'refusedFormat',
  protected: 'refusedProtected',
  merged: 'refusedMerged',
};

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { flexShrink: 0 },
  keys: { '@media (max-width: 560px)': { display: 'none' } },
});

export interface NoticesProps {
  readonly t: PageTexts;
  readonly language: Language;
  readonly undrawn: readonly Undrawn[];
  readonly message: Message | null;
  readonly refusal: Refusal | null;
  readonly onDismiss: () => void;
}

export function Notices({ t, language, undrawn, message, refusal, onDismiss }: NoticesProps): React.JSX.Element {
  const styles = useStyles();
  const kinds = undrawn.map((kind) => t(kind)).join(t('kindSeparator'));
  const shown = refusal === null ? message : ({ kind: 'text', key: REFUSALS[refusal] } as const);
  return (
    <div role="status" className={styles.bar}>
      <div className={styles.line}>
        <Text size={200}>
          {t('private')}
          {kinds !== '' && ` ${t('undrawn', { kinds })}`}
        </Text>
        <Text size={200} className={styles.keys}>
          {t('regionKeys')}
        </Text>
      </div>
      {shown !== null && (
        <MessageBar intent={intentOf(shown, refusal)}>
          <MessageBarBody>
            {shown.kind === 'unreadable' ? shown.error.sentence[language] : t(shown.key, shown.params ?? {})}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={onDismiss}>
              {t('dismiss')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

function intentOf(message: Message, refusal: Refusal | null): 'success' | 'warning' | 'error' {
  if (refusal !== null) return 'warning';
  return message.kind === 'text' && message.key === 'saved' ? 'success' : 'error';
}
