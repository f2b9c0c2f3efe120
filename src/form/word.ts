/** What a text of a sheet says as a label: worked out when first asked for, and once for all cells that print it. */
import { readNumber } from './field';
import { labelKey, normalizeLabel, plainText, trimmed } from './label';
import { remembered } from './remembered';
import { saysNothing } from './values/blank';
import {
  ACTUAL_GOAL,
  columnMatch,
  DEPARTMENT_LABEL,
  EXPECTED_GOAL,
  FORM_REASON,
  fundsMatch,
  fundsTitle,
  GRADE_LABEL,
  HEADER_TOTAL_LABEL,
  isKnownTitle,
  isTotalLabel,
  OTHER_HEAD_LABEL,
  PROJECT_LABEL,
  titleKind,
  UNIT_LABEL,
  WHOLE_DEPARTMENT_LABEL,
  WHOLE_PROJECT_GOAL,
  type FundsRole,
  type LabelPattern,
  type RoleMatch,
  type TitleKind,
} from './vocabulary';

export type GoalSide = 'expected' | 'actual' | 'whole';

/** Label and entry in one cell: `项目名称：甲`. */
export interface Inside {
  readonly lead: Word;
  readonly rest: string;
}

const HEAD_LABELS = [
  PROJECT_LABEL,
  WHOLE_DEPARTMENT_LABEL,
  DEPARTMENT_LABEL,
  UNIT_LABEL,
  HEADER_TOTAL_LABEL,
  GRADE_LABEL,
  EXPECTED_GOAL,
  ACTUAL_GOAL,
  WHOLE_PROJECT_GOAL,
  OTHER_HEAD_LABEL,
];

/** The longest label of a head. */
const LONGEST_HEAD_LABEL = 20;

/** Where a label before a colon ends at the latest. */
const LONGEST_LEAD = 24;

export class Word {
  /** Without the spaces around it. */
  readonly text: string;
  /** `normalizeLabel(text)`; `''` for sentences. */
  readonly label: string;
  /** `labelKey(label)`. */
  readonly key: string;
  /** The number it says, as `readNumber` has it. */
  readonly number: string | null;
  /** Whether it is the exact title of a column. */
  readonly titled: boolean;
  /** Patterns that were asked for, and those among them that fit. */
  private asked = 0;
  private fitting = 0;
  private plainText: string | undefined;
  private columnFound: RoleMatch | null | undefined;
  private fundsFound: FundsRole | null | undefined;
  private headFound: boolean | undefined;
  private titleFound: TitleKind | null | undefined;
  private totalFound: boolean | undefined;
  private insideFound: Inside | null | undefined;
  private speaksFound: boolean | undefined;
  private blankFound: boolean | undefined;

  constructor(printed: string) {
    this.text = trimmed(printed);
    this.label = normalizeLabel(this.text);
    this.key = labelKey(this.label);
    this.number = readNumber(this.text, this.text);
    this.titled = isKnownTitle(this.key);
  }

  /** Whether the key stands for what the pattern means. */
  is({ pattern, bit }: LabelPattern): boolean {
    if ((this.asked & bit) === 0) {
      this.asked |= bit;
      if (pattern.test(this.key)) this.fitting |= bit;
    }
    return (this.fitting & bit) !== 0;
  }

  /** `plainText(text)`. */
  get plain(): string {
    this.plainText ??= plainText(this.text);
    return this.plainText;
  }

  /** `saysNothing(text)`. */
  get blank(): boolean {
    this.blankFound ??= saysNothing(this.text);
    return this.blankFound;
  }

  /** What a column with this title is. */
  get column(): RoleMatch | null {
    if (this.columnFound === undefined) this.columnFound = columnMatch(this.key);
    return this.columnFound;
  }

  /** What a column of 项目资金 with this title is. */
  get funds(): FundsRole | null {
    if (this.fundsFound === undefined) this.fundsFound = fundsTitle(this.key);
    return this.fundsFound;
  }

  /** Whether it labels an entry of the head, so that it is never taken for a value. */
  get head(): boolean {
    if (this.headFound === undefined) {
      const { key } = this;
      const short = key !== '' && key.length <= LONGEST_HEAD_LABEL;
      this.headFound = short && (HEAD_LABELS.some((pattern) => this.is(pattern)) || fundsMatch(key) !== null);
    }
    return this.headFound;
  }

  /** Which goal it labels. */
  get goal(): GoalSide | null {
    if (this.is(WHOLE_PROJECT_GOAL)) return 'whole';
    if (this.is(EXPECTED_GOAL)) return 'expected';
    return this.is(ACTUAL_GOAL) ? 'actual' : null;
  }

  /** Whether it may title, head, name or close a form, or its grade or its reasons: alone, or as the label of an entry. */
  get speaks(): boolean {
    this.speaksFound ??= marksForm(this) || (this.inside !== null && marksForm(this.inside.lead));
    return this.speaksFound;
  }

  /** Which kind of form it is the title of. */
  get title(): TitleKind | null {
    if (this.titleFound === undefined) this.titleFound = this.label === '' ? null : titleKind(this.label);
    return this.titleFound;
  }

  /** Whether it labels the total: 总分, or `总分:96分` with the figure in the same cell. */
  get total(): boolean {
    if (this.totalFound === undefined) {
      this.totalFound = isTotalLabel(this.label, this.key) || totalInside(this.label) !== null;
    }
    return this.totalFound;
  }

  /** The label before a colon and the entry behind it; null when there is no colon, or nothing behind it. */
  get inside(): Inside | null {
    if (this.insideFound === undefined) this.insideFound = insideOf(this.text);
    return this.insideFound;
  }
}

const MARKS = [PROJECT_LABEL, WHOLE_DEPARTMENT_LABEL, GRADE_LABEL, FORM_REASON];

function marksForm(word: Word): boolean {
  return word.titled || word.title !== null || word.total || MARKS.some((pattern) => word.is(pattern));
}

function insideOf(text: string): Inside | null {
  const colon = text.search(/[:：]/u);
  if (colon < 1 || colon > LONGEST_LEAD) return null;
  const rest = trimmed(text.slice(colon + 1));
  return rest === '' ? null : { lead: wordOf(text.slice(0, colon)), rest };
}

/** `总分:96分 → 96` in one cell. */
export function totalInside(label: string): string | null {
  if (!/^[总合自]/u.test(label)) return null;
  return /^(?:总分|合计|总得分|自评总分):?(\d+(?:\.\d+)?)分?$/u.exec(label)?.[1] ?? null;
}

/** The word a text is. */
export const wordOf: (printed: string) => Word = remembered((printed) => new Word(printed));

/** A figure labels nothing. */
export const NO_WORD = new Word('');
