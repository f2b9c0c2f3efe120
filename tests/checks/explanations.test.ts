import { checkTable } from './check-table';

const row = (target: string, actual: string, weight: string, score: string, reason = '', name = '宣传覆盖面') => ({
  indicators: [{ name, target, actual, weight, score, reason }],
});

checkTable('E01', {
  valid: [
    { name: 'full marks', form: row('扩大', '扩大', '10', '10') },
    { name: 'explained', form: row('扩大', '扩大', '10', '9', '因点位减少，明年将增加。') },
    { name: 'a mark is E04', form: row('扩大', '扩大', '10', '9', '—') },
    { name: 'missed and lost is E02 alone', form: row('≥100人', '80人', '10', '8') },
  ],
  invalid: [
    {
      name: 'lost',
      form: row('扩大', '扩大', '10', '9'),
      errors: [{ cell: 'H14', light: 'red', related: ['F14', 'G14'], says: ['扣了 1 分'] }],
    },
    { name: 'one hundredth lost', form: row('扩大', '扩大', '10', '9.99'), errors: [{ cell: 'H14' }] },
    { name: 'spaces are no reason', form: row('扩大', '扩大', '10', '9', '  '), errors: [{ cell: 'H14' }] },
  ],
});

checkTable('E02', {
  valid: [
    { name: 'met', form: row('≥100人', '100人', '10', '10') },
    { name: 'explained', form: row('≥100人', '80人', '10', '8', '因疫情少办一场，明年将补办。') },
    { name: 'nobody can tell', form: row('≥500人', '500家', '10', '10') },
  ],
  invalid: [
    {
      name: 'missed at full marks',
      form: row('18000份', '0份', '5', '5'),
      errors: [{ cell: 'H14', light: 'red', says: ['18000份', '0份'] }],
    },
    { name: 'missed and lost', form: row('≥100人', '80人', '10', '8'), errors: [{ says: ['扣了 2 分'] }] },
    {
      name: 'partly met at the upper edge',
      form: row('及时', '部分达成', '10', '8'),
      errors: [{ says: ['部分完成'] }],
    },
    { name: 'not reached', form: row('及时', '未完成', '10', '0'), errors: [{ cell: 'H14' }] },
  ],
});

checkTable('E03', {
  valid: [
    { name: 'just below the threshold', form: row('≥100人', '129.99人', '10', '10') },
    { name: 'explained', form: row('≥100人', '300人', '10', '10', '因新增两个街道，明年将调高目标。') },
    { name: 'the less the better', form: row('≤100元', '10元', '10', '10') },
  ],
  invalid: [
    {
      name: 'at the threshold',
      form: row('≥100人', '130人', '10', '10'),
      errors: [{ cell: 'H14', light: 'yellow', says: ['130%'] }],
    },
    {
      name: 'where the pack demands it',
      form: { ...row('≥100人', '130人', '10', '10'), pack: 'guangxi' },
      errors: [{ light: 'red' }],
    },
    {
      name: 'another threshold',
      form: { ...row('≥100人', '120人', '10', '10'), pack: 'tianjin-hebei' },
      errors: [{ says: ['120%'] }],
    },
  ],
});

const reasoned = (reason: string, name?: string) => row('扩大', '扩大', '10', '9', reason, name);

checkTable('E04', {
  valid: [
    { name: 'a cause', form: reasoned('因点位减少，个别街镇未覆盖。') },
    { name: 'a fact', form: reasoned('平台尚未上线', '平台上线应用时间') },
    { name: 'short but concrete', form: reasoned('尾款未付') },
    { name: 'other words than the name’s', form: reasoned('线上宣传渠道单一，老年群众参与少') },
    { name: 'nothing deviates, so 无 is fine', form: row('扩大', '扩大', '10', '10', '无') },
    { name: 'blank is E01', form: reasoned('') },
  ],
  invalid: [
    { name: 'none', form: reasoned('无'), errors: [{ cell: 'H14', light: 'yellow' }] },
    { name: 'a mark', form: reasoned('—'), errors: [{ cell: 'H14' }] },
    { name: 'room for improvement', form: reasoned('仍有提升空间。'), errors: [{ cell: 'H14' }] },
    { name: 'the name again', form: reasoned('需要进一步扩大宣传覆盖面。'), errors: [{ says: ['重复指标'] }] },
    {
      name: 'the name again, contradicting the score',
      form: reasoned('故障维修很及时，仍有提升空间。', '故障维修及时性'),
      errors: [{ says: ['重复指标'] }],
    },
    { name: 'two characters', form: reasoned('人少'), errors: [{ says: ['简短'] }] },
    { name: 'an empty phrase', form: reasoned('客观原因'), errors: [{ cell: 'H14' }] },
  ],
});

checkTable('E05', {
  valid: [
    { name: 'with a measure', form: reasoned('因点位减少，明年将增加。') },
    { name: 'hollow is E04', form: reasoned('无') },
    { name: 'exceeding needs no measure', form: row('≥100人', '300人', '10', '10', '因新增两个街道。') },
    {
      name: 'a remarks column asks for none',
      form: reasoned('因点位减少，个别街镇未覆盖。'),
      change: (form) => ({
        ...form,
        columns: form.columns.map((column) => (column.role === 'reason' ? { ...column, header: '备注' } : column)),
      }),
    },
  ],
  invalid: [
    { name: 'cause only', form: reasoned('因点位减少，个别街镇未覆盖。'), errors: [{ cell: 'H14', light: 'blue' }] },
  ],
});

const twice = (first: string, second: string, more: Readonly<Record<string, string>> = {}) => ({
  indicators: [
    { name: '宣传册印制数', target: '≥100份', actual: '80份', weight: '10', score: '8', reason: first },
    { name: '告知单发放数', target: '≥100份', actual: '90份', weight: '10', score: '9', reason: second, ...more },
  ],
});

checkTable('E06', {
  valid: [
    { name: 'different', form: twice('因政策调整减少印制。', '因改为线上告知。') },
    { name: 'hollow is E04', form: twice('仍有提升空间。', '仍有提升空间。') },
    {
      name: 'cancelled rows share a remark',
      form: twice('设备自2018年起已转交，不再考核', '设备自2018年起已转交，不再考核', { weight: '0', score: '0' }),
    },
    {
      name: 'the same indicator',
      form: twice('因政策调整减少印制。', '因政策调整减少印制。', { name: '宣传册印制数' }),
    },
  ],
  invalid: [
    {
      name: 'the same',
      form: twice('因政策调整减少印制。', '因政策调整减少印制。'),
      errors: [{ cell: 'H14', related: ['H15'], light: 'yellow' }],
    },
    {
      name: 'the same but for punctuation',
      form: twice('因政策调整,减少印制', '因政策调整，减少印制。'),
      errors: [{ cell: 'H14' }],
    },
  ],
});

const stray = (reason: string) => row('≥100人', '105人', '10', '10', reason, '培训人次');

checkTable('E07', {
  valid: [
    { name: 'none', form: stray('无') },
    { name: 'all is well', form: stray('已完成，无偏差') },
    { name: 'points lost', form: row('扩大', '扩大', '10', '9', '因点位减少，明年将增加。') },
    { name: 'far exceeded', form: row('≥100人', '200人', '10', '10', '因新增两个街道。') },
    { name: 'against its own figures is E08', form: stray('因疫情培训未开展。') },
    { name: 'weight 0', form: row('≥100人', '105人', '0', '0', '设备已转交，不再考核') },
    { name: 'nobody can tell', form: row('≥500人', '500家', '10', '10', '因统计口径变化。') },
  ],
  invalid: [{ name: 'full marks', form: stray('因人手紧张，进度偏慢。'), errors: [{ cell: 'H14', light: 'blue' }] }],
});

checkTable('E08', {
  valid: [
    { name: 'points lost', form: row('=100%', '0%', '10', '0', '因机构改革未开展。', '异地调查完成率') },
    { name: 'done in another way', form: stray('因疫情未能举办线下培训，改为线上完成。') },
    { name: 'done after all', form: stray('上半年未开展，目前已全部完成。') },
    { name: 'unpaid is not undone', form: stray('项目尾款尚未支付') },
    {
      name: 'users are asked before it is online',
      form: {
        indicators: [
          {
            name: '平台上线应用时间',
            target: '符合计划安排',
            actual: '部分达成',
            weight: '10',
            score: '8',
            reason: '平台尚未上线',
          },
          { name: '平台使用者满意度', target: '≥90%', actual: '90%' },
        ],
      },
    },
    {
      name: 'another thing is in use',
      form: {
        indicators: [
          {
            name: '平台上线应用时间',
            target: '符合计划安排',
            actual: '部分达成',
            weight: '10',
            score: '8',
            reason: '平台尚未上线',
          },
          { name: '食堂设备使用率', target: '=100%', actual: '100%' },
        ],
      },
    },
  ],
  invalid: [
    {
      name: 'not started at 100 %',
      form: row('=100%', '100%', '10', '10', '受机构改革影响，异地调查工作受此影响未开展。', '异地调查完成率'),
      errors: [{ cell: 'H14', light: 'yellow', related: ['E14', 'G14'] }],
    },
    {
      name: 'not started, yet reached',
      form: row('及时', '达成指标', '10', '10', '异地调查工作尚未开展', '调查及时性'),
      errors: [{ cell: 'H14' }],
    },
    {
      name: 'in full use before it is online',
      form: {
        indicators: [
          {
            name: '平台上线应用时间',
            target: '符合计划安排',
            actual: '部分达成',
            weight: '10',
            score: '8',
            reason: '平台尚未上线',
          },
          { name: '平台投入使用率', target: '=100%', actual: '100%' },
        ],
      },
      errors: [{ cell: 'E15', related: ['H14'] }],
    },
  ],
});
