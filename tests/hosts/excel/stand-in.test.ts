/** The stand-in Excel itself, through the real office.js: what Excel does, it does. */
import { loadOffice } from '../../excel-host/load-office';
import { StandInExcel } from '../../excel-host/stand-in';
import type { Blueprint } from '../../fixtures/blueprint';

const sheet: Blueprint = {
  name: '表1',
  cells: new Map([
    ['B2', { value: '甲' }],
    ['C2', { value: 0.9, text: '90%', numberFormat: '0%' }],
    ['C3', { value: 5 }],
    ['C4', { value: 5.9, formula: '=SUM(C2:C3)' }],
  ]),
  merges: ['A6:B7'],
};

describe('stand-in Excel', () => {
  test('reads', async () => {
    const excel = StandInExcel.of([sheet]);
    const page = await loadOffice(excel);
    const seen = await page.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true);
      range.load('values,text,formulas,address');
      await context.sync();
      return { values: range.values, text: range.text, formulas: range.formulas, address: range.address };
    });
    expect(seen).toEqual({
      address: '表1!B2:C4',
      values: [
        ['甲', 0.9],
        ['', 5],
        ['', 5.9],
      ],
      text: [
        ['甲', '90%'],
        ['', '5'],
        ['', '5.9'],
      ],
      formulas: [
        ['甲', 0.9],
        ['', 5],
        ['', '=SUM(C2:C3)'],
      ],
    });
    expect(excel.complaints).toEqual([]);
    expect(excel.external.exchange.roundTrips).toBe(1);
  });
});
