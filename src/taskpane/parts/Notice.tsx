/** A state in which there is nothing to list: what it is, what to do, and the button for it. */
import type { ReactNode, Ref } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  what: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: 'none' },
  todo: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
});

export interface NoticeProps {
  readonly what: string;
  readonly todo?: string;
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children?: ReactNode;
}

export function Notice({ what, todo, headingRef, children }: NoticeProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <h1 className={styles.what} tabIndex={-1} ref={headingRef}>
        {what}
      </h1>
      {todo === undefined ? null : <p className={styles.todo}>{todo}</p>}
      {children}
    </div>
  );
}
