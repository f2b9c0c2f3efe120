import fc from 'fast-check';
import { parseA1, type CellValue } from '../../../src/form/sheet';
import { cellValueOf, evaluateFormula, scalarOf, type Evaluation, type GetCell } from '../../../src/hosts/xlsx';

// prettier-ignore
const CELLS: Readonly<Record<string, CellValue>> = {
  A1: 10, A2: 20.5, A3: '达成', A4: '', A5: true, A6: '12', A7: '#DIV/0!', A8: 0,
  B1: 5, B2: 5, B3: '产出指标', B4: '产出-质量', B5: '效益', C1: 1, C2: 2, C3: 3, C4: 4, C5: 5,
};

const get: GetCell = (sheet, row, column) => {
  if (sheet === "二 '季度'表" || sheet === '汇总') return row === 0 && column === 0 ? 7 : null;
  if (sheet !== '表') return { error: '#REF!' };
  for (const [address, value] of Object.entries(CELLS)) {
    const ref = parseA1(address);
    if (ref?.row === row && ref.column === column) return scalarOf(value);
  }
  return null;
};

function shown(result: Evaluation): unknown {
  switch (result.kind) {
    case 'value':
      return result.value;
    case 'error':
      return result.error;
    case 'refused':
      return 'refused';
  }
}

// Results as Excel gives them.
// prettier-ignore
const KNOWN: readonly [string, unknown][] = [
  ['=1+2*3', 7], ['=-2^2', 4], ['=2^3^2', 64], ['=10%', 0.1], ['=50%*A1', 5], ['=(1+2)*3', 9], ['=1-1.1+0.1', 0],
  ['=0.1+0.2=0.3', true], ['=1/0', '#DIV/0!'], ['="a"&1&TRUE', 'a1TRUE'], ['="a"="A"', true], ['="b">"a"', true],
  ['="1">2', true], ['=TRUE>"z"', true], ['=A4=0', true], ['=A4=""', true], ['=A4', 0], ['=A3+1', '#VALUE!'],
  ['=A6+1', 13], ['="5%"+0', 0.05], ['=A7+1', '#DIV/0!'], ['=A5+1', 2], ['=-A3', '#VALUE!'], ['=+A3', '达成'],
  ['=SUM(A1:A6)', 30.5], ['=SUM(A1,A2,"3",TRUE)', 34.5], ['=SUM(A7)', '#DIV/0!'],
  ['=SUM($A$1:A$2)', 30.5], ['=AVERAGE(C1:C5)', 3], ['=AVERAGE(A4)', '#DIV/0!'], ['=MIN(C1:C5)', 1], ['=MAX(C1:C5,9)', 9],
  ['=MAX(A4)', 0], ['=PRODUCT(C1:C4)', 24], ['=COUNT(A1:A8)', 3], ['=COUNTA(A1:A8)', 7], ['=COUNTBLANK(A1:A8)', 1],
  ['=COUNTIF(A1:A8,">=10")', 2], ['=COUNTIF(B1:B5,"产出*")', 2], ['=COUNTIF(A1:A8,"<>达成")', 7], ['=COUNTIF(C1:C5,3)', 1],
  ['=SUMIF(B3:B5,"产出*",C3:C5)', 7], ['=SUMIF(C1:C5,">2")', 12], ['=SUMIFS(C1:C5,C1:C5,">1",C1:C5,"<4")', 5],
  ['=SUMPRODUCT(C1:C3,C2:C4)', 20], ['=SUMPRODUCT(C1:C3,C1:C2)', '#VALUE!'],
  ['=ROUND(2.675,2)', 2.68], ['=ROUND(1.005,2)', 1.01], ['=ROUND(-2.5,0)', -3], ['=ROUND(1234.5,-2)', 1200], ['=ROUND(0.5,)', 1],
  ['=ROUNDUP(2.001,2)', 2.01], ['=ROUNDDOWN(-2.999,2)', -2.99], ['=ROUND(9000/18000*5,2)', 2.5], ['=ROUND(97/98*10,2)', 9.9],
  ['=INT(-1.5)', -2], ['=ABS(-3)', 3], ['=MOD(-3,2)', 1], ['=MOD(3,0)', '#DIV/0!'], ['=SQRT(-1)', '#NUM!'],
  ['=IF(A1>5,"达标","未达标")', '达标'], ['=IF(A4,1)', false], ['=IF(A1>5,,2)', 0], ['=IF(TRUE,1,1/0)', 1], ['=IF(A7,1,2)', '#DIV/0!'],
  ['=IFERROR(A7,0)', 0], ['=IFERROR(1/0,"—")', '—'], ['=IFERROR(A1,0)', 10], ['=AND(A1>5,A2>5)', true], ['=OR(A1>50,A5)', true],
  ['=NOT(A5)', false], ['=AND(B3:B5)', '#VALUE!'], ['=ISBLANK(A4)', true], ['=ISNUMBER(A6)', false], ['=ISERROR(A7)', true],
  ['=LEN(A3)', 2], ['=LEN(TRIM("  a  b "))', 3], ['=LEFT("绩效自评",2)', '绩效'], ['=RIGHT("绩效自评",1)', '评'], ['=MID("绩效自评",2,2)', '效自'],
  ['=LEFT("a",-1)', '#VALUE!'], ['=CONCATENATE(A3,"-",A1)', '达成-10'], ['=VALUE("1,234.5")', 1234.5], ['=VALUE("a")', '#VALUE!'],
  ['=N("a")', 0], ['=N(A5)', 1], ["='二 ''季度''表'!A1*2", 14], ['=汇总!A1+1', 8], ['=没有!A1', '#REF!'],
  ['=SUM(A:A)', '#DIV/0!'], ['=SUM(C:C,1:1)', 31], ['= SUM( C1 : C2 )', 'refused'], ['=IF(LEN(TRIM($A4))=0,1,0)', 1],
  ['=AND(LEN(TRIM($A4))=0,N("selfeval:red")=0)', true],
];

describe('the evaluator', () => {
  test.each(KNOWN)('%s', (formula, value) => expect(shown(evaluateFormula(formula, '表', get))).toEqual(value));

  test.each([
    '=VLOOKUP(A1,A1:B2,2)',
    '=TEXT(A1,"0.00")',
    '=TODAY()',
    '=INDIRECT("A1")',
    '=A1:A3',
    '=表1[分值]',
    '=[1]表!A1',
    '=SUM((A1,A2))',
    '={1,2}',
    '=A1 A2',
    '=1+',
    '=(1',
    '=1)',
    '=constructor()',
    '=toString(1)',
    '=名称',
    '=A1#',
    '=SUM(A1:A2',
    '="2024/1/1"+1',
    '=SUMIF(C1:C5,A1:A2)',
  ])('refuses %s', (formula) => expect(evaluateFormula(formula, '表', get).kind).toBe('refused'));

  test('never throws, whatever it is given', () => {
    const word = fc.constantFrom(
      'A1',
      '$B$2',
      'SUM(',
      'IF(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '&',
      '=',
      '<>',
      '%',
      '"a"',
      '1',
      '.5',
      '1e5',
      'TRUE',
      "'x'!A1",
      ':',
      '#N/A',
      '{',
      '[',
      '!',
      ' ',
      'C1:C5',
      'ROUND(',
      'IFERROR(',
      '名',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        expect(['value', 'error', 'refused']).toContain(evaluateFormula(words.join(''), '表', get).kind);
      }),
      { numRuns: 2000 },
    );
  });

  test('adds decimals as a person does', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 30 }), (list) => {
        const sum = evaluateFormula(
          `=ROUND(SUM(${list.map((value) => (value / 100).toFixed(2)).join(',')}),2)`,
          '表',
          get,
        );
        expect(shown(sum)).toBeCloseTo(list.reduce((total, value) => total + value, 0) / 100, 10);
      }),
    );
  });

  test('values of a snapshot come and go', () => {
    for (const value of ['', 0, 1.5, true, 'a', '#N/A'] as const) expect(cellValueOf(scalarOf(value))).toBe(value);
    expect(scalarOf('')).toBeNull();
  });
});
