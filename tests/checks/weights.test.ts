import type { ExampleIndicator } from '../../src/checks';
import type { Form } from '../../src/form/model';
import { checkTable } from './check-table';

const rows = (...weights: readonly string[]): readonly ExampleIndicator[] => weights.map((weight) => ({ weight }));
const noTotal = (form: Form): Form => ({ ...form, total: null });

checkTable('W01', {
  valid: [
    { name: 'adds up', form: {} },
    { name: 'printed total missing, adds up to 100', form: { total: { weight: '' } } },
    { name: 'thirds of a formula', form: { indicators: rows('16.6666666667', '16.6666666667', '16.6666666666') } },
    { name: 'no weight column', form: { without: ['weight'] } },
    { name: 'a missing weight is W03', form: { indicators: rows('') } },
  ],
  invalid: [
    {
      name: 'ten too many',
      form: { indicators: rows('100') },
      errors: [{ cell: 'F15', light: 'red', says: ['110', '100', '之一有误'] }],
    },
    { name: 'two hundredths', form: { indicators: rows('90.02') }, errors: [{ light: 'red' }] },
    {
      name: 'as printed, but not 100',
      form: { indicators: rows('100'), total: { weight: '110' } },
      errors: [{ light: 'yellow', says: ['110'] }],
    },
    {
      name: 'cut off before its total',
      form: { indicators: rows('100') },
      change: noTotal,
      errors: [{ cell: '', light: 'yellow' }],
    },
  ],
});

checkTable('W02', {
  valid: [
    { name: 'as labelled', form: { indicators: [{ level1: '产出指标(50分)', weight: '50' }] } },
    { name: 'no points in the label', form: { indicators: [{ level1: '产出指标', weight: '40' }] } },
  ],
  invalid: [
    {
      name: 'one less',
      form: { indicators: [{ level1: '产出指标（36分）', weight: '35' }] },
      errors: [{ cell: 'A14', related: ['F14'], says: ['36', '35'] }],
    },
  ],
});

checkTable('W03', {
  valid: [{ name: '0 is a weight', form: { indicators: rows('0') } }],
  invalid: [
    {
      name: 'blank, and the total lacks it',
      form: { indicators: rows(''), total: { weight: '110' } },
      errors: [{ cell: 'F14', light: 'red' }],
    },
    {
      name: 'blank, though the others make 100',
      form: { indicators: rows('') },
      errors: [{ cell: 'F14', light: 'yellow' }],
    },
    { name: 'negative', form: { indicators: rows('-5') }, errors: [{ cell: 'F14', light: 'red', says: ['负数'] }] },
    {
      name: 'words',
      form: { indicators: rows('十分'), total: { weight: '110' } },
      errors: [{ cell: 'F14', light: 'red' }],
    },
  ],
});

checkTable('W04', {
  valid: [{ name: 'half a point', form: { indicators: rows('0.5') } }],
  invalid: [{ name: '0.00', form: { indicators: rows('0.00') }, errors: [{ cell: 'F14', light: 'blue' }] }],
});

checkTable('W05', {
  valid: [
    { name: 'as advised', form: {} },
    {
      name: 'by another name (效果)',
      form: {
        indicators: [{ weight: '50' }, { level1: '效果指标', weight: '30' }, { level1: '满意度指标', weight: '10' }],
      },
    },
    { name: 'flat forms have no structure', form: { indicators: [{ level1: '', weight: '90' }] } },
  ],
  invalid: [
    {
      name: 'outputs light',
      form: {
        indicators: [
          { level1: '产出指标', weight: '40' },
          { level1: '成本指标', weight: '10' },
        ],
        pack: 'mof-2020',
      },
      change: (form) => ({ ...form, indicators: form.indicators.filter((_row, index) => index !== 2) }),
      errors: [{ light: 'blue', says: ['产出指标', '40', '50', '成本指标'] }],
    },
  ],
});

checkTable('W06', {
  valid: [
    { name: 'all there', form: {} },
    {
      name: 'satisfaction inside another group',
      form: {
        indicators: [
          { level1: '产出指标', weight: '50' },
          { level1: '效益指标', name: '学员满意度', target: '≥90%', actual: '95%', weight: '40' },
        ],
      },
    },
    { name: 'flat', form: { indicators: [{ level1: '', weight: '90' }] } },
  ],
  invalid: [
    {
      name: 'no benefits',
      form: {
        indicators: [
          { level1: '产出指标', weight: '80' },
          { level1: '满意度指标', weight: '10' },
        ],
      },
      errors: [{ light: 'yellow', says: ['效益指标'] }],
    },
  ],
});

checkTable('W07', {
  valid: [
    { name: '29 points', form: { indicators: rows('29') } },
    {
      name: 'three equal rows',
      form: {
        indicators: [
          { level1: '产出指标', weight: '30' },
          { level1: '效益指标', weight: '30' },
          { level1: '满意度指标', weight: '30' },
        ],
      },
    },
    {
      name: 'a missed row of usual weight',
      form: { indicators: [{ target: '≥100人', actual: '50人', weight: '5', score: '2.5' }] },
    },
  ],
  invalid: [
    {
      name: '30 points among tens',
      form: { indicators: rows('30') },
      errors: [{ cell: 'F14', light: 'blue', says: ['30'] }],
    },
    {
      name: 'missed and hardly counted',
      form: { indicators: [{ target: '≥100人', actual: '50人', weight: '1', score: '0.5' }] },
      errors: [{ cell: 'F14' }],
    },
  ],
});

const execution = (name: string) => ({ indicators: [{ name, target: '≥90%', actual: '99%' }] });

checkTable('W08', {
  valid: [
    { name: 'paying in time', form: execution('资金支付及时率') },
    { name: 'money arrived', form: execution('资金到位率') },
    { name: 'one fund among several', form: execution('设备购置资金使用率') },
    { name: 'funds row without points', form: { ...execution('预算执行率'), funds: { weight: '—', score: '' } } },
  ],
  invalid: [
    { name: 'plain', form: execution('预算执行率'), errors: [{ cell: 'C14', light: 'blue' }] },
    { name: 'with a slip of the pen', form: execution('预算执行利率'), errors: [{ cell: 'C14' }] },
    { name: 'overall', form: execution('整体预算执行率'), errors: [{ cell: 'C14' }] },
    { name: 'by another name', form: execution('资金使用率'), errors: [{ cell: 'C14' }] },
  ],
});
