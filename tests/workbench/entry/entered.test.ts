import { entered, type Entered } from '../../../src/workbench/entry/entered';

const text = (value: string): Entered => ({ value, formula: '' });
const number = (value: number, pattern?: string): Entered =>
  pattern === undefined ? { value, formula: '' } : { value, formula: '', pattern };
const formula = (code: string): Entered => ({ value: '', formula: code });

describe('what a text becomes in a cell of no particular format', () => {
  it.each([
    ['', text('')],
    ['培训人次', text('培训人次')],
    ['一\r\n二', text('一\n二')],
    ['12', number(12)],
    [' 12.50 ', number(12.5)],
    ['-3', number(-3)],
    ['.5', number(0.5)],
    ['1,234.5', number(1234.5, '#,##0.00')],
    ['47,800', number(47800, '#,##0')],
    ['¥1,234.50', number(1234.5, '"¥"#,##0.00')],
    ['50%', number(0.5, '0%')],
    ['85.35%', number(0.8535, '0.00%')],
    ['85.3％', number(0.853, '0.0%')],
    ['2024/1/1', number(45292, 'yyyy/m/d')],
    ['2024-01-05', number(45296, 'yyyy-mm-dd')],
    ['2024年1月1日', number(45292, 'yyyy"年"m"月"d"日"')],
    ['8:30', number(8.5 / 24, 'h:mm')],
    ['1.5E+3', number(1500, '0.00E+00')],
    ['TRUE', { value: true, formula: '' }],
    // Excel loses these.
    ['001', text('001')],
    ['0012.5', text('0012.5')],
    ['110101199003078888', text('110101199003078888')],
    ['1/2', text('1/2')],
    ['3-4', text('3-4')],
    ['(5)', text('(5)')],
    ['1E5', text('1E5')],
    ['2024/2/30', text('2024/2/30')],
    ['12,34', text('12,34')],
    ['≥90%', text('≥90%')],
    ['24:00', text('24:00')],
  ] as const)('%j', (typed, wanted) => expect(entered(typed, '')).toEqual(wanted));
});

describe('what begins with =', () => {
  it.each(['=100%', '=5', '=-5', '= 100 %', '=100万元', '=30天', '=达成', '=完成(1)', '=', '==5', '=预算*2', '=A1≥5'])(
    '%s says 等于',
    (typed) => expect(entered(typed, '')).toEqual(text(typed)),
  );
  it.each(['=A1', '=SUM(H12:H18)', '=1+2', '=50%*2', "='二 表'!B2", '=-B3', '=SUM({1,2})', '=IF(A1>5,"高","低")'])(
    '%s computes',
    (typed) => expect(entered(typed, '')).toEqual(formula(typed)),
  );
});

it.each([
  ['001', '@', text('001')],
  ['=SUM(A1)', '@', text('=SUM(A1)')],
  ['50%', '0.00', number(0.5)],
  ['2024/1/1', 'yyyy-mm-dd', number(45292)],
  ['85', '0.00%', number(0.85)],
  ['0.85', '0.00%', number(0.85)],
  ['85%', '0.00%', number(0.85)],
])('%s into a cell formatted %s', (typed, pattern, wanted) => expect(entered(typed, pattern)).toEqual(wanted));
