import { fillIn, LANGUAGES, languageOf, MESSAGES, parseLanguage, translator } from '../../src/locales';

const places = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

describe('every language', () => {
  const zh = MESSAGES['zh-CN'];
  it.each(LANGUAGES)('%s has exactly the keys of zh-CN, none blank', (language) => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual(Object.keys(zh).sort());
    expect(Object.entries(MESSAGES[language]).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(LANGUAGES)('%s has the same places to fill in', (language) => {
    const wrong = Object.entries(MESSAGES[language]).filter(
      ([key, text]) =>
        JSON.stringify(places(text)) !== JSON.stringify(places(Object.entries(zh).find(([k]) => k === key)?.[1] ?? '')),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('says in Chinese what stands in Chinese', () => {
    const latin = Object.entries(zh).filter(([key, text]) => !key.startsWith('language.') && !/[一-鿿]/.test(text));
    // Only places and signs may stand without a Chinese word.
    expect(latin.filter(([, text]) => /[A-Za-z]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
  });
});

describe('fillIn', () => {
  it.each([
    ['{n} items', { n: 3 }, '3 items'],
    ['{n} {n:item|items}', { n: 1 }, '1 item'],
    ['{n} {n:item|items}', { n: 0 }, '0 items'],
    ['{n} {n:item|items}', { n: 2 }, '2 items'],
    ['{a} {b}', { a: 'x' }, 'x {b}'],
    ['{a}', { a: '{b}', b: 'no' }, '{b}'],
    ['{a}', { a: '$&' }, '$&'],
  ])('%s %j → %s', (message, params, expected) => {
    expect(fillIn(message, params)).toBe(expected);
  });
});

describe('languageOf', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['en-US', 'en-US'],
    ['en_GB', 'en-US'],
    ['EN', 'en-US'],
    ['eno', 'zh-CN'],
    ['fr-FR', 'zh-CN'],
    ['', 'zh-CN'],
    [undefined, 'zh-CN'],
  ] as const)('%s → %s', (locale, expected) => {
    expect(languageOf(locale)).toBe(expected);
  });
});

it('reads a remembered language and nothing else', () => {
  expect([parseLanguage('en-US'), parseLanguage('fr'), parseLanguage(null), parseLanguage({})]).toEqual([
    'en-US',
    null,
    null,
    null,
  ]);
});

it('translates', () => {
  expect(translator('en-US')('verdict.fix', { count: 1 })).toBe('1 item to fix');
  expect(translator('zh-CN')('verdict.fix', { count: 2 })).toBe('有 2 项须改');
});
