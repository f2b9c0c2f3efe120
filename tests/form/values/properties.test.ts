/** What holds for every text. */
import * as fc from 'fast-check';
import { readActual, readTarget } from '../../../src/form/values';
import { short } from './reading';

const pieces = fc.constantFrom(
  ...[
    '≥',
    '>=',
    '≤',
    '=',
    '＜',
    '不低于',
    '以上',
    '以内',
    '控制在',
    '90',
    '3,146',
    '.5',
    '-',
    '—',
    '~',
    '%',
    '(',
    ')',
    '（%）',
    '万',
    '亿元',
  ],
  ...[
    '人次',
    '小时/天',
    '元/人*月',
    '2024年',
    '12月',
    '31日',
    '底前',
    '完成',
    '达成',
    '未',
    '部分',
    '及时',
    '性',
    '……',
    '*',
    '指标2：',
    '按要求',
  ],
  ...['/', '\\', ' ', '\n', '１', '．', '，', '。', '第四季度', 'E+05', 'G60', '①', '\u200b', '\ud800', '𠮷'],
);
const formText = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), formText);

describe('reading', () => {
  test('never throws and keeps the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readTarget(text).printed).toBe(text.trim());
        expect(readActual(text).printed).toBe(text.trim());
      }),
      { numRuns: 3000 },
    );
  });

  test('gives plain decimal strings', () => {
    fc.assert(
      fc.property(formText, (text) => {
        for (const reading of [readTarget(text), readActual(text)]) {
          if (reading.kind === 'number') expect(reading.quantity.number.digits).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  const wide = (text: string): string =>
    [...text]
      .map((character) => (/[!-~]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character))
      .join('');
  const values = fc.tuple(
    fc.constantFrom('', '>=', '<=', '=', '>', '<', '不低于'),
    fc.tuple(fc.nat(99999), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
    fc.constantFrom('', '%', '(%)', '人次', '万元', '小时/天', '元/人*月'),
  );

  test('is the same in full width and with spaces', () => {
    fc.assert(
      fc.property(values, (parts) => {
        const text = parts.join('');
        expect(short(readTarget(wide(text)))).toBe(short(readTarget(text)));
        expect(short(readTarget(parts.join(' ')))).toBe(short(readTarget(text)));
        expect(short(readActual(wide(text)))).toBe(short(readActual(text)));
      }),
    );
  });

  test('loses no digit of a long number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,29}(?:\.\d{1,20})?$/), (digits) => {
        expect(readTarget(`≥${digits}元`)).toMatchObject({ kind: 'number', quantity: { number: { digits } } });
      }),
    );
  });

  test.each([
    '9'.repeat(100000),
    '-'.repeat(100000),
    '≥'.repeat(50000) + '1',
    '1' + '-'.repeat(32000) + '2',
    '完成时间'.repeat(8000),
    '('.repeat(32000),
  ])('a hostile text is words, soon', (text) => {
    expect(['words', 'mark', 'placeholder']).toContain(readTarget(text).kind);
    expect(['words', 'mark', 'placeholder']).toContain(readActual(text).kind);
  });
});
