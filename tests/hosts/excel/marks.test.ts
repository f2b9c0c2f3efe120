/** The life of our marks: they are found again wherever they went, replaced and never piled up, and only they go. */
import { MARK_COLORS } from '../../../src/review/plan';
import { parseMarkFormula } from '../../../src/hosts/excel/marks';
import { addressOf } from '../../excel-host/model/area';
import { API_VERSIONS, openExcel, settle, type OpenExcel } from './open-excel';
import { SHEET, at, blank, markOf, number, planOf, smallForm, text } from './small-form';

/** Where conditional formats of ours stand now. */
function marksOn({ excel }: OpenExcel, name = SHEET): string[] {
  return excel.workbook
    .sheet(name)
    .conditionalFormats.filter((format) => format.formula.includes('selfeval'))
    .map((format) => `${format.areas.map(addressOf).join(',')} ${format.fill}`)
    .sort();
}

const red = MARK_COLORS.red.fill;
const yellow = MARK_COLORS.yellow.fill;

async function marked(excelApi: string, ...rows: number[]): Promise<OpenExcel> {
  const open = await openExcel([smallForm(), smallForm('其他')], { excelApi });
  const [sheet] = await open.host.readSheets('active');
  await open.host.apply(
    planOf(
      sheet,
      {},
      rows.map((row) => markOf(row)),
    ),
  );
  return open;
}

async function check(open: OpenExcel, ...rows: number[]): Promise<void> {
  const [sheet] = await open.host.readSheets('active');
  await open.host.apply(
    planOf(
      sheet,
      {},
      rows.map((row) => markOf(row)),
    ),
  );
}

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test('a mark turns itself off when the reason is filled in', async () => {
    const { excel } = await marked(excelApi, 2, 3);
    const shown = (address: string): string =>
      excel.workbook.shownFormat(excel.workbook.sheet(SHEET), at(address))?.fill ?? '';
    expect([shown('A2'), shown('D3'), shown('A4')]).toEqual([red, red, '']);
    excel.person.type(SHEET, 'D2', '因暴雨停工，已延期至次年一月');
    expect([shown('A2'), shown('D3')]).toEqual(['', red]);
    expect(excel.complaints).toEqual([]);
  });

  test('a second check replaces them', async () => {
    const open = await marked(excelApi, 2, 3);
    await check(open, 3, 4);
    expect(marksOn(open)).toEqual([`A3:D3 ${red}`, `A4:D4 ${red}`]);
    await check(open, 3, 4);
    expect(marksOn(open)).toHaveLength(2);
    expect(open.excel.complaints).toEqual([]);
  });

  test.each<[what: string, act: (open: OpenExcel) => void, name: string]>([
    ['rows inserted above', ({ excel }) => excel.person.insertRows(SHEET, 1, 3), SHEET],
    ['sorting', ({ excel }) => excel.person.sortRows(SHEET, 'A2:D4', 'B'), SHEET],
    ['renaming', ({ excel }) => excel.person.rename(SHEET, '2024'), '2024'],
    [
      'copying a marked row over others',
      ({ excel }) => {
        for (const format of excel.workbook.sheet(SHEET).conditionalFormats) {
          format.areas = [...format.areas, { top: 6, left: 0, bottom: 7, right: 3 }];
        }
      },
      SHEET,
    ],
  ])('after %s they are found, replaced and cleared', async (_what, act, name) => {
    const open = await marked(excelApi, 2, 4);
    act(open);
    await settle();
    await check(open, 3);
    expect(marksOn(open, name)).toEqual([`A3:D3 ${red}`]);
    expect(await open.host.clearMarks('active')).toBe(1);
    expect(marksOn(open, name)).toEqual([]);
    expect(open.excel.complaints).toEqual([]);
  });

  test('a person’s own conditional formats and fills stay, in their order', async () => {
    const open = await openExcel([smallForm()], { excelApi });
    const { excel, host } = open;
    const own = [
      excel.person.conditionalFormat(SHEET, 'A1:D5', 'ColorScale'),
      excel.person.conditionalFormat(SHEET, 'A2:D2', 'Custom', '=LEN(TRIM($D2))=0'),
      excel.person.conditionalFormat(SHEET, 'C2:C4', 'CellValue'),
    ];
    excel.workbook.sheet(SHEET).fills.set('A2', '#ABCDEF');
    const before = JSON.stringify(own);
    await check(open, 2, 3);
    await check(open, 4);
    await host.clearMarks('all');
    const left = excel.workbook.sheet(SHEET).conditionalFormats;
    expect(JSON.stringify([...left].reverse())).toBe(before);
    expect([...excel.workbook.sheet(SHEET).fills]).toEqual([['A2', '#ABCDEF']]);
    expect(excel.complaints).toEqual([]);
  });

  test('clear counts what it removed, on one sheet or all, hidden ones too', async () => {
    const open = await marked(excelApi, 2, 3);
    open.excel.person.activate('其他');
    await check(open, 2);
    open.excel.workbook.sheet(SHEET).visibility = 'Hidden';
    expect(await open.host.clearMarks('active')).toBe(1);
    expect(await open.host.clearMarks('all')).toBe(2);
    expect(await open.host.clearMarks('all')).toBe(0);
    expect(open.excel.complaints).toEqual([]);
  });

  test('undo puts the former marks back where they stood', async () => {
    const open = await marked(excelApi, 2, 3);
    const [sheet] = await open.host.readSheets('active');
    const receipt = await open.host.apply(planOf(sheet, { C2: number('9.5') }, [markOf(4, 'yellow')]));
    expect(marksOn(open)).toEqual([`A4:D4 ${yellow}`]);
    expect(receipt.sheets[0]?.marksBefore).toEqual([markOf(2), markOf(3)]);
    await open.host.undo(receipt);
    expect(marksOn(open)).toEqual([`A2:D2 ${red}`, `A3:D3 ${red}`]);
    expect(open.excel.workbook.sheet(SHEET).value(1, 2)).toBe('');
    expect(open.excel.complaints).toEqual([]);
  });

  test('marks that someone removed meanwhile do not stop a check', async () => {
    const open = await marked(excelApi, 2, 3);
    const [sheet] = await open.host.readSheets('active');
    const excelSheet = open.excel.workbook.sheet(SHEET);
    excelSheet.conditionalFormats = excelSheet.conditionalFormats.slice(1);
    await open.host.apply(planOf(sheet, { C2: blank, D2: text('说明') }, [markOf(4)]));
    expect(marksOn(open)).toEqual([`A4:D4 ${red}`]);
    expect(open.excel.complaints).toEqual([]);
  });
});

test.each([
  ['=AND(LEN(TRIM($J14))=0,N("selfeval:red")=0)', { reasonCell: { row: 13, column: 9 }, light: 'red' }],
  ['=AND(LEN(TRIM($D$3))=0, N("selfeval:yellow")=0)', { reasonCell: { row: 2, column: 3 }, light: 'yellow' }],
  ['=LEN(TRIM($J14))=0', null],
  ['=N("selfeval:green")=0', null],
])('%s', (formula, expected) => {
  expect(parseMarkFormula(formula)).toEqual(expected);
});
