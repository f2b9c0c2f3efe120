/** Sheets added to the open workbook: as they were meant, or not at all. */
import type { Sheet } from '../../excel-host/model/sheet';
import { refOf } from '../../excel-host/model/workbook';
import { DISPATCH_STATUS, type DispatchFault } from '../../excel-host/fault';
import type { StandInExcel } from '../../excel-host/stand-in';
import type { CellValue } from '../../../src/form/sheet';
import { HostError, type HostErrorCode } from '../../../src/hosts/host';
import { findForms } from '../../../src/form';
import { reviewSheet, summarySheets, toReportFile } from '../../../src/review';
import type { AddedSheet } from '../../../src/review/new-sheet';
import { MemoryHost } from '../../../src/taskpane/gallery/memory-host';
import { SEVERAL, TO_FIX } from '../../../src/taskpane/gallery/sheets';
import { API_VERSIONS, openExcel, roundTrips, settle } from './open-excel';
import { SHEET, smallForm } from './small-form';

async function failure(run: Promise<unknown>): Promise<HostErrorCode> {
  return run.then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: unknown) => {
      if (error instanceof HostError) return error.code;
      throw error;
    },
  );
}

const namesIn = (excel: StandInExcel): string[] => excel.workbook.sheets.map(({ name }) => name);

function at(sheet: Sheet, address: string): { value: CellValue; formula: string | null } {
  const { row, column } = refOf(address);
  const cell = sheet.cell(row, column);
  return { value: cell?.value ?? '', formula: cell?.formula ?? null };
}

function look(sheet: Sheet, address: string, name: Parameters<Sheet['look']>[2]): unknown {
  const { row, column } = refOf(address);
  return sheet.look(row, column, name);
}

const TABLE: AddedSheet = {
  name: '汇总',
  rows: [
    [
      { value: '文件', bold: true, fill: '#D9E2F0', border: true, wrap: true },
      { value: '结论', bold: true, fill: '#D9E2F0', border: true, wrap: true },
      { value: '红', bold: true, fill: '#D9E2F0', border: true, wrap: true },
    ],
    [
      { value: '=cmd|x.xlsx', border: true },
      { value: '须改', border: true, link: { kind: 'cell', sheet: '清单', cell: 'A2' } },
      3,
    ],
    [{ value: "2024/1/1 'a.xlsx", border: true }, { value: '可"提交"', border: true, color: '#A80000' }, 0],
    [{ value: '1-2', border: true, link: { kind: 'file', target: 'a.xlsx' } }, null, ''],
  ],
  columnWidths: [36, 8.5],
  freeze: { rows: 1, columns: 0 },
  autoFilter: 'A1:C4',
};
const LIST: AddedSheet = {
  name: '清单',
  rows: [
    ['问题'],
    [{ value: '=1+1', link: { kind: 'cell', sheet: '汇总', cell: 'A2' } }],
    [{ value: '别处', link: { kind: 'cell', sheet: '没有这张', cell: 'A2' } }],
    [{ value: '长'.repeat(300), link: { kind: 'cell', sheet: '汇总', cell: 'A2' } }],
    [{ value: 4, formula: '=2+2', numberFormat: '0.00' }],
    ['100%'],
  ],
};

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test('contents, looks, links and layout; the active sheet stays active', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    await host.readSheets('active');
    const heard: string[] = [];
    await host.onChanged(({ sheet }) => heard.push(sheet));
    expect(await host.addSheets([TABLE, LIST])).toEqual(['汇总', '清单']);
    expect(namesIn(excel)).toEqual([SHEET, '汇总', '清单']);
    expect(excel.workbook.active.name).toBe(SHEET);

    const table = excel.workbook.sheet('汇总');
    expect(at(table, 'A2')).toEqual({ value: '=cmd|x.xlsx', formula: null });
    expect(at(table, 'B2')).toEqual({ value: '须改', formula: `=HYPERLINK("#'清单'!A2","须改")` });
    expect(at(table, 'C2')).toEqual({ value: 3, formula: null });
    expect(at(table, 'A3')).toEqual({ value: "2024/1/1 'a.xlsx", formula: null });
    expect(at(table, 'A4')).toEqual({ value: '1-2', formula: null });
    expect(['A1', 'C1', 'A2'].map((cell) => look(table, cell, 'bold'))).toEqual([true, true, undefined]);
    expect(['A1', 'C1', 'A2'].map((cell) => look(table, cell, 'fill'))).toEqual(['#D9E2F0', '#D9E2F0', undefined]);
    expect(['B2', 'B3', 'A2'].map((cell) => look(table, cell, 'color'))).toEqual(['#0563C1', '#A80000', undefined]);
    expect(['B2', 'B3'].map((cell) => look(table, cell, 'underline'))).toEqual(['Single', undefined]);
    expect(['A1', 'B3', 'C1', 'C2', 'B4'].map((cell) => look(table, cell, 'borderEdgeBottom'))).toEqual([
      'Continuous',
      'Continuous',
      'Continuous',
      undefined,
      undefined,
    ]);
    expect(look(table, 'A4', 'borderEdgeLeft')).toBe('Continuous');
    expect([look(table, 'A9', 'width'), look(table, 'B9', 'width')]).toEqual([192.75, 48]);
    expect(table.frozen).toEqual({ rows: 1, columns: 0 });
    expect(table.filter).toEqual({ top: 0, left: 0, bottom: 3, right: 2 });

    const list = excel.workbook.sheet('清单');
    expect(at(list, 'A2')).toEqual({ value: '=1+1', formula: `=HYPERLINK("#'汇总'!A2","=1+1")` });
    expect(at(list, 'A3')).toEqual({ value: '别处', formula: null });
    expect(at(list, 'A4')).toEqual({ value: '长'.repeat(300), formula: null });
    expect(at(list, 'A5')).toEqual({ value: 4, formula: '=2+2' });
    expect(list.cell(4, 0)?.numberFormat).toBe('0.00');
    expect(at(list, 'A6')).toEqual({ value: '100%', formula: null });

    await settle();
    expect(heard).toEqual([]);
    expect(excel.complaints).toEqual([]);
  });

  test.each(Object.keys(DISPATCH_STATUS) as DispatchFault[])('Excel answers %s at any point', async (kind) => {
    for (const after of [0, 1, 2]) {
      const { excel, host } = await openExcel([smallForm()], { excelApi });
      excel.external.refuse(kind, 'next', after);
      // Once the sheets stand there, Excel waits for the end of the typing.
      const waits = kind === 'editMode' && after > 0;
      const adding = host.addSheets([TABLE, LIST]);
      if (waits) {
        await settle();
        excel.external.accept();
        expect(await adding).toEqual(['汇总', '清单']);
      } else {
        await failure(adding);
        expect(namesIn(excel)).toEqual([SHEET]);
        expect(await host.addSheets([TABLE, LIST])).toEqual(['汇总', '清单']);
      }
      expect(excel.complaints).toEqual([]);
    }
  });
});

test('three round trips for an ordinary size; more only for more than a request takes', async () => {
  const { excel, host } = await openExcel([smallForm()], { webLimits: true });
  expect(await roundTrips(excel, () => host.addSheets([TABLE, LIST]))).toBe(3);
  const rows = Array.from({ length: 4000 }, (_none, row) => [
    { value: `文件${row}.xlsx`, link: { kind: 'cell', sheet: '大', cell: `B${row + 1}` } as const, border: true },
    { value: '须写明原因'.repeat(60), wrap: true, border: true },
    { value: ['红', '黄', '蓝'][row % 3] ?? '', fill: ['#FFC7CE', '#FFEB9C', '#DDEBF7'][row % 3] ?? '' },
  ]);
  const trips = await roundTrips(excel, () => host.addSheets([{ name: '大', rows }]));
  expect(trips).toBeGreaterThan(3);
  expect(trips).toBeLessThan(10);
  const big = excel.workbook.sheet('大');
  expect(at(big, 'A4000').value).toBe('文件3999.xlsx');
  expect([look(big, 'C1', 'fill'), look(big, 'C2', 'fill'), look(big, 'C4000', 'fill')]).toEqual([
    '#FFC7CE',
    '#FFEB9C',
    '#FFC7CE',
  ]);
  expect(Math.max(...excel.external.exchange.own.map(({ requestBytes }) => requestBytes))).toBeLessThan(2_500_000);
  expect(excel.complaints).toEqual([]);
});

test('a name that is taken gets a number, whatever its case, and the links follow', async () => {
  const { excel, host } = await openExcel([smallForm(), smallForm('清单'), smallForm('汇总')]);
  expect(await host.addSheets([TABLE, LIST])).toEqual(['汇总 (2)', '清单 (2)']);
  expect(at(excel.workbook.sheet('汇总 (2)'), 'B2').formula).toBe(`=HYPERLINK("#'清单 (2)'!A2","须改")`);
  expect(await host.addSheets([{ name: "a/b*'", rows: [] }])).toEqual(['a_b__']);
  expect(excel.complaints).toEqual([]);
});

test('a protected workbook is left alone, and the message names it', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  excel.workbook.structureProtected = true;
  await expect(host.addSheets([TABLE])).rejects.toMatchObject({ code: 'protected', subject: 'Book1.xlsx' });
  expect(namesIn(excel)).toEqual([SHEET]);
  expect(excel.complaints).toEqual([]);
});

test('a name somebody else takes in between: nothing is left, and theirs stays', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  const add = excel.workbook.add.bind(excel.workbook);
  excel.workbook.add = (name) => {
    const made = add(name);
    if (name === '汇总') add('清单');
    return made;
  };
  expect(await failure(host.addSheets([TABLE, LIST]))).toBe('busy');
  expect(namesIn(excel)).toEqual([SHEET, '清单']);
});

test('more than a sheet holds is refused before anything is asked', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  const rows = Array.from({ length: 1_048_577 }, () => ['x']);
  const trips = await roundTrips(excel, async () => {
    expect(await failure(host.addSheets([{ name: '多', rows }]))).toBe('too-large');
  });
  expect(trips).toBe(0);
});

test('a review summary in the workbook is not taken for a form', async () => {
  const { excel, host } = await openExcel([smallForm()]);
  const reviews = (await new MemoryHost([TO_FIX, SEVERAL]).readSheets('all')).map((sheet) => reviewSheet(sheet));
  expect(reviews.flatMap(({ forms }) => forms)).toHaveLength(3);
  const files = [
    toReportFile({ path: '=甲.xlsx', error: null, sheets: reviews }),
    { path: '乙.xlsx', error: '“乙.xlsx”已损坏。', forms: [] },
  ];
  const names = await host.addSheets(summarySheets(files, 'zh-CN'));
  expect(names).toEqual(['评审汇总', '问题清单', '按单位', '按检查项', '重复与雷同']);
  const sheets = await host.readSheets('all');
  for (const name of names) {
    const sheet = sheets.find((one) => one.name === name);
    expect(sheet).toBeDefined();
    if (sheet !== undefined) expect(findForms(sheet)).toEqual([]);
  }
  expect(at(excel.workbook.sheet('评审汇总'), 'A2').value).toBe('=甲.xlsx');
  expect(excel.complaints).toEqual([]);
});
