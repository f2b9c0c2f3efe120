import type { ExampleIndicator } from '../../src/checks';
import { checkTable } from './check-table';

const row = (target: string, actual: string, more: ExampleIndicator = {}) => ({
  indicators: [{ target, actual, ...more }],
});
const named = (name: string, target: string, actual: string) => row(target, actual, { name });

checkTable('V01', {
  valid: [
    { name: 'a blank mark means a judged row', form: row('—', '良好') },
    {
      name: 'no target column',
      form: row('', ''),
      change: (form) => ({
        ...form,
        indicators: form.indicators.map((indicator) => ({
          ...indicator,
          target: { ...indicator.target, text: '', number: null, cell: null },
        })),
      }),
    },
    { name: 'weight 0', form: row('', '', { weight: '0', score: '0' }) },
  ],
  invalid: [{ name: 'blank', form: row('', '12场'), errors: [{ cell: 'D14', light: 'yellow' }] }],
});

checkTable('V02', {
  valid: [{ name: 'weight 0', form: row('≥10场', '', { weight: '0', score: '0' }) }],
  invalid: [
    { name: 'blank with weight', form: row('≥10场', ''), errors: [{ cell: 'E14', light: 'red' }] },
    { name: 'weight unknown', form: { ...row('≥10场', ''), without: ['weight'] }, errors: [{ light: 'yellow' }] },
  ],
});

checkTable('V03', {
  valid: [
    { name: 'a word is a comparator', form: row('不少于10场', '12场') },
    { name: 'a range', form: row('80%-90%', '85%') },
    { name: 'described', form: row('及时', '及时') },
  ],
  invalid: [
    { name: 'a number', form: row('10场', '12场'), errors: [{ cell: 'D14', light: 'blue', says: ['不低于'] }] },
    { name: 'a plain 0', form: row('0', '0'), errors: [{ says: ['等于'] }] },
  ],
});

checkTable('V04', {
  valid: [
    { name: '= is a value', form: row('=100%', '=100%') },
    { name: 'a value', form: row('≥90%', '90%') },
  ],
  invalid: [
    { name: 'the target repeated', form: row('≥90%', '≥90%'), errors: [{ cell: 'E14', related: ['D14'] }] },
    { name: 'a looser bound', form: row('≥90%', '≥80%'), errors: [{ says: ['无法判断'] }] },
  ],
});

checkTable('V05', {
  valid: [
    { name: 'converted', form: row('≤1天', '20小时') },
    { name: 'unit left out', form: row('>=29000家', '31460') },
  ],
  invalid: [{ name: 'nothing in common', form: row('≥500人', '500家'), errors: [{ cell: 'E14', light: 'yellow' }] }],
});

checkTable('V06', {
  valid: [
    { name: 'the same word', form: row('及时', '及时') },
    { name: '性 at the end does not count', form: row('及时性', '及时') },
    { name: 'a verdict', form: row('及时', '达成指标') },
  ],
  invalid: [{ name: 'another word', form: row('及时', '稳定'), errors: [{ cell: 'E14', says: ['及时', '稳定'] }] }],
});

checkTable('V07', {
  valid: [{ name: 'a value', form: row('≥100人', '105人') }],
  invalid: [{ name: 'done', form: row('≥100人', '完成'), errors: [{ cell: 'E14', light: 'blue' }] }],
});

checkTable('V08', {
  valid: [
    { name: 'exactly 100 %', form: named('学员合格率', '≥95%', '100%') },
    { name: 'growth may exceed', form: named('产值增长率', '≥95%', '105%') },
    { name: 'no percentage', form: named('任务完成率', '≥95件', '105件') },
    { name: 'execution is compared with the funds row', form: named('预算执行率', '≥95%', '105%') },
  ],
  invalid: [
    { name: 'actual', form: named('学员合格率', '≥95%', '100.5%'), errors: [{ cell: 'E14', light: 'yellow' }] },
    { name: 'target', form: named('群众满意度', '≥120%', '95%'), errors: [{ cell: 'D14' }] },
  ],
});

checkTable('V09', {
  valid: [
    { name: 'complaints kept down', form: named('投诉率', '≤5%', '1%') },
    { name: 'complaints dealt with', form: named('投诉处理率', '≥90%', '95%') },
    { name: 'faults repaired', form: named('故障修复率', '≥90%', '95%') },
    { name: 'fewer complaints', form: named('投诉率下降幅度', '≥5%', '6%') },
    { name: 'not passed', form: named('产品不合格率', '≤5%', '1%') },
    { name: 'dissatisfied', form: named('群众不满意率', '≤5%', '1%') },
    { name: 'exactly', form: named('设备故障率', '=0%', '0%') },
    { name: 'no comparator says nothing', form: named('设备故障率', '5%', '5%') },
    { name: 'a cost may go either way', form: named('项目总成本', '≥5万元', '6万元') },
  ],
  invalid: [
    { name: 'faults at least', form: named('设备故障率', '≥5%', '5%'), errors: [{ cell: 'D14', light: 'yellow' }] },
    {
      name: 'availability at most',
      form: named('核心系统连续提供服务能力时长', '≦24小时/天', '≦24小时/天'),
      errors: [{ cell: 'D14' }],
    },
    { name: 'satisfaction at most', form: named('学员满意度', '≤90%', '85%'), errors: [{ cell: 'D14' }] },
    { name: 'failures at least', form: named('产品不合格率', '≥5%', '6%'), errors: [{ cell: 'D14' }] },
  ],
});

checkTable('V10', {
  valid: [
    { name: 'a numbered name', form: named('指标2：参训人数', '≥100人', '105人') },
    { name: 'words with content', form: row('按要求完成验收', '已完成') },
  ],
  invalid: [
    { name: 'a bare number', form: named('指标2：', '≥100人', '105人'), errors: [{ cell: 'C14', light: 'yellow' }] },
    { name: 'dots', form: named('……', '≥100人', '105人'), errors: [{ cell: 'C14' }] },
    { name: 'empty words', form: row('按要求', '按要求'), errors: [{ cell: 'D14' }, { cell: 'E14' }] },
    {
      name: 'a row of the template',
      form: {},
      change: (form) => ({
        ...form,
        oddRows: [{ row: 20, kind: 'placeholder', text: '指标3：', cell: { row: 20, column: 2 } }],
      }),
      errors: [{ cell: 'C21', says: ['指标3'] }],
    },
  ],
});
