/** Areas of a sheet, looked up by cell: merged areas, array formulas. */
import { rangeA1, type CellRange, type CellRef } from '../../form/sheet';
import { LimitError, LIMITS } from './limits';

interface Area {
  readonly range: CellRange;
  /** Place in the file. */
  readonly order: number;
}

export class Areas {
  /** By first row; doubles once. */
  private readonly areas: readonly Area[];
  /** The last row that any area up to here reaches. */
  private readonly reach: readonly number[];
  private steps = 0;

  constructor(ranges: Iterable<CellRange>) {
    const known = new Map<string, Area>();
    let order = 0;
    for (const range of ranges) {
      const key = rangeA1(range);
      if (!known.has(key)) known.set(key, { range, order });
      order += 1;
    }
    this.areas = [...known.values()].sort((a, b) => a.range.first.row - b.range.first.row);
    let reach = -1;
    this.reach = this.areas.map(({ range }) => (reach = Math.max(reach, range.last.row)));
  }

  /**
   * The area over a cell, of several the first one in the file. Areas of a sound file do not overlap: few are looked at.
   * @throws LimitError when areas lie over one another by the thousand.
   */
  over({ row, column }: CellRef): CellRange | null {
    let found: Area | null = null;
    for (let at = this.startingUpTo(row) - 1; at >= 0 && (this.reach[at] ?? -1) >= row; at -= 1) {
      this.steps += 1;
      if (this.steps > LIMITS.comparisons) throw new LimitError('areas over one another');
      const area = this.areas[at];
      if (area === undefined || (found !== null && area.order > found.order)) continue;
      const { first, last } = area.range;
      if (row <= last.row && column >= first.column && column <= last.column) found = area;
    }
    return found?.range ?? null;
  }

  /** How many areas begin in this row or above. */
  private startingUpTo(row: number): number {
    let low = 0;
    let high = this.areas.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.areas[middle]?.range.first.row ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
