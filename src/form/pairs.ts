/** Label and value pairs of a form's head: `项目名称 | 甲`, or both in one cell `项目名称：甲`. */
import { mapPresent } from './flat-map';
import { blankField, fieldOf, partField } from './field';
import type { GridCell, GridRow } from './grid';
import type { Field } from './model';
import { NO_WORD, type Inside, type Word } from './word';

export interface Pair {
  /** The label. */
  readonly word: Word;
  readonly labelCell: GridCell;
  /** Blank, with the cell to the right of the label, when nothing is filled in. */
  readonly value: Field;
}

/** The pairs of one row, from left to right. */
export function pairsOf(row: GridRow): Pair[] {
  return mapPresent(row.runs, (_run, index) => pairAt(row, index));
}

/** The label of a cell, which may hold the value too. */
export function labelOf({ word }: GridCell): Word {
  return pairInside(word)?.lead ?? word;
}

/** The label of the row's first entry. */
export function leadWord(row: GridRow): Word {
  const [lead] = row.runs;
  return lead === undefined ? NO_WORD : labelOf(lead.cell);
}

function pairAt(row: GridRow, index: number): Pair | null {
  const run = row.runs[index];
  if (run === undefined) return null;
  const { cell } = run;
  const inside = pairInside(cell.word);
  if (inside !== null) return { word: inside.lead, labelCell: cell, value: partField(cell, inside.rest) };
  if (cell.key === '') return null;
  const next = row.runs[index + 1];
  const free = next === undefined || next.cell.word.head || pairInside(next.cell.word) !== null;
  return {
    word: cell.word,
    labelCell: cell,
    value: free ? blankField({ row: row.row, column: run.last + 1 }) : fieldOf(next.cell),
  };
}

/** `项目名称：甲` in one cell. The label must be one of the head; nothing after the colon is a plain label. */
function pairInside({ inside }: Word): Inside | null {
  return inside !== null && inside.lead.head ? inside : null;
}

/** The first pair whose label fits and which is filled in, else the first that fits. */
export function findPair(pairs: readonly Pair[], fits: (pair: Pair) => boolean): Pair | null {
  const fitting = pairs.filter(fits);
  return fitting.find((pair) => pair.value.text !== '') ?? fitting[0] ?? null;
}
