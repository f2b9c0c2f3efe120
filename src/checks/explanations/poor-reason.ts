import { flatMap } from '../../form/flat-map';
import type { Check, Report, Text } from '../check';
import { cellsOf, deviates, isBlank } from '../rows';
import { REASON_COLUMN, REVIEW_PRACTICE } from '../sources';
import { aboutRow, listed, quoted, text } from '../wording';
import { asksForMeasures, hasMeasure, hollowness, plainReason, type Hollow } from './reason-text';

function complaint(kind: Hollow): Text {
  switch (kind) {
    case 'mark':
      return text('只是一个占位符号', 'is only a mark');
    case 'empty-words':
      return text('没有说明具体原因', 'names no cause');
    case 'short':
      return text('过于简短', 'is too short to explain anything');
    case 'repeats-name':
      return text('只是重复指标的意思，没有说明具体原因', 'only repeats the indicator and names no cause');
  }
}

export const E04: Check = {
  code: 'E04',
  light: 'yellow',
  title: text('原因空泛', 'Hollow reason'),
  what: text(
    '有偏差的行，原因只写「无」「—」「仍有提升空间」，或过短，或只重复指标名称。',
    'On a deviating row the reason is 「无」, 「—」, 「仍有提升空间」, too short, or only repeats the indicator’s name.',
  ),
  source: REASON_COLUMN,
  why: text(
    '没有说出为什么，等于没有说明，复核会要求重写。',
    'A reason that names no cause explains nothing; reviewers ask for it again.',
  ),
  example: {
    text: text('扣了 1 分，原因只写「仍有提升空间。」', 'One point lost, and the reason only says 「仍有提升空间。」.'),
    wrong: {
      indicators: [
        { name: '宣传效果', target: '扩大', actual: '扩大', weight: '10', score: '9', reason: '仍有提升空间。' },
      ],
    },
    right: {
      indicators: [
        {
          name: '宣传效果',
          target: '扩大',
          actual: '扩大',
          weight: '10',
          score: '9',
          reason: '因宣传渠道单一，老年群众知晓不足；下一年度将增加社区宣讲。',
        },
      ],
    },
  },
  how: text(
    '写出具体原因（人、财、物、时间、政策哪一环），再写改进措施。',
    'Name the concrete cause (people, money, time, policy), then the measures.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator } = row;
      if (!deviates(row) || isBlank(indicator.reason)) return [];
      const kind = hollowness(indicator.reason.text, indicator);
      if (kind === null) return [];
      const why = complaint(kind);
      return [
        {
          cell: indicator.reason.cell,
          related: cellsOf([indicator.score]),
          message: aboutRow(
            indicator,
            `{row}有偏差，原因${quoted(indicator.reason.text)}${why['zh-CN']}。`,
            `{row} deviates, and its reason ${quoted(indicator.reason.text)} ${why['en-US']}.`,
          ),
          fix: text('请写出具体原因和改进措施。', 'Name the concrete cause and the measures.'),
        },
      ];
    });
  },
};

export const E05: Check = {
  code: 'E05',
  light: 'blue',
  title: text('有原因没有改进措施', 'Reason without a measure'),
  what: text(
    '未完成或扣分的行写了原因，没有写改进措施。',
    'A row that was missed or lost points gives a reason but no measure.',
  ),
  source: REASON_COLUMN,
  why: text('该栏要求原因和措施两部分，只写原因不完整。', 'The column asks for both; a reason alone is half of it.'),
  example: {
    text: text(
      '原因写「项目尾款尚未支付」，没有写怎么办。',
      '「项目尾款尚未支付」 names the cause but nothing that will be done.',
    ),
    wrong: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因疫情关系，活动少办一场。',
        },
      ],
    },
    right: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因疫情关系，活动少办一场；明年将提前安排。',
        },
      ],
    },
  },
  how: text('在原因之后补写下一步怎么做、何时完成。', 'Add what will be done and by when.'),
  safe: false,
  run({ scored }) {
    if (!asksForMeasures(scored.form)) return [];
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator } = row;
      const due = row.deviations.includes('lost') || row.deviations.includes('missed') || row.state === 'partly';
      if (!due || isBlank(indicator.reason) || hollowness(indicator.reason.text, indicator) !== null) return [];
      if (hasMeasure(indicator.reason.text)) return [];
      return [
        {
          cell: indicator.reason.cell,
          message: aboutRow(
            indicator,
            `{row}写了原因${quoted(indicator.reason.text)}，没有写改进措施。`,
            `{row} gives a reason ${quoted(indicator.reason.text)} but no measure.`,
          ),
          fix: text('请补写改进措施。', 'Add the measures.'),
        },
      ];
    });
  },
};

export const E06: Check = {
  code: 'E06',
  light: 'yellow',
  title: text('不同指标原因雷同', 'One reason on different indicators'),
  what: text('同一段原因原样用在几个不同的指标上。', 'The same text explains several different indicators.'),
  source: REVIEW_PRACTICE,
  why: text(
    '各指标偏差原因不会完全相同，多半是复制后没有改。',
    'Different indicators seldom deviate for exactly the same reason; it was probably copied.',
  ),
  example: {
    text: text('两个宣传册指标写了同一段原因。', 'Two leaflet rows carry one and the same reason.'),
    wrong: {
      indicators: [
        {
          name: '宣传册印制数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因政策调整减少印制，明年将及时更新。',
        },
        {
          name: '告知单发放数',
          target: '≥100份',
          actual: '90份',
          weight: '10',
          score: '9',
          reason: '因政策调整减少印制，明年将及时更新。',
        },
      ],
    },
    right: {
      indicators: [
        {
          name: '宣传册印制数',
          target: '≥100份',
          actual: '80份',
          weight: '10',
          score: '8',
          reason: '因政策调整减少印制，明年将及时更新。',
        },
        {
          name: '告知单发放数',
          target: '≥100份',
          actual: '90份',
          weight: '10',
          score: '9',
          reason: '因改为线上告知，纸质需求下降；明年将据实调低目标。',
        },
      ],
    },
  },
  how: text('分别写明各指标自己的原因。', 'Give each indicator its own reason.'),
  safe: false,
  run({ scored }) {
    const groups = new Map<string, (typeof scored.indicators)[number][]>();
    for (const row of scored.indicators) {
      const reason = row.indicator.reason.text;
      // A cancelled indicator of weight 0 may carry the same remark as its neighbour; hollow ones are E04.
      if (row.weight?.isZero() === true || reason.trim() === '' || hollowness(reason, row.indicator) !== null) continue;
      const plain = plainReason(reason);
      if (plain.length < 6) continue;
      const group = groups.get(plain) ?? [];
      group.push(row);
      groups.set(plain, group);
    }
    return flatMap([...groups.values()], (rows): Report[] => {
      const names = new Set(rows.map((row) => plainReason(row.indicator.name.text)));
      const [first, ...rest] = rows;
      if (first === undefined || names.size < 2) return [];
      const labels = listed(rows.map((row) => row.indicator.name.text));
      return [
        {
          cell: first.indicator.reason.cell,
          related: cellsOf(rest.map((row) => row.indicator.reason)),
          message: text(
            `${labels['zh-CN']}写了同一段原因${quoted(first.indicator.reason.text)}。`,
            `${labels['en-US']} carry the same reason ${quoted(first.indicator.reason.text)}.`,
          ),
          fix: text('请分别写明各指标自己的原因。', 'Give each indicator its own reason.'),
        },
      ];
    });
  },
};
