/** Units: one name for many spellings, 万/亿 taken out as a power of ten, exact factors where there are any. */
import { flatMap } from '../flat-map';
import type { Dimension, Unit } from './model';

interface Known {
  readonly name: string;
  readonly dimension: Dimension;
  readonly factor: string;
  readonly spellings: readonly string[];
}

/**
 * Exact factors only. 月 and 天 are apart (a month has no fixed days); 亩 is 2000/3 m² by definition,
 * so the base of areas is a third of a square metre and every factor stays whole.
 */
const KNOWN: readonly Known[] = [
  { name: '元', dimension: 'money', factor: '1', spellings: ['元', '元人民币', '人民币元', '块'] },
  { name: '角', dimension: 'money', factor: '0.1', spellings: ['角'] },
  { name: '%', dimension: 'ratio', factor: '0.01', spellings: ['%', '百分比', '百分数', '%百分比', '百分之'] },
  { name: '‰', dimension: 'ratio', factor: '0.001', spellings: ['‰', '千分比', '千分之'] },
  { name: '秒', dimension: 'time', factor: '1', spellings: ['秒', '秒钟', 's'] },
  { name: '分钟', dimension: 'time', factor: '60', spellings: ['分钟', 'min'] },
  { name: '小时', dimension: 'time', factor: '3600', spellings: ['小时', '个小时', '钟头', 'h'] },
  { name: '天', dimension: 'time', factor: '86400', spellings: ['天', '日', '自然日', '日历天'] },
  { name: '周', dimension: 'time', factor: '604800', spellings: ['周', '星期', '个星期'] },
  { name: '月', dimension: 'months', factor: '1', spellings: ['月', '个月'] },
  { name: '季度', dimension: 'months', factor: '3', spellings: ['季度', '季', '个季度'] },
  { name: '年', dimension: 'months', factor: '12', spellings: ['年', '年度', '个年度', '周年'] },
  { name: '毫米', dimension: 'length', factor: '0.001', spellings: ['毫米', 'mm'] },
  { name: '厘米', dimension: 'length', factor: '0.01', spellings: ['厘米', '公分', 'cm'] },
  { name: '米', dimension: 'length', factor: '1', spellings: ['米', '公尺', 'm'] },
  { name: '公里', dimension: 'length', factor: '1000', spellings: ['公里', '千米', 'km'] },
  { name: '克', dimension: 'mass', factor: '1', spellings: ['克', 'g'] },
  { name: '斤', dimension: 'mass', factor: '500', spellings: ['斤', '市斤'] },
  { name: '公斤', dimension: 'mass', factor: '1000', spellings: ['公斤', '千克', 'kg'] },
  { name: '吨', dimension: 'mass', factor: '1000000', spellings: ['吨', '公吨', 't'] },
  { name: '平方米', dimension: 'area', factor: '3', spellings: ['平方米', '平米', '平方', 'm²'] },
  { name: '亩', dimension: 'area', factor: '2000', spellings: ['亩', '市亩'] },
  { name: '公顷', dimension: 'area', factor: '30000', spellings: ['公顷', 'ha', 'hm²'] },
  { name: '平方公里', dimension: 'area', factor: '3000000', spellings: ['平方公里', '平方千米', 'km²'] },
  { name: '毫升', dimension: 'volume', factor: '0.001', spellings: ['毫升', 'ml'] },
  { name: '升', dimension: 'volume', factor: '1', spellings: ['升', '公升', 'l'] },
  { name: '立方米', dimension: 'volume', factor: '1000', spellings: ['立方米', '立方', 'm³', '方'] },
];

const BY_SPELLING: ReadonlyMap<string, Known> = new Map(
  flatMap(KNOWN, (known) => known.spellings.map((spelling) => [spelling, known] as const)),
);

const SCALES: readonly (readonly [string, number])[] = [
  ['百万', 6],
  ['千万', 7],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
  ['十万', 5],
  ['十亿', 9],
  ['万', 4],
  ['亿', 8],
  ['千', 3],
  ['百', 2],
];

/** Words that look like a scale and are not: 千米, 百分比, 千瓦时, 百分点. */
const NOT_A_SCALE = /^(?:千米|千克|千瓦|千伏|千卡|千帕|百分|千分|百日|万能|万象)/;

export const NO_UNIT: Unit = { printed: '', name: '', dimension: null, factor: '1', per: '' };

function find(spelling: string): Known | undefined {
  return BY_SPELLING.get(spelling) ?? BY_SPELLING.get(spelling.toLowerCase());
}

/** Brackets around the whole unit, or repeating it: `(万元)`, `%(百分比)`; words that only echo a rate: `%达标`. */
function unwrap(text: string): string {
  if (/^%[\u4e00-\u9fff]{1,5}$/u.test(text)) return '%';
  const whole = /^\(([^()]*)\)$/.exec(text);
  if (whole !== null) return whole[1] ?? '';
  const [, outer = '', inner = ''] = /^([^()]+)\(([^()]+)\)$/.exec(text) ?? [];
  if (outer === '') return text;
  const known = find(outer);
  // A remark behind a known unit is no part of it: 95%(抽样).
  return known !== undefined || outer === inner ? outer : text;
}

/** `人*月`, `人·月` and `人/月` below the line are the same. */
function perName(parts: readonly string[]): string {
  return flatMap(parts, (part) => part.split(/[*·×xX.]/))
    .map((part) => part.replace(/^每/, ''))
    .filter((part) => part !== '')
    .map((part) => find(part)?.name ?? part)
    .sort()
    .join('·');
}

/** What a unit text says: the unit and the power of ten of its scale (万元 → 元, 4). Never fails. */
export function readUnit(text: string): { readonly unit: Unit; readonly exponent: number } {
  const printed = unwrap(text);
  if (printed === '') return { unit: NO_UNIT, exponent: 0 };
  const [above = '', ...below] = printed.split(/[/每]/).filter((part, index) => part !== '' || index === 0);
  const whole = find(above);
  const scale =
    whole === undefined && !NOT_A_SCALE.test(above) ? SCALES.find(([word]) => above.startsWith(word)) : undefined;
  const bare = scale === undefined ? above : above.slice(scale[0].length);
  const known = whole ?? find(bare);
  const per = perName(below);
  // 个工作日 = 工作日, 场(次) = 场次
  const name = known?.name ?? bare.replace(/[()]/g, '').replace(/^个(?=..)/u, '');
  return {
    unit: {
      printed,
      name: per === '' ? name : `${name}/${per}`,
      dimension: known?.dimension ?? null,
      factor: known?.factor ?? '1',
      per,
    },
    exponent: scale?.[1] ?? 0,
  };
}

/** A unit that converts, or stands in everyday use: then a text may stand around the number. */
export function isKnownUnit(unit: Unit): boolean {
  return unit.dimension !== null;
}

/** Words that only count; those of one row may stand for each other (10台 / 12套, 100家 / 102户). */
const COUNTERS: readonly (readonly string[])[] = [
  [...'个项套台件份批处座辆只张块条根盏口棵株部本册篇幅期种类'],
  [...'家户个所'],
  [...'人名位个'],
  ['次', '场', '场次', '期', '批', '回', '起', '例', '个'],
];

/** Whether a unit does no more than count. */
export function isCounter(unit: Unit): boolean {
  return unit.per === '' && COUNTERS.some((words) => words.includes(unit.name));
}

/** Whether two different counters may count the same things. */
export function countAlike(left: Unit, right: Unit): boolean {
  if (left.per !== '' || right.per !== '') return false;
  return COUNTERS.some((words) => words.includes(left.name) && words.includes(right.name));
}
