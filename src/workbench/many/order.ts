/** Names in the order people count and look them up: 第2街道 before 第10街道, 二街道 before 十街道, the rest by pinyin. */

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const NUMERAL = '[〇零一二三四五六七八九十百千]+';
/**
 * Numerals that count: after 第, alone between signs, or before a word that is counted. 三门峡 and 一体化 are names, and
 * stay where pinyin puts them.
 */
const COUNTING = new RegExp(
  `(?<=第)${NUMERAL}|(?<![\\p{Script=Han}])${NUMERAL}(?=$|[^\\p{Script=Han}]|[街镇乡村社区号期批组队科室处股站所院校中小月季年度班片册表附])`,
  'gu',
);

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Negative when `one` comes first. */
export function compareNames(one: string, other: string): number {
  return compareKeys(orderKey(one), orderKey(other)) || collator.compare(one, other);
}

/** For sorting many: keys are made once, then compared. */
export function compareKeys(one: string, other: string): number {
  return collator.compare(one, other);
}

/** The name with its counting numerals as digits. */
export function orderKey(name: string): string {
  return name.replace(COUNTING, (numeral) => String(numberOf(numeral)));
}

/** 二十三 → 23, 一百零五 → 105, 二〇二四 → 2024. */
function numberOf(numeral: string): number {
  const plain = numeral.replaceAll('〇', '零');
  if (!/[十百千]/u.test(plain)) return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''));
  let sum = 0;
  let digit = 0;
  for (const character of plain) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += Math.max(1, digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
