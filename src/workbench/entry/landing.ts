/** Where pasted cells come to lie. */
import type { CellRange, CellRef } from '../../form/sheet';

export interface Landed<T> extends CellRef {
  readonly cell: T;
}

/** More cells than these are not filled by one paste, however much is selected. */
const MOST_CELLS = 100_000;

/**
 * From the top left cell of the selection; over all of it where it is a multiple of what was copied.
 * Merged areas stay merged: one copied cell fills them by their first cell, blanks may fall on the covered ones.
 * @returns null when something would fall on a covered cell.
 */
export function landing<T extends { readonly blank: boolean }>(
  rows: readonly (readonly T[])[],
  selection: CellRange,
  merges: readonly CellRange[],
): Landed<T>[] | null {
  const height = rows.length;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (height === 0 || width === 0) return [];
  const { first } = selection;
  const times = repeats(selection, height, width, merges);
  const single = height === 1 && width === 1;
  const covered = coveredBy(merges);
  const landed: Landed<T>[] = [];
  for (let row = 0; row < height * times.down; row += 1) {
    for (let column = 0; column < width * times.across; column += 1) {
      const cell = rows[row % height]?.[column % width];
      if (cell === undefined) continue;
      const place = { row: first.row + row, column: first.column + column };
      if (!covered(place)) landed.push({ ...place, cell });
      else if (!cell.blank && !single) return null;
    }
  }
  return landed;
}

function repeats(
  { first, last }: CellRange,
  height: number,
  width: number,
  merges: readonly CellRange[],
): { readonly down: number; readonly across: number } {
  const [tall, wide] = [last.row - first.row + 1, last.column - first.column + 1];
  const oneArea = merges.some((area) => same(area.first, first) && same(area.last, last));
  const fits = tall % height === 0 && wide % width === 0 && tall * wide <= MOST_CELLS;
  return oneArea || !fits ? { down: 1, across: 1 } : { down: tall / height, across: wide / width };
}

function coveredBy(merges: readonly CellRange[]): (cell: CellRef) => boolean {
  return (cell) =>
    merges.some(
      ({ first, last }) =>
        cell.row >= first.row &&
        cell.row <= last.row &&
        cell.column >= first.column &&
        cell.column <= last.column &&
        !same(cell, first),
    );
}

function same(one: CellRef, other: CellRef): boolean {
  return one.row === other.row && one.column === other.column;
}
