/** The head of a form: title, project, department, unit, year and money unit. */
import { flatMap } from './flat-map';
import { plainText } from './label';
import { blankField, fieldOf } from './field';
import { isFundsHeader } from './funds';
import { plainOf, type GridCell, type GridRow } from './grid';
import type { CellRef } from './sheet';
import type { Field } from './model';
import { findPair, leadWord, pairsOf, type Pair } from './pairs';
import { DEPARTMENT_LABEL, PROJECT_LABEL, UNIT_LABEL, WHOLE_DEPARTMENT_LABEL, type LabelPattern } from './vocabulary';

export interface Head {
  readonly pairs: readonly Pair[];
  readonly title: Field;
  readonly titleKind: 'self-evaluation' | 'declaration' | null;
  readonly project: Field;
  readonly department: Field;
  readonly unit: Field;
  readonly year: string;
  readonly moneyUnit: string;
  readonly moneyUnitCell: CellRef | null;
}

/** Reads the rows from the title to the indicator header; the money unit may stand `above` all forms of the sheet. */
export function readHead(rows: readonly GridRow[], above: readonly GridRow[]): Head {
  const pairs = flatMap(
    rows.filter((row) => !isFundsHeader(row)),
    pairsOf,
  );
  const titleCell = titleOf(rows);
  const by = (pattern: LabelPattern): Field | null => findPair(pairs, ({ word }) => word.is(pattern))?.value ?? null;
  const whole = by(WHOLE_DEPARTMENT_LABEL);
  const money = moneyUnitOf(rows) ?? moneyUnitOf(above);
  return {
    pairs,
    title: titleCell === undefined ? blankField(null) : fieldOf(titleCell),
    titleKind: titleCell === undefined ? null : titleCell.word.title,
    project: by(PROJECT_LABEL) ?? whole ?? blankField(null),
    department: by(DEPARTMENT_LABEL) ?? blankField(null),
    unit: by(UNIT_LABEL) ?? whole ?? blankField(null),
    year: yearOf(rows, pairs),
    moneyUnit: money?.unit ?? '',
    moneyUnitCell: money === null ? null : { row: money.cell.row, column: money.cell.column },
  };
}

function titleOf(rows: readonly GridRow[]): GridCell | undefined {
  for (const row of rows.slice(0, 6)) {
    const run = row.runs.find(({ cell }) => cell.word.title !== null);
    if (run !== undefined && row.runs.length <= 3) return run.cell;
  }
  const [first] = rows;
  const [lone, ...more] = first?.runs ?? [];
  return more.length === 0 && lone !== undefined && lone.cell.label.length >= 4 ? lone.cell : undefined;
}

const YEAR = /(20\d\d)\s*年/u;

/** The day a form was filled in is not the year it speaks of. */
const FILLED_IN = /(填报|填表|填写|自评|评价|报送|编制)(日期|时间)|^20\d\d年\d{1,2}月\d{1,2}日$/u;

function yearOf(rows: readonly GridRow[], pairs: readonly Pair[]): string {
  for (const row of rows.slice(0, 4)) {
    // A project may carry the year in which it began in its name.
    if (leadWord(row).is(PROJECT_LABEL)) continue;
    for (const { cell } of row.runs) {
      if (cell.text.length > 60) continue;
      const plain = plainOf(cell);
      const match = FILLED_IN.test(plain) ? null : YEAR.exec(plain);
      if (match?.[1] !== undefined) return match[1];
    }
  }
  const labelled = findPair(pairs, ({ word }) => /^(评价|自评|预算|项目|绩效)?年度$/u.test(word.key));
  const stated = /20\d\d/u.exec(plainText(labelled?.value.text ?? ''))?.[0];
  if (stated !== undefined) return stated;
  // Shanghai 2019 prints no year: a form evaluated in the first half of a year speaks of the year before.
  const day = findPair(pairs, ({ word }) => /^(自评|评价|填报)(时间|日期)$/u.test(word.key));
  const match = /(20\d\d)\D{1,3}(\d{1,2})\D/u.exec(`${plainText(day?.value.text ?? '')} `);
  const [, year = '', month = ''] = match ?? [];
  if (year !== '' && Number(month) >= 1 && Number(month) <= 6) return String(Number(year) - 1);
  const project = findPair(pairs, ({ word }) => word.is(PROJECT_LABEL));
  return YEAR.exec(plainText(project?.value.text ?? ''))?.[1] ?? '';
}

const MONEY_UNIT = /(?:单位[:]?|[(【[])(亿元|万元|千元|元)(?:$|[)】\],，;])/u;

function moneyUnitOf(rows: readonly GridRow[]): { unit: string; cell: GridCell } | null {
  for (const row of rows) {
    for (const { cell } of row.runs) {
      const unit = MONEY_UNIT.exec(cell.label)?.[1];
      if (unit !== undefined) return { unit, cell };
    }
  }
  return null;
}
