/** What actuals say, kind by kind (RULES.md §3). */
import { readActual } from '../../../src/form/values';
import { short } from './reading';

type Case = readonly [text: string, reading: string];

const tables: Readonly<Record<string, readonly Case[]>> = {
  values: [
    ['85.35(%)', '85.35 %'],
    ['3146', '3146'],
    ['0份', '0 份'],
    ['=100%', '100 %'],
    ['＝6台', '6 台'],
    ['等于5次', '5 次'],
    ['已发放120人次', '120 人次'],
    ['受益群众1200户', '1200 户'],
    ['100%（抽样）', '100 %'],
    ['100%完成', '100 %'],
    ['-5%', '-5 %'],
  ],
  bounds: [
    ['≥90%', 'bound >= 90 %'],
    ['<=1小时', 'bound <= 1 小时'],
    ['≦24小时/天', 'bound <= 24 小时/天'],
    ['>90%', 'bound > 90 %'],
    ['<5次', 'bound < 5 次'],
    ['90%以上', 'bound >= 90 %'],
    ['3次以内', 'bound <= 3 次'],
    ['超过100人', 'bound > 100 人'],
    ['未超过100万元', 'bound <= 100e4 元'],
    ['500余人', 'bound >= 500 人'],
  ],
  'ranges and dates': [
    ['80%-90%', '80 % .. 90 %'],
    ['2022年12月20日', 'date 2022-12-20'],
    ['已于2022年12月20日完成', 'date 2022-12-20'],
    ['12月底前完成', 'date <=????-12-21..12-31'],
    ['11月', 'date ????-11-01..11-30'],
  ],
  'verdicts: met': [
    ['达成年度指标', 'met'],
    ['达成预期指标', 'met'],
    ['达成指标', 'met'],
    ['达成', 'met'],
    ['已达成', 'met'],
    ['全部达成', 'met'],
    ['已完成', 'met'],
    ['完成', 'met'],
    ['完成。', 'met'],
    ['全部完成', 'met'],
    ['均已完成', 'met'],
    ['按时完成', 'met'],
    ['如期完成', 'met'],
    ['完成年度目标', 'met'],
    ['完成任务', 'met'],
    ['达标', 'met'],
    ['达到预期目标', 'met'],
    ['达 成 指 标', 'met'],
  ],
  'verdicts: partly': [
    ['部分达成', 'partly'],
    ['部分达成指标', 'partly'],
    ['部分达成年度指标并具有一定效果', 'partly'],
    ['部分达成指标并具有一定效果', 'partly'],
    ['基本达成', 'partly'],
    ['基本达成指标', 'partly'],
    ['部分完成', 'partly'],
    ['基本完成', 'partly'],
    ['未全部完成', 'partly'],
  ],
  'verdicts: not': [
    ['未达成', 'not'],
    ['未达成指标', 'not'],
    ['未达成年度指标且效果较差', 'not'],
    ['未完成', 'not'],
    ['未开展', 'not'],
    ['尚未完成', 'not'],
    ['没有完成', 'not'],
    ['未能按时完成', 'not'],
    ['未达标', 'not'],
  ],
  'described states, not verdicts': [
    ['稳定', 'words 稳定'],
    ['及时', 'words 及时'],
    ['合规', 'words 合规'],
    ['已完成验收', 'words 完成验收'],
    ['未完成验收', 'words 未完成验收'],
    ['已达到', 'words 达到'],
    ['正在实施', 'words 正在实施'],
    ['部分设备已更新', 'words 部分设备已更新'],
    ['有所提升', 'words 有所提升'],
    ['完成率较高', 'words 完成率较高'],
  ],
  'nothing and leftovers': [
    ['', 'blank'],
    ['—', 'mark'],
    ['/', 'mark'],
    ['……', 'placeholder'],
    ['按要求', 'placeholder'],
    ['无', 'words 无'],
  ],
};

describe.each(Object.entries(tables))('%s', (_name, cases) => {
  test.each(cases)('%j reads %s', (text, reading) => {
    expect(short(readActual(text))).toBe(reading);
  });
});

test('2024.12 may be an amount, 11月 a length of time', () => {
  expect(readActual('2024.12')).toMatchObject({ kind: 'date', asNumber: { number: { digits: '2024.12' } } });
  expect(readActual('11月')).toMatchObject({
    kind: 'date',
    asNumber: { number: { digits: '11' }, unit: { name: '月' } },
  });
  expect(readActual('2024年12月')).toMatchObject({ kind: 'date', asNumber: null });
});
