/** The stand-in Excel itself, through the real office.js: what Excel does, it does; what Excel refuses, it refuses. */
import { coerce } from '../../excel-host/model/coerce';
import { evaluate } from '../../excel-host/model/formula';
import type { CellValue } from '../../../src/form/sheet';
import { officeCode } from '../../../src/hosts/excel/errors';
import { openExcel } from './open-excel';
import { SHEET, smallForm } from './small-form';

type Batch = (context: Excel.RequestContext) => Promise<unknown>;

async function codeOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'no error',
    (error: unknown) => officeCode(error),
  );
}

test('reads values, texts and formulas of the used range', async () => {
  const { excel, page } = await openExcel([smallForm()]);
  const seen = await page.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true);
    range.load('values,text,formulas,address');
    await context.sync();
    return [range.address, range.values[2], range.text[2], range.formulas[4]];
  });
  expect(seen).toEqual([
    `${SHEET}!A1:D5`,
    ['合格率', 20, 0.9, ''],
    ['合格率', '20', '90%', ''],
    ['总分', '', '=SUM(C2:C4)', ''],
  ]);
  expect(excel.complaints).toEqual([]);
});

test.each<[raw: CellValue, format: string, value: CellValue, shown: string]>([
  ['10%', 'General', 0.1, '0%'],
  ['85.35%', 'General', 0.8535, '0.00%'],
  ['2024/1/1', 'General', 45292, 'yyyy/m/d'],
  ['2024年1月1日', 'General', 45292, 'yyyy"年"m"月"d"日"'],
  ['1/2', 'General', 45293, 'm"月"d"日"'],
  ['001', 'General', 1, 'General'],
  ['１２', 'General', 12, 'General'],
  ['1,234.5', 'General', 1234.5, '#,##0.00'],
  ['(5)', 'General', -5, 'General'],
  ['-3', 'General', -3, 'General'],
  ['true', 'General', true, 'General'],
  ["'001", 'General', '001', 'General'],
  ["'=A1", 'General', '=A1', 'General'],
  ["''quoted", 'General', "'quoted", 'General'],
  ['5', '@', '5', '@'],
  [5, '@', '5', '@'],
  ['=A1', '@', '=A1', '@'],
  ['10%', '0.00', 0.1, '0.00'],
  ['#N/A', 'General', '#N/A', 'General'],
  ['已完成', 'General', '已完成', 'General'],
  ['≥90%', 'General', '≥90%', 'General'],
  ['12月底前完成', 'General', '12月底前完成', 'General'],
])('a cell takes %p (format %s) as %p', (raw, format, value, shown) => {
  const entry = coerce(raw, format);
  expect([entry.value, format === 'General' ? (entry.format ?? format) : format]).toEqual([value, shown]);
});

test.each(['=', '-未完成', '+完成', '@张三'])('%s is refused as a formula that is none', (raw) => {
  expect(() => coerce(raw, 'General')).toThrow('invalid');
});

test.each<[formula: string, value: CellValue | null]>([
  ['=1+2*3', 7],
  ['=(1+2)*3%', 0.09],
  ['=2^3', 8],
  ['=SUM(A1:A3)', 6],
  ['=SUM(A1:A3,4)', 10],
  ['=SUMIF(B1:B3,"甲",A1:A3)', 4],
  ['=SUMIF(A1:A3,">1")', 5],
  ['=ROUND(2.345,2)', 2.35],
  ['=ROUND(1.005,2)', 1.01],
  ['=IF(A1>=1,"是","否")', '是'],
  ['=A1/A4', '#DIV/0!'],
  ['=IFERROR(A1/A4,0)', 0],
  ["='表 2'!A1*2", 20],
  ['=没有!A1', '#REF!'],
  ['=AND(LEN(TRIM($B4))=0,N("selfeval:red")=0)', true],
  ['=VLOOKUP(A1,A1:B3,2)', null],
])('%s gives %p', (formula, value) => {
  const sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>> = {
    own: [
      [1, '甲'],
      [2, '乙'],
      [3, '甲'],
      ['', ' '],
    ],
    '表 2': [[10]],
  };
  const read = (sheet: string | null, row: number, column: number): CellValue => {
    const rows = sheets[sheet ?? 'own'];
    return rows === undefined ? '#REF!' : (rows[row]?.[column] ?? '');
  };
  expect(evaluate(formula, read)).toEqual(value);
});

describe('refuses', () => {
  test.each<[what: string, code: string, batch: Batch]>([
    [
      'an array of another shape',
      'InvalidArgument',
      async (context) => {
        context.workbook.worksheets.getItem(SHEET).getRange('A1:B2').values = [[1, 2]];
        await context.sync();
      },
    ],
    [
      'a sheet that is not there',
      'ItemNotFound',
      async (context) => {
        context.workbook.worksheets.getItem('没有').load('name');
        await context.sync();
      },
    ],
    [
      'an address of more than 8192 characters',
      'InvalidArgument',
      async (context) => {
        const address = Array.from({ length: 2000 }, (_none, row) => `A${row + 1}`).join(',');
        context.workbook.worksheets.getItem(SHEET).getRanges(address).load('address');
        await context.sync();
      },
    ],
    [
      'reading `custom` where a person has a colour scale',
      'InvalidOperation',
      async (context) => {
        const formats = context.workbook.worksheets.getItem(SHEET).getRange().conditionalFormats;
        formats.load('items/custom/rule/formula');
        await context.sync();
      },
    ],
    [
      'a conditional format whose rule is no formula',
      'InvalidArgument',
      async (context) => {
        const format = context.workbook.worksheets.getItem(SHEET).getRange('A1').conditionalFormats.add('Custom');
        format.custom.rule.formula = '1';
        await context.sync();
      },
    ],
  ])('%s', async (_what, code, batch) => {
    const { excel, page } = await openExcel([smallForm()]);
    excel.person.conditionalFormat(SHEET, 'A1:B2', 'ColorScale');
    expect(await codeOf(page.Excel.run(batch))).toBe(code);
    expect(excel.complaints).toEqual([]);
  });

  test('a call of a newer requirement set', async () => {
    const { page } = await openExcel([smallForm()], { excelApi: '1.13' });
    const newer: Batch = async (context) => {
      const formats = context.workbook.worksheets.getItem(SHEET).getRange().conditionalFormats;
      formats.getItemOrNullObject('x').load('id');
      await context.sync();
    };
    expect(await codeOf(page.Excel.run(newer))).toBe('ApiNotFound');
  });

  test('what it does not know, and complains', async () => {
    const { excel, page } = await openExcel([smallForm()]);
    const unknown: Batch = async (context) => {
      context.workbook.worksheets.getItem(SHEET).charts.load('count');
      await context.sync();
    };
    expect(await codeOf(page.Excel.run(unknown))).toBe('ApiNotFound');
    expect(excel.complaints).toEqual(['Worksheet.Charts']);
  });

  test('more than 5 MB on the web, having run the request all the same', async () => {
    const { excel, page } = await openExcel([smallForm()], { webLimits: true });
    const tooMuch: Batch = async (context) => {
      const range = context.workbook.worksheets.getItem(SHEET).getRange('A1:Z80000');
      context.workbook.worksheets.getItem(SHEET).getRange('A1').values = [['written']];
      range.load('values');
      await context.sync();
    };
    expect(await codeOf(page.Excel.run(tooMuch))).toBe('ResponsePayloadSizeLimitExceeded');
    expect(excel.workbook.sheet(SHEET).value(0, 0)).toBe('written');
  });
});

test('calls that disturb Undo are noticed', async () => {
  const { excel, page } = await openExcel([smallForm()]);
  excel.person.type(SHEET, 'D2', '原因');
  await page.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(SHEET).getRange('A1:B2').getMergedAreasOrNullObject().load('address');
    await context.sync();
  });
  expect(excel.workbook.undo.undo()).toBe(false);
  expect(excel.complaints).toEqual(['Undo cleared by Range.getMergedAreasOrNullObject']);
});

describe('the sheet', () => {
  test('keeps cells below a merge empty', async () => {
    const { excel, page } = await openExcel([{ ...smallForm(), merges: ['A7:B8'] }]);
    await page.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(SHEET).getRange('A7:B8').values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
    });
    const sheet = excel.workbook.sheet(SHEET);
    expect([sheet.value(6, 0), sheet.value(6, 1), sheet.value(7, 0)]).toEqual([1, '', '']);
  });

  test('counts formats into the used range only when asked', async () => {
    const { excel, page } = await openExcel([smallForm()]);
    excel.workbook.sheet(SHEET).formatted = { top: 0, left: 0, bottom: 99999, right: 20 };
    const addresses = await page.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEET);
      const ranges = [sheet.getUsedRangeOrNullObject(true), sheet.getUsedRangeOrNullObject(false)];
      for (const range of ranges) range.load('address');
      await context.sync();
      return ranges.map((range) => range.address);
    });
    expect(addresses).toEqual([`${SHEET}!A1:D5`, `${SHEET}!A1:U100000`]);
  });

  test('leaves formulas stale when calculation is manual', async () => {
    const { excel } = await openExcel([smallForm()]);
    excel.workbook.calculation = 'Manual';
    excel.person.type(SHEET, 'C2', 5);
    expect(excel.workbook.sheet(SHEET).value(4, 2)).toBe(0.9);
    excel.workbook.calculation = 'Automatic';
    excel.workbook.recalculate();
    expect(excel.workbook.sheet(SHEET).value(4, 2)).toBe(5.9);
  });
});

test('a row inserted above moves everything below', async () => {
  const { excel } = await openExcel([{ ...smallForm(), merges: ['A7:B8'] }]);
  const format = excel.person.conditionalFormat(SHEET, 'A3:D3', 'Custom', '=LEN($D3)=0');
  excel.person.insertRows(SHEET, 2, 2);
  const sheet = excel.workbook.sheet(SHEET);
  expect(sheet.value(3, 0)).toBe('完成率');
  expect(sheet.cell(6, 2)?.formula).toBe('=SUM(C4:C6)');
  expect(sheet.merges).toEqual([{ top: 8, left: 0, bottom: 9, right: 1 }]);
  expect(format.areas).toEqual([{ top: 4, left: 0, bottom: 4, right: 3 }]);
  expect(format.formula).toBe('=LEN($D5)=0');
});
