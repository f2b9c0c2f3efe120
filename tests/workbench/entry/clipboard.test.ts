/** @jest-environment jsdom */
import {
  clipboardHtml,
  clipboardText,
  copyMarkOf,
  type ShownCell,
} from '../../../src/workbench/entry/clipboard-content';
import { copiedCells, pasted, tabbedRows } from '../../../src/workbench/entry/clipboard-table';

const contents = (html: string, text = ''): unknown[][] =>
  copiedCells(html, text).map((row) =>
    row.map((cell) => {
      const { value, formula, pattern } = pasted(cell, '');
      return pattern === undefined ? (formula === '' ? value : { formula }) : [value, pattern];
    }),
  );

/** As Excel 365 for Windows puts cells on the clipboard: classes in a style block, lines broken anywhere. */
const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15"><style>
<!--table {mso-displayed-decimal-separator:"\\.";}
td {mso-number-format:General;}
.xl65 {mso-number-format:"\\@"; white-space:normal;}
.xl66 {mso-number-format:"0\\.00%";}
.xl67 {mso-number-format:"yyyy\\0022年\\0022m\\0022月\\0022d\\0022日\\0022\\;\\@";}
.xl68 {mso-number-format:"0\\.00\\0022万元\\0022";}
.xl69 {mso-number-format:"\\#\\,\\#\\#0\\.00_ ";}
-->
</style></head><body link="#0563C1"><table border=0 width=128><!--StartFragment--><col width=64>
 <tr height=18><td rowspan=2 height=36 class=xl65 width=64>=100%</td><td class=xl66 align=right>85.30%</td><td class=xl65>001</td>
  <td>三级  指
  标</td></tr>
 <tr height=18><td class=xl67>2024年1月5日</td><td class=xl68>478.00万元</td><td>原因：设备晚到<br style='mso-data-placement:same-cell;'/>
    措施&nbsp;提前</td></tr>
 <tr height=18><td colspan=2 class=xl69>1,234.50 </td><td align=right>12</td><td>=SUM(A1:A2)</td></tr>
<!--EndFragment--><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]>
</table></body></html>`;

it('reads what Excel copies', () => {
  expect(contents(EXCEL)).toEqual([
    ['=100%', [0.853, '0.00%'], '001', '三级 指 标'],
    ['', [45296, 'yyyy"年"m"月"d"日";@'], '478.00万元', '原因：设备晚到\n措施 提前'],
    [[1234.5, '#,##0.00_ '], '', 12, '=SUM(A1:A2)'],
  ]);
});

it('reads stored values and texts where they are said, as WPS and older Excel do', () => {
  const html = `<table><tr><td x:num="0.85351" style='mso-number-format:"0\\.00%"'>85.35%</td><td x:str="0012">0012</td><td x:str>5</td>
    <td x:num x:fmla="=B1*2">7</td><td x:num="45292" style='mso-number-format:"Short Date"'>2024/1/1</td></tr></table>`;
  expect(contents(html)).toEqual([[[0.85351, '0.00%'], '0012', '5', 7, [45292, 'yyyy/m/d']]]);
});

it('takes the lines of a text without a table as typed', () => {
  expect(contents('<p>甲</p>', '甲\t001\t=100%\n50%\t"两\n行 ""引"""\t=SUM(A1:A2)\n')).toEqual([
    ['甲', '001', '=100%'],
    [[0.5, '0%'], '两\n行 "引"', { formula: '=SUM(A1:A2)' }],
  ]);
});

it.each([
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"一\n二"\t三', [['一\n二', '三']]],
  ['"引号"\t二', [['"引号"', '二']]],
  ['5" 屏幕\t"未完', [['5" 屏幕', '"未完']]],
  ['', [['']]],
  ['a\n\nb', [['a'], [''], ['b']]],
])('splits %j', (text, rows) => expect(tabbedRows(text)).toEqual(rows));

describe('copied cells', () => {
  const shown = (value: ShownCell['value'], text = String(value), pattern = ''): ShownCell => ({
    value,
    text,
    pattern,
  });
  const rows = [
    [shown('=100%'), shown(0.85351, '85.35%', '0.00%'), shown('001'), shown('')],
    [shown('一\n"二"'), shown(45292, '2024年1月1日', 'yyyy"年"m"月"d"日"'), shown(true, 'TRUE'), shown('a  <b>&')],
  ];

  it('come back from the HTML as they were', () => {
    expect(contents(clipboardHtml(rows, '7'))).toEqual([
      ['=100%', [0.85351, '0.00%'], '001', ''],
      ['一\n"二"', [45292, 'yyyy"年"m"月"d"日"'], true, 'a  <b>&'],
    ]);
    expect(copyMarkOf(clipboardHtml(rows, '7'))).toBe('7');
    expect(copyMarkOf(EXCEL)).toBeNull();
  });

  it('come back from the text as they are shown', () => {
    expect(tabbedRows(clipboardText(rows))).toEqual(rows.map((row) => row.map(({ text }) => text)));
  });
});
