/** Pairs the rows of a 绩效目标申报表 with those of the self-evaluation. Doubt is handed to a person, never guessed away. */
import { flatMap } from '../../form/flat-map';
import type { Form, Indicator } from '../../form/model';
import { plainName } from '../rows';

export interface DeclaredPair {
  readonly declared: Indicator;
  readonly indicator: Indicator;
  /** `prefix`: a name printed cut short · `near`: a few characters differ. */
  readonly by: 'exact' | 'prefix' | 'near';
}

/** A declared row that fits several rows equally well. */
export interface AmbiguousMatch {
  readonly declared: Indicator;
  readonly candidates: readonly Indicator[];
}

export interface DeclarationMatch {
  readonly pairs: readonly DeclaredPair[];
  /** Declared, and nowhere in the self-evaluation. */
  readonly missing: readonly Indicator[];
  /** In the self-evaluation, and never declared. */
  readonly added: readonly Indicator[];
  readonly ambiguous: readonly AmbiguousMatch[];
}

/** Declarations print names cut at 13 or 14 characters; anything shorter was not cut. */
const CUT_FROM = 10;

/** Characters that may differ in names of this length. */
function allowedEdits(length: number): number {
  if (length < 6) return 0;
  return length < 12 ? 1 : 2;
}

/** Edits from one text to another, or `limit + 1` once there are more. */
function edits(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let previous = Array.from({ length: right.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const swap = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

/** What is counted stands at the end: 完成率 is not 完成数, whatever the edit distance. */
function sameEnd(left: string, right: string): boolean {
  return left.at(-1) === right.at(-1);
}

/** Digits tell rows apart (一期, 1号楼 against 2号楼). */
function sameDigits(left: string, right: string): boolean {
  const digits = (name: string): string => name.replace(/[^\d一二三四五六七八九十甲乙丙丁]/gu, '');
  return digits(left) === digits(right);
}

type Test = (declared: string, name: string) => boolean;

const exact: Test = (declared, name) => declared === name;

const prefix: Test = (declared, name) =>
  (declared.length >= CUT_FROM && name.startsWith(declared)) || (name.length >= CUT_FROM && declared.startsWith(name));

const near: Test = (declared, name) => {
  const limit = allowedEdits(Math.min(declared.length, name.length));
  return limit > 0 && sameEnd(declared, name) && sameDigits(declared, name) && edits(declared, name, limit) <= limit;
};

function sameLevel1(left: Indicator, right: Indicator): boolean {
  const [one, other] = [plainName(left.level1), plainName(right.level1)];
  return one === '' || other === '' || one === other;
}

/**
 * Matches by name: exact first, then names cut short, then small differences; level-2 is ignored,
 * level-1 decides between equals. Each row is used once.
 */
export function matchDeclaration(form: Form, declaration: Form): DeclarationMatch {
  const named = (indicators: readonly Indicator[]): Indicator[] =>
    indicators.filter(({ name }) => plainName(name.text) !== '');
  let open = named(form.indicators);
  let waiting = named(declaration.indicators);
  const pairs: DeclaredPair[] = [];
  const ambiguous: AmbiguousMatch[] = [];

  const pass = (by: DeclaredPair['by'], test: Test): void => {
    const fits = (declared: Indicator, indicator: Indicator): boolean =>
      test(plainName(declared.name.text), plainName(indicator.name.text)) &&
      (by !== 'near' || sameLevel1(declared, indicator));
    const left: Indicator[] = [];
    for (const declared of waiting) {
      const all = open.filter((indicator) => fits(declared, indicator));
      const inGroup = all.filter((indicator) => sameLevel1(declared, indicator));
      const candidates = inGroup.length > 0 ? inGroup : all;
      const rivals = waiting.filter(
        (other) => other !== declared && candidates.some((candidate) => fits(other, candidate)),
      );
      const [only] = candidates;
      if (only === undefined) left.push(declared);
      // The same name several times on both sides is paired in order.
      else if (candidates.length === 1 ? rivals.length === 0 || by === 'exact' : by === 'exact') {
        pairs.push({ declared, indicator: only, by });
        open = open.filter((indicator) => indicator !== only);
      } else ambiguous.push({ declared, candidates });
    }
    waiting = left;
  };
  pass('exact', exact);
  pass('prefix', prefix);
  pass('near', near);

  const inDoubt = new Set(flatMap(ambiguous, ({ candidates }) => candidates));
  return { pairs, missing: waiting, added: open.filter((indicator) => !inDoubt.has(indicator)), ambiguous };
}

/** Unknown on one side is no difference. */
function agree(left: string, right: string): boolean {
  return left === '' || right === '' || left === right;
}

function unitName(form: Form): string {
  return plainName(form.unit.text).replace(/(?:本级|机关)$/u, '');
}

/** What a declaration is found by, as it is compared; `''` when unknown. */
export interface DeclarationKey {
  readonly project: string;
  readonly unit: string;
  readonly year: string;
}

export function declarationKey(form: Form): DeclarationKey {
  return { project: plainName(form.project.text), unit: unitName(form), year: form.year };
}

/**
 * The declaration that belongs to a form: same project, unit and year as far as both name them.
 * Null when there is none, or when several fit equally well. Project names such as 宣传与推广 are used by many units,
 * so the name alone never decides.
 */
export function bestDeclaration(form: Form, declarations: readonly Form[]): Form | null {
  const own = declarationKey(form);
  if (own.project === '') return null;
  const fitting = declarations.filter((declaration) => {
    if (declaration.kind !== 'declaration') return false;
    const { project, unit, year } = declarationKey(declaration);
    return project === own.project && agree(unit, own.unit) && agree(year, own.year);
  });
  const [only, ...others] = fitting;
  return only !== undefined && others.length === 0 ? only : null;
}
