/** One cell, one number: as displayed where that says the same as the value. */
import { isMark, labelKey, normalizeLabel, readNumber, type CellValue } from '../../src/form';

const numbers: readonly [shown: string, value: CellValue, number: string | null][] = [
  ['1,234.50', 1234.5, '1234.50'],
  ['1,234.50', '1,234.50', '1234.50'],
  ['90%', 0.9, '90'],
  ['90%', '90%', '90'],
  ['85%', 0.8535, '85.35'],
  ['85.35%', 0.8535, '85.35'],
  ['100.00%', 1, '100.00'],
  ['5.00', 5, '5.00'],
  ['9.93', 9.929961, '9.929961'],
  ['0.3', 0.1 + 0.2, '0.3'],
  ['1E+21', 1e21, '1000000000000000000000'],
  ['0.000001', 1e-6, '0.000001'],
  ['-5', -5, '-5'],
  ['(1,234.00)', -1234, '-1234.00'],
  ['￥ 500', '￥ 500', '500'],
  ['１２．５', '１２．５', '12.5'],
  ['10分', '10分', '10'],
  ['85.35(%)', '85.35(%)', '85.35'],
  ['320.00(人次)', '320.00(人次)', '320.00'],
  ['007', '007', '7'],
  ['4.8万', 48000, '48000'],
  ['', '', null],
  ['—', '—', null],
  ['-', '-', null],
  ['≥90', '≥90', null],
  ['3～5', '3～5', null],
  ['80%-90%', '80%-90%', null],
  ['2023年12月', '2023年12月', null],
  ['2023/3/15', 45000, null],
  ['2023-03-15', 45000, null],
  ['达成指标', '达成指标', null],
  ['优', '优', null],
  ['TRUE', true, null],
  ['#DIV/0!', '#DIV/0!', null],
  ['1.2.3', '1.2.3', null],
];

test.each(numbers)('%s (%p) → %p', (shown, value, number) => {
  expect(readNumber(shown, value)).toBe(number);
});

test.each(['—', '-', '–', '/', '——', '--', '－', '／', ' — ', '\\'])('%s is a blank mark', (text) => {
  expect(isMark(text)).toBe(true);
});

test.each(['', ' ', '0', '无', '1-2', '一次'])('%p is none', (text) => {
  expect(isMark(text)).toBe(false);
});

const labels: readonly [printed: string, key: string][] = [
  ['年度 \n指标值', '年度指标值'],
  ['满 意 度 指 标', '满意度'],
  ['全年预算数（A）', '全年预算数'],
  ['执行率(%)', '执行率'],
  ['项目名称 ：', '项目名称'],
  ['　一级\r\n指标　', '一级'],
  ['偏差原因及改进措施（指标未完成时必填）', '偏差原因及改进措施'],
  ['全年（调整）预算数', '全年预算数'],
  ['★★★三级指标', '三级'],
];

test.each(labels)('%j is known as %s', (printed, key) => {
  expect(labelKey(normalizeLabel(printed))).toBe(key);
});
