/** The header of an indicator block: one row, or two under each other, cut into its columns. */
import { flatMap, mapPresent } from './flat-map';
import type { GridRow, Run } from './grid';
import { normalizeLabel } from './label';
import type { ColumnRole } from './model';
import { targetPartMatch, type RoleMatch } from './vocabulary';
import { wordOf } from './word';

/** One column of the header. Its entries stand in `column…last`. */
export interface Leaf {
  readonly column: number;
  readonly last: number;
  /** As printed, torn words joined, two rows joined with `/`. */
  readonly header: string;
  readonly label: string;
  readonly match: RoleMatch | null;
}

export interface Header {
  /** Indexes into the grid's rows. */
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly leaves: readonly Leaf[];
  /** Stable over places and spellings: the normalised titles in order. */
  readonly titles: string;
  /** Titles and columns: headers printed again on a later page share it. */
  readonly place: string;
}

/** More columns than any form has: such a row is data. */
const MOST_COLUMNS = 120;

const STRUCTURE: readonly ColumnRole[] = ['level1', 'level2', 'name'];
const SUBSTANCE: readonly ColumnRole[] = ['target', 'actual', 'weight', 'score', 'scoreConverted', 'targetAdjusted'];

/** The header that begins in row `index`, or null. Looks at most two rows further, never at or past `end`. */
export function headerAt(rows: readonly GridRow[], index: number, end: number): Header | null {
  const top = rows[index];
  if (
    top === undefined ||
    !mayBegin(top.runs) ||
    countMatches(top.runs) < 2 ||
    top.runs.some((run) => run.cell.label === '')
  )
    return null;
  const under = rows.slice(index + 1, index + 13);
  let leaves = flatMap(top.runs, (run, at) => leavesOf(run, top.runs[at + 1], under));
  let lastIndex = index;
  for (let next = index + 1; next <= index + 2 && next < end; next += 1) {
    const below = rows[next];
    const extended = below === undefined ? null : continueHeader(leaves, below);
    if (extended === null) break;
    leaves = extended;
    lastIndex = next;
  }
  if (!isHeader(leaves)) return null;
  return headerOf(index, lastIndex, spread(leaves, top.runs));
}

/** A header of these columns. */
export function headerOf(firstIndex: number, lastIndex: number, leaves: readonly Leaf[]): Header {
  const titles = leaves.map((leaf) => leaf.header).join('|');
  const place = leaves.map((leaf) => `${leaf.column} ${leaf.header}`).join('|');
  return { firstIndex, lastIndex, leaves, titles, place };
}

function mayBegin(runs: readonly Run[]): boolean {
  return runs.length <= MOST_COLUMNS && runs.some(({ cell }) => cell.word.titled);
}

function countMatches(runs: readonly Run[]): number {
  let count = 0;
  for (const run of runs) if (run.cell.word.column !== null) count += 1;
  return count;
}

export function leafOf(run: Run): Leaf {
  const { label, word } = run.cell;
  return { column: run.first, last: run.last, header: label, label, match: word.column };
}

/** One cell may hold several titles at once (`一级指标 二级指标 三级指标`): they title the columns below in order. */
function leavesOf(run: Run, next: Run | undefined, below: readonly GridRow[]): Leaf[] {
  const leaf = leafOf(run);
  if (next === undefined || leaf.match?.strength === 1 || next.first - run.first < 2) return [leaf];
  const parts = run.cell.text.split(/[\s、，,/|]+/u).map((part) => normalizeLabel(part));
  const matches = parts.map((part) => wordOf(part).column);
  const roles = new Set(matches.map((match) => (match?.strength === 1 ? match.role : null)));
  if (parts.length < 2 || roles.has(null) || roles.size < parts.length) return [leaf];
  const filled = new Set<number>();
  for (const row of below) {
    for (const { column, text } of row.cells) {
      if (text !== '' && column >= run.first && column < next.first) filled.add(column);
    }
  }
  const columns = [...filled].sort((left, right) => left - right);
  if (columns.length < parts.length) return [leaf];
  return parts.map((label, at) => {
    const column = columns[at] ?? run.first;
    return { column, last: column, header: label, label, match: matches[at] ?? null };
  });
}

/** 绩效指标, 考核内容 …: a label down the side of most forms, the title of the names in a few. */
export function mayTitleNames(label: string): boolean {
  return /^(绩效|考核|评价|项目)?(指标|内容|事项)$/u.test(label);
}

function namesUnderIndicators(leaves: readonly Leaf[], roles: ReadonlySet<ColumnRole>): boolean {
  return SUBSTANCE.filter((role) => roles.has(role)).length >= 3 && leaves.some(({ label }) => mayTitleNames(label));
}

function isHeader(leaves: readonly Leaf[]): boolean {
  const roles = new Set(mapPresent(leaves, (leaf) => leaf.match?.role));
  roles.delete('ignore');
  const unknown = leaves.filter((leaf) => leaf.match === null).length;
  return (
    roles.size >= 3 &&
    (STRUCTURE.some((role) => roles.has(role)) || namesUnderIndicators(leaves, roles)) &&
    SUBSTANCE.some((role) => roles.has(role)) &&
    unknown <= roles.size
  );
}

/** The leaves with a further header row taken in, or null when the row is no part of the header. */
function continueHeader(leaves: readonly Leaf[], row: GridRow): Leaf[] | null {
  if (row.runs.length > MOST_COLUMNS) return null;
  const firstMatched = leaves.find((leaf) => leaf.match !== null)?.column ?? 0;
  const result = new Map(leaves.map((leaf) => [leaf.column, leaf]));
  let added = 0;
  for (const run of row.runs) {
    if (run.last < firstMatched) continue;
    const above = leaves.findLast((leaf) => leaf.column <= run.first);
    if (above === undefined || run.cell.label === '') return null;
    if (above.label === run.cell.label) continue;
    const part = partOf(above, run);
    if (part === null) return null;
    added += 1;
    result.set(run.first, part);
  }
  if (added === 0) return null;
  return [...result.values()].sort((left, right) => left.column - right.column);
}

function partOf(above: Leaf, run: Run): Leaf | null {
  const { label, key } = run.cell;
  const place = { column: run.first, last: run.last, label };
  const torn = wordOf(above.label + label).column;
  if (torn !== null && torn.strength === 1) return { ...place, header: above.label + label, match: torn };
  const header = `${above.header}/${label}`;
  if (above.match?.role === 'target') {
    const part = targetPartMatch(key) ?? targetPartMatch(label);
    if (part !== null) return { ...place, header, match: part };
  }
  if (above.match?.role === 'actual') {
    const part = targetPartMatch(key)?.role;
    if (part === 'target') return { ...place, header, match: above.match };
    if (part === 'unit') return { ...place, header, match: { role: 'ignore', strength: 1 } };
  }
  const alone = run.cell.word.column;
  return alone !== null && alone.strength === 1 ? { ...place, header, match: alone } : null;
}

/** A column reaches to the next one; the last only as far as its own label. */
function spread(leaves: readonly Leaf[], top: readonly Run[]): Leaf[] {
  return leaves.map((leaf, index) => {
    const next = leaves[index + 1];
    const own = top.find((run) => run.first <= leaf.column && run.last >= leaf.column)?.last ?? leaf.column;
    return { ...leaf, last: next === undefined ? Math.max(leaf.last, own) : next.column - 1 };
  });
}
