import { checkTable } from './check-table';

const row = (target: string, actual: string, weight: string, score: string) => ({
  indicators: [{ target, actual, weight, score, reason: '因活动少办一场，明年将提前安排。' }],
});

checkTable('S01', {
  valid: [{ name: 'full marks', form: row('≥100人', '105人', '10', '10.00') }],
  invalid: [
    {
      name: 'one hundredth more',
      form: row('≥100人', '105人', '10', '10.01'),
      errors: [{ cell: 'G14', light: 'red', related: ['F14'] }],
    },
    { name: 'weight 0', form: row('≥100人', '105人', '0', '1'), errors: [{ cell: 'G14' }] },
    { name: 'the funds row', form: { funds: { score: '11' } }, errors: [{ cell: 'H6' }] },
  ],
});

checkTable('S02', {
  valid: [
    { name: 'exactly the rule', form: row('≥90%', '85.35%', '5', '4.74') },
    { name: 'rounded up in the last place', form: row('≥90%', '85.35%', '5', '4.75') },
    { name: 'rounded as printed', form: row('≥90%', '85.35%', '5', '4.7') },
    { name: 'below the rule', form: row('≥90%', '85.35%', '5', '4.00') },
    { name: 'exceeded keeps full marks', form: row('≥100人', '300人', '5', '5') },
    { name: 'above the weight is S01', form: row('≥100人', '80人', '5', '6') },
    { name: 'described targets are S04', form: row('及时', '部分完成', '10', '9.5') },
    { name: 'nobody can tell', form: row('≥500人', '500家', '10', '10') },
  ],
  invalid: [
    {
      name: 'nothing done, full marks',
      form: row('18000份', '0份', '5', '5'),
      errors: [{ cell: 'G14', light: 'red', correction: '0', safe: false, related: ['D14', 'E14'] }],
    },
    { name: 'full marks are no rounding', form: row('≥90%', '85.35%', '5', '5'), errors: [{ correction: '4.74' }] },
    { name: 'rounded up too far', form: row('>=18000件', '13500', '7', '6'), errors: [{ correction: '5.25' }] },
    { name: 'two hundredths', form: row('≥90%', '85.35%', '5', '4.76'), errors: [{ correction: '4.74' }] },
    { name: 'the less the better', form: row('≤100元', '150元', '10', '6'), errors: [{ correction: '5' }] },
  ],
});

checkTable('S03', {
  valid: [
    { name: 'full marks', form: row('≥90%', '97%', '10', '10') },
    { name: 'one hundredth short', form: row('≥90%', '97%', '10', '9.99') },
    { name: 'missed', form: row('≥90%', '85.35%', '5', '4.00') },
    { name: 'a person judges the described ones', form: row('及时', '及时', '10', '9') },
  ],
  invalid: [
    {
      name: 'rate times weight',
      form: row('≥90%', '97%', '10', '9.70'),
      errors: [{ cell: 'G14', light: 'yellow', correction: '10', safe: false }],
    },
    { name: 'exceeded', form: row('≥100人', '300人', '10', '9'), errors: [{ correction: '10' }] },
  ],
});

checkTable('S04', {
  valid: [
    { name: 'met: the lower edge', form: row('及时', '达成指标', '10', '8') },
    { name: 'partly: the edge real forms use', form: row('及时', '部分达成指标并具有一定效果', '10', '8') },
    { name: 'partly: the lower edge', form: row('及时', '部分达成', '10', '6') },
    { name: 'not reached', form: row('及时', '未达成', '10', '5') },
    { name: 'above the weight is S01', form: row('及时', '达成指标', '10', '11') },
    { name: 'score missing is S05', form: row('及时', '达成指标', '10', '') },
  ],
  invalid: [
    {
      name: 'met, below',
      form: row('及时', '达成指标', '10', '7.9'),
      errors: [{ cell: 'G14', light: 'yellow', correction: null }],
    },
    { name: 'partly, above', form: row('及时', '部分达成', '10', '8.5'), errors: [{ cell: 'G14' }] },
    { name: 'not reached, above', form: row('及时', '未达成', '10', '7'), errors: [{ cell: 'G14' }] },
  ],
});

checkTable('S05', {
  valid: [
    { name: '0 is a score', form: row('≥100人', '0人', '10', '0') },
    { name: 'weight 0', form: row('≥100人', '105人', '0', '') },
    { name: 'the funds row carries no points', form: { funds: { weight: '—', score: '—' } } },
  ],
  invalid: [
    {
      name: 'blank, and the rule is certain',
      form: row('≥100人', '105人', '10', ''),
      errors: [{ cell: 'G14', light: 'red', correction: '10', safe: true }],
    },
    {
      name: 'blank, and a person must judge',
      form: row('及时', '及时', '10', ''),
      errors: [{ cell: 'G14', correction: null, safe: false }],
    },
    { name: 'words', form: row('≥100人', '80人', '10', '八分'), errors: [{ correction: '8' }] },
    { name: 'negative', form: row('≥100人', '80人', '10', '-1'), errors: [{ correction: '8' }] },
    { name: 'the funds row', form: { funds: { score: '' } }, errors: [{ cell: 'H6', correction: '9.9' }] },
  ],
});

checkTable('S06', {
  valid: [{ name: 'numbers', form: {} }],
  invalid: [
    {
      name: 'with its unit',
      form: row('≥100人', '105人', '10', '10分'),
      errors: [{ cell: 'G14', light: 'blue', correction: '10', safe: true }],
    },
    {
      name: 'the total',
      form: {},
      change: (form) => ({
        ...form,
        total: form.total === null ? null : { ...form.total, score: { ...form.total.score, value: '99.90' } },
      }),
      errors: [{ correction: '99.9' }],
    },
  ],
});
