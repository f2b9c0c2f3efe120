/** The whole page takes files that are dropped on it. */
import { useRef, useState } from 'react';
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import type { PageTexts } from '../texts';
import { droppedFiles, type Given } from './dropped';

const useStyles = makeStyles({
  area: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    '@media (max-height: 560px)': { overflowY: 'auto' },
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily:
      '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  },
  veil: {
    position: 'absolute',
    inset: 0,
    zIndex: 1000,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    margin: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.96,
    pointerEvents: 'none',
  },
});

export interface DropAreaProps {
  readonly t: PageTexts;
  readonly onGiven: (given: Given) => void;
  readonly children: React.ReactNode;
}

export function DropArea({ t, onGiven, children }: DropAreaProps): React.JSX.Element {
  const styles = useStyles();
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const carriesFiles = (event: React.DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const end = (): void => {
    depth.current = 0;
    setOver(false);
  };
  return (
    <div
      className={styles.area}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDropCapture={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        end();
        void droppedFiles(event.dataTransfer).then(onGiven);
      }}
    >
      {children}
      {over && (
        <div className={styles.veil}>
          <Text size={500} weight="semibold">
            {t('drop')}
          </Text>
          <Text>{t('dropMany')}</Text>
        </div>
      )}
    </div>
  );
}
