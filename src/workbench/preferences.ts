/** What the page keeps for the person rather than in the workbook: the language. */
import { languageOf, parseLanguage, type Language } from '../locales';

/** The pane asks its host for the language under this key. A workbook on the page must not change by it. */
export const LANGUAGE_KEY = 'selfeval.language';

/** The language chosen before in this browser, else the browser's. */
export function preferredLanguage(): Language {
  try {
    return parseLanguage(window.localStorage.getItem(LANGUAGE_KEY)) ?? languageOf(navigator.language);
  } catch {
    // Storage may be forbidden, as it is for pages opened from a folder.
    return languageOf(navigator.language);
  }
}

export function keepLanguage(language: Language): void {
  try {
    window.localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // The choice then lasts as long as the page.
  }
}
