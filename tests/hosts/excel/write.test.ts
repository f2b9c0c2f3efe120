/** What is written is exactly what was meant; undo brings back exactly what was. */
import fc from 'fast-check';
import type { CellContent } from '../../../src/checks/check';
import type { CellValue } from '../../../src/form/sheet';
import { entryForState, entryOf, needsApostrophe } from '../../../src/hosts/excel/entry';
import { coerce } from '../../excel-host/model/coerce';
import { contentOf } from '../../excel-host/model/workbook';
import { API_VERSIONS, attach, openExcel, roundTrips, settle } from './open-excel';
import { SHEET, at, blank, markOf, number, planOf, sheetPlan, smallForm, text } from './small-form';

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test.each<[content: CellContent, value: CellValue, displayed: string]>([
    [number('9.50'), 9.5, '9.5'],
    [number('0'), 0, '0'],
    [blank, '', ''],
    [text('因暴雨停工'), '因暴雨停工', '因暴雨停工'],
    ...[
      '100%',
      '1/2',
      '001',
      '2024/1/1',
      '2024年1月1日',
      'TRUE',
      '=A1',
      '+5',
      '-未完成',
      '@张三',
      "'引",
      '#N/A',
      '1,234',
      '１２',
    ].map((content): [CellContent, CellValue, string] => [text(content), content, content]),
  ])('%j', async (content, value, displayed) => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const [sheet] = await host.readSheets('active');
    const receipt = await host.apply(planOf(sheet, { D2: content }));
    const [now] = await host.readSheets('active');
    expect(now?.values[1]?.[3]).toEqual(value);
    expect(now?.texts.at(1)?.[3]).toBe(displayed);
    expect(now?.formulas[1]?.[3]).toBe('');
    expect(excel.workbook.sheet(SHEET).cell(1, 3)?.numberFormat).toBe('General');
    expect(receipt.sheets[0]?.changes).toEqual([
      { cell: at('D2'), before: { value: '', formula: '' }, after: { value, formula: '' } },
    ]);
    expect(excel.complaints).toEqual([]);
  });

  test('undo restores values, text that looks like numbers, formats, and the total’s formula', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const before = contentOf(excel.workbook.sheet(SHEET));
    const [sheet] = await host.readSheets('active');
    const receipt = await host.apply(
      planOf(sheet, { C2: number('9'), C3: number('0.5'), C4: number('30'), A2: text('=改名'), D3: text('100%') }),
    );
    expect(excel.workbook.sheet(SHEET).value(4, 2)).toBe(9.5);
    await host.undo(receipt);
    expect([...contentOf(excel.workbook.sheet(SHEET))].sort()).toEqual([...before].sort());
    expect(excel.complaints).toEqual([]);
  });

  test('a receipt works after save and reopen, through JSON and the workbook’s own settings', async () => {
    const open = await openExcel([smallForm()], { excelApi });
    const [sheet] = await open.host.readSheets('active');
    const before = sheet?.fingerprint;
    const receipt = await open.host.apply(planOf(sheet, { C2: number('9'), C4: blank }, [markOf(2)]));
    await open.host.remember('selfeval.receipt', receipt);
    const again = await attach(open.excel);
    expect(await again.host.recall('selfeval.receipt')).toEqual(receipt);
    await again.host.undo(receipt);
    const [now] = await again.host.readSheets('active');
    expect(now?.fingerprint).toBe(before);
    expect(open.excel.workbook.sheet(SHEET).conditionalFormats).toEqual([]);
    expect(open.excel.complaints).toEqual([]);
  });

  test('merged score cells are written through their anchor', async () => {
    const { excel, host } = await openExcel([{ ...smallForm(), merges: ['C2:C3'] }], { excelApi });
    excel.workbook.sheet(SHEET).cells.delete(excel.workbook.sheet(SHEET).key(2, 2));
    const [sheet] = await host.readSheets('active');
    const receipt = await host.apply(planOf(sheet, { C2: number('7') }));
    expect(excel.workbook.sheet(SHEET).value(1, 2)).toBe(7);
    await host.undo(receipt);
    expect(excel.workbook.sheet(SHEET).value(1, 2)).toBe('');
    expect(excel.complaints).toEqual([]);
  });

  test('a plan for two sheets is one round trip, and one undo', async () => {
    const { excel, host } = await openExcel([smallForm('甲'), smallForm('乙')], { excelApi });
    const [one, two] = await host.readSheets('all');
    let receipt = await host.apply({ sheets: [] });
    const write = await roundTrips(excel, async () => {
      const sheets = [
        sheetPlan(one, { C2: number('1') }, [markOf(2)]),
        sheetPlan(two, { C2: number('2') }, [markOf(3)]),
      ];
      receipt = await host.apply({ sheets });
    });
    const undo = await roundTrips(excel, () => host.undo(receipt));
    expect([write, undo]).toEqual([1, 1]);
    const after = await host.readSheets('all');
    expect(after.map((sheet) => sheet.fingerprint)).toEqual([one?.fingerprint, two?.fingerprint]);
  });

  test('nothing to write costs nothing', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const [sheet] = await host.readSheets('active');
    expect(await roundTrips(excel, () => host.apply(planOf(sheet, {}, null)))).toBe(0);
  });
});

test('hidden rows are written like all others', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  excel.workbook.sheet(SHEET).hiddenRows.add(2);
  const [sheet] = await host.readSheets('active');
  await host.apply(planOf(sheet, { C2: number('1'), C3: number('2'), C4: number('3') }));
  expect([1, 2, 3].map((row) => excel.workbook.sheet(SHEET).value(row, 2))).toEqual([1, 2, '3']);
});

test('manual calculation: written all the same, formulas are left to Excel', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  excel.workbook.calculation = 'Manual';
  const [sheet] = await host.readSheets('active');
  const receipt = await host.apply(planOf(sheet, { C2: number('1') }));
  await host.undo(receipt);
  expect((await host.readSheets('active'))[0]?.fingerprint).toBe(sheet?.fingerprint);
});

test('the person’s own Undo list survives everything we do', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  excel.person.type(SHEET, 'A1', '指标');
  const [sheet] = await host.readSheets('active');
  const receipt = await host.apply(planOf(sheet, { C2: number('1') }, [markOf(2)]));
  await host.undo(receipt);
  await host.clearMarks('all');
  await host.reveal({ sheet: SHEET, ...at('C2') });
  await settle();
  expect(excel.workbook.undo.depth).toBe(1);
  expect(excel.complaints).toEqual([]);
});

test('any text arrives as that text, any former content comes back', () => {
  const content = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(..."0123456789.,%/-:()年月日=+@' ￥１元点上午JanTRUE".split('')),
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(content, (wanted) => {
      const entry = entryOf({ kind: 'text', text: wanted });
      const taken = coerce(entry, 'General');
      expect([taken.value, taken.formula, taken.format]).toEqual([wanted, null, null]);
      const restored = coerce(entryForState({ value: wanted, formula: '' }), 'General');
      if (!wanted.startsWith('#')) expect(restored.value).toBe(wanted);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['已完成', false],
  ['因暴雨停工3天，已于2024年5月补齐', false],
  ['2024年5月3日', true],
  ['三月五日', false],
  ['Mar 5', true],
  ['12:30', true],
  ['#1', true],
  ['', false],
])('%j needs an apostrophe: %p', (content, expected) => {
  expect(needsApostrophe(content)).toBe(expected);
});
