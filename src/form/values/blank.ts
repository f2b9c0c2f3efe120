/** Blank marks and what templates leave behind: the one place that knows them, for cells, names and values. */
import { fold } from './fold';

const MARK =
  /^[\s\-\u2010-\u2015\u2212\u2500\u2501\u30fc\uff0d\ufe58\ufe63一/\uff0f\\\uff3c、]+$|^\s*(?:N\/?A|不适用)\s*$/iu;

/** `—`, `-`, `/` and the like: a person said that nothing belongs here. A blank text is none. */
export function isMark(text: string): boolean {
  return MARK.test(text) && text.trim() !== '';
}

/** Figures, and the characters of words but 一, which may be a dash, and 不 of 不适用: by far the most texts begin so. */
const SAYS_SOMETHING = /^[\d\u4e01-\u4e0c\u4e0e-\u9fff]/u;

/** Blank, a blank mark, or a line to write on (`____`). */
export function saysNothing(text: string): boolean {
  if (SAYS_SOMETHING.test(text)) return false;
  return text === '' || text.trim() === '' || MARK.test(text) || /^[_＿\s]+$/u.test(text);
}

const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:[.。…·]{2,}|…+)(?:指标)?:?$/u,
  /^[*＊★]+$/u,
  /^[_＿]+$/u,
  /^[xX×Х]{2,}%?(?:指标)?:?$/u,
  /^(?:(?:三级)?(?:指标|目标)[\d一二三四五六七八九十]*[:.、]?(?:[.…]+|[-—–/]+)?)$/u,
  /^(?:按|根据|依据)(?:照)?(?:相关|有关|实际)?(?:要求|规定|情况|需要)(?:填写|填报)?$/u,
  /^(?:待定|待填|待填写|请填写|填写|此处填写.*)$/u,
];

/** What every pattern above begins with; spaces and full-width signs fold away. */
const MAY_BEGIN = /^[\s\u200b-\u200d\ufeff]*[.．。…·*＊★_＿xXｘＸ×Х三指目按根依待请填此]/u;

/** No placeholder but an instruction is longer. */
const LONGEST = 40;

/** `……`, `*`, `指标2：`, `按要求`: a template's words, not a target (RULES.md §6 V10). */
export function isPlaceholder(text: string): boolean {
  if (text.length > LONGEST || !MAY_BEGIN.test(text)) return false;
  const folded = fold(text);
  return PLACEHOLDERS.some((pattern) => pattern.test(folded));
}

/** `未达到90%的需说明原因（100字以内）`: how the template asks for words that nobody has written yet. */
export function isInstruction(text: string): boolean {
  return /\d\s*字(?:以内|内|左右)/u.test(text) && /说明|填写|分析|简述|阐述|提出/u.test(text);
}
