/** Dates of 时效指标: 2022年12月30日, 12月底前完成, 2024-12-31, 2024.12, 第四季度, 年底前. */
import { fold } from './fold';
import type { DateSpan } from './model';

/** A date found in a text, before it is known whether the text may as well be a number. */
export interface FoundDate {
  readonly comparator: '<=' | '>=' | null;
  readonly span: DateSpan;
  /** True for `2024.12` and `20241231`, which may be amounts, and `11月`, which may be a length of time. */
  readonly mayBeNumber: boolean;
}

const DAYS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const QUARTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};

/** What may stand before a date: 完成时间为, 于, 截至 …, and comparators. */
const BEFORE =
  /^(?:(?:计划|预计|力争|应|须|需|要求|项目|工程|工作|资金|任务)*(?:(?:完成|完工|竣工|验收|交付|支付|拨付|上线|建成|开工|启动|到位|发放|结束|截止|截至|实施)(?:时间|日期|时限|期限)?|时间|日期|时限|期限|于|在|至|到|为|是|:|均|已|全部|最终))*(?:不晚于|不迟于|早于|先于|截至|截止|截止到|截至到|不早于|晚于|<=|≤|≦|<|>=|≥|≧|>|=)?$/u;

/** What may stand after it: 前完成, 之前投入使用, 底前全部支付到位 … */
const AFTER =
  /^(?:之前|以前|前|之后|以后|后|内|以内|之内)?(?:全部|均|已|全面|按时|按期|顺利|项目|工程|任务|工作|资金|款项|所有)*(?:完成|完工|竣工|建成|交付|到位|支付|拨付|发放|启动|开展|开工|上线|验收|通过|合格|实施|投入|使用|投用|运行|结束|结项|达成|落实|兑现|下达|支出|执行|完毕|到账|目标|任务)*$/u;

const SHAPES: readonly { readonly pattern: RegExp; read(groups: readonly string[]): DateSpan | null }[] = [
  {
    pattern: /(?<!\d)(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?(?!\d)/u,
    read: ([year = '', month = '', day = '']) => daySpan(year, month, day),
  },
  {
    pattern: /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/u,
    read: ([year = '', month = '', day = '']) => daySpan(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{4})年第?([一二三四1-4])季度(?:末|底|内)?/u,
    read: ([year = '', quarter = '']) => quarterSpan(year, quarter),
  },
  {
    pattern: /(?<!\d)(\d{4})(?:年|[-/.])(\d{1,2})(?!\d)(?:月份|月)?(底|末|初|上旬|中旬|下旬)?/u,
    read: ([year = '', month = '', part = '']) => monthSpan(year, month, part),
  },
  { pattern: /第?([一二三四1-4])季度(?:末|底|内)?/u, read: ([quarter = '']) => quarterSpan(null, quarter) },
  {
    pattern: /(?<!\d)(\d{1,2})月(\d{1,2})(?:日|号)/u,
    read: ([month = '', day = '']) => daySpan(null, month, day),
  },
  {
    pattern: /(?<![\d.,])(\d{1,2})月(?:份)?(底|末|初|上旬|中旬|下旬)?/u,
    read: ([month = '', part = '']) => monthSpan(null, month, part),
  },
  {
    pattern: /(?<!\d)((?:19|20)\d{2})年(?:度)?(上半年|下半年|底|末|内|年底)?/u,
    read: ([year = '', part = '']) => yearSpan(year, part),
  },
  { pattern: /(?:当年|本年|全年)?(?:年底|年末|年终)/u, read: () => yearSpan(null, '底') },
  { pattern: /(上半年|下半年)/u, read: ([part = '']) => yearSpan(null, part) },
];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function lastDay(year: string | null, month: number): number {
  const days = DAYS[month - 1] ?? 0;
  if (month !== 2 || year === null) return days;
  const number = Number(year);
  return (number % 4 === 0 && number % 100 !== 0) || number % 400 === 0 ? 29 : 28;
}

function daySpan(year: string | null, monthText: string, dayText: string): DateSpan | null {
  const month = Number(monthText);
  const day = Number(dayText);
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  if (year !== null && !/^(?:19|20)/.test(year)) return null;
  const text = `${two(month)}-${two(day)}`;
  return { year, earliest: text, latest: text };
}

function monthSpan(year: string | null, monthText: string, part: string): DateSpan | null {
  const month = Number(monthText);
  if (month < 1 || month > 12) return null;
  if (year !== null && !/^(?:19|20)/.test(year)) return null;
  const last = lastDay(year, month);
  const ends: Readonly<Record<string, readonly [number, number]>> = {
    初: [1, 10],
    上旬: [1, 10],
    中旬: [11, 20],
    下旬: [21, last],
    底: [21, last],
    末: [21, last],
  };
  const [first, end] = ends[part] ?? [1, last];
  return { year, earliest: `${two(month)}-${two(first)}`, latest: `${two(month)}-${two(end)}` };
}

function quarterSpan(year: string | null, quarterText: string): DateSpan | null {
  const quarter = QUARTERS[quarterText];
  if (quarter === undefined) return null;
  const month = quarter * 3;
  return { year, earliest: `${two(month - 2)}-01`, latest: `${two(month)}-${two(lastDay(year, month))}` };
}

function yearSpan(year: string | null, part: string): DateSpan {
  if (part === '上半年') return { year, earliest: '01-01', latest: '06-30' };
  if (part === '下半年') return { year, earliest: '07-01', latest: '12-31' };
  if (part === '底' || part === '末' || part === '年底') return { year, earliest: '12-01', latest: '12-31' };
  return { year, earliest: '01-01', latest: '12-31' };
}

/** No date is longer; longer texts are sentences. */
const LONGEST = 40;

/**
 * The date a text is, or null when it is none or says more than a date.
 * A month with a printed comparator sign (≤12月) is a duration, not December.
 */
export function readDate(text: string): FoundDate | null {
  if (text.length > LONGEST) return null;
  const folded = fold(text)
    .replace(/[。.;,、]+$/u, '')
    .replace(/[()]/g, '');
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    const before = folded.slice(0, match.index);
    const after = folded.slice(match.index + match[0].length);
    const span = read(match.slice(1).map((group) => group ?? ''));
    if (span === null || !BEFORE.test(before) || !AFTER.test(after)) continue;
    // 12月 behind a sign is a length of time; a year with more words behind it is a label (2024年度任务完成).
    if (/^\d{1,2}月$/.test(match[0]) && /[<>=≤≥≦≧]$/u.test(before)) continue;
    if (/^\d{4}年度?$/.test(match[0]) && after !== '' && !/^(?:之前|以前|前|内|以内|之内)/u.test(after)) continue;
    return {
      comparator: comparatorOf(before, after),
      span,
      mayBeNumber: /^(?:\d{4}\.\d{1,2}|\d{8}|\d{1,2}月)$/.test(folded),
    };
  }
  return null;
}

function comparatorOf(before: string, after: string): '<=' | '>=' | null {
  if (/(?:不早于|晚于|>=|≥|≧|>)$/u.test(before) && !/(?:不晚于)$/u.test(before)) return '>=';
  if (/^(?:之后|以后|后)/u.test(after)) return '>=';
  if (/(?:不晚于|不迟于|早于|先于|<=|≤|≦|<)$/u.test(before)) return '<=';
  if (/^(?:之前|以前|前|内|以内|之内)/u.test(after)) return '<=';
  return null;
}
