/** A whole text as one number with comparator and unit, or as a range of two. */
import { cutPrefix, cutSuffix, joinComparators, type Cut } from './comparator';
import { inDigits } from './digits';
import { fold } from './fold';
import type { Comparator, ExactNumber, Quantity } from './model';
import { numbersIn, type NumberToken } from './number';
import { isKnownUnit, NO_UNIT, readUnit } from './unit';

export interface ReadNumber {
  readonly kind: 'number';
  readonly comparator: Comparator | null;
  readonly quantity: Quantity;
}

export interface ReadRange {
  readonly kind: 'range';
  readonly low: Quantity;
  readonly high: Quantity;
}

/** Words that may lead to a number without changing what it says. */
const LEAD =
  /(?:^|共|共计|合计|总计|累计|已|均|约|大约|平均|实际|全年|年|每年|每月|每天|每日|每季度|每次|每人|人均|为|是|达|达到|完成|实现|提供|发放|开展|举办|组织|:|,|、|数量|数|率|度|量|额|值|人数|次数|时间|时长|面积|比例|成本|比|需|应|须)$/u;

/** A short noun before a counted number: 培训人员120人. Not 第2名, which ranks. */
const NOUN_LEAD = /^[\u4e00-\u9fff]{1,10}(?<!第)$/u;

/** A unit is a short noun; a verb or a sentence behind the number makes it a described state. */
const SENTENCE =
  /[;,，。；!?"“”]|完成|建立|建设|建成|开展|实施|达到|达成|以上|以下|通过|提升|提高|增长|下降|改善|保障|全部|左右|年度|[前后]$/u;
const LONGEST_UNIT = 8;
const LONGEST_LEAD = 30;

/** Longer texts are sentences. */
const LONGEST = 120;

/** `1、≥90%`, `(2)不少于3次`: the number of an item in a list. */
const NUMBERING = /^(?:\(\d{1,2}\)|\d{1,2}[、.)])(?=[\u4e00-\u9fff≥≤≧≦<>=])/u;

/** `2023.1-2023.12` is a period, not two amounts. */
const YEAR = /^(?:19|20)\d{2}(?:\.\d{1,2})?$/;

/** Words of change between two numbers. */
const CHANGE = /提升|提高|增加|增长|扩大|降低|下降|减少|缩短|压缩|调整|上升/u;

/** Between two demands on one value: `≥90%，且≤100%`. */
const AND = /[,、;]?(?:并且|同时|且|并|和)?$/u;

const RANGE_SIGN = /^(?:-|—|–|~|～|〜|∼|至|到|--|——|─)+$/u;

/**
 * Reads a folded or raw text as a number (one comparator, one number, one unit) or as a range.
 * Null when there is no number, more than a range, or words that make it something else.
 */
export function readQuantity(text: string): ReadNumber | ReadRange | null {
  if (text.length > LONGEST) return null;
  const folded = inDigits(trimEnd(fold(text)).replace(NUMBERING, ''));
  const tokens = numbersIn(folded);
  if (tokens === null) return null;
  const [first, second, ...more] = tokens;
  if (first === undefined || more.length > 0) return null;
  if (second !== undefined) return readTwo(folded, first, second);
  return readOne(folded, first);
}

/** Full stops and the like at the end say nothing. */
function trimEnd(text: string): string {
  return text.replace(/[。;,；、.]+$/u, '');
}

function readOne(text: string, token: NumberToken): ReadNumber | null {
  const ahead = openBracket(text.slice(0, token.start));
  // 不低于百分之90: the unit stands before the number.
  const percentWord = ahead.endsWith('百分之');
  const before = cutPrefix(percentWord ? ahead.slice(0, -3) : ahead);
  const after = behind(text.slice(token.end));
  const comparator = joinComparators(before, after.cut);
  if (comparator === undefined) return null;
  const unitText = after.unit === '' && percentWord ? '百分比' : after.unit;
  const quantity = quantityOf(token.number, unitText);
  if (quantity === null) return null;
  const marked = comparator !== null || after.bound !== null;
  const counted = quantity.unit.printed !== '' && (isKnownUnit(quantity.unit) || quantity.unit.printed.length <= 3);
  if (!marked && !LEAD.test(before.rest) && !(counted && NOUN_LEAD.test(before.rest))) return null;
  if (before.rest.length > LONGEST_LEAD) return null;
  return { kind: 'number', comparator: after.bound ?? comparator, quantity };
}

/** A bracket opened before the number and closed behind it: (≥90%). */
function openBracket(text: string): string {
  return text.endsWith('(') ? text.slice(0, -1) : text;
}

interface Behind {
  readonly unit: string;
  readonly cut: Cut;
  /** 余, 多: more than said (500余人). */
  readonly bound: Comparator | null;
}

function behind(text: string): Behind {
  const more = /^(?:余|多)(?=.)/u.exec(text);
  const rest = text.slice(more?.[0].length ?? 0);
  // The bracket closes one that opened before the number.
  const cut = cutSuffix(rest.includes('(') ? rest : rest.replace(/\)$/, ''));
  return { unit: cut.rest.replace(/左右$/u, ''), cut, bound: more === null ? null : '>=' };
}

function quantityOf(number: ExactNumber, unitText: string): Quantity | null {
  const { unit, exponent } = readUnit(unitText);
  if (!isKnownUnit(unit) && unit !== NO_UNIT && (unit.printed.length > LONGEST_UNIT || SENTENCE.test(unit.printed))) {
    return null;
  }
  return { number: { ...number, exponent: number.exponent + exponent }, unit };
}

/** `80%-90%`, `3～5次`, `≥80%且≤90%`, `80%≤x≤90%`. */
function readTwo(text: string, first: NumberToken, second: NumberToken): ReadRange | null {
  const between = text.slice(first.end, second.start);
  const after = behind(text.slice(second.end));
  const before = cutPrefix(openBracket(text.slice(0, first.start)));
  // 从50%提升到90%: a way, not a range.
  if (/(?:从|由)$/u.test(before.rest) || CHANGE.test(between)) return null;
  const both = between.match(/^(.*?)((?:-|—|–|~|～|〜|∼|至|到|─)+)$/u);
  if (both !== null && RANGE_SIGN.test(both[2] ?? '') && after.cut.comparator === null && after.bound === null) {
    if (before.comparator !== null && before.printed !== '控制在' && before.comparator !== '=') return null;
    if (!LEAD.test(before.rest) && before.rest.length > 12) return null;
    return rangeOf(first.number, both[1] ?? '', second.number, after.unit);
  }
  const inner = cutPrefix(between);
  const unitBetween = inner.rest.replace(AND, '');
  if (before.comparator === '>=' && inner.comparator === '<=' && unitBetween.length <= 6) {
    return rangeOf(first.number, unitBetween, second.number, after.unit);
  }
  const outer = /^(.*?)(?:<=|≤|≦)[\p{L}]{0,8}(?:<=|≤|≦)$/u.exec(between);
  if (before.comparator === null && outer !== null)
    return rangeOf(first.number, outer[1] ?? '', second.number, after.unit);
  return null;
}

/** A unit or scale printed once counts for both ends: 3～5次, 1-2万元. */
function rangeOf(low: ExactNumber, lowUnit: string, high: ExactNumber, highUnit: string): ReadRange | null {
  const lowQuantity = quantityOf(low, lowUnit === '' ? highUnit : lowUnit);
  const highQuantity = quantityOf(high, highUnit === '' ? lowUnit : highUnit);
  if (lowUnit + highUnit === '' && YEAR.test(low.digits) && YEAR.test(high.digits)) return null;
  if (lowQuantity === null || highQuantity === null) return null;
  return { kind: 'range', low: lowQuantity, high: highQuantity };
}
