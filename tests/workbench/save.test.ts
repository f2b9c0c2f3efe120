import { unzipSync } from 'fflate';
import type { GridWrite } from '../../src/workbench/grid';
import { createWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import { saveWorkbook } from '../../src/workbench/save/save-workbook';
import { textsOf } from '../fixtures/texts';

const SHEET = '表';
const FILE = createWorkbook([
  {
    name: SHEET,
    rows: [
      ['甲', { value: 3, numberFormat: '0.00' }, { value: '', border: true }],
      ['乙', 4, { value: 7, formula: '=SUM(B1:B2)', bold: true }],
    ],
  },
]);

const cell = (row: number, column: number, content: Partial<GridWrite>): GridWrite => ({
  row,
  column,
  value: '',
  formula: '',
  ...content,
});

async function saved(cells: readonly GridWrite[]): Promise<Uint8Array> {
  return saveWorkbook(FILE, '表.xlsx', {
    sheets: [{ sheet: SHEET, cells, marks: null }],
    notes: null,
    memory: new Map(),
  });
}

describe('saving what was changed in the grid', () => {
  it('gives the very file back when nothing was', async () => {
    const bytes = await saveWorkbook(FILE, '表.xlsx', { sheets: [], notes: null, memory: new Map() });
    expect(Buffer.compare(bytes, FILE)).toBe(0);
  });

  it.each([
    ['a number', cell(0, 1, { value: 5 }), { value: 5, text: '5.00', formula: '' }],
    ['a small number', cell(1, 1, { value: 1e-7 }), { value: 1e-7, text: '0.0000001', formula: '' }],
    [
      'a text that looks like a formula',
      cell(0, 2, { value: '=100%' }),
      { value: '=100%', text: '=100%', formula: '' },
    ],
    ['several lines', cell(0, 2, { value: '一\n二' }), { value: '一\n二', text: '一\n二', formula: '' }],
    ['a blank', cell(0, 0, {}), { value: '', text: '', formula: '' }],
    [
      'a percentage with its format',
      cell(1, 1, { value: 0.85, pattern: '0%' }),
      { value: 0.85, text: '85%', formula: '' },
    ],
    [
      'a date with a format of its own',
      cell(0, 2, { value: 45296, pattern: 'yyyy"年"m"月"' }),
      { value: 45296, text: '2024年1月', formula: '' },
    ],
    ['a truth value', cell(0, 2, { value: true }), { value: true, text: 'TRUE', formula: '' }],
    ['a formula', cell(0, 2, { value: 6, formula: '=B1*2' }), { value: 6, text: '6', formula: '=B1*2' }],
    ['a value over a formula', cell(1, 2, { value: 9 }), { value: 9, text: '9', formula: '' }],
    [
      'a cell the file does not have',
      cell(6, 4, { value: 0.5, pattern: '0.0%' }),
      { value: 0.5, text: '50.0%', formula: '' },
    ],
  ] as const)('takes %s', async (_name, write, wanted) => {
    const [sheet] = readWorkbook(await saved([write]), '表.xlsx');
    if (sheet === undefined) throw new Error('no sheet');
    const at = <T>(grid: readonly (readonly T[])[]): T | undefined =>
      grid[write.row - sheet.origin.row]?.[write.column - sheet.origin.column];
    expect({
      value: at(sheet.values) ?? '',
      text: at(textsOf(sheet)) ?? '',
      formula: at(sheet.formulas) ?? '',
    }).toEqual(wanted);
  });

  it('refreshes what is computed from it', async () => {
    const [sheet] = readWorkbook(await saved([cell(1, 1, { value: 10 })]), '表.xlsx');
    expect(sheet?.values[1]?.[2]).toBe(13);
  });

  it('leaves every other part as it was', async () => {
    const after = unzipSync(await saved([cell(0, 0, { value: '丙' })]));
    const before = unzipSync(FILE);
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(after[name] ?? Buffer.of(), before[name] ?? Buffer.of()) !== 0,
    );
    // The workbook part asks Excel to compute the formulas anew.
    expect(changed).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  });
});
