/** Forms printed beside each other on one sheet, told apart by the header that is repeated in the same row. */
import { flatMap } from './flat-map';
import type { Grid, GridRow, Run } from './grid';

/** So many titles in the same order are no accident. */
const FEWEST_TITLES = 4;

/** The sheet cut into one grid for each form that begins a new column; the sheet itself when there is only one. */
export function sideBySide(grid: Grid): Grid[] {
  const found = grid.rows.map((row) => ({ row, cuts: cutsOf(row) })).filter(({ cuts }) => cuts.length > 0);
  const cuts = found[0]?.cuts ?? [];
  const same = found.every((other) => other.cuts.join() === cuts.join());
  if (cuts.length === 0 || !same || grid.rows.some((row) => crosses(row, cuts))) return [grid];
  const bounds = [0, ...cuts, Number.POSITIVE_INFINITY];
  return cuts.concat(0).map((_cut, at) => part(grid, bounds[at] ?? 0, bounds[at + 1] ?? Number.POSITIVE_INFINITY));
}

/** The columns in which the header of a row begins again. */
function cutsOf(row: GridRow): number[] {
  if (row.silent) return [];
  const { runs } = row;
  if (runs.length < FEWEST_TITLES * 2) return [];
  const first = runs.findIndex(({ cell }) => cell.word.titled);
  const key = runs[first]?.cell.key;
  if (key === undefined) return [];
  const again = flatMap(runs, (run, at) => (at > first && run.cell.key === key ? [at] : []));
  return flatMap(again, (second) => (repeats(runs, first, second) ? cutBefore(runs, first, second) : []));
}

function repeats(runs: readonly Run[], first: number, second: number): boolean {
  for (let step = 0; step < FEWEST_TITLES; step += 1) {
    const left = runs[first + step]?.cell.key;
    if (first + step >= second || left === undefined || left !== runs[second + step]?.cell.key) return false;
  }
  return true;
}

/** Labels in front of the first title (绩效指标 down the side) stand in front of the repeated one too. */
function cutBefore(runs: readonly Run[], first: number, second: number): number[] {
  let lead = 0;
  while (lead < first && runs[first - lead - 1]?.cell.key === runs[second - lead - 1]?.cell.key) lead += 1;
  const before = runs[second - lead - 1];
  return before === undefined ? [] : [before.last + 1];
}

/** A header that runs across a cut belongs to a form of the whole width. */
function crosses(row: GridRow, cuts: readonly number[]): boolean {
  if (row.silent || cutsOf(row).length > 0) return false;
  const titles = row.runs.filter(({ cell }) => cell.word.titled);
  const different = new Set(titles.map(({ cell }) => cell.key)).size;
  if (different < FEWEST_TITLES || different < titles.length) return false;
  return cuts.some((cut) => titles.some(({ first }) => first >= cut) && titles.some(({ first }) => first < cut));
}

function part(grid: Grid, from: number, to: number): Grid {
  const rows = flatMap(grid.rows, ({ row, silent, cells, runs }): GridRow[] => {
    const own = cells.filter(({ column }) => column >= from && column < to);
    return own.length === 0
      ? []
      : [{ row, silent, cells: own, runs: runs.filter(({ first }) => first >= from && first < to) }];
  });
  return { sheet: grid.sheet, rows };
}
