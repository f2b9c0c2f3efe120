/** Reading forms in a grid of cells, without any knowledge of merged areas. */
import { flatMap, mapPresent } from './flat-map';
import { blockOf, type Block } from './block';
import { Columns, columnsOf } from './columns';
import { confidenceOf } from './confidence';
import { familyOf, kindOf, notScorableOf, type Reading } from './family';
import { readFunds } from './funds';
import { readGoals } from './goals';
import { gridOf, type Grid, type GridRow } from './grid';
import { readHead } from './head';
import type { Header } from './header';
import { readRows, type ReadRows } from './indicators';
import type { Form, Funds, ReadOptions } from './model';
import { mayHoldForm, segmentsOf, type Segment } from './segments';
import { sideBySide } from './side-by-side';
import { headerByShape } from './unknown';
import type { CellRange, SheetSnapshot } from './sheet';
import { printedSums, readFormReason, readGrade, readTotal } from './total';
import { isKnownLevel } from './vocabulary';

export * from './model';
export * from './sheet';
export { readNumber } from './field';
export { labelKey, normalizeLabel } from './label';
export { isInstruction, isMark, isPlaceholder, saysNothing } from './values';

/**
 * Every 自评表, 绩效目标申报表 and narrative form of a sheet, from the top.
 * Columns are known by their titles and, where these leave it open, by what stands in them; a header never seen before
 * gives a form of family `unknown` below `CONFIDENCE_LIMIT`, for a person to map (`options.mappings`).
 * A sheet without forms gives `[]`. Never throws; time grows with the number of cells.
 */
export function findForms(sheet: SheetSnapshot, options: ReadOptions = {}): Form[] {
  if (!mayHoldForm(sheet)) return [];
  return flatMap(sideBySide(gridOf(sheet)), (grid) => {
    const segments = segmentsOf(grid);
    const above = grid.rows.slice(0, segments[0]?.start ?? 0);
    return mapPresent(segments, (segment) => readForm(grid, segment, above, options));
  });
}

/** `above`: what the sheet prints over its first form. */
function readForm(grid: Grid, segment: Segment, above: readonly GridRow[], options: ReadOptions): Form | null {
  const known = segment.headers[0];
  const header = known ?? (segment.titled ? headerByShape(grid.rows, segment) : null);
  const headRows = grid.rows.slice(segment.start, header?.firstIndex ?? segment.end);
  const head = readHead(headRows, above);
  const funds = readFunds(headRows, head.pairs);
  const goals = readGoals(headRows);
  if (header === null && (head.titleKind === null || (head.project.text === '' && goals.length === 0))) return null;
  const full: Segment =
    header === null ? segment : { ...segment, headers: known === undefined ? [header] : segment.headers };
  const block = header === null ? null : blockOf(grid.rows, full, header);
  const table = header === null || block === null ? NO_TABLE : readTable(block, header, funds, options);
  const total = readTotal(block?.total ?? null, table.columns, head.pairs);
  const headerKey = header?.titles ?? '';
  const remembered = options.mappings?.[headerKey] !== undefined;
  const reading: Reading = {
    head,
    columns: table.columns,
    indicators: table.rows.indicators,
    funds,
    headerCount: full.headers.length,
    formReason: readFormReason(block, table.columns),
    guessed: known === undefined && !remembered,
  };
  const kind = kindOf(reading);
  const family = familyOf(kind, reading);
  if (!isPlausible(segment, reading, goals.length)) return null;
  const lastIndex = block?.lastIndex ?? segment.end - 1;
  return {
    sheet: grid.sheet,
    range: rangeOf(grid.rows.slice(segment.start, lastIndex + 1)),
    family,
    kind,
    notScorable: notScorableOf(kind, reading),
    confidence: confidenceOf({
      kind,
      family,
      titled: head.titleKind !== null,
      remembered,
      columns: table.columns,
      indicators: table.rows.indicators,
      funds,
      total,
    }),
    title: head.title,
    project: head.project,
    department: head.department,
    unit: head.unit,
    year: head.year,
    moneyUnit: head.moneyUnit,
    moneyUnitCell: head.moneyUnitCell,
    headerRow: grid.rows[header?.lastIndex ?? segment.start]?.row ?? 0,
    columns: table.columns.all.map(({ column, header: title, role, confidence }) => ({
      column,
      header: title,
      role,
      confidence,
    })),
    headerKey,
    funds,
    goals: goals.concat(laterGoals(grid, full, header)),
    sections: table.rows.sections,
    indicators: table.rows.indicators,
    oddRows: table.rows.oddRows,
    total,
    grade: readGrade(block, total, head.pairs),
    formReason: reading.formReason,
  };
}

interface Table {
  readonly columns: Columns;
  readonly rows: ReadRows;
}

const NO_TABLE: Table = { columns: new Columns([]), rows: { indicators: [], oddRows: [], sections: [] } };

function readTable(block: Block, first: Header, funds: Funds | null, options: ReadOptions): Table {
  const sums = printedSums(block, funds?.total ?? null);
  const rowsByPlace = new Map<string, GridRow[]>();
  for (const { row, header } of block.data) {
    const rows = rowsByPlace.get(header.place);
    if (rows === undefined) rowsByPlace.set(header.place, [row]);
    else rows.push(row);
  }
  const byPlace = new Map<string, Columns>();
  const columns = (header: Header): Columns => {
    const found =
      byPlace.get(header.place) ?? columnsOf(header, rowsByPlace.get(header.place) ?? [], sums, options.mappings);
    byPlace.set(header.place, found);
    return found;
  };
  return { columns: columns(first), rows: readRows(block.data, columns) };
}

/** Goals of further blocks: Hubei prints one above each of its tables. */
function laterGoals(grid: Grid, segment: Segment, first: Header | null): Form['goals'] {
  if (first === null || segment.headers.length < 2) return [];
  const lastHeader = segment.headers[segment.headers.length - 1];
  return readGoals(grid.rows.slice(first.lastIndex + 1, lastHeader?.firstIndex ?? segment.end)).filter(
    ({ expected, actual }) => expected.text !== '' || actual.text !== '',
  );
}

/** Whether there is enough of a 自评表 in it; a KPI sheet or a budget is none. */
function isPlausible(segment: Segment, { head, indicators, funds, columns }: Reading, goals: number): boolean {
  if (head.titleKind !== null) return true;
  const groups = indicators.filter(({ level1, level2 }) => isKnownLevel(level1, 1) || isKnownLevel(level2, 2)).length;
  const levels = columns.of('level1') !== undefined || columns.of('level2') !== undefined;
  const blocks = (funds === null ? 0 : 1) + (goals > 0 ? 1 : 0);
  if (segment.named) return groups > 0 || blocks > 0;
  return (levels && groups > 0 && groups * 2 >= indicators.length) || (levels && blocks > 0) || blocks === 2;
}

function rangeOf(rows: readonly GridRow[]): CellRange {
  const first = { row: rows[0]?.row ?? 0, column: Number.POSITIVE_INFINITY };
  const last = { row: rows[rows.length - 1]?.row ?? 0, column: 0 };
  for (const row of rows) {
    first.column = Math.min(first.column, row.cells[0]?.column ?? 0);
    last.column = Math.max(last.column, row.cells[row.cells.length - 1]?.column ?? 0);
  }
  return { first: { ...first, column: Number.isFinite(first.column) ? first.column : 0 }, last };
}
