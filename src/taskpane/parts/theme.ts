/** Light, dark and high contrast: the host's theme when it names one, else what the system prefers. */
import { useSyncExternalStore } from 'react';
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import type { ThemeName } from '../environment';

/** Chinese first, then what each system has. */
const FONT =
  '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: { ...webLightTheme, fontFamilyBase: FONT },
  // The theme's own red has 4.2:1 on the card; small text needs 4.5:1.
  dark: { ...webDarkTheme, fontFamilyBase: FONT, colorStatusDangerForeground1: '#f1838b' },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: FONT },
};

const CONTRAST = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

function media(query: string): MediaQueryList | null {
  return typeof window.matchMedia === 'function' ? window.matchMedia(query) : null;
}

function subscribe(changed: () => void): () => void {
  const lists = [media(CONTRAST), media(DARK)];
  for (const list of lists) list?.addEventListener('change', changed);
  return () => {
    for (const list of lists) list?.removeEventListener('change', changed);
  };
}

function preferred(): ThemeName {
  if (media(CONTRAST)?.matches === true) return 'contrast';
  return media(DARK)?.matches === true ? 'dark' : 'light';
}

/** Forced colours of the system go before the host's theme: a person asked for them. */
export function useTheme(given: ThemeName | undefined): Theme {
  const system = useSyncExternalStore(subscribe, preferred);
  return THEMES[system === 'contrast' ? system : (given ?? system)];
}
