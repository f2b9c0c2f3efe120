import { createWorkbook } from '../../src/hosts/xlsx';
import { openModel } from '../../src/workbench/model/univer';
import { readPalette, resolveColour, tinted } from '../../src/workbench/model/colours';
import { readConditionalFormats } from '../../src/workbench/model/conditional';
import { readLayout } from '../../src/workbench/model/layout';
import { readStyles } from '../../src/workbench/model/styles';

const PALETTE = readPalette(null, null);

it.each([
  ['rgb="FF00B0F0"', '#00B0F0'],
  ['theme="4"', '#4472C4'],
  ['theme="0" tint="-0.249977111117893"', '#BFBFBF'],
  ['indexed="10"', '#FF0000'],
  ['indexed="64"', null],
  ['auto="1"', null],
])('colour %s is %s', (attributes, colour) => expect(resolveColour(` ${attributes}`, PALETTE)).toBe(colour));

it.each([
  ['4472C4', 0.7999816888943144, 'DAE3F3'],
  ['FFFFFF', -0.5, '808080'],
  ['000000', 0.5, '808080'],
])('%s tinted by %d is %s', (digits, tint, colour) => {
  // Excel rounds in its own steps: one off in a channel is nothing anybody sees.
  const near = (at: number): number =>
    Math.abs(parseInt(tinted(digits, tint).slice(at, at + 2), 16) - parseInt(colour.slice(at, at + 2), 16));
  for (const at of [0, 2, 4]) expect(near(at)).toBeLessThanOrEqual(1);
});

it('reads fonts, fills, borders, alignment and number formats', () => {
  const xml =
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;分&quot;"/></numFmts>' +
    '<fonts><font><sz val="11"/><name val="宋体"/></font><font><b/><i val="0"/><sz val="16"/><color theme="1"/><name val="黑体"/></font></fonts>' +
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders><border><left/></border><border><left style="thin"><color rgb="FFFF0000"/></left><bottom style="double"/></border></borders>' +
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' +
    '<xf numFmtId="164" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" vertical="center" wrapText="1" textRotation="45"/></xf></cellXfs>' +
    '<dxfs><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>';
  const { cells, differential, fontName } = readStyles(xml, PALETTE);
  expect(fontName).toBe('宋体');
  expect(cells[0]).toEqual({ ff: '宋体', fs: 11, vt: 3 });
  expect(cells[1]).toEqual({
    ff: '黑体',
    fs: 16,
    bl: 1,
    cl: { rgb: '#000000' },
    bg: { rgb: '#E8EEF7' },
    bd: { l: { s: 1, cl: { rgb: '#FF0000' } }, b: { s: 7, cl: { rgb: '#000000' } } },
    n: { pattern: '0.0"分"' },
    ht: 2,
    vt: 2,
    tb: 3,
    tr: { a: -45 },
  });
  expect(differential).toEqual([{ cl: { rgb: '#9C0006' }, bg: { rgb: '#FFC7CE' } }]);
});

it('reads sizes, merges, panes and the formats of blank cells', () => {
  const layout = readLayout(
    '<worksheet><sheetViews><sheetView showGridLines="0"><pane xSplit="1" ySplit="3" state="frozen"/></sheetView></sheetViews>' +
      '<sheetFormatPr defaultRowHeight="13.5"/><cols><col min="2" max="3" width="20" style="4" hidden="1"/></cols>' +
      '<sheetData><row r="2" ht="30" customHeight="1"><c r="B2" s="7"/><c s="8"/></row><row r="5" hidden="1"/></sheetData>' +
      '<mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>',
  );
  expect(layout.gridlines).toBe(false);
  expect(layout.frozen).toEqual({ rows: 3, columns: 1 });
  expect(layout.columns).toEqual([{ first: 1, last: 2, width: 20, hidden: true, style: 4 }]);
  expect(layout.rows.get(1)).toEqual({ height: 30, hidden: false, style: null });
  expect(layout.rows.get(4)?.hidden).toBe(true);
  expect([...(layout.cellStyles.get(1) ?? [])]).toEqual([
    [1, 7],
    [2, 8],
  ]);
  expect(layout.merges).toEqual([{ first: { row: 0, column: 0 }, last: { row: 1, column: 2 } }]);
});

it.each([
  ['type="expression"><formula>$A1&gt;3</formula>', '=$A1>3'],
  ['type="cellIs" operator="lessThan"><formula>60</formula>', '=B2<(60)'],
  ['type="cellIs" operator="between"><formula>1</formula><formula>5</formula>', '=AND(B2>=(1),B2<=(5))'],
  ['type="containsText" text="无"><formula>NOT(ISERROR(SEARCH("无",B2)))</formula>', '=NOT(ISERROR(SEARCH("无",B2)))'],
])('draws the rule %s', (rule, formula) => {
  const xml = `<worksheet><conditionalFormatting sqref="B2:B9 D2"><cfRule priority="1" dxfId="0" ${rule}</cfRule></conditionalFormatting></worksheet>`;
  const { rules, undrawn } = readConditionalFormats(xml, PALETTE, [{ bg: { rgb: '#FFFFFF' } }]);
  expect(undrawn).toBe(0);
  expect(rules).toHaveLength(1);
  expect(rules[0]).toMatchObject({ kind: 'formula', formula, style: { bg: { rgb: '#FFFFFF' } } });
  expect(rules[0]?.ranges).toHaveLength(2);
});

it('counts the rules it does not draw', () => {
  const xml =
    '<worksheet><conditionalFormatting sqref="A1"><cfRule type="iconSet" priority="1"><iconSet/></cfRule></conditionalFormatting></worksheet>';
  expect(readConditionalFormats(xml, PALETTE, [])).toEqual({ rules: [], undrawn: 1 });
});

it('keeps the kind of every value, so that text stays text', () => {
  const bytes = createWorkbook([
    { name: '一', rows: [['=100%', 1, true, '001'], [{ value: 2, formula: '=B1*2' }]], merges: ['A3:B4'] },
    { name: '二', rows: [['x']], state: 'hidden' },
  ]);
  const { workbook, sheets, active } = openModel(bytes, 'a.xlsx');
  const [first, second] = sheets;
  expect(active).toBe(first?.id);
  expect([first?.visible, second?.visible]).toEqual([true, false]);
  const data = workbook.sheets?.[first?.id ?? ''];
  expect(data?.cellData?.[0]).toMatchObject({
    0: { v: '=100%', t: 1 },
    1: { v: 1, t: 2 },
    2: { v: 1, t: 3 },
    3: { v: '001', t: 1 },
  });
  expect(data?.cellData?.[1]?.[0]).toMatchObject({ f: '=B1*2', v: 2, t: 2 });
  expect(data?.mergeData).toEqual([{ startRow: 2, startColumn: 0, endRow: 3, endColumn: 1 }]);
});
