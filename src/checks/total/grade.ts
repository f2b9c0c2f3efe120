import { Decimal } from '../../scoring/decimal';
import type { GradeBand } from '../../scoring/pack';
import type { Check } from '../check';
import { shown } from '../figures';
import { cellsOf, scoresComplete } from '../rows';
import { RULE_PACK } from '../sources';
import { quoted, text } from '../wording';

/** The same four grades by other names. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['优', '优秀', 'A'],
  ['良', '良好', 'B'],
  ['中', '合格', '一般', '及格', 'C'],
  ['差', '不合格', '较差', '不及格', 'D'],
];

/** 0 for the best grade; null for a word that is no grade. */
function rank(grade: string): number | null {
  const plain = grade.replace(/[\s“”"'（）()：:]/gu, '').replace(/[级等]+$/u, '');
  const found = SYNONYMS.findIndex((names) => names.includes(plain));
  return found < 0 ? null : found;
}

function bandFor(bands: readonly GradeBand[], total: Decimal): GradeBand | undefined {
  return [...bands]
    .sort((left, right) => new Decimal(right.from).comparedTo(left.from))
    .find((band) => total.greaterThanOrEqualTo(band.from));
}

export const T02: Check = {
  code: 'T02',
  light: 'red',
  title: text('等级与总分不符', 'Grade does not fit the total'),
  what: text(
    '印出的等级是否与总分对应（分档见规则包）。',
    'Whether the printed grade fits the total (bands as in the rule pack).',
  ),
  source: RULE_PACK,
  why: text(
    '等级用于结果应用和公开，错一档影响很大。',
    'The grade is what gets used and published; one band off matters.',
  ),
  example: {
    text: text(
      '总分 85 分，等级却写「优」；按规则应为「良」。',
      'A total of 85 graded 「优」; by the rule it is 「良」.',
    ),
    wrong: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥1000份',
          actual: '700份',
          weight: '50',
          score: '35',
          reason: '因活动减少发放不足，明年将提前安排。',
        },
      ],
      grade: '优',
    },
    right: {
      indicators: [
        {
          name: '资料发放数',
          target: '≥1000份',
          actual: '700份',
          weight: '50',
          score: '35',
          reason: '因活动减少发放不足，明年将提前安排。',
        },
      ],
      grade: '良',
    },
  },
  how: text('核对总分无误后，按分档改正等级。', 'When the total is right, correct the grade to its band.'),
  safe: false,
  run({ scored }) {
    const { form, grade, total, pack } = scored;
    const printed = rank(grade.printed);
    const computed = rank(grade.computed);
    if (form.grade === null || printed === null || computed === null || printed === computed) return [];
    if (!scoresComplete(scored)) return [];
    const bands = pack.parameters.grades.value;
    // The grade fits the printed total, which is wrong itself: that is T01.
    const byPrinted = total.printed === null ? undefined : bandFor(bands, total.printed);
    if (byPrinted !== undefined && rank(byPrinted.name) === printed) return [];
    const scale = bands.map((band) => `${band.from} 分以上${band.name}`).join('，');
    const sum = total.computed === null ? '' : shown(total.computed);
    return [
      {
        cell: form.grade.cell,
        related: cellsOf([form.total?.score]),
        message: text(
          `总分 ${sum}，等级填${quoted(grade.printed)}，按规则包应为${quoted(grade.computed)}。`,
          `With a total of ${sum} the grade ${quoted(grade.printed)} should be ${quoted(grade.computed)} by the rule pack.`,
        ),
        working: scale,
        fix: text(
          '请核对总分，再按分档改正等级；本地另有分档的，请选用相应规则包。',
          'Check the total, then correct the grade; choose another rule pack if your bands differ.',
        ),
        ...(form.grade.cell === null || form.grade.formula !== ''
          ? {}
          : { correction: { cell: form.grade.cell, content: { kind: 'text', text: grade.computed } } as const }),
      },
    ];
  },
};
