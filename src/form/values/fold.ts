/** One spelling for what keyboards and input methods spell in many ways. */

/** Small and Arabic-presentation variants that are not in the full-width block. */
const VARIANTS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '﹦': '=',
  '═': '=',
  '﹥': '>',
  '﹤': '<',
  '﹪': '%',
  '﹢': '+',
  '﹣': '-',
  '−': '-',
  '﹐': ',',
  '．': '.',
  '〔': '(',
  '〕': ')',
  '【': '(',
  '】': ')',
  '[': '(',
  ']': ')',
  '㎡': 'm²',
  '㎞': 'km',
  '㎏': 'kg',
  '㎜': 'mm',
  '㎝': 'cm',
};

/**
 * Full-width forms to half-width, sign variants to one sign, without spaces and line breaks.
 * Not NFKC: that would turn ① into the number 1 and ² into a digit.
 */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const variant = VARIANTS[character];
    if (variant !== undefined) folded += variant;
    else if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCodePoint(code - 0xfee0);
    else folded += character;
  }
  return folded.replace(/[\s\u200b-\u200d\ufeff]+/g, '');
}

/** Sentence marks, quotation marks and brackets; signs that carry meaning (1+10, 7*24, 3/5, 2.0) stay. */
const SENTENCE_MARKS = /[,，、;；:：!！?？。"'“”‘’「」『』《》<>()…·~～—]+|\.(?!\d)/gu;

/** 已完成验收 says what 完成验收 promised, and 做到专款专用 what 专款专用 does. */
const LEADING = /^(?:均已|都已|已经|已)?(?:做到|确保|保持|实现)?(?=..)/u;

/**
 * A described state in its bare words, for comparing: no punctuation, no quotation marks, no leading 已,
 * no 性 at the end (及时性 = 及时).
 */
export function bareWords(text: string): string {
  // A joined sign column puts = before words: =优.
  const marked = fold(text).replace(/^[=≥≤≧≦]+/u, '');
  const bare = marked.replace(SENTENCE_MARKS, '').replace(LEADING, '');
  return bare.length > 2 && bare.endsWith('性') ? bare.slice(0, -1) : bare;
}
