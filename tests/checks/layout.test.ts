import type { Field, Form, Indicator } from '../../src/form/model';
import { checkTable, reportsOf } from './check-table';

const NONE: Field = { text: '', value: '', formula: '', number: null, cell: null };
const lacking =
  (...columns: readonly ('target' | 'actual' | 'weight' | 'score' | 'reason')[]) =>
  (form: Form): Form => ({
    ...form,
    indicators: form.indicators.map((indicator) =>
      columns.reduce<Indicator>((left, column) => ({ ...left, [column]: NONE }), indicator),
    ),
  });

/** The form with this as what was spent. */
const spent =
  (text: string) =>
  (form: Form): Form =>
    form.funds === null
      ? form
      : {
          ...form,
          funds: {
            ...form.funds,
            total: { ...form.funds.total, executed: { ...form.funds.total.executed, text, value: text, number: null } },
          },
        };

checkTable('L01', {
  valid: [
    ...['', '—', '/', '详见附件', '不适用'].map((text) => ({
      name: `an amount of ${text}`,
      form: {},
      change: spent(text),
    })),
    { name: 'a verdict', form: { indicators: [{ target: '12月底前完成', actual: '已完成' }] } },
    { name: 'another word is V06', form: { indicators: [{ target: '及时', actual: '稳定' }] } },
    { name: 'other units are V05', form: { indicators: [{ target: '≥500人', actual: '500家' }] } },
    { name: 'blanks are V01 and V02', form: { indicators: [{ target: '', actual: '' }] } },
    { name: 'judged rows have no target', form: {}, change: lacking('target', 'actual') },
    {
      name: 'an empty row',
      form: {},
      change: (form) => ({ ...form, oddRows: [{ row: 30, kind: 'empty', text: '', cell: { row: 30, column: 2 } }] }),
    },
  ],
  invalid: [
    ...['#REF!', 'NaN', '1e999', '-Infinity', '9'.repeat(1_000_000)].map((text) => ({
      name: `an amount of ${text.slice(0, 20)}`,
      form: {},
      change: spent(text),
      errors: [{ light: 'yellow' as const, says: [text.slice(0, 5)] }],
    })),
    {
      name: 'no judging this',
      form: { indicators: [{ target: '12月底前完成', actual: '进展顺利' }] },
      errors: [{ cell: 'E14', light: 'yellow', related: ['D14', 'G14'] }],
    },
    {
      name: 'a row nobody can read',
      form: {},
      change: (form) => ({
        ...form,
        oddRows: [{ row: 30, kind: 'unreadable', text: '说明事项', cell: { row: 30, column: 2 } }],
      }),
      errors: [{ cell: 'C31', says: ['第 31 行', '说明事项'] }],
    },
  ],
});

checkTable('L02', {
  valid: [
    { name: 'all there', form: {} },
    {
      name: 'one reason for the form',
      form: { without: ['reason'] },
      change: (form) => ({ ...form, formReason: { ...NONE, cell: { row: 40, column: 2 } } }),
    },
    { name: 'neither target nor actual (Shanghai 2019)', form: {}, change: lacking('target', 'actual') },
  ],
  invalid: [
    { name: 'no reasons', form: { without: ['reason'] }, errors: [{ light: 'yellow', says: ['偏差原因'] }] },
    { name: 'no scores', form: { without: ['score'] }, errors: [{ light: 'red', says: ['不可计分'] }] },
    { name: 'no weights', form: { without: ['weight'] }, errors: [{ light: 'yellow', says: ['分值'] }] },
    { name: 'no actuals', form: {}, change: lacking('actual'), errors: [{ light: 'yellow', says: ['实际完成值'] }] },
    {
      name: 'no indicators',
      form: {},
      change: (form) => ({ ...form, indicators: [], sections: [], notScorable: 'no-indicators' }),
      errors: [{ says: ['不可计分'] }],
    },
    {
      name: 'a narrative',
      form: {},
      change: (form) => ({ ...form, kind: 'narrative', notScorable: 'narrative', indicators: [], sections: [] }),
      errors: [{ light: 'yellow', says: ['不可计分'] }],
    },
  ],
});

const doubt =
  (confidence: number) =>
  (form: Form): Form => ({
    ...form,
    columns: form.columns.map((column) => (column.role === 'actual' ? { ...column, confidence } : column)),
  });

checkTable('L03', {
  valid: [
    { name: 'at the limit', form: { confidence: 0.75 }, change: doubt(0.75) },
    {
      name: 'a column that is not used',
      form: {},
      change: (form) => ({
        ...form,
        columns: [...form.columns, { column: 9, header: '备查', role: 'ignore', confidence: 0.1 }],
      }),
    },
  ],
  invalid: [
    { name: 'below the limit', form: { confidence: 0.74 }, errors: [{ light: 'yellow', says: ['74%'] }] },
    { name: 'one column', form: {}, change: doubt(0.74), errors: [{ cell: 'E13', says: ['实际完成值'] }] },
  ],
});

test('a missing score column is said once, not row by row', () => {
  for (const code of ['S05', 'E01', 'E02', 'T01'])
    expect(reportsOf(code, { form: { without: ['score'] } })).toEqual([]);
});

test('a missing reason column is said once, not row by row', () => {
  const form = {
    without: ['reason'] as const,
    indicators: [{ target: '≥100人', actual: '50人', weight: '10', score: '5' }],
  };
  expect(reportsOf('E02', { form })).toEqual([]);
  expect(reportsOf('L02', { form }).map(({ message }) => message['zh-CN'])).toEqual([expect.stringContaining('1 项')]);
});

test('a declaration itself is never checked', () => {
  expect(
    reportsOf('V02', { form: { indicators: [{ actual: '' }] }, change: (form) => ({ ...form, kind: 'declaration' }) }),
  ).toEqual([]);
});
