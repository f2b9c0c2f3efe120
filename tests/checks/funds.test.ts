import { checkTable } from './check-table';

const funds = (annualBudget: string, executed: string, executionRate: string, score = '') => ({
  funds: { annualBudget, executed, executionRate, ...(score === '' ? {} : { score }) },
});

checkTable('B01', {
  valid: [
    { name: 'cut to two places (99.2975…)', form: funds('28.47', '28.27', '99.29%', '9.93') },
    { name: 'rounded to two places', form: funds('28.47', '28.27', '99.30%', '9.93') },
    { name: 'printed without percent sign', form: funds('28.47', '28.27', '99.29', '9.93') },
    { name: 'whole percents rounded (95.33)', form: funds('1,245,505.00', '1,187,376.00', '95.00%') },
    { name: 'whole percents rounded up (99.88 as 100)', form: funds('2,110,879.00', '2,108,341.70', '100.00%') },
    { name: 'whole percents cut (88.51 as 88)', form: funds('13,180,638.00', '11,666,020.85', '88%') },
    { name: 'the printed amounts hide the third decimal', form: funds('0.35', '0.27', '77.78%') },
    { name: 'printed as a ratio', form: funds('100.00', '95.80', '0.958') },
    { name: 'nothing to divide by', form: funds('0.00', '0.00', '0.00%') },
    { name: 'rate not printed', form: funds('100.00', '95.00', '') },
    { name: 'more than all of it', form: funds('100.00', '120.00', '120%') },
  ],
  invalid: [
    {
      name: 'one unit too high',
      form: funds('100.00', '95.12', '95.24%'),
      errors: [
        { cell: 'G6', light: 'red', related: ['E6', 'D6'], correction: null, says: ['95.12%', '95.24%', '之一有误'] },
      ],
    },
    { name: 'a whole percent above', form: funds('1,245,505.00', '1,187,376.00', '96%'), errors: [{ cell: 'G6' }] },
    { name: 'a whole percent below', form: funds('1,245,505.00', '1,187,376.00', '94%'), errors: [{ cell: 'G6' }] },
    {
      name: 'computed from the initial budget',
      form: {
        funds: {
          initialBudget: '200.00',
          annualBudget: '100.00',
          executed: '50.00',
          executionRate: '25.00%',
          score: '5.00',
        },
      },
      errors: [{ says: ['年初预算数', '50%'] }],
    },
    {
      name: 'a part',
      form: { funds: { parts: [{ label: '其中：当年财政拨款', annualBudget: '100.00', executed: '99.00' }] } },
      change: (form) => ({
        ...form,
        funds:
          form.funds === null
            ? null
            : {
                ...form.funds,
                parts: form.funds.parts.map((part) => ({
                  ...part,
                  executionRate: { text: '50%', value: 0.5, formula: '', number: '50', cell: { row: 6, column: 6 } },
                })),
              },
      }),
      errors: [{ cell: 'G7', says: ['当年财政拨款'] }],
    },
  ],
});

checkTable('B02', {
  valid: [
    { name: '8.54 for 8.535…', form: funds('103.15', '88.04', '85.35', '8.54') },
    { name: 'cut: 9.84 for 9.8486', form: funds('35.00', '34.47', '98.48', '9.84') },
    { name: 'from the printed whole percent', form: funds('1,245,505.00', '1,187,376.00', '95.00%', '9.50') },
    { name: 'from the amounts though the printed rate was cut', form: funds('35.00', '34.47', '98.48', '9.85') },
    { name: 'one decimal', form: funds('100.00', '95.33', '95.33%', '9.5') },
    { name: 'above 100 % earns the weight', form: funds('100.00', '120.00', '120.00%', '10') },
    { name: 'rate not printed', form: funds('100.00', '85.35', '', '8.54') },
    { name: 'score missing is S05', form: { funds: { score: '' } } },
    { name: 'above the weight is S01', form: { funds: { score: '12' } } },
    { name: 'no weight, no score', form: { funds: { weight: '', score: '' } } },
  ],
  invalid: [
    {
      name: 'full marks for 95 %',
      form: funds('100.00', '95.00', '95.00%', '10'),
      errors: [{ cell: 'H6', light: 'red', correction: '9.5', safe: false }],
    },
    { name: 'two cents too many', form: funds('100.00', '95.00', '95.00%', '9.52'), errors: [{ correction: '9.5' }] },
    { name: 'too little', form: funds('100.00', '95.00', '95.00%', '9.40'), errors: [{ correction: '9.5' }] },
  ],
});

const parts = (total: string, appropriation: string, other: string) => ({
  funds: {
    annualBudget: total,
    parts: [
      { label: '其中：当年财政拨款', annualBudget: appropriation },
      { label: '上年结转资金', annualBudget: '' },
      { label: '其他资金', annualBudget: other },
    ],
  },
});

checkTable('B03', {
  valid: [
    { name: 'adds up', form: parts('100.00', '60.00', '40.00') },
    { name: 'blank parts count as 0', form: parts('100.00', '100.00', '') },
    { name: 'all parts blank', form: parts('100.00', '', '') },
    { name: 'written differently', form: parts('48300.00', '48300', '0') },
    { name: 'rounding of each amount', form: parts('100.00', '33.33', '66.66') },
    {
      name: 'a list of some parts only, below the total',
      form: {
        funds: {
          parts: [
            { label: '其中：中央补助', annualBudget: '20.00' },
            { label: '省级补助', annualBudget: '30.00' },
          ],
        },
      },
    },
    {
      name: 'parts of parts',
      form: {
        funds: {
          parts: [
            { label: '财政拨款', annualBudget: '100.00' },
            { label: '其中：中央补助', annualBudget: '60.00' },
            { label: '其他资金', annualBudget: '0.00' },
          ],
        },
      },
    },
  ],
  invalid: [
    {
      name: 'ten too little',
      form: parts('100.00', '50.00', '40.00'),
      errors: [{ cell: 'D6', related: ['D7', 'D8', 'D9'], correction: null, says: ['90', '100', '之一有误'] }],
    },
    { name: 'two cents', form: parts('100.00', '60.00', '40.02'), errors: [{ cell: 'D6' }] },
    {
      name: 'some parts only, above the total',
      form: {
        funds: {
          parts: [
            { label: '其中：中央补助', annualBudget: '80.00' },
            { label: '省级补助', annualBudget: '30.00' },
          ],
        },
      },
      errors: [{ cell: 'D6' }],
    },
    {
      name: 'executed amounts too',
      form: {
        funds: {
          parts: [
            { label: '其中：当年财政拨款', executed: '60.00' },
            { label: '其他资金', executed: '30.00' },
          ],
        },
      },
      errors: [{ cell: 'E6' }],
    },
  ],
});

checkTable('B04', {
  valid: [
    { name: 'exactly spent', form: funds('100.00', '100.00', '100%') },
    { name: 'nothing planned, nothing spent', form: funds('0.00', '0.00', '') },
    { name: 'the rounding of the amounts hides it', form: funds('1.00', '1.005', '100%') },
  ],
  invalid: [
    { name: 'over', form: funds('100.00', '100.02', '100.02%'), errors: [{ cell: 'E6', light: 'yellow' }] },
    { name: 'spent without a budget', form: funds('0.00', '5.00', ''), errors: [{ cell: 'E6', light: 'red' }] },
  ],
});

const low = { annualBudget: '100.00', executed: '80.00', executionRate: '80.00%', score: '8.00' };
const explained = (reason: string) => ({
  funds: low,
  indicators: [{ name: '资料发放数', target: '≥100份', actual: '80份', weight: '10', score: '8', reason }],
});

checkTable('B05', {
  valid: [
    { name: 'exactly 90 %', form: funds('100.00', '90.00', '90.00%', '9.00') },
    { name: 'a reason about money', form: explained('因项目尾款未到支付节点，明年将及时支付。') },
    { name: 'a reason about progress', form: explained('按施工合同约定，装修要到明年1月才竣工。') },
    {
      name: 'the account of results explains it',
      form: { funds: low, goal: { expected: '开展培训。', actual: '因疫情影响，部分资金未支付。' } },
    },
    {
      name: 'any reason on the execution indicator',
      form: {
        funds: low,
        indicators: [
          {
            name: '预算执行率',
            target: '≥90%',
            actual: '80%',
            weight: '10',
            score: '8.89',
            reason: '受客观因素影响，合作交流开展不够',
          },
        ],
      },
    },
  ],
  invalid: [
    { name: 'nothing anywhere', form: { funds: low }, errors: [{ cell: 'G6', light: 'yellow', says: ['80%', '90%'] }] },
    {
      name: 'a reason about something else',
      form: explained('因学员请假较多，到课不齐；明年将加强考勤。'),
      errors: [{ cell: 'G6' }],
    },
  ],
});

checkTable('B06', {
  valid: [
    { name: 'just below a fifth', form: { funds: { initialBudget: '125.00', annualBudget: '100.01' } } },
    { name: 'no initial budget column', form: { funds: { initialBudget: '' } } },
  ],
  invalid: [
    {
      name: 'a fifth less',
      form: { funds: { initialBudget: '125.00', annualBudget: '100.00' } },
      errors: [{ cell: 'D6', light: 'blue', says: ['减少', '20%'] }],
    },
    {
      name: 'added within the year',
      form: { funds: { initialBudget: '0.00', annualBudget: '100.00' } },
      errors: [{ says: ['追加'] }],
    },
  ],
});

checkTable('B07', {
  valid: [
    {
      name: 'all three the same',
      form: { funds: { initialBudget: '98.76', annualBudget: '98.76', executed: '98.76' } },
    },
    { name: 'one cent left', form: { funds: { initialBudget: '110.00', annualBudget: '98.76', executed: '98.75' } } },
  ],
  invalid: [
    {
      name: 'to the cent',
      form: { funds: { initialBudget: '110.00', annualBudget: '98.76', executed: '98.76' } },
      errors: [{ cell: 'D6', related: ['E6', 'C6'] }],
    },
  ],
});

checkTable('B08', {
  valid: [
    { name: 'in 万元', form: { moneyUnit: '万元' } },
    { name: 'in 元', form: { moneyUnit: '元', funds: { annualBudget: '48300', executed: '48300' } } },
    {
      name: 'no amounts at all',
      form: { moneyUnit: '', funds: { initialBudget: '', annualBudget: '', executed: '' } },
    },
  ],
  invalid: [
    { name: 'no unit', form: { moneyUnit: '' }, errors: [{ light: 'blue' }] },
    {
      name: '元 written under 万元',
      form: { moneyUnit: '万元', funds: { annualBudget: '13180638.00' } },
      errors: [{ says: ['元'] }],
    },
    { name: '万元 written under 元', form: { moneyUnit: '元' }, errors: [{ says: ['万元'] }] },
  ],
});
