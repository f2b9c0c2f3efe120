/** Described states, verdicts, marks, bounds, ranges and dates. */
import { pack, packWith, rangeText, scoreRow, suggestedText } from './one-row';

describe('described states', () => {
  test.each([
    ['及时', '及时', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['及时性', '及时', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['及时', '及时性', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['及 时', '及时。', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['扩大并提高', '扩大并提高', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['完成验收', '已完成验收', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['符合计划安排', '达成指标', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['无差错', '达成年度指标', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['规范', '已完成', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['无', '无', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['7*24小时', '7*24小时', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['按要求', '达成指标', 'met', '10.00', '[8.00, 10.00]', '达成：[8.00, 10.00]'],
    ['符合计划安排', '部分达成指标并具有一定效果', 'partly', 'none', '[6.00, 8.00)', '部分达成：[6.00, 8.00)'],
    ['规范', '基本达成', 'partly', 'none', '[6.00, 8.00)', '部分达成：[6.00, 8.00)'],
    ['规范', '未达成年度指标且效果较差', 'missed', 'none', '[0.00, 6.00)', '未达成：[0.00, 6.00)'],
    ['规范', '未开展', 'missed', 'none', '[0.00, 6.00)', '未达成：[0.00, 6.00)'],
  ])('%s / %s is %s', (target, actual, state, suggested, range, working) => {
    const row = scoreRow({ target, actual, weight: '10' });
    expect([row.kind, row.state, suggestedText(row), rangeText(row), row.working, row.notes]).toEqual([
      'qualitative',
      state,
      suggested,
      range,
      working,
      [],
    ]);
  });

  test.each([
    ['及时', '稳定', 'answers-other-question'],
    ['及时', '95%', 'answers-other-question'],
    ['及时', '≥95%', 'answers-other-question'],
    ['有效提升', '提升', 'answers-other-question'],
    ['及时', '2024年12月', 'answers-other-question'],
    ['及时', '', 'actual-blank'],
    ['及时', '/', 'actual-blank'],
    ['……', '及时', 'not-understood'],
    ['*', '达成指标', 'not-understood'],
    ['按要求', '按要求', 'not-understood'],
  ])('%s / %s is for a person: %s', (target, actual, note) => {
    const row = scoreRow({ target, actual, weight: '10' });
    expect([row.kind, row.state, row.rule, row.allowed, row.suggested, row.notes]).toEqual([
      'qualitative',
      'unclear',
      'person-judges',
      null,
      null,
      [note],
    ]);
  });

  test('the bands are the pack’s', () => {
    const row = scoreRow({ target: '规范', actual: '部分达成', weight: '10' }, pack('hubei'));
    expect(rangeText(row)).toBe('[5.00, 8.00)');
    const thirds = packWith({ bands: { met: '0.75', partly: '0.333' } });
    expect(rangeText(scoreRow({ target: '规范', actual: '未达成', weight: '3' }, thirds))).toBe('[0.00, 1.00)');
    expect(scoreRow({ target: '规范', actual: '未达成', weight: '3' }, thirds).allowed?.max.toFixed()).toBe('0.999');
  });
});

describe('rows without a target', () => {
  test('Shanghai 2019: a person’s score within the weight', () => {
    const row = scoreRow({ target: null, actual: null, weight: '8', score: '7' }, pack('shanghai-2019'), {
      family: 'F8',
    });
    expect([row.kind, row.state, row.rule, rangeText(row), suggestedText(row), row.working, row.notes]).toEqual([
      'judged',
      'unclear',
      'person-judges',
      '[0.00, 8.00]',
      'none',
      '',
      [],
    ]);
    expect(row.deviations).toEqual(['lost']);
  });

  test.each([
    ['', '95%', 'target-blank'],
    ['', '', 'target-blank'],
    ['—', '良好', 'target-mark'],
    ['/', '/', 'target-mark'],
  ])('target %j, actual %j: judged, %s', (target, actual, note) => {
    const row = scoreRow({ target, actual, weight: '8' });
    expect([row.kind, row.state, rangeText(row), row.notes]).toEqual(['judged', 'unclear', '[0.00, 8.00]', [note]]);
  });

  test('a mark as target with a verdict', () => {
    const row = scoreRow({ target: '—', actual: '达成指标', weight: '10' });
    expect([row.kind, row.state, rangeText(row), row.notes]).toEqual([
      'judged',
      'met',
      '[8.00, 10.00]',
      ['target-mark'],
    ]);
  });
});

describe('bounds as actuals', () => {
  test.each([
    ['<=1小时', '<=1小时', 'met'],
    ['≦24小时/天', '≦24小时/天', 'met'],
    ['>=90%', '≥90%', 'met'],
    ['>=90%', '90%以上', 'met'],
    ['≥90%', '≥95%', 'met'],
    ['≥90%', '>90%', 'met'],
    ['>90%', '>90%', 'met'],
    ['<5次', '<5次', 'met'],
    ['≤5次', '<5次', 'met'],
    ['≤5次', '3次以内', 'met'],
    ['90%', '≥90%', 'met'],
    ['=100%', '≥100%', 'met'],
    ['=0起', '≤0起', 'met'],
    ['≥80%', '85%-90%', 'met'],
    ['≥2万元', '≥20000元', 'met'],
    ['≥90%', '≥120%', 'exceeded'],
  ])('%s / %s is %s', (target, actual, state) => {
    const row = scoreRow({ target, actual, weight: '5' });
    expect([row.kind, row.state, rangeText(row), suggestedText(row)]).toEqual([
      'quantitative',
      state,
      '[5.00, 5.00]',
      '5.00',
    ]);
    expect(row.notes).toContain('actual-is-bound');
  });

  test.each([
    ['≥90%', '≥80%'],
    ['≥90%', '≤95%'],
    ['>90%', '≥90%'],
    ['≤5次', '≥3次'],
    ['≤5次', '6次以内'],
    ['<5次', '≤5次'],
    ['=5次', '≤5次'],
    ['=0起', '≥0起'],
    ['≥80%', '75%-90%'],
    ['80%-90%', '≥85%'],
  ])('%s / %s cannot be judged', (target, actual) => {
    const row = scoreRow({ target, actual, weight: '5' });
    expect([row.state, row.allowed, row.suggested]).toEqual(['unclear', null, null]);
    expect(row.notes).toContain('looser-bound');
  });

  test('where = means exactly, a bound is no value', () => {
    expect(scoreRow({ target: '=5次', actual: '≥5次', weight: '5' }, packWith({ equalMeansExactly: true })).state).toBe(
      'unclear',
    );
  });

  test('with units that do not compare', () => {
    expect(scoreRow({ target: '≥5次', actual: '≥5天', weight: '5' }).notes).toEqual(['units-differ']);
  });
});

describe('ranges as targets', () => {
  test.each([
    ['80%-90%', '85%', 'met', '5.00', '[5.00, 5.00]', '80 ≤ 85 ≤ 90 → 5.00'],
    ['80%-90%', '80%', 'met', '5.00', '[5.00, 5.00]', '80 ≤ 80 ≤ 90 → 5.00'],
    ['80%-90%', '90%', 'met', '5.00', '[5.00, 5.00]', '80 ≤ 90 ≤ 90 → 5.00'],
    ['3～5次', '4次', 'met', '5.00', '[5.00, 5.00]', '3 ≤ 4 ≤ 5 → 5.00'],
    ['1-2万元', '15000元', 'met', '5.00', '[5.00, 5.00]', '15000元 = 1.5万元；1 ≤ 1.5 ≤ 2 → 5.00'],
    ['90%-80%', '85%', 'met', '5.00', '[5.00, 5.00]', '80 ≤ 85 ≤ 90 → 5.00'],
    ['80%-90%', '70%', 'missed', 'none', '[0.00, 5.00]', '70 < 80'],
    ['80%-90%', '95%', 'unclear', 'none', '[0.00, 5.00]', ''],
    ['80%-90%', '82%-88%', 'met', '5.00', '[5.00, 5.00]', '80 ≤ 82 ≤ 90 → 5.00'],
    ['80%-90%', '70%-85%', 'unclear', 'none', 'none', ''],
    ['80%-90%', '较好', 'unclear', 'none', 'none', ''],
    ['80%-90%', '5次', 'unclear', 'none', 'none', ''],
    ['80%-90%', '', 'unclear', 'none', 'none', ''],
    ['80%-90%', '达成指标', 'met', '5.00', '[5.00, 5.00]', '达成 → 5.00'],
  ])('%s / %s is %s', (target, actual, state, suggested, range, working) => {
    const row = scoreRow({ target, actual, weight: '5' });
    expect([row.kind, row.state, suggestedText(row), rangeText(row), row.working]).toEqual([
      'quantitative',
      state,
      suggested,
      range,
      working,
    ]);
    expect(row.notes).toContain('range-target');
  });
});

describe('dates', () => {
  test.each([
    ['2022年12月30日', '2022年12月20日', '', 'met', '2022-12-20 ≤ 2022-12-30 → 5.00'],
    ['2022年12月30日', '2022年12月30日', '', 'met', '2022-12-30 ≤ 2022-12-30 → 5.00'],
    ['2022年12月30日', '2023-01-05', '', 'missed', '2023-01-05 > 2022-12-30'],
    ['12月底前完成', '11月', '', 'met', '11-30 ≤ 12-31 → 5.00'],
    ['12月底前完成', '12月31日', '', 'met', '12-31 ≤ 12-31 → 5.00'],
    ['12月底前完成', '2022年11月15日', '2022', 'met', '2022-11-15 ≤ 2022-12-31 → 5.00'],
    ['12月底前完成', '2023年1月15日', '2022', 'missed', '2023-01-15 > 2022-12-31'],
    ['11月底前', '12月', '', 'missed', '12-01 > 11-30'],
    ['2024.12', '2024.11', '', 'met', '2024-11-30 ≤ 2024-12-31 → 5.00'],
    ['第三季度', '9月', '', 'met', '09-30 ≤ 09-30 → 5.00'],
    ['第三季度', '10月', '', 'missed', '10-01 > 09-30'],
    ['2024年1月1日以后', '2024年3月', '', 'met', '2024-03-01 ≥ 2024-01-01 → 5.00'],
    ['2024年6月1日以后', '2024年3月', '', 'missed', '2024-03-31 < 2024-06-01'],
  ])('%s / %s (%s) is %s', (target, actual, year, state, working) => {
    const row = scoreRow({ target, actual, weight: '5' }, pack(), { year });
    expect([row.kind, row.state, row.rule, row.working, row.notes]).toEqual([
      'quantitative',
      state,
      'date',
      working,
      ['date-judged'],
    ]);
    expect([suggestedText(row), rangeText(row)]).toEqual(
      state === 'met' ? ['5.00', '[5.00, 5.00]'] : ['none', '[0.00, 5.00]'],
    );
  });

  test.each([
    ['12月底前完成', '12月底前完成', 'met', ['date-judged', 'actual-is-bound']],
    ['12月底前完成', '11月底前完成', 'met', ['date-judged', 'actual-is-bound']],
    ['11月底前完成', '12月底前完成', 'unclear', ['date-unclear', 'looser-bound']],
    ['12月25日前', '12月底', 'unclear', ['date-unclear']],
    ['2022年12月30日', '11月', 'unclear', ['date-unclear']],
    ['12月底前完成', '较早', 'unclear', ['date-unclear']],
    ['12月底前完成', '95%', 'unclear', ['date-unclear']],
    ['12月底前完成', '', 'unclear', ['actual-blank']],
    ['12月底前完成', '完成', 'met', ['verdict-for-number']],
    ['12月底前完成', '按时完成', 'met', ['verdict-for-number']],
    ['12月底前完成', '未完成', 'missed', ['verdict-for-number']],
  ])('%s / %s is %s', (target, actual, state, notes) => {
    const row = scoreRow({ target, actual, weight: '5' });
    expect([row.kind, row.state, row.notes]).toEqual(['quantitative', state, notes]);
  });

  test.each([
    ['≥2000', '2024.12', 'met'],
    ['≤12个月', '11月', 'met'],
    ['12月', '10个月', 'missed'],
  ])('what may be a number is one beside a number: %s / %s', (target, actual, state) => {
    expect(scoreRow({ target, actual, weight: '5' }).state).toBe(state);
  });
});
