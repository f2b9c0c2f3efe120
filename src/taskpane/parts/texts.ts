/** The language in use, at hand everywhere in the pane. */
import { createContext, useContext } from 'react';
import { DEFAULT_LANGUAGE, translator, type Language, type Translate } from '../../locales';

export interface Texts {
  readonly language: Language;
  readonly t: Translate;
  readonly choose: (language: Language) => void;
}

export const TextsContext = createContext<Texts>({
  language: DEFAULT_LANGUAGE,
  t: translator(DEFAULT_LANGUAGE),
  choose: () => undefined,
});

export function useTexts(): Texts {
  return useContext(TextsContext);
}
