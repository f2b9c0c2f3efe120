/** What Office says about itself, read without trust: every part of it may be missing in some host. */
import { languageOf, type Language } from '../locales';
import type { ThemeName } from './environment';

/** The parts of `Office.context` that are looked at. */
export interface OfficeLook {
  readonly displayLanguage?: string | undefined;
  readonly officeTheme?:
    { readonly bodyBackgroundColor?: string | undefined; readonly isDarkTheme?: boolean | undefined } | undefined;
}

export function officeLanguage({ displayLanguage }: OfficeLook): Language {
  return languageOf(displayLanguage);
}

/** Undefined when Office names no theme (most of Excel on the web): then the system's preference counts. */
export function officeTheme({ officeTheme: theme }: OfficeLook): ThemeName | undefined {
  if (theme === undefined) return undefined;
  if (theme.isDarkTheme !== undefined) return theme.isDarkTheme ? 'dark' : 'light';
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme.bodyBackgroundColor ?? '');
  if (digits === null) return undefined;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => parseInt(pair, 16));
  // Perceived brightness, ITU-R BT.601.
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}
