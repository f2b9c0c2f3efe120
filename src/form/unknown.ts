/** A header whose titles we have never seen, found by its shape so that a person can map it. */
import type { GridRow } from './grid';
import { headerOf, leafOf, type Header } from './header';
import type { Segment } from './segments';
import { fundsMatch } from './vocabulary';

const LONGEST_TITLE = 16;

/** The row of a titled form that looks most like the header of a table: short words over rows with figures. */
export function headerByShape(rows: readonly GridRow[], segment: Segment): Header | null {
  let best: { index: number; points: number } | null = null;
  for (let index = segment.start; index < segment.end - 1; index += 1) {
    const row = rows[index];
    if (row === undefined || !mayBeHeader(row)) continue;
    const points = bodyPoints(rows, index, segment.end) + 3 * wordPoints(row);
    if (points > 0 && (best === null || points > best.points)) best = { index, points };
  }
  const top = best === null ? undefined : rows[best.index];
  if (best === null || top === undefined) return null;
  const leaves = top.runs.map(leafOf).map((leaf, position, all) => ({
    ...leaf,
    last: (all[position + 1]?.column ?? leaf.last + 1) - 1,
  }));
  return headerOf(best.index, best.index, leaves);
}

function mayBeHeader(row: GridRow): boolean {
  if (row.runs.length < 4 || row.runs.length > 60) return false;
  const titles = row.runs.map(({ cell }) => cell);
  if (titles.some(({ label }) => label === '' || label.length > LONGEST_TITLE)) return false;
  if (new Set(titles.map(({ label }) => label)).size < titles.length - 1) return false;
  const ofFunds = titles.filter(({ key, word }) => fundsMatch(key) !== null && word.column === null).length;
  const ofHead = titles.filter(({ word }) => word.head && word.column === null).length;
  return ofFunds < 2 && ofHead < 2;
}

function wordPoints(row: GridRow): number {
  return row.runs.filter(({ cell }) => (cell.word.column?.role ?? 'ignore') !== 'ignore').length;
}

/** Rows below that fill most of the columns and hold figures. */
function bodyPoints(rows: readonly GridRow[], index: number, end: number): number {
  const header = rows[index];
  if (header === undefined) return 0;
  let points = 0;
  for (let next = index + 1; next < Math.min(end, index + 9); next += 1) {
    const row = rows[next];
    if (row === undefined) break;
    const filled = row.cells.filter((cell) => cell.text !== '').length;
    const figures = row.cells.filter((cell) => cell.number !== null).length;
    if (filled >= 3 && figures >= 1) points += 1;
  }
  return points >= 2 || (points === 1 && header.runs.length >= 5) ? points : 0;
}
