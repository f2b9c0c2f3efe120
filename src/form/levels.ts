/** 一级/二级指标 carried down a block, also where the label is torn over several rows. */
import { flatMap } from './flat-map';
import { equalDecimals, sumOf } from './exact';
import type { GridCell, GridRow } from './grid';
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

/** A level-1 label alone in its row, numbered or not: it heads the rows and tables below it. */
export function groupHeading(row: GridRow): LevelLabel | null {
  const [only, ...more] = row.runs;
  if (only === undefined || more.length > 0) return null;
  const label = only.cell.label.replace(/^[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.:]?/u, '');
  const name = withoutPoints(label);
  return isKnownLevel(name, 1) ? { name, points: declaredPoints(label), cell: only.cell } : null;
}

/** What is carried from row to row. */
export interface LevelState {
  readonly level1: LevelLabel | null;
  readonly level2: string;
}

export const NO_LEVEL: LevelState = { level1: null, level2: '' };

/** Moves to the next row: a new level 1 ends the level 2 above it. */
export function carry(state: LevelState, level1: LevelLabel | undefined, level2: LevelLabel | undefined): LevelState {
  const changed = level1 !== undefined && level1.name !== state.level1?.name;
  return {
    level1: level1 ?? state.level1,
    level2: level2?.name ?? (changed ? '' : state.level2),
  };
}

/** A row of the block that a level label may stand over. */
export interface LevelRow {
  readonly row: number;
  readonly weight: string | null;
}

/** Longer blocks are no form of ours. */
const MOST_ROWS = 400;

/**
 * Labels printed in the middle of their groups and pasted without the merge, moved to the first row of each group.
 * The sign of it is a first row without a label; the groups are those whose middles lie closest to the labels, and
 * where labels declare points (50分) those whose weights add up to them. Other labels come back as they are.
 */
export function centredLabels(rows: readonly LevelRow[], labels: LevelColumn): LevelColumn {
  const places = flatMap(rows, ({ row }, index) => (labels.has(row) ? [index] : []));
  const [first] = places;
  if (first === undefined || first === 0 || rows.length > MOST_ROWS) return labels;
  const starts = groupStarts(rows, places, labels);
  const moved = new Map<number, LevelLabel>();
  places.forEach((place, at) => {
    const label = labels.get(rows[place]?.row ?? -1);
    const start = rows[starts[at] ?? place];
    if (label !== undefined && start !== undefined) moved.set(start.row, label);
  });
  return moved;
}

/** The first row of each group, by the least distance of the labels from the middles of their groups. */
function groupStarts(rows: readonly LevelRow[], places: readonly number[], labels: LevelColumn): readonly number[] {
  // For each possible end of the groups so far: what they cost, and where each of them begins.
  let ways = new Map<number, { readonly cost: number; readonly starts: readonly number[] }>([
    [-1, { cost: 0, starts: [] }],
  ]);
  places.forEach((place, at) => {
    const next = places[at + 1];
    const last = next === undefined ? rows.length - 1 : next - 1;
    const further: typeof ways = new Map();
    for (const [end, way] of ways) {
      for (let to = next === undefined ? last : place; to <= last; to += 1) {
        const cost = way.cost + groupCost(rows, end + 1, to, place, labels);
        if (cost < (further.get(to)?.cost ?? Number.POSITIVE_INFINITY)) {
          further.set(to, { cost, starts: [...way.starts, end + 1] });
        }
      }
    }
    ways = further;
  });
  return ways.get(rows.length - 1)?.starts ?? places;
}

/** Points that do not come out weigh more than any distance. */
const WRONG_POINTS = 1e6;

function groupCost(rows: readonly LevelRow[], from: number, to: number, place: number, labels: LevelColumn): number {
  const off = from + to - 2 * place;
  const points = labels.get(rows[place]?.row ?? -1)?.points ?? null;
  if (points === null) return off * off;
  const sum = sumOf(rows.slice(from, to + 1).map(({ weight }) => weight));
  return off * off + (sum !== null && equalDecimals(sum, points) ? 0 : WRONG_POINTS);
}
