/** 项目资金: a block with its own header, label and value pairs in the head, or the amounts of a declaration. */
import { flatMap } from './flat-map';
import { blankField, fieldOf } from './field';
import { cellWithin, type GridRow, type Run } from './grid';
import type { Field, Funds, FundsRow } from './model';
import { isInstruction } from './values/blank';
import { findPair, type Pair } from './pairs';
import { EXPECTED_GOAL, fundsMatch, FUNDS_ROW, FUNDS_TOTAL, WHOLE_PROJECT_GOAL, type FundsRole } from './vocabulary';

/** 资金管理情况 and its like under the amounts of central transfers. */
const NO_FUNDS_ROW = /情况|说明|问题|管理|科学|规范|合规/u;

const AMOUNTS: readonly FundsRole[] = ['initialBudget', 'annualBudget', 'executed', 'executionRate'];

interface FundsColumn {
  readonly role: FundsRole;
  readonly column: number;
  readonly last: number;
}

/** Reads 项目资金 from the rows above the indicators. */
export function readFunds(rows: readonly GridRow[], head: readonly Pair[]): Funds | null {
  return fundsBlock(rows) ?? fundsPairs(head) ?? declaredFunds(rows);
}

function isNumeric(run: Run): boolean {
  return run.cell.number !== null;
}

function fundsBlock(rows: readonly GridRow[]): Funds | null {
  for (let index = 0; index < rows.length; index += 1) {
    const header = rows[index];
    if (header === undefined) break;
    const columns = fundsColumns(header, rows[index + 1]);
    if (columns === null) continue;
    const body = fundsRows(rows.slice(index + 1), columns, header);
    if (body.length === 0) continue;
    const total = body.find((row) => FUNDS_TOTAL.test(row.label)) ?? body[0];
    if (total === undefined) continue;
    return {
      total,
      parts: body.filter((row) => row !== total),
      hasInitialBudget: hasRole(columns, 'initialBudget') && hasRole(columns, 'annualBudget'),
    };
  }
  return null;
}

function hasRole(columns: readonly FundsColumn[], role: FundsRole): boolean {
  return columns.some((column) => column.role === role);
}

/** The columns of a funds header, or null when the row is none. */
function fundsColumns(row: GridRow, below?: GridRow): FundsColumn[] | null {
  const found: FundsColumn[] = [];
  for (const [index, run] of row.runs.entries()) {
    if (isNumeric(run)) return null;
    const role = run.cell.word.funds;
    const next = row.runs[index + 1];
    if (role !== null) found.push({ role, column: run.first, last: next === undefined ? run.last : next.first - 1 });
  }
  if (found.length === 0) return null;
  const named = hasBudget(found) ? found : withSum(row, found);
  const amounts = below === undefined ? named : withoutLabels(named, below);
  const distinct = amounts.filter((column, index) => amounts.findIndex(({ role }) => role === column.role) === index);
  return distinct.filter(({ role }) => AMOUNTS.includes(role)).length < 2 ? null : distinct;
}

function hasBudget(columns: readonly FundsColumn[]): boolean {
  return hasRole(columns, 'initialBudget') || hasRole(columns, 'annualBudget');
}

/** 中央 | 省、地 | 本级 | 合计 | 执行数: the sum of the sources is the budget of a header that names no other. */
function withSum(row: GridRow, columns: readonly FundsColumn[]): readonly FundsColumn[] {
  const executed = columns.find(({ role }) => role === 'executed');
  if (executed === undefined) return columns;
  const at = row.runs.findIndex(
    ({ cell, first }) => /^(合计|总计|资金合计)$/u.test(cell.key) && first < executed.column,
  );
  const run = row.runs[at];
  if (run === undefined) return columns;
  const last = (row.runs[at + 1]?.first ?? executed.column) - 1;
  return [{ role: 'annualBudget', column: run.first, last }, ...columns];
}

/** Whether a row is the header of 项目资金: its titles then are no labels of the head. */
export function isFundsHeader(row: GridRow): boolean {
  return fundsColumns(row) !== null;
}

/** 年度预算数（万元） may stand over the labels 总额, 其中 …: a column that begins with words holds no amounts. */
function withoutLabels(columns: readonly FundsColumn[], below: GridRow): readonly FundsColumn[] {
  const [lead, ...rest] = columns;
  const entry = lead === undefined ? undefined : cellWithin(below, lead.column, lead.last);
  const words = entry !== undefined && entry.label.length > 1 && entry.number === null;
  return words ? rest : columns;
}

function fundsRows(rows: readonly GridRow[], columns: readonly FundsColumn[], header: GridRow): FundsRow[] {
  const firstAmount = Math.min(...columns.map(({ column }) => column));
  const weightInHeader = pointsInHeader(header);
  const found: FundsRow[] = [];
  for (const row of rows) {
    if (row.runs.some(({ cell }) => cell.word.is(EXPECTED_GOAL) || cell.word.column?.role === 'level1')) break;
    const left = row.runs.filter((run) => run.first < firstAmount && !isNumeric(run));
    const label = left[left.length - 1]?.cell.label ?? '';
    const amounts = row.runs.some((run) => run.first >= firstAmount && isNumeric(run));
    if (fundsColumns(row) !== null) continue;
    if (!amounts && (!FUNDS_ROW.test(label) || NO_FUNDS_ROW.test(label))) {
      if (label.length > 1 || left.length === 0) break;
      continue;
    }
    found.push(fundsRow(row, label, columns, weightInHeader));
  }
  return found;
}

/** `得分(20分*执行率) → 20`: execution worth printed in the header where there is no column for it. */
function pointsInHeader(header: GridRow): Field | null {
  for (const { cell } of header.runs) {
    const match = /[([](\d+(?:\.\d+)?)分/u.exec(cell.label);
    if (match?.[1] !== undefined) return { ...fieldOf(cell), text: match[1], number: match[1] };
  }
  return null;
}

function fundsRow(
  row: GridRow,
  label: string,
  columns: readonly FundsColumn[],
  weightInHeader: Field | null,
): FundsRow {
  const field = (role: FundsRole): Field => {
    const column = columns.find((candidate) => candidate.role === role);
    if (column === undefined) return blankField(null);
    const cell = cellWithin(row, column.column, column.last);
    const blank = cell === undefined || (role === 'reason' && isInstruction(cell.text));
    return blank ? blankField({ row: row.row, column: column.column }) : fieldOf(cell);
  };
  const oneBudget = !hasRole(columns, 'annualBudget');
  return {
    label,
    initialBudget: oneBudget ? blankField(null) : field('initialBudget'),
    annualBudget: oneBudget ? field('initialBudget') : field('annualBudget'),
    executed: field('executed'),
    weight: hasRole(columns, 'weight') ? field('weight') : (weightInHeader ?? blankField(null)),
    executionRate: field('executionRate'),
    score: field('score'),
    reason: field('reason'),
  };
}

const NOTHING = blankField(null);

/** Shanghai 2019 and forms that print the amounts in their head: `当年预算数(元) | 1,245,505.00`. */
function fundsPairs(head: readonly Pair[]): Funds | null {
  const of = (role: FundsRole): Pair | null => findPair(head, ({ word }) => fundsMatch(word.key) === role);
  const [initial, annual, executed, rate] = [
    of('initialBudget'),
    of('annualBudget'),
    of('executed'),
    of('executionRate'),
  ];
  const budget = annual ?? initial;
  if (budget === null || (executed === null && rate === null)) return null;
  return {
    total: {
      label: budget.word.label,
      initialBudget: annual === null || initial === null ? NOTHING : initial.value,
      annualBudget: budget.value,
      executed: executed?.value ?? NOTHING,
      weight: NOTHING,
      executionRate: rate?.value ?? NOTHING,
      score: NOTHING,
      reason: NOTHING,
    },
    parts: [],
    hasInitialBudget: annual !== null && initial !== null,
  };
}

/** A declaration prints one amount a label; the year's total is what counts, the rows under it are its parts. */
function declaredFunds(rows: readonly GridRow[]): Funds | null {
  const found = flatMap(rows, (row, index) =>
    flatMap(row.runs, (run, position) => {
      const amount = row.runs[position + 1];
      const isTotal = FUNDS_TOTAL.test(run.cell.key) || /(资金|预算)(申请)?总额$/u.test(run.cell.key);
      return isTotal && (amount === undefined || isNumeric(amount)) ? [{ row, index, run }] : [];
    }),
  );
  const total = found.find(({ run }) => run.cell.key.includes('年度')) ?? found[0];
  if (total === undefined) return null;
  const parts: FundsRow[] = [];
  for (const row of rows.slice(total.index + 1)) {
    const run = row.runs.find(({ first }) => first === total.run.first);
    if (run === undefined || !FUNDS_ROW.test(run.cell.label) || run.cell.word.is(WHOLE_PROJECT_GOAL)) break;
    if (run.cell.word.head) break;
    parts.push(declaredRow(row, run));
  }
  return { total: declaredRow(total.row, total.run), parts, hasInitialBudget: false };
}

function declaredRow(row: GridRow, run: Run): FundsRow {
  const amount = row.runs.find((candidate) => candidate.first > run.last);
  const filled = amount !== undefined && isNumeric(amount);
  return {
    label: run.cell.label,
    initialBudget: NOTHING,
    annualBudget: filled ? fieldOf(amount.cell) : blankField({ row: row.row, column: run.last + 1 }),
    executed: NOTHING,
    weight: NOTHING,
    executionRate: NOTHING,
    score: NOTHING,
    reason: NOTHING,
  };
}
