import { refusalOf } from '../../src/workbench/commands';
import { changesOf } from '../../src/workbench/edits';
import { scoredName } from '../../src/workbench/page/download';

it.each([
  ['sheet.command.set-range-values', null],
  ['sheet.command.insert-row-after', 'structure'],
  ['sheet.command.remove-sheet', 'structure'],
  ['sheet.command.add-worksheet-merge', 'structure'],
  ['sheet.command.set-bold', 'format'],
  ['sheet.command.set-border-basic', 'format'],
  ['doc.command.insert-text', null],
  ['univer.command.undo', null],
])('%s is refused as %s', (command, refusal) => expect(refusalOf(command)).toBe(refusal));

it.each([
  ['自评表.xlsx', '自评表-已评分.xlsx'],
  ['带宏.XLSM', '带宏-已评分.XLSM'],
  ['a/b/自评表.xlsx', 'a/b/自评表-已评分.xlsx'],
  ['自评表-已评分.xlsx', '自评表-已评分.xlsx'],
  ['无名', '无名-已评分.xlsx'],
])('the copy of %s is %s', (name, copy) => expect(scoredName(name, '-已评分')).toBe(copy));

describe('what a write of the grid changed', () => {
  const message = (cell: unknown): unknown => ({ subUnitId: 's', unitId: 'u', cellValue: { 3: { 7: cell } } });

  it.each([
    ['a value', message({ v: 1 }), {}, true],
    ['a cleared cell', message(null), {}, true],
    ['a formula', message({ f: '=A1' }), {}, true],
    ['a look', message({ s: { bl: 1 } }), {}, false],
    ['a result of a formula', message({ v: 1 }), { applyFormulaCalculationResult: true }, false],
    ['something else', { rows: 3 }, {}, false],
  ])('%s', (_name, params, options, counts) => expect(changesOf(params, options) !== null).toBe(counts));
});
