/** Numbers written in characters, and two units of time that are one length, rewritten with digits. */
import { isCounter, isKnownUnit, readUnit } from './unit';

const ONES: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const CHARACTERS = '[零〇一二两三四五六七八九十百千]+';
const BEFORE =
  '(?:[<>=≥≤≧≦]+|不(?:得)?(?:少于|低于|小于|超过|高于|多于|大于)|至少|最少|至多|最多|达到?|共|约|每年|全年|完成|开展)?';
const AFTER = '(?:(?:及|含)?以上|(?:及|含)?以下|(?:及|之)?以?内|左右)?';

/** 三次, 不少于两场, 十二个月以内: the whole text, so that 一致, 三公经费 and 十四五 stay words. */
const COUNTED = new RegExp(`^(${BEFORE})(${CHARACTERS})([^零〇一二两三四五六七八九十百千\\d]{1,4}?)(${AFTER})$`, 'u');
const PERCENT = new RegExp(`^(${BEFORE})百分之(${CHARACTERS})(?:点([零〇一二三四五六七八九]+))?(${AFTER})$`, 'u');
/** 九成, 八成五. */
const TENTHS = new RegExp(`^(${BEFORE})([一二三四五六七八九])成([一二三四五六七八九])?(${AFTER})$`, 'u');

const MIXED_TIME: readonly (readonly [pattern: RegExp, factor: bigint, unit: string])[] = [
  [/(\d{1,6})天(\d{1,2})个?小时/u, 24n, '小时'],
  [/(\d{1,6})个?小时(\d{1,2})分钟?/u, 60n, '分钟'],
  [/(\d{1,6})分钟?(\d{1,2})秒钟?/u, 60n, '秒'],
  [/(?<!\d)(\d{1,2})年零?(\d{1,2})个月/u, 12n, '个月'],
];

/** A folded text in digits: `不少于两次 → 不少于2次`, `百分之九十五以上 → 95%以上`, `1小时30分钟 → 90分钟`. */
export function inDigits(text: string): string {
  if (/\d/u.test(text)) return withOneUnit(text);
  if (!/[一二两三四五六七八九十百]/u.test(text) || text.length > 20) return text;
  const tenths = TENTHS.exec(text);
  if (tenths !== null) {
    const [, before = '', tens = '', ones = '', after = ''] = tenths;
    return `${before}${ONES[tens] ?? ''}${ONES[ones] ?? 0}%${after}`;
  }
  const percent = PERCENT.exec(text);
  if (percent !== null) {
    const [, before = '', whole = '', fraction = '', after = ''] = percent;
    const number = valueOf(whole);
    if (number === null) return text;
    const places = [...fraction].map((character) => ONES[character] ?? 0).join('');
    return `${before}${number}${places === '' ? '' : `.${places}`}%${after}`;
  }
  const counted = COUNTED.exec(text);
  if (counted === null) return text;
  const [, before = '', characters = '', unitText = '', after = ''] = counted;
  const number = valueOf(characters);
  const { unit } = readUnit(unitText);
  return number === null || !(isKnownUnit(unit) || isCounter(unit)) ? text : `${before}${number}${unitText}${after}`;
}

/** 三百二十 → 320; null when the characters are no number (十四五). */
function valueOf(characters: string): number | null {
  let total = 0;
  let ones: number | null = null;
  let place = 10000;
  for (const character of characters) {
    const factor = PLACES[character];
    if (factor === undefined) {
      const one = ONES[character];
      if (one === undefined || (ones !== null && ones !== 0)) return null;
      ones = one;
    } else {
      if (factor >= place) return null;
      total += (ones ?? (total === 0 ? 1 : 0)) * factor;
      place = factor;
      ones = null;
    }
  }
  return total + (ones ?? 0);
}

function withOneUnit(text: string): string {
  for (const [pattern, factor, unit] of MIXED_TIME) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [both, larger = '0', smaller = '0'] = match;
    return text.replace(both, `${BigInt(larger) * factor + BigInt(smaller)}${unit}`);
  }
  return text;
}
