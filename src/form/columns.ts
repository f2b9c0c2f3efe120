/** Which column of a header is what: by its title, and where the title leaves it open, by what stands in it. */
import { cellWithin, plainOf, type GridCell, type GridRow } from './grid';
import { mayTitleNames, type Header, type Leaf } from './header';
import { compareDecimals, equalDecimals, sumOf } from './exact';
import type { ColumnMapping, ColumnRole, RememberedMapping } from './model';
import { columnMatch } from './vocabulary';

/** A column of the header with its role and reach. */
export interface Column extends ColumnMapping {
  readonly last: number;
  readonly key: string;
}

/** What the sums of a form must come to, as far as it prints them. */
export interface ExpectedSums {
  readonly weight: string | null;
  readonly score: string | null;
  readonly fundsWeight: string | null;
  readonly fundsScore: string | null;
}

const REPEATABLE: ReadonlySet<ColumnRole> = new Set(['ignore', 'scoreReviewed', 'scoreRate']);
const COMPARATOR = /^([≥≤<>=＞＜＝≧≦﹦═]=?|[<>]=|大于等于|小于等于|大于|小于|等于|不低于|不高于)$/u;

/** The cell of a row in a column. */
export function entryOf(row: GridRow, column: { column: number; last: number }): GridCell | undefined {
  return cellWithin(row, column.column, column.last);
}

/** Decides the role of every column of a header by its titles and the rows under it. */
export function columnsOf(
  header: Header,
  rows: readonly GridRow[],
  sums: ExpectedSums,
  mappings: RememberedMapping | undefined,
): Columns {
  const drafts = header.leaves.map((leaf) => draftOf(leaf, rows));
  const remembered = mappings?.[header.titles];
  if (remembered !== undefined) return new Columns(applyRemembered(drafts, remembered).map(finished));
  settleSigns(drafts);
  settleRemarks(drafts);
  settleDuplicates(drafts, sums);
  guessMissing(drafts, sums);
  return new Columns(drafts.map(finished));
}

interface Draft {
  readonly leaf: Leaf;
  readonly cells: readonly GridCell[];
  readonly numbers: readonly (string | null)[];
  role: ColumnRole;
  known: boolean;
  confidence: number;
}

function draftOf(leaf: Leaf, rows: readonly GridRow[]): Draft {
  const cells: GridCell[] = [];
  for (const row of rows) {
    const cell = entryOf(row, leaf);
    if (cell !== undefined && cell.text !== '') cells.push(cell);
  }
  const numbers = cells.map((cell) => cell.number);
  const draft: Draft = {
    leaf,
    cells,
    numbers,
    role: leaf.match?.role ?? 'ignore',
    known: leaf.match !== null,
    confidence: leaf.match === null ? 0.5 : leaf.match.strength === 1 ? 0.98 : leaf.match.strength,
  };
  const doubt = valuesDoubt(draft);
  return { ...draft, confidence: draft.confidence * doubt };
}

/** 1 when the entries look as the role wants them, less when they do not. */
function valuesDoubt({ role, cells, numbers }: Draft): number {
  const said = cells.filter((cell) => !cell.blank).length;
  if (said === 0) return 1;
  const numeric = numbers.filter((number) => number !== null).length;
  switch (role) {
    case 'weight':
    case 'score':
    case 'scoreConverted':
      return numeric / said >= 0.6 ? 1 : 0.5;
    case 'name':
      return numeric / said <= 0.4 ? 1 : 0.4;
    default:
      return 1;
  }
}

function finished({ leaf, role, confidence }: Draft): Column {
  return {
    column: leaf.column,
    last: leaf.last,
    header: leaf.header,
    key: leaf.label,
    role,
    confidence: Math.round(confidence * 100) / 100,
  };
}

function applyRemembered(drafts: Draft[], remembered: readonly { column: number; role: ColumnRole }[]): Draft[] {
  // The same header further right on another sheet: the columns then answer by their order.
  const ordered = [...remembered].sort((left, right) => left.column - right.column);
  const byOrder = ordered.length === drafts.length;
  return drafts.map((draft, index) => {
    const answer = byOrder ? ordered[index] : remembered.find(({ column }) => column === draft.leaf.column);
    return { ...draft, role: answer?.role ?? 'ignore', known: true, confidence: 1 };
  });
}

/** 指标性质 holds comparators in some forms, 定量/定性 in others. */
function settleSigns(drafts: Draft[]): void {
  for (const draft of drafts) {
    if (draft.role !== 'sign' || draft.cells.length === 0) continue;
    const signs = draft.cells.filter((cell) => isComparator(cell)).length;
    const natures = draft.cells.filter((cell) => /^定[量性]/u.test(cell.label)).length;
    if (signs === 0 && natures > 0) draft.role = 'ignore';
    else if (signs === 0) draft.confidence *= 0.6;
  }
}

/** 自评说明 is where reasons go when somebody wrote there; empty it is no column for reasons. */
function settleRemarks(drafts: Draft[]): void {
  for (const draft of drafts) {
    if (draft.role === 'reason' && draft.leaf.label === '自评说明' && draft.cells.length === 0) draft.role = 'ignore';
  }
}

function settleDuplicates(drafts: Draft[], sums: ExpectedSums): void {
  const byRole = new Map<ColumnRole, Draft[]>();
  for (const draft of drafts) {
    if (REPEATABLE.has(draft.role)) continue;
    byRole.set(draft.role, [...(byRole.get(draft.role) ?? []), draft]);
  }
  for (const [role, rivals] of byRole) {
    if (rivals.length < 2) continue;
    const winner = bestOf(role, rivals, sums);
    for (const loser of rivals) if (loser !== winner) settleLoser(loser, drafts, role);
  }
}

function bestOf(role: ColumnRole, rivals: readonly Draft[], sums: ExpectedSums): Draft | undefined {
  const rank = (draft: Draft): number => {
    // Weights printed at every level: the one that every row has is the row's own.
    let points = draft.confidence + 0.2 * filledShare(draft, rivals);
    if (draft.leaf.label.endsWith('值')) points += 0.05;
    if (draft.leaf.label.includes('分数') && role === 'weight') points -= 0.1;
    if (role === 'weight' && addsUp(draft, sums.weight ?? '100', sums.fundsWeight)) points += 0.3;
    if (role === 'score' && sums.score !== null && addsUp(draft, sums.score, sums.fundsScore)) points += 0.3;
    return points;
  };
  return rivals.reduce<Draft | undefined>(
    (best, draft) => (best === undefined || rank(draft) > rank(best) ? draft : best),
    undefined,
  );
}

/** How many rows a rival fills, of the most that any of them does. */
function filledShare(draft: Draft, rivals: readonly Draft[]): number {
  const said = ({ cells }: Draft): number => cells.filter(({ blank }) => !blank).length;
  const most = Math.max(...rivals.map(said));
  return most === 0 ? 0 : said(draft) / most;
}

function settleLoser(loser: Draft, drafts: readonly Draft[], role: ColumnRole): void {
  const free = (wanted: ColumnRole): boolean => !drafts.some((draft) => draft.role === wanted);
  if (role === 'weight' && loser.leaf.label.includes('分数') && free('score')) loser.role = 'score';
  else if (role === 'name' && free('explanation')) loser.role = 'explanation';
  else loser.role = 'ignore';
}

/** Whether a column adds up to the printed total, alone or with the entry of 项目资金. */
function addsUp(draft: Draft, total: string, funds: string | null): boolean {
  const alone = sumOf(draft.numbers);
  if (alone === null) return false;
  if (equalDecimals(alone, total)) return true;
  const together = sumOf([alone, funds]);
  return together !== null && equalDecimals(together, total);
}

/** A column no title explains is proposed for a role that is still missing; the person is asked to confirm it. */
function guessMissing(drafts: Draft[], sums: ExpectedSums): void {
  const open = (): Draft[] => drafts.filter((draft) => !draft.known && draft.cells.length > 0);
  const missing = (role: ColumnRole): boolean => !drafts.some((draft) => draft.role === role);
  const take = (draft: Draft | undefined, role: ColumnRole, confidence: number): void => {
    if (draft === undefined) return;
    draft.role = role;
    draft.known = true;
    draft.confidence = confidence;
  };
  const numeric = (draft: Draft): boolean =>
    draft.numbers.filter((number) => number !== null).length >= Math.max(1, draft.cells.length * 0.7);
  if (missing('weight')) {
    const adding = open().find((draft) => numeric(draft) && addsUp(draft, sums.weight ?? '100', sums.fundsWeight));
    take(adding, 'weight', 0.65);
  }
  const weight = drafts.find((draft) => draft.role === 'weight');
  if (missing('score') && missing('scoreConverted')) {
    const candidates = open().filter((draft) => numeric(draft) && (weight === undefined || neverAbove(draft, weight)));
    const adding = candidates.find((draft) => sums.score !== null && addsUp(draft, sums.score, sums.fundsScore));
    take(adding ?? candidates[0], 'score', adding === undefined ? 0.4 : 0.65);
  }
  if (missing('name')) take(titledNames(drafts), 'name', 0.85);
  if (missing('name')) take(mostWords(open().filter((draft) => !numeric(draft))), 'name', 0.4);
  const name = drafts.findIndex((draft) => draft.role === 'name');
  const after = (): Draft[] => open().filter((draft) => drafts.indexOf(draft) > name);
  if (missing('target') && missing('actual')) {
    const [target, actual] = after();
    if (actual !== undefined) {
      take(target, 'target', 0.35);
      take(actual, 'actual', 0.35);
    }
  } else if (missing('target') && weight === undefined) take(after()[0], 'target', 0.35);
  else if (missing('actual') && !missing('target')) {
    const target = drafts.findIndex((draft) => draft.role === 'target');
    const next = drafts[target + 1];
    if (next !== undefined && !next.known && next.cells.length > 0) take(next, 'actual', 0.4);
  }
  const last = drafts[drafts.length - 1];
  if (
    missing('reason') &&
    last !== undefined &&
    !last.known &&
    last.cells.length > 0 &&
    last.cells.every((cell) => cell.text.length > 3)
  ) {
    take(last, 'reason', 0.35);
  }
}

/** 绩效指标 is a label down the side of most forms; over a column of different words it titles the names. */
function titledNames(drafts: readonly Draft[]): Draft | undefined {
  return drafts.find(({ role, leaf, cells }) => {
    if (role !== 'ignore' || !mayTitleNames(leaf.label)) return false;
    return cells.length >= 2 && new Set(cells.map(({ text }) => text)).size > cells.length * 0.7;
  });
}

function neverAbove(score: Draft, weight: Draft): boolean {
  const weights = new Map(weight.cells.map((cell, index) => [cell.row, weight.numbers[index] ?? null]));
  return score.cells.every((cell, index) => {
    const own = score.numbers[index] ?? null;
    const most = weights.get(cell.row) ?? null;
    return own === null || most === null || (compareDecimals(own, most) ?? 1) <= 0;
  });
}

function mostWords(drafts: readonly Draft[]): Draft | undefined {
  const words = (draft: Draft): number => new Set(draft.cells.map((cell) => cell.text)).size;
  return drafts.reduce<Draft | undefined>(
    (best, draft) => (best === undefined || words(draft) > words(best) ? draft : best),
    undefined,
  );
}

const EXTRA_ROLES: ReadonlySet<ColumnRole> = new Set(['scoreReviewed', 'scoreRate', 'targetAdjusted', 'ignore']);

/** The columns of a header, from left to right and by their roles. */
export class Columns {
  private readonly byRole = new Map<ColumnRole, Column>();
  private extraColumns: readonly Column[] | undefined;
  private reasonColumns: readonly Column[] | undefined;

  constructor(readonly all: readonly Column[]) {
    for (const column of all) if (!this.byRole.has(column.role)) this.byRole.set(column.role, column);
  }

  /** The first column of a role. */
  of(role: ColumnRole): Column | undefined {
    return this.byRole.get(role);
  }

  /** The score that counts towards the total. */
  get score(): Column | undefined {
    return this.of('scoreConverted') ?? this.of('score');
  }

  /** What is read along and never judged: further scores, a target before it was adjusted, titles nobody knows. */
  get extra(): readonly Column[] {
    this.extraColumns ??= this.all.filter(
      (column) =>
        (EXTRA_ROLES.has(column.role) || (column.role === 'score' && column !== this.score)) &&
        !/^(绩效指标|序号|编号)?$/u.test(column.key),
    );
    return this.extraColumns;
  }

  /** Further columns where a reason may stand: 扣分原因 beside 备注. */
  get moreReasons(): readonly Column[] {
    this.reasonColumns ??= this.all.filter(({ role, key }) => role === 'ignore' && columnMatch(key)?.role === 'reason');
    return this.reasonColumns;
  }
}

export function isComparator(cell: GridCell): boolean {
  return COMPARATOR.test(plainOf(cell));
}
