import { flatMap } from '../../form/flat-map';
import type { Field, Indicator } from '../../form/model';
import { remembered } from '../../form/remembered';
import type { ActualReading, Quantity, TargetReading } from '../../form/values';
import { Decimal, powerOfTen } from '../../scoring/decimal';
import type { Check, Report } from '../check';
import { actualOf, targetOf } from '../readings';
import { cellsOf } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { aboutRow, quoted, text } from '../wording';

/** A figure of the goal that speaks of an indicator. */
interface Mention {
  readonly figure: Decimal;
  /** As printed with its unit. */
  readonly printed: string;
  /** 指标数 6900 人: what was set, though it stands among the results. */
  readonly ofTarget: boolean;
}

function valueOf({ number }: Quantity): Decimal {
  return powerOfTen(number.digits, number.exponent);
}

function quantityOf(reading: TargetReading | ActualReading): Quantity | null {
  return reading.kind === 'number' || reading.kind === 'bound' ? reading.quantity : null;
}

function plain(printed: string): string {
  return printed.normalize('NFKC').replace(/[\s“”"'‘’、]/gu, '');
}

/** The name without its counting word: 公益性岗位查岗数量 is mentioned as 公益性岗位查岗. */
const stemsOf = remembered((printed): readonly string[] => {
  const name = plain(printed);
  const stem = name.replace(/(?:人数|人次|数量|次数|场次|场数|家数|总数|数)$/u, '');
  return [...new Set([name, stem])].filter((candidate) => candidate.length >= 5);
});

const LINK =
  /^(?:总?(?:人数|人次|数量|次数|场次|场数|家数|数))?(?:为|达到了?|达|共计?|合计|不低于|不少于|不高于|不超过|超过|至少|完成|约|近|:|>=|<=|≥|≤|=)*/u;

/** A scale (万) or 余, 多 after it: approximate figures (30余场, 近17万) are not compared. */
const FIGURE = /^(\d[\d,]*(?:\.\d+)?)(余|多|万|亿|千)?/u;

/** 完成指标数（6900人）: what was set. */
const WAS_SET = /^[,(]*(?:完成|为|是|占|相当于)?(?:年度)?(?:指标数|目标数|目标任务|任务数|计划数)\(?/u;

/** The name must not be the tail of a longer one: 残疾人就业培训 is not 就业培训. */
function startsPhrase(before: string): boolean {
  return /(?:^|[\p{P}\p{S}\d])$|(?:开展|完成|组织|实现|举办|其中|全年|年度|以及|帮助|新增|[本我全][市区县]|及|和|与|共|的)$/u.test(
    before,
  );
}

interface Figure {
  readonly figure: Decimal;
  readonly printed: string;
  readonly exact: boolean;
  /** What follows the unit. */
  readonly rest: string;
}

/** A number in this unit at the start of the text. */
function figureAt(words: string, unit: string): Figure | null {
  const match = FIGURE.exec(words);
  if (match === null) return null;
  const [whole, digits = '', scale] = match;
  if (!words.startsWith(unit, whole.length)) return null;
  const figure = new Decimal(digits.replaceAll(',', ''));
  return {
    figure,
    printed: `${digits}${unit}`,
    exact: scale === undefined,
    rest: words.slice(whole.length + unit.length),
  };
}

/** `prose` is the goal in plain words. */
function mentions(prose: string, stems: readonly string[], unit: string): Mention[] {
  return flatMap(stems, (stem) => {
    const start = prose.indexOf(stem);
    if (start < 0 || !startsPhrase(prose.slice(0, start))) return [];
    const after = prose.slice(start + stem.length);
    const link = LINK.exec(after)?.[0] ?? '';
    const direct = figureAt(after.slice(link.length), unit);
    if (direct === null) return [];
    const found: Mention[] = [];
    if (direct.exact && !/[约近]/u.test(link))
      found.push({ figure: direct.figure, printed: direct.printed, ofTarget: false });
    const said = WAS_SET.exec(direct.rest)?.[0];
    const set = said === undefined ? null : figureAt(direct.rest.slice(said.length), unit);
    if (set?.exact === true) found.push({ figure: set.figure, printed: set.printed, ofTarget: true });
    return found;
  });
}

function compare(indicator: Indicator, goal: Field, prose: string, part: 'expected' | 'actual'): Report[] {
  const stems = stemsOf(indicator.name.text);
  if (!stems.some((stem) => prose.includes(stem))) return [];
  const target = quantityOf(targetOf(indicator));
  const actual = quantityOf(actualOf(indicator));
  const unit = (part === 'expected' ? target : actual)?.unit.printed ?? '';
  if (unit === '' || target === null) return [];
  const seen = new Set<string>();
  return flatMap(mentions(prose, stems, plain(unit)), (mention): Report[] => {
    const ofTarget = part === 'expected' || mention.ofTarget;
    const own = ofTarget ? target : actual;
    if (own === null || valueOf(own).equals(mention.figure) || seen.has(mention.printed)) return [];
    seen.add(mention.printed);
    const field = ofTarget ? indicator.target : indicator.actual;
    const [zhPart, enPart] =
      part === 'expected' ? ['年度总体目标', 'The goal'] : ['总体目标完成情况', 'The account of results'];
    const [zhColumn, enColumn] = ofTarget ? ['年度指标值', 'target'] : ['实际完成值', 'actual'];
    return [
      {
        cell: field.cell ?? indicator.name.cell,
        related: cellsOf([goal]),
        message: aboutRow(
          indicator,
          `${zhPart}中{row}${mention.ofTarget ? '的指标数' : ''}写作${quoted(mention.printed)}，该指标的${zhColumn}是${quoted(field.text)}，两处不一致。`,
          `${enPart} says ${quoted(mention.printed)} for {row}${mention.ofTarget ? ' as its target' : ''}, its ${enColumn} is ${quoted(field.text)}: they differ.`,
        ),
        fix: text('请核对后使两处一致。', 'Check, and make both agree.'),
      },
    ];
  });
}

export const C02: Check = {
  code: 'C02',
  light: 'yellow',
  title: text('总体目标中的数与指标不一致', 'A number in the goal differs from the indicator'),
  what: text(
    '总体目标或完成情况里提到某指标的数，是否与该指标的年度指标值、实际完成值相同。',
    'Whether a figure the goal gives for an indicator agrees with its target or actual.',
  ),
  source: REVIEW_PRACTICE,
  why: text('同一事项两处数字不同，复核时无从采信。', 'With two figures for one thing a reviewer can trust neither.'),
  example: {
    text: text(
      '总体目标写「公益性岗位查岗1000个」，指标值却是「≥600个」。',
      'The goal says 「公益性岗位查岗1000个」, the target 「≥600个」.',
    ),
    wrong: {
      goal: { expected: '全年开展公益性岗位查岗1000个，更好发挥资金效益。', actual: '已全部完成。' },
      indicators: [{ name: '公益性岗位查岗数量', target: '≥600个', actual: '620个' }],
    },
    right: {
      goal: { expected: '全年开展公益性岗位查岗600个，更好发挥资金效益。', actual: '已全部完成。' },
      indicators: [{ name: '公益性岗位查岗数量', target: '≥600个', actual: '620个' }],
    },
  },
  how: text(
    '以年初申报为准核对，改正不一致的一处。',
    'Compare with the declaration and correct the figure that is off.',
  ),
  safe: false,
  run({ scored: { form } }) {
    const parts = flatMap(form.goals, ({ expected, actual }) => [
      { goal: expected, part: 'expected' as const, prose: plain(expected.text) },
      { goal: actual, part: 'actual' as const, prose: plain(actual.text) },
    ]).filter(({ prose }) => /\d/u.test(prose));
    return flatMap(form.indicators, (indicator) =>
      flatMap(parts, ({ goal, part, prose }) => compare(indicator, goal, prose, part)),
    );
  },
};
