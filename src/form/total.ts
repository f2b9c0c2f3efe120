/** 总分, 评分等级 and the one reason of a form that has no reason column. */
import type { Block, BlockRow } from './block';
import { entryOf, type Column, type Columns, type ExpectedSums } from './columns';
import { blankField, fieldOf, partField } from './field';
import { cellAt, type GridCell, type GridRow } from './grid';
import { labelKey, normalizeLabel, trimmed } from './label';
import type { Field, FundsRow, Total } from './model';
import { findPair, pairsOf, type Pair } from './pairs';
import { GRADE_LABEL, GRADE_WORD, HEADER_TOTAL_LABEL } from './vocabulary';
import { totalInside } from './word';

interface TotalCells {
  readonly label: GridCell;
  /** Figures beside the label, from left to right. */
  readonly figures: readonly GridCell[];
}

function totalCells(row: GridRow): TotalCells | null {
  const at = row.runs.findIndex(({ cell }) => cell.word.total);
  const run = row.runs[at];
  if (run === undefined) return null;
  const figures = row.cells.filter((cell) => cell.column > run.last && cell.number !== null);
  return { label: run.cell, figures };
}

/** What the total row prints, read before the columns are known: two figures are weight and score, one is the score. */
export function printedSums(block: Block | null, fundsTotal: FundsRow | null): ExpectedSums {
  const cells = block?.total === null || block === null ? null : totalCells(block.total.row);
  const numbers = (cells?.figures ?? []).map((cell) => cell.number);
  const [first = null, second = null] = numbers;
  return {
    weight: numbers.length > 1 ? first : null,
    score: numbers.length > 1 ? second : first,
    fundsWeight: fundsTotal?.weight.number ?? null,
    fundsScore: fundsTotal?.score.number ?? null,
  };
}

/** The total row, or the total of the head where the table has none. */
export function readTotal(total: BlockRow | null, columns: Columns, head: readonly Pair[]): Total | null {
  const header = findPair(head, ({ word }) => word.is(HEADER_TOTAL_LABEL));
  const headerScore = header === null ? null : header.value;
  const cells = total === null ? null : totalCells(total.row);
  if (total === null || cells === null) {
    if (header === null || headerScore === null) return null;
    const { row, column } = header.labelCell;
    return { label: { row, column }, weight: blankField(null), score: headerScore, headerScore: null };
  }
  const { label, figures } = cells;
  const inside = totalInside(label.label);
  const weightColumn = columns.of('weight');
  const score = columns.score;
  const aligned = (column: Column | undefined): GridCell | undefined =>
    column === undefined ? undefined : figureIn(total.row, column);
  const weightCell = aligned(weightColumn);
  const scoreCell = aligned(score);
  const loose = figures.filter((cell) => cell !== weightCell && cell !== scoreCell);
  const looseWeight = weightCell === undefined && figures.length > 1 ? loose[0] : undefined;
  const looseScore = scoreCell === undefined ? loose.find((cell) => cell !== looseWeight) : undefined;
  return {
    label: { row: label.row, column: label.column },
    weight: fieldOrBlank(weightCell ?? looseWeight, total.row, weightColumn),
    score: inside === null ? fieldOrBlank(scoreCell ?? looseScore, total.row, score) : partField(label, inside),
    headerScore,
  };
}

/** A figure or a formula in a column; words there (a grade, 评分等级) are no figure. */
function figureIn(row: GridRow, column: Column): GridCell | undefined {
  const cell = entryOf(row, column);
  if (cell === undefined) return undefined;
  return cell.number !== null || cell.formula !== '' ? cell : undefined;
}

function fieldOrBlank(cell: GridCell | undefined, row: GridRow, column: Column | undefined): Field {
  if (cell !== undefined) return fieldOf(cell);
  if (column === undefined) return blankField(null);
  const taken = cellAt(row, column.column);
  return blankField(taken === undefined || taken.text === '' ? { row: row.row, column: column.column } : null);
}

/** 评价结论 is a grade when a grade stands there; elsewhere it opens the sentences of a report. */
function mayBeGrade(key: string, { text }: Field): boolean {
  return !key.endsWith('结论') || GRADE_WORD.test(normalizeLabel(text)) || (text === '' && key !== '评价结论');
}

/** 评分等级 in a row of its own, in the total row, or in the head. */
export function readGrade(block: Block | null, total: Total | null, head: readonly Pair[]): Field | null {
  const own = block?.grade ?? null;
  if (own !== null) {
    const pair = pairsOf(own).find(({ word, value }) => word.is(GRADE_LABEL) && mayBeGrade(word.key, value));
    if (pair !== undefined) {
      if (pair.value.text !== '') return pair.value;
      // A blank grade stands where the figures of the total row begin.
      const column = total?.weight.cell?.column ?? total?.score.cell?.column ?? pair.value.cell?.column;
      return blankField(column === undefined ? null : { row: own.row, column });
    }
  }
  const inTotal = block?.total ?? null;
  if (inTotal !== null) {
    const labelled = pairsOf(inTotal.row).find(({ word }) => word.is(GRADE_LABEL));
    if (labelled !== undefined) return labelled.value;
    const word = inTotal.row.runs.find(({ cell }) => GRADE_WORD.test(cell.label));
    if (word !== undefined) return fieldOf(word.cell);
  }
  return findPair(head, ({ word, value }) => word.is(GRADE_LABEL) && mayBeGrade(word.key, value))?.value ?? null;
}

/** The reason cell of a form without a reason column (Hubei). */
export function readFormReason(block: Block | null, columns: Columns): Field | null {
  const row = block?.formReason ?? null;
  if (row === null || columns.of('reason') !== undefined) return null;
  const [lead, next] = row.runs;
  if (lead === undefined) return null;
  const colon = lead.cell.text.search(/[:：]/u);
  const rest = colon < 0 ? '' : trimmed(lead.cell.text.slice(colon + 1));
  if (rest !== '' && labelKey(lead.cell.label) !== '') return partField(lead.cell, rest);
  return next === undefined ? blankField({ row: row.row, column: lead.last + 1 }) : fieldOf(next.cell);
}
