/** The texts of the faces in every language of the product, with a typed lookup. */
import { enUS } from './en-US';
import { zhCN } from './zh-CN';

export type Language = 'zh-CN' | 'en-US';
export type MessageKey = keyof typeof zhCN;
/** Every language has exactly the keys of zh-CN. */
export type Messages = Readonly<Record<MessageKey, string>>;
export type MessageParams = Readonly<Record<string, string | number>>;

/** The text of `key`, with its places filled in. */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

export const DEFAULT_LANGUAGE: Language = 'zh-CN';
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en-US'];
export const MESSAGES: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, 'en-US': enUS };

const PLACE = /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * Fills `{name}` with a value and `{count:cell|cells}` with the form that fits the number.
 * A place without a value stays as it stands, so that a mistake is seen.
 */
export function fillIn(message: string, params: MessageParams = {}): string {
  return message.replace(PLACE, (place, name: string, one: string | undefined, many: string | undefined) => {
    const value = params[name];
    if (value === undefined) return place;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** The lookup for one language. */
export function translator(language: Language): Translate {
  const messages = MESSAGES[language];
  return (key, params) => fillIn(messages[key], params);
}

/** The product's language for a locale as hosts and browsers give it (`zh`, `zh-Hans-CN`, `en_GB`); zh-CN for others. */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^en([-_]|$)/i.test(locale.trim()) ? 'en-US' : DEFAULT_LANGUAGE;
}

/** Reads a remembered language; null for anything else. */
export function parseLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}
