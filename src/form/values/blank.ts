/** Blank marks and what templates leave behind. */
import { fold } from './fold';

const MARK = /^(?:[-—–―－─━一/\\、／﹣]+|N\/?A|不适用)$/i;

/** `—`, `-`, `/` and the like: a person said that nothing belongs here. */
export function isMark(text: string): boolean {
  return MARK.test(fold(text));
}

const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:[.。…·]{2,}|…+)$/u,
  /^[*＊★]+$/u,
  /^[_＿]+$/u,
  /^[xX×Х]{2,}[%]?$/u,
  /^(?:(?:指标|目标)\d*[:.、]?(?:[.…]+)?)$/u,
  /^(?:按|根据|依据)(?:照)?(?:相关|有关|实际)?(?:要求|规定|情况|需要)(?:填写|填报)?$/u,
  /^(?:待定|待填|待填写|请填写|填写|此处填写.*)$/u,
];

/** `……`, `*`, `指标2：`, `按要求`: a template's words, not a target (RULES.md §6 V10). */
export function isPlaceholder(text: string): boolean {
  const folded = fold(text);
  return PLACEHOLDERS.some((pattern) => pattern.test(folded));
}
