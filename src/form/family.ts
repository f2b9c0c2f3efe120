/** Which layout of RULES.md §2 a form has, and whether it can be scored. */
import { plainText } from './label';
import type { Column, Columns } from './columns';
import type { Head } from './head';
import type { Family, Field, FormKind, Funds, Indicator, NotScorable } from './model';

export interface Reading {
  readonly head: Head;
  readonly columns: Columns;
  readonly indicators: readonly Indicator[];
  readonly funds: Funds | null;
  readonly headerCount: number;
  readonly formReason: Field | null;
  /** The header was proposed by its shape only. */
  readonly guessed: boolean;
}

export function kindOf({ head, columns }: Reading): FormKind {
  const scored = columns.of('weight') !== undefined || columns.score !== undefined;
  if (head.titleKind === 'declaration') return 'declaration';
  const declares = columns.of('target') !== undefined && columns.of('actual') === undefined && !scored;
  if (head.titleKind === null && declares) return 'declaration';
  return scored ? 'self-evaluation' : 'narrative';
}

export function notScorableOf(kind: FormKind, { columns, indicators }: Reading): NotScorable | null {
  switch (kind) {
    case 'narrative':
      return 'narrative';
    case 'declaration':
      return 'declaration';
    case 'self-evaluation':
      if (indicators.length === 0) return 'no-indicators';
      if (columns.score === undefined) return 'no-score';
      return columns.of('weight') === undefined ? 'no-weight' : null;
  }
}

const DECISION_PROCESS = /^(项目)?(决策|过程|管理|产出|效益|投入)$/u;

export function familyOf(kind: FormKind, reading: Reading): Family {
  const { head, columns, indicators, funds } = reading;
  if (kind === 'declaration') return 'F11';
  if (kind === 'narrative') return 'F9';
  if (reading.guessed) return 'unknown';
  const has = (role: Column['role']): boolean => columns.of(role) !== undefined;
  if (/部门整体|整体支出|整体绩效|部门\(?单位\)?整体/u.test(plainText(head.title.text))) return 'F10';
  const groups = new Set(indicators.map(({ level1 }) => level1));
  if (groups.has('投入与管理') || groups.has('影响力目标')) return 'F8';
  if ([...groups].filter((name) => DECISION_PROCESS.test(name)).length >= 2) return 'F6';
  if (has('weight') && has('score') && has('explanation') && !has('target') && !has('actual')) return 'F8';
  if (has('scoreConverted')) return 'F7';
  if (!has('weight')) return 'F4';
  if (!has('level1') && !has('level2')) return 'F5';
  if (!has('target') || !has('actual')) return 'unknown';
  const weight = columns.of('weight');
  const target = columns.of('target');
  const sichuan = funds !== null && (funds.total.reason.cell !== null || weight?.key === '权重');
  const reason = columns.of('reason')?.key ?? '';
  if (sichuan && reason.startsWith('未完成原因')) return 'F3';
  if (weight !== undefined && target !== undefined && weight.column < target.column) return 'F2';
  return 'F1';
}
