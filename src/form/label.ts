/** Labels as real sheets print them: torn over lines, spaced out, full width, with units in brackets. */

/** Longer texts are sentences, not labels: they are not worth comparing with a vocabulary. */
const LONGEST_LABEL = 60;

const SPACES = /[\s\u200b-\u200f\u2060\ufeff]+/gu;

/** Zero-width characters, which `trim` leaves. */
function isUnseen(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
}

/** Without the spaces around it, those nobody sees included. */
export function trimmed(text: string): string {
  let rest = text.trim();
  while (isUnseen(rest.charCodeAt(0)) || isUnseen(rest.charCodeAt(rest.length - 1))) {
    let first = 0;
    let last = rest.length;
    while (first < last && isUnseen(rest.charCodeAt(first))) first += 1;
    while (last > first && isUnseen(rest.charCodeAt(last - 1))) last -= 1;
    rest = rest.slice(first, last).trim();
  }
  return rest;
}

/** Of a long text only the beginning is looked at. */
const LONGEST_LOOK = 500;

/** Anything that narrowing or closing up could change. */
const UNTIDY = /[^\u4e00-\u9fffA-Za-z0-9%.()/-]/u;

/** Narrowed from full width, without spaces, line breaks and characters nobody sees. */
export function plainText(text: string): string {
  const look = text.slice(0, LONGEST_LOOK);
  return UNTIDY.test(look) ? look.normalize('NFKC').replace(SPACES, '') : look;
}

/**
 * The label with spaces and line breaks gone, full-width forms narrowed and the closing colon dropped:
 * `年度 \n指标值： → 年度指标值`. Texts longer than a label may be come back as `''`.
 */
export function normalizeLabel(text: string): string {
  if (text.length > LONGEST_LABEL * 3) return '';
  const untidy = UNTIDY.test(text);
  const plain = untidy ? plainText(text) : text;
  if (plain.length > LONGEST_LABEL) return '';
  return untidy ? plain.replace(/[:;,。、]+$/u, '').replace(/^[★☆*●◆■□]+/u, '') : plain;
}

/** What two spellings of one label have in common: no brackets, no word 指标 at the end (`执行率(%) → 执行率`). */
export function labelKey(label: string): string {
  const open = withoutBrackets(label);
  const bare = open.endsWith(':') ? open.replace(/:+$/u, '') : open;
  return bare.length > 2 && bare.endsWith('指标') ? bare.slice(0, -2) : bare;
}

const OPENING = /[([{【〔《]/u;

/** `全年预算数(A) → 全年预算数`; an unclosed bracket at the end goes too. */
export function withoutBrackets(label: string): string {
  if (!OPENING.test(label)) return label;
  return label.replace(/[([{【〔《][^()[\]{}【】〔〕《》]*[)\]}】〕》]/gu, '').replace(/[([{【〔][^)\]}】〕]*$/u, '');
}

/** `(50分)`, `50分`, `(特性指标70分)`. */
const POINTS = /(?:[([【][^()[\]【】\d]{0,8})?(\d+(?:\.\d+)?)分[)\]】]?$/u;

/** The points a level-1 label declares, as a decimal string: `投入与管理(36分) → 36`, `产出指标50分 → 50`. */
export function declaredPoints(label: string): string | null {
  const match = POINTS.exec(label);
  return match?.[1] ?? null;
}

/** The level label without its points: `产出指标(50分) → 产出指标`. */
export function withoutPoints(label: string): string {
  return label.replace(POINTS, '');
}
