import { flatMap } from '../../form/flat-map';
import { bareWords, readTarget } from '../../form/values';
import type { NumberTarget } from '../../form/values';
import type { Check, ExampleIndicator, Report } from '../check';
import { powerOfTen, type Decimal } from '../../scoring/decimal';
import { cellsOf, isBlank } from '../rows';
import { DECLARATION_CUSTOM } from '../sources';
import { aboutRow, listed, quoted, text } from '../wording';
import { matchDeclaration } from './match';

const TRAINING: ExampleIndicator = { name: '骨干人员培训人次', target: '≥100人次', actual: '105人次' };
const LECTURES: ExampleIndicator = { name: '专题讲座举办场次', target: '≥10场', actual: '11场' };

export const D01: Check = {
  code: 'D01',
  light: 'red',
  title: text('申报的指标没有自评', 'Declared indicator missing'),
  what: text(
    '绩效目标申报表中的指标，自评表里是否都有。',
    'Whether every indicator of the declaration appears in the self-evaluation.',
  ),
  source: DECLARATION_CUSTOM,
  why: text('年初承诺的指标不自评，等于回避考核。', 'Leaving out what was promised avoids being measured.'),
  example: {
    text: text('申报了「专题讲座举办场次」，自评表里没有。', '「专题讲座举办场次」 was declared and is not evaluated.'),
    wrong: { indicators: [TRAINING], declaration: { indicators: [TRAINING, LECTURES] } },
    right: { indicators: [TRAINING, LECTURES], declaration: { indicators: [TRAINING, LECTURES] } },
  },
  how: text('补上该指标；已批准调整的，说明依据。', 'Add the indicator, or state the approved change.'),
  safe: false,
  run({ scored, declaration }) {
    if (declaration === null) return [];
    const { missing, ambiguous } = matchDeclaration(scored.form, declaration);
    const place = scored.form.indicators[0]?.name.cell ?? null;
    return [
      ...missing.map((declared): Report => ({
        cell: place,
        message: text(
          `申报表中的${quoted(declared.name.text)}（${quoted(declared.target.text)}）在自评表中没有找到。`,
          `${quoted(declared.name.text)} (${quoted(declared.target.text)}) of the declaration was not found in the self-evaluation.`,
        ),
        fix: text('请补上该指标；经批准调整的，请说明依据。', 'Add it, or state the approved change.'),
      })),
      ...ambiguous.map(({ declared, candidates }): Report => {
        const names = listed(candidates.map(({ name }) => name.text));
        return {
          cell: candidates[0]?.name.cell ?? place,
          light: 'yellow',
          related: cellsOf(candidates.slice(1).map(({ name }) => name)),
          message: text(
            `申报表中的${quoted(declared.name.text)}可能对应${names['zh-CN']}，不能确定，没有比较。`,
            `${quoted(declared.name.text)} of the declaration may be ${names['en-US']}; this is not certain and was not compared.`,
          ),
          fix: text('请确认对应的是哪一项，并使名称一致。', 'Say which one it is by giving both the same name.'),
        };
      }),
    ];
  },
};

/** As printed, or in the base unit of its dimension. */
function sizeOf({ quantity: { number, unit } }: NumberTarget, converted: boolean): Decimal {
  const printed = powerOfTen(number.digits, number.exponent);
  return converted ? printed.mul(unit.factor) : printed;
}

/** Whether two targets promise the same: same number in comparable units and same direction, else the same words. */
function sameTarget(declared: string, stated: string): boolean {
  const [left, right] = [readTarget(declared), readTarget(stated)];
  // Signs carry the meaning of numbers only: ≤100 and ≥100 have the same bare words.
  if (left.kind !== 'number' || right.kind !== 'number') {
    return left.kind === right.kind && bareWords(declared) === bareWords(stated);
  }
  const [unit, otherUnit] = [left.quantity.unit, right.quantity.unit];
  // A unit or a comparator left out on one side is no change of the target.
  const unitLeftOut = unit.printed === '' || otherUnit.printed === '';
  const comparable =
    unitLeftOut || unit.name === otherUnit.name || (unit.dimension !== null && unit.dimension === otherUnit.dimension);
  const direction =
    left.comparator === null || right.comparator === null || left.comparator.charAt(0) === right.comparator.charAt(0);
  return comparable && direction && sizeOf(left, !unitLeftOut).equals(sizeOf(right, !unitLeftOut));
}

export const D02: Check = {
  code: 'D02',
  light: 'red',
  title: text('年度指标值与申报不同', 'Target changed'),
  what: text('同一指标的年度指标值与申报表是否一致。', 'Whether an indicator’s target is the one declared.'),
  source: DECLARATION_CUSTOM,
  why: text(
    '年末改目标会掩盖偏差；确有调整的须有批复。',
    'Changing the target afterwards hides the deviation; a real change has a decision behind it.',
  ),
  example: {
    text: text('申报 ≥100人次，自评表写 ≥50人次。', 'Declared ≥100, the self-evaluation says ≥50.'),
    wrong: {
      indicators: [{ ...TRAINING, target: '≥50人次', actual: '55人次' }],
      declaration: { indicators: [TRAINING] },
    },
    right: { indicators: [TRAINING], declaration: { indicators: [TRAINING] } },
  },
  how: text(
    '改回申报的年度指标值；经批准调整的，说明依据。',
    'Restore the declared target, or state the approved change.',
  ),
  safe: false,
  run({ scored, declaration }) {
    if (declaration === null) return [];
    return flatMap(matchDeclaration(scored.form, declaration).pairs, ({ declared, indicator, by }): Report[] => {
      if (
        isBlank(indicator.target) ||
        isBlank(declared.target) ||
        sameTarget(declared.target.text, indicator.target.text)
      )
        return [];
      return [
        {
          cell: indicator.target.cell,
          // A match by likeness may be wrong itself.
          light: by === 'near' ? 'yellow' : 'red',
          message: aboutRow(
            indicator,
            `{row}的年度指标值是${quoted(indicator.target.text)}，申报表中${by === 'exact' ? '' : `（${quoted(declared.name.text)}）`}是${quoted(declared.target.text)}。`,
            `The target of {row} is ${quoted(indicator.target.text)}, the declaration${by === 'exact' ? '' : ` (${quoted(declared.name.text)})`} says ${quoted(declared.target.text)}.`,
          ),
          fix: text(
            '请改回申报的指标值；经批准调整的，请说明依据。',
            'Restore the declared target, or state the approved change.',
          ),
        },
      ];
    });
  },
};

export const D03: Check = {
  code: 'D03',
  light: 'yellow',
  title: text('自评表增加了指标', 'Indicator added'),
  what: text(
    '自评表中是否有申报表里没有的指标。',
    'Whether the self-evaluation has indicators that were never declared.',
  ),
  source: DECLARATION_CUSTOM,
  why: text('事后增加容易完成的指标会拉高得分。', 'Easy indicators added afterwards raise the score.'),
  example: {
    text: text('自评表里的「专题讲座举办场次」没有申报过。', '「专题讲座举办场次」 was never declared.'),
    wrong: { indicators: [TRAINING, LECTURES], declaration: { indicators: [TRAINING] } },
    right: { indicators: [TRAINING, LECTURES], declaration: { indicators: [TRAINING, LECTURES] } },
  },
  how: text('删去未申报的指标；经批准增加的，说明依据。', 'Remove it, or state the approved change.'),
  safe: false,
  run({ scored, declaration }) {
    if (declaration === null) return [];
    return matchDeclaration(scored.form, declaration).added.map((indicator): Report => ({
      cell: indicator.name.cell,
      message: aboutRow(indicator, '{row}在申报表中没有找到。', '{row} was not found in the declaration.'),
      fix: text(
        '请核对是否申报过；经批准增加的，请说明依据。',
        'Check whether it was declared; state the approved change if it was added.',
      ),
    }));
  },
};
