/** The indicators of a block, row by row, and the rows among them that are none. */
import type { BlockRow } from './block';
import { entryOf, isComparator, type Column, type Columns } from './columns';
import { blankField, fieldOf } from './field';
import type { GridCell, GridRow } from './grid';
import type { Header } from './header';
import {
  carry,
  centredLabels,
  groupHeading,
  levelLabels,
  NO_LEVEL,
  type LevelColumn,
  type LevelLabel,
  type LevelRow,
  type LevelState,
} from './levels';
import type { ColumnRole, ExtraField, Field, Indicator, OddRow, Section } from './model';
import { isInstruction, isPlaceholder, saysNothing } from './values/blank';

export interface ReadRows {
  readonly indicators: Indicator[];
  readonly oddRows: OddRow[];
  readonly sections: Section[];
}

/** Reads every data row of a block. `columnsOf` gives the columns of the header a row stands under. */
export function readRows(data: readonly BlockRow[], columnsOf: (header: Header) => Columns): ReadRows {
  const printed1 = labelsOf(data, columnsOf, 'level1', 1);
  const printed2 = labelsOf(data, columnsOf, 'level2', 2);
  // Level 1 shows how a sheet was pasted: where its first row has no label, the labels stand in the middle of their groups.
  const centred = printed1.labels.size === 0 || !printed1.labels.has(printed1.rows[0]?.row ?? -1);
  const levels1 = centred ? centredLabels(printed1.rows, printed1.labels) : printed1.labels;
  const levels2 = centred ? centredLabels(printed2.rows, printed2.labels) : printed2.labels;
  const indicators: Indicator[] = [];
  const oddRows: OddRow[] = [];
  const sections = new Map<string, { name: string; points: string | null; cell: GridCell; indicators: number[] }>();
  let state: LevelState = NO_LEVEL;
  for (const { row, header } of data) {
    const columns = columnsOf(header);
    const heading = headingOf(row, columns);
    if (heading !== null) {
      state = { level1: heading, level2: '' };
      continue;
    }
    const grouped = columns.of('level1') !== undefined || columns.of('level2') !== undefined;
    const headed = columns.of('level1') === undefined && state.level1 !== null;
    state = grouped || headed ? carry(state, levels1.get(row.row), levels2.get(row.row)) : NO_LEVEL;
    const labelled = levels1.has(row.row) || levels2.has(row.row);
    const found = readRow(row, columns, state, labelled, indicators.length);
    if (found === null) continue;
    if ('kind' in found) {
      oddRows.push(found);
      continue;
    }
    indicators.push(found);
    if (state.level1 === null) continue;
    const { name, points, cell } = state.level1;
    const key = `${name}|${points ?? ''}`;
    const section = sections.get(key) ?? { name, points, cell, indicators: [] };
    section.indicators.push(found.index);
    sections.set(key, section);
  }
  return {
    indicators,
    oddRows,
    sections: [...sections.values()].map((section) => ({
      ...section,
      cell: { row: section.cell.row, column: section.cell.column },
    })),
  };
}

/** 一、产出指标（50分） in a row of its own, where the table has no column for level 1. */
function headingOf(row: GridRow, columns: Columns): LevelLabel | null {
  return columns.of('level1') === undefined ? groupHeading(row) : null;
}

function labelsOf(
  data: readonly BlockRow[],
  columnsOf: (header: Header) => Columns,
  role: 'level1' | 'level2',
  level: 1 | 2,
): { readonly rows: readonly LevelRow[]; readonly labels: LevelColumn } {
  const rows: LevelRow[] = [];
  const cells: GridCell[] = [];
  for (const { row, header } of data) {
    const columns = columnsOf(header);
    const column = columns.of(role);
    if (column === undefined) continue;
    rows.push({ row: row.row, weight: weightOf(row, columns) });
    const cell = entryOf(row, column);
    if (cell !== undefined && cell.label !== '') cells.push(cell);
  }
  return { rows, labels: levelLabels(cells, level) };
}

function weightOf(row: GridRow, columns: Columns): string | null {
  return optional(row, columns.of('weight'))?.number ?? null;
}

/** What makes a row more than a name, and the score with them. */
const FILLED: readonly ColumnRole[] = ['target', 'targetAdjusted', 'actual', 'weight', 'reason', 'explanation'];

function isFilled(cell: GridCell | undefined): boolean {
  return cell !== undefined && (!cell.blank || cell.formula !== '');
}

function readRow(
  row: GridRow,
  columns: Columns,
  state: LevelState,
  labelled: boolean,
  index: number,
): Indicator | OddRow | null {
  const entry = (role: ColumnRole): GridCell | undefined => optional(row, columns.of(role));
  const score = columns.score;
  const filled = FILLED.some((role) => isFilled(entry(role))) || isFilled(optional(row, score));
  const nameCell = entry('name');
  const named = nameCell !== undefined && nameCell.text !== '' ? nameCell : undefined;
  // 预算执行率 over all three level columns, or a group whose only indicator carries the group's name.
  const name = named ?? (filled ? (entry('level2') ?? entry('level1')) : undefined);
  const nameColumn = columns.of('name')?.column ?? columns.all[0]?.column ?? 0;
  if (name === undefined || name.text === '') {
    if (!filled) return labelled ? oddRow(row, nameColumn, 'empty') : null;
    const said = row.runs.filter(({ first }) => first >= nameColumn);
    return oddRow(row, nameColumn, said.every(({ cell }) => isPlaceholder(cell.text)) ? 'placeholder' : 'unreadable');
  }
  if (isPlaceholder(name.text) && !filled) return oddRow(row, name.column, 'placeholder', name.text);
  return {
    index,
    row: row.row,
    level1: state.level1?.name ?? '',
    level2: state.level2,
    name: fieldOf(name),
    explanation: fieldAt(row, columns, 'explanation', splitName(row, columns)),
    target: targetOf(row, columns),
    actual: fieldAt(row, columns, 'actual'),
    weight: fieldAt(row, columns, 'weight'),
    score: fieldIn(row, score),
    reason: reasonOf(row, columns),
    extra: extraOf(row, columns),
  };
}

function oddRow(row: GridRow, column: number, kind: OddRow['kind'], text?: string): OddRow {
  const words = text ?? row.runs.map((run) => run.cell.text).join(' ');
  return { row: row.row, kind, text: kind === 'empty' ? '' : words, cell: { row: row.row, column } };
}

function fieldIn(row: GridRow, column: Column | undefined): Field {
  if (column === undefined) return blankField(null);
  const cell = entryOf(row, column);
  return cell === undefined ? blankField({ row: row.row, column: column.column }) : fieldOf(cell);
}

function fieldAt(row: GridRow, columns: Columns, role: ColumnRole, otherwise?: GridCell): Field {
  const field = fieldIn(row, columns.of(role));
  return field.text === '' && otherwise !== undefined ? fieldOf(otherwise) : field;
}

/** The reason, or what stands in a further column for reasons (扣分原因 beside 备注); a template's instruction is none. */
function reasonOf(row: GridRow, columns: Columns): Field {
  const own = fieldAt(row, columns, 'reason');
  if (isInstruction(own.text)) return blankField(own.cell);
  if (!saysNothing(own.text)) return own;
  for (const column of columns.moreReasons) {
    const cell = entryOf(row, column);
    if (cell !== undefined && !saysNothing(cell.text)) return fieldOf(cell);
  }
  return own;
}

/** A second cell under a wide 三级指标 says more about the first. */
function splitName(row: GridRow, columns: Columns): GridCell | undefined {
  const name = columns.of('name');
  if (name === undefined) return undefined;
  let first: GridCell | undefined;
  for (const cell of row.cells) {
    if (cell.column > name.last) break;
    if (cell.column < name.column || cell.text === '') continue;
    first ??= cell;
    if (cell.text !== first.text) return cell;
  }
  return undefined;
}

/** 年度指标值: sign, value and unit as one text; the adjusted value where there is one. */
function targetOf(row: GridRow, columns: Columns): Field {
  const target = columns.of('target') ?? columns.of('targetAdjusted');
  if (target === undefined) return blankField(null);
  const adjusted = columns.of('targetAdjusted');
  const adjustedCell = adjusted === undefined ? undefined : entryOf(row, adjusted);
  const spread = row.cells.filter(
    ({ column, text }) => column >= target.column && column <= target.last && text !== '',
  );
  const [lead, following] = spread;
  const leadIsSign = lead !== undefined && following !== undefined && isComparator(lead);
  const base = adjustedCell !== undefined && !adjustedCell.blank ? adjustedCell : leadIsSign ? following : lead;
  if (base === undefined) return blankField({ row: row.row, column: target.column });
  const signCell = leadIsSign ? lead : optional(row, columns.of('sign'));
  const unitCell = leadIsSign ? spread[2] : optional(row, columns.of('unit'));
  const sign = signCell !== undefined && isComparator(signCell) ? signCell.text.trim() : '';
  const unit = unitText(unitCell?.text ?? '', base.text);
  const text = base.blank ? base.text : `${isSigned(base.text) ? '' : sign}${base.text}${unit}`;
  return { ...fieldOf(base), text };
}

function optional(row: GridRow, column: Column | undefined): GridCell | undefined {
  return column === undefined ? undefined : entryOf(row, column);
}

function isSigned(text: string): boolean {
  return /^[≥≤<>=＞＜＝≧≦﹦═]/u.test(text.trim());
}

/** The unit as it is glued to the value; words that only say that there is none are left out. */
function unitText(unit: string, value: string): string {
  const plain = unit.trim();
  if (saysNothing(plain) || /^(文字描述|无|无单位|定性|其他)$/u.test(plain)) return '';
  if (!/\d/u.test(value) || value.trim().endsWith(plain)) return '';
  const printsPercent = /[%％]\s*[)）]?$/u.test(value.trim());
  return printsPercent && /[%％]|百分比/u.test(plain) ? '' : plain;
}

function extraOf(row: GridRow, columns: Columns): ExtraField[] {
  return columns.extra.map((column) => ({ header: column.header, field: fieldIn(row, column) }));
}
