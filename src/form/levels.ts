/** 一级/二级指标 carried down a block, also where the label is torn over several rows. */
import type { GridCell } from './grid';
import { declaredPoints, withoutPoints } from './label';
import { isKnownLevel } from './vocabulary';

export interface LevelLabel {
  /** Normalised, points stripped. */
  readonly name: string;
  readonly points: string | null;
  readonly cell: GridCell;
}

/** The labels of a level column by the row they begin in. */
export type LevelColumn = ReadonlyMap<number, LevelLabel>;

/** More pieces than this are no torn label. */
const MOST_PIECES = 12;

/**
 * The labels of one level column by the row they begin in. Pieces that make a known label only together
 * (产 / 出 / 指 / 标, one a row) become one label on the row of the first.
 */
export function levelLabels(cells: readonly GridCell[], level: 1 | 2): LevelColumn {
  const labels = new Map<number, LevelLabel>();
  for (let index = 0; index < cells.length;) {
    const first = cells[index];
    if (first === undefined) break;
    let joined = '';
    let name = first.label;
    let pieces = 1;
    for (let count = 1; count <= MOST_PIECES && index + count <= cells.length; count += 1) {
      joined += cells[index + count - 1]?.label ?? '';
      if (joined.length > 24) break;
      if (count > 1 && isKnownLevel(withoutPoints(joined), level)) {
        pieces = count;
        name = joined;
      }
    }
    // A label that stands for itself is not joined with its own repetition below.
    labels.set(first.row, { name: withoutPoints(name) || name, points: declaredPoints(name), cell: first });
    index += pieces;
  }
  return labels;
}

/** What is carried from row to row. */
export interface LevelState {
  level1: LevelLabel | null;
  level2: string;
}

/** Moves to the next row: a new level 1 ends the level 2 above it. */
export function carry(state: LevelState, level1: LevelLabel | undefined, level2: LevelLabel | undefined): LevelState {
  const changed = level1 !== undefined && level1.name !== state.level1?.name;
  return {
    level1: level1 ?? state.level1,
    level2: level2?.name ?? (changed ? '' : state.level2),
  };
}
