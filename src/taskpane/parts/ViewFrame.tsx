/** A view beyond the first: a way back and a heading, which gets the focus when the view opens. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { usePane, type View } from './SessionContext';
import { useTexts } from './texts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginLeft: '-6px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, outlineStyle: 'none' },
});

export interface ViewFrameProps {
  readonly title: string;
  /** Where “back” leads. */
  readonly back?: View;
  readonly children: ReactNode;
}

export function ViewFrame({ title, back = 'more', children }: ViewFrameProps): React.JSX.Element {
  const styles = useStyles();
  const { t } = useTexts();
  const { go } = usePane();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.frame} aria-label={title}>
      <div className={styles.head}>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowLeftRegular />}
          aria-label={t('action.back')}
          onClick={() => go(back)}
        />
        <h1 className={styles.title} tabIndex={-1} ref={heading}>
          {title}
        </h1>
      </div>
      {children}
    </section>
  );
}
