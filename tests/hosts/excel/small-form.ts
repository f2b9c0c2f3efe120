/** A form in small, for the tests of the adapter: rows of indicators with blank scores and reasons, and a total. */
import type { CellContent } from '../../../src/checks/check';
import { parseA1, type CellRef } from '../../../src/form/sheet';
import type { CellWrite, Mark, SheetPlan, WritePlan } from '../../../src/review/plan';
import type { Blueprint, BlueprintCell } from '../../fixtures/blueprint';

export const SHEET = '自评表';

/** A: indicator, B: weight, C: score, D: reason. Row 5 is the total. */
export function smallForm(name = SHEET): Blueprint {
  const cells = new Map<string, BlueprintCell>([
    ['A1', { value: '三级指标' }],
    ['B1', { value: '分值' }],
    ['C1', { value: '得分' }],
    ['D1', { value: '偏差原因分析及改进措施' }],
    ['A2', { value: '完成率' }],
    ['B2', { value: 10 }],
    ['A3', { value: '合格率' }],
    ['B3', { value: 20 }],
    ['C3', { value: 0.9, text: '90%', numberFormat: '0%' }],
    ['A4', { value: '满意度' }],
    ['B4', { value: 30 }],
    ['C4', { value: '001', numberFormat: '@' }],
    ['A5', { value: '总分' }],
    ['C5', { value: 0.9, formula: '=SUM(C2:C4)' }],
  ]);
  return { name, cells, merges: [] };
}

export function at(address: string): CellRef {
  const ref = parseA1(address);
  if (ref === null) throw new Error(`not an address: ${address}`);
  return ref;
}

export const number = (text: string): CellContent => ({ kind: 'number', number: text });
export const text = (content: string): CellContent => ({ kind: 'text', text: content });
export const blank: CellContent = { kind: 'blank' };

export function writes(contents: Readonly<Record<string, CellContent>>): CellWrite[] {
  return Object.entries(contents).map(([address, after]) => ({
    cell: at(address),
    before: '',
    after,
    why: 'correction',
    code: '',
  }));
}

/** A mark over columns A to D of one row, with its reason in D. */
export function markOf(row: number, light: Mark['light'] = 'red'): Mark {
  return {
    range: { first: { row: row - 1, column: 0 }, last: { row: row - 1, column: 3 } },
    reasonCell: { row: row - 1, column: 3 },
    light,
  };
}

export function planOf(
  sheet: { readonly name: string; readonly fingerprint: string } | undefined,
  cells: Readonly<Record<string, CellContent>>,
  marks: readonly Mark[] | null = null,
): WritePlan {
  return { sheets: [sheetPlan(sheet, cells, marks)] };
}

export function sheetPlan(
  sheet: { readonly name: string; readonly fingerprint: string } | undefined,
  cells: Readonly<Record<string, CellContent>>,
  marks: readonly Mark[] | null = null,
): SheetPlan {
  if (sheet === undefined) throw new Error('no sheet was read');
  return { sheet: sheet.name, fingerprint: sheet.fingerprint, cells: writes(cells), marks };
}
