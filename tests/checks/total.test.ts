import { checkTable } from './check-table';

const lost = (score: string) => [
  { target: '及时', actual: '及时', weight: '10', score, reason: '因人手不足延误一次，明年将增派。' },
];

checkTable('T01', {
  valid: [
    { name: 'adds up', form: {} },
    { name: 'rounded to one decimal', form: { indicators: lost('9.54'), total: { score: '99.4' } } },
    { name: 'rounded to whole points', form: { indicators: lost('9.54'), total: { score: '99' } } },
    { name: 'a score is missing: S05', form: { indicators: lost(''), total: { score: '99.90' } } },
    { name: 'not printed: T03', form: { total: { score: '' } } },
  ],
  invalid: [
    {
      name: 'nobody knows which',
      form: { indicators: lost('9'), total: { score: '97.12' } },
      errors: [{ cell: 'G23', light: 'red', correction: null, says: ['97.12', '98.9', '之一有误', '其中一项得分'] }],
    },
    {
      name: 'the funds score left out',
      form: { total: { score: '90' } },
      errors: [{ cell: 'G23', related: ['H6'], says: ['资金执行率'] }],
    },
    {
      name: 'the rule’s value added instead of the score',
      form: {
        indicators: [{ target: '≥100人', actual: '80人', weight: '10', score: '9.37', reason: '因人手不足。' }],
        total: { score: '97.90' },
      },
      errors: [{ related: ['G14'], says: ['骨干学员人数'] }],
    },
    { name: 'two hundredths', form: { total: { score: '99.92' } }, errors: [{ light: 'red' }] },
  ],
});

/** A total of 10 + `score` of 50 + 40. */
const graded = (score: string, grade: string, pack = 'mof-2020') => ({
  pack,
  grade,
  funds: { executed: '100.00', executionRate: '100.00%', score: '10.00' },
  indicators: [{ target: '及时', actual: '及时', weight: '50', score, reason: '因人手不足延误，明年将增派。' }],
});

checkTable('T02', {
  valid: [
    { name: '90.00 is 优', form: graded('40', '优') },
    { name: '89.99 is 良', form: graded('39.99', '良') },
    { name: 'by its longer name', form: graded('40', '优秀') },
    { name: 'with 等级', form: graded('30', '良等级') },
    { name: 'a word that is no grade', form: graded('30', '已公开') },
    { name: 'not printed', form: graded('30', '') },
    {
      name: 'fits the printed total, which is wrong itself: T01',
      form: { ...graded('30', '优'), total: { score: '95' } },
    },
    { name: 'a score is missing', form: graded('', '差') },
  ],
  invalid: [
    { name: '89.99 as 优', form: graded('39.99', '优'), errors: [{ cell: 'C20', light: 'red', correction: '良' }] },
    { name: '80 as 中', form: graded('30', '中'), errors: [{ correction: '良' }] },
    {
      name: 'other bands of another pack',
      form: graded('26', '优', 'shanghai-2019'),
      errors: [{ correction: '良好' }],
    },
  ],
});

checkTable('T03', {
  valid: [
    { name: 'both printed', form: {} },
    { name: 'no place for a grade', form: {}, change: (form) => ({ ...form, grade: null }) },
    {
      name: 'a formula not yet calculated',
      form: { total: { score: '' } },
      change: (form) => ({
        ...form,
        total: form.total === null ? null : { ...form.total, score: { ...form.total.score, formula: '=SUM(G14:G22)' } },
      }),
    },
  ],
  invalid: [
    {
      name: 'total blank',
      form: { total: { score: '' } },
      errors: [{ cell: 'G23', light: 'blue', correction: '99.9', safe: true }],
    },
    { name: 'grade blank', form: { grade: '' }, errors: [{ cell: 'C24', correction: '优' }] },
    {
      name: 'scores blank too: by the suggestions',
      form: {
        indicators: [{ target: '≥100人', actual: '80人', weight: '10', score: '', reason: '因人手不足。' }],
        total: { score: '' },
      },
      errors: [{ correction: '97.9' }],
    },
    {
      name: 'no total row',
      form: {},
      change: (form) => ({ ...form, total: null }),
      errors: [{ cell: '', correction: null }],
    },
  ],
});

checkTable('T04', {
  valid: [
    { name: 'the same', form: { total: { headerScore: '99.9' } } },
    { name: 'rounded', form: { total: { headerScore: '100' } } },
    { name: 'none in the header', form: {} },
    { name: 'blank in the header', form: { total: { headerScore: '' } } },
  ],
  invalid: [
    {
      name: 'another',
      form: { total: { headerScore: '98' } },
      errors: [{ cell: 'H4', light: 'red', correction: null, says: ['98', '99.9'] }],
    },
  ],
});
