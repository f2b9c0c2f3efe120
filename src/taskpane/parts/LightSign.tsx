/** 红 黄 蓝 by shape and word as well as by colour: an octagon, a triangle, a circle. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Light } from '../../checks/check';
import { useTexts } from './texts';

const useStyles = makeStyles({
  sign: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    flexShrink: 0,
    whiteSpace: 'nowrap',
  },
  // Pictures keep the page's colour under the system's forced ones, and would vanish on its background.
  shape: {
    width: '14px',
    height: '14px',
    flexShrink: 0,
    fill: 'currentColor',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  red: { color: tokens.colorStatusDangerForeground1 },
  yellow: { color: tokens.colorStatusWarningForeground1 },
  blue: { color: tokens.colorBrandForeground1 },
});

const OUTLINE: Readonly<Record<Light, string>> = {
  red: 'M4.7 1h6.6L15 4.7v6.6L11.3 15H4.7L1 11.3V4.7z',
  yellow: 'M8 1.2 15.4 14.6H.6z',
  blue: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2z',
};

/** The shape alone, where words stand beside it. */
export function LightShape({ light }: { readonly light: Light }): React.JSX.Element {
  const styles = useStyles();
  return (
    <svg className={mergeClasses(styles.shape, styles[light])} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={OUTLINE[light]} />
    </svg>
  );
}

export interface LightSignProps {
  readonly light: Light;
  /** A number beside the word. */
  readonly count?: number;
  /** Says what the colour asks for, too. */
  readonly meaning?: boolean;
}

export function LightSign({ light, count, meaning = false }: LightSignProps): React.JSX.Element {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <span className={mergeClasses(styles.sign, styles[light])}>
      <LightShape light={light} />
      <span>
        {[
          t(`light.${light}`),
          ...(meaning ? [t(`light.${light}.meaning`)] : []),
          ...(count === undefined ? [] : [count]),
        ].join(' ')}
      </span>
    </span>
  );
}
