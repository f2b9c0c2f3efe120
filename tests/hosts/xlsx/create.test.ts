import { read } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { createWorkbook, readWorkbook } from '../../../src/hosts/xlsx';

const bytes = createWorkbook([
  {
    name: '汇总',
    rows: [
      [{ value: '项目', bold: true, fill: '#DDEBF7', border: true, wrap: true }, '总分', { value: '=SUM(A1)' }],
      [
        { value: '一', link: { kind: 'cell', sheet: '明细/一', cell: 'A1' } },
        { value: 94.5, numberFormat: '0.00' },
        { value: '打开', link: { kind: 'file', target: '表 一.xlsx' } },
      ],
      [null, { value: 189, formula: '=B2*2' }],
    ],
    columnWidths: [20, 10],
    rowHeights: new Map([[0, 30]]),
    freeze: { rows: 1, columns: 0 },
    autoFilter: 'A1:C2',
    merges: ['A3:A4'],
  },
  { name: '明细/一', rows: [[1]] },
  { name: '明细_一', rows: [[true]], state: 'hidden', protected: true },
]);

describe('a new workbook', () => {
  const sheetXml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

  test('is read by another reader, with names Excel accepts', () => {
    const book = read(bytes, { type: 'array' });
    expect(book.SheetNames).toEqual(['汇总', '明细_一', '明细_一 (2)']);
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 1]);
    const sheet = book.Sheets['汇总'];
    expect([sheet?.['C1']?.v, sheet?.['C1']?.f]).toEqual(['=SUM(A1)', undefined]);
    expect([sheet?.['B2']?.v, sheet?.['B2']?.w, sheet?.['B3']?.f]).toEqual([94.5, '94.50', 'B2*2']);
    expect(sheet?.['!merges']).toHaveLength(1);
    expect(sheet?.['!autofilter']).toEqual({ ref: 'A1:C2' });
  });

  test('keeps its links, frozen header and order of elements', () => {
    expect(sheetXml).toContain(`location="'明细_一'!A1"`);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/_rels/sheet1.xml.rels'] ?? new Uint8Array())).toContain(
      'Target="%E8%A1%A8%20%E4%B8%80.xlsx" TargetMode="External"',
    );
    expect(sheetXml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    const order = [
      ...sheetXml.matchAll(/<(sheetViews|cols|sheetData|autoFilter|mergeCells|hyperlinks|pageMargins|pageSetup)[ >]/g),
    ];
    expect(order.map(([, name]) => name)).toEqual([
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'mergeCells',
      'hyperlinks',
      'pageMargins',
      'pageSetup',
    ]);
  });

  test('is the same each time, and refuses what no cell holds', () => {
    const sheets = [{ name: 'a', rows: [[1]] }];
    expect(createWorkbook(sheets)).toEqual(createWorkbook(sheets));
    expect(() => createWorkbook([])).toThrow(RangeError);
    expect(() => createWorkbook([{ name: 'a', rows: [[NaN]] }])).toThrow(RangeError);
    expect(readWorkbook(bytes, 'a.xlsx', { hidden: true })[2]?.protected).toBe(true);
  });
});
