import { parseRangeA1, type SheetSnapshot } from '../../../src/form/sheet';
import { createWorkbook, readWorkbook } from '../../../src/hosts/xlsx';
import { snapshotOf, type Blueprint } from '../../fixtures/blueprint';
import { textsOf } from '../../fixtures/texts';
import { workbookOf } from '../../fixtures/workbook';
import { parts, zipped } from './parts';

function plain(sheet: SheetSnapshot | undefined): unknown {
  return sheet === undefined ? undefined : { ...sheet, texts: textsOf(sheet), fingerprint: sheet.fingerprint };
}

const drawn: Blueprint = {
  name: "项目 'A' 表",
  cells: new Map([
    ['C4', { value: '绩效自评表', bold: true }],
    ['C5', { value: 1, text: '100%', numberFormat: '0%' }],
    ['D5', { value: 12, formula: '=SUM(E5:F5)' }],
    ['E5', { value: 5.5 }],
    ['F5', { value: 6.5, text: '6.50', numberFormat: '0.00' }],
    ['E7', { value: '=100.00(%)' }],
    ['F7', { value: true }],
    ['G8', { value: '<a> & "b"\n_x000D_ 𠀀' }],
    ['C9', { value: 45657, text: '2024年12月31日', numberFormat: '[$-804]yyyy"年"m"月"d"日"' }],
    ['D9', { value: '#DIV/0!', formula: '=E5/0' }],
    ['E9', { value: '', formula: '=IF(E5>0,"","x")' }],
  ]),
  merges: ['C4:G4'],
  protected: true,
};

describe('readWorkbook', () => {
  test('reads back what was written', () => {
    const [sheet] = readWorkbook(workbookOf(drawn), 'a.xlsx');
    expect(plain(sheet)).toEqual(plain(snapshotOf(drawn)));
  });

  // For accessors on each sheet the engine makes up a shape a sheet: slow to look at, and kept long after the sheet is gone.
  test.each([
    ['with cells', drawn],
    ['without cells', { name: '空', cells: new Map(), merges: [] } satisfies Blueprint],
  ])('a sheet %s holds plain fields only', (_what, blueprint) => {
    const [sheet] = readWorkbook(workbookOf(blueprint), 'a.xlsx');
    const fields = Object.entries(Object.getOwnPropertyDescriptors(sheet ?? {}));
    expect(fields.map(([name]) => name).sort()).toEqual(['formulas', 'name', 'origin', 'protected', 'texts', 'values']);
    expect(fields.filter(([, field]) => !('value' in field))).toEqual([]);
  });

  test.each([
    ['in order', [1, 2, 4], ['A1 B1', 'A2', '', 'A4']],
    ['from the bottom', [4, 2, 1], ['A1 B1', 'A2', '', 'A4']],
    ['a row in two pieces', [1, 2, 1, 4], ['A1 B1', 'A2', '', 'A4']],
  ])('knows what each row shows: rows %s', (_what, order, shown) => {
    const written = new Set<number>();
    const cell = (address: string): string => `<c r="${address}" t="inlineStr"><is><t>${address}</t></is></c>`;
    const rows = order.map((row, at) => {
      const again = order.indexOf(row, at + 1) >= 0;
      const cells = row > 1 ? [`A${row}`] : again ? ['A1'] : written.has(1) ? ['B1'] : ['A1', 'B1'];
      written.add(row);
      return `<row r="${row}">${cells.map(cell).join('')}</row>`;
    });
    const [sheet] = readWorkbook(zipped(parts(rows.join(''))), 'a.xlsx');
    if (sheet === undefined) throw new Error('no sheet');
    expect(textsOf(sheet).map((row) => row.join(' ').trim())).toEqual(shown);
    expect(sheet.values.map((row) => row.join(' ').trim())).toEqual(shown);
    expect([sheet.texts.at(4), sheet.texts.at(1)]).toEqual([undefined, ['A2', '']]);
  });

  test('leaves hidden sheets out unless asked', () => {
    const bytes = createWorkbook([
      { name: 'a', rows: [['1']], state: 'hidden' },
      { name: 'b', rows: [['2']] },
      { name: 'c', rows: [['3']], state: 'veryHidden' },
    ]);
    expect(readWorkbook(bytes, 'a.xlsx').map(({ name }) => name)).toEqual(['b']);
    expect(readWorkbook(bytes, 'a.xlsx', { hidden: true }).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test('gives empty grids for an empty sheet', () => {
    const [sheet] = readWorkbook(createWorkbook([{ name: 'a', rows: [] }]), 'a.xlsx');
    expect(plain(sheet)).toMatchObject({ origin: { row: 0, column: 0 }, values: [], texts: [], formulas: [] });
    expect(parseRangeA1('A1')).not.toBeNull();
  });
});
