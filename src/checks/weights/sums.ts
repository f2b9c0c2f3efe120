import { flatMap, mapPresent } from '../../form/flat-map';
import { Decimal, decimal } from '../../scoring/decimal';
import { plus } from '../../scoring/exact';
import type { ScoredForm } from '../../scoring/model';
import type { Check, Report } from '../check';
import { differs, numberOf, shown } from '../figures';
import { cellsOf, columnCells, hasColumn } from '../rows';
import { FORM_ARITHMETIC } from '../sources';
import { quoted, text } from '../wording';

/** A sum says something only when every addend is a number (a missing one is W03). */
function weightsComplete(scored: ScoredForm): boolean {
  return (
    hasColumn(scored.form, 'weight') &&
    scored.indicators.length > 0 &&
    scored.indicators.every((row) => row.weight !== null)
  );
}

const FULL = new Decimal(100);

export const W01: Check = {
  code: 'W01',
  light: 'red',
  title: text('分值合计不等于总分', 'Weights do not add up'),
  what: text(
    '资金执行率分值与各指标分值相加，是否等于 100（表上印的总分值）。',
    'Whether the weights of funds row and indicators add up to 100 (the printed total).',
  ),
  source: FORM_ARITHMETIC,
  why: text('分值合计不对，总分和等级都不成立。', 'If the weights do not add up, neither total nor grade holds.'),
  example: {
    text: text('总分值印 110，各项分值合计只有 100。', 'The printed total is 110, the weights add up to 100.'),
    wrong: { total: { weight: '110' } },
    right: { total: { weight: '100' } },
  },
  how: text('逐行核对分值，使合计等于 100。', 'Check the weights row by row until they add up to 100.'),
  safe: false,
  run({ scored }) {
    const { form, total } = scored;
    if (!weightsComplete(scored) || total.weightSum === null) return [];
    const expected = total.printedWeight ?? FULL;
    const offPrinted = differs(total.weightSum, expected);
    // Consistent in itself, but not out of 100: some forms are, so a person looks.
    const offHundred = !offPrinted && differs(total.weightSum, FULL);
    if (!offPrinted && !offHundred) return [];
    const sum = shown(total.weightSum);
    const printedCell = form.total?.weight.cell ?? form.total?.label ?? null;
    const addends = [
      form.funds === null ? null : numberOf(form.funds.total.weight),
      ...scored.indicators.map((row) => row.weight),
    ]
      .filter((weight) => weight !== null)
      .map((weight) => shown(weight));
    return [
      {
        cell: printedCell,
        related: columnCells(form, 'weight'),
        // Without a total row the form may be cut off, so nothing is certain.
        light: offHundred || form.total === null ? 'yellow' : 'red',
        message: offHundred
          ? text(
              `各项分值合计为 ${sum}，与表上总分值一致，但不是 100。`,
              `The weights add up to ${sum} as printed, but not to 100.`,
            )
          : text(
              `各项分值合计为 ${sum}，应为 ${shown(expected)}，以下几项之一有误：各指标分值、资金执行率分值、总分值。`,
              `The weights add up to ${sum}, not ${shown(expected)}; one of these is wrong: an indicator’s weight, the funds row’s weight, the printed total.`,
            ),
        working: `${addends.join(' + ')} = ${sum}`,
        fix: text('请逐行核对分值，使合计等于 100。', 'Check the weights row by row until they add up to 100.'),
      },
    ];
  },
};

export const W02: Check = {
  code: 'W02',
  light: 'red',
  title: text('一级指标分值与标注不符', 'Section weights differ from its declared points'),
  what: text(
    '一级指标标注了分值（如「36分」）时，其下各行分值之和是否相等。',
    'Where a level-1 label carries points (「36分」), whether its rows add up to them.',
  ),
  source: FORM_ARITHMETIC,
  why: text('标注与明细不一致，必有一处填错。', 'Label and rows disagree: one of them is wrong.'),
  example: {
    text: text('「产出指标(60分)」下两行各 25 分，合计 50 分。', 'The two rows under 「产出指标(60分)」 add up to 50.'),
    wrong: {
      indicators: [
        { level1: '产出指标(60分)', weight: '25' },
        { level1: '产出指标(60分)', weight: '25' },
      ],
    },
    right: {
      indicators: [
        { level1: '产出指标(50分)', weight: '25' },
        { level1: '产出指标(50分)', weight: '25' },
      ],
    },
  },
  how: text(
    '核对该一级指标下各行分值，或改正标注的分值。',
    'Check the rows of the section, or correct the points in its label.',
  ),
  safe: false,
  run({ scored }) {
    return flatMap(scored.form.sections, (section): Report[] => {
      if (section.points === null || section.indicators.length === 0) return [];
      const rows = mapPresent(section.indicators, (index) => scored.indicators[index]);
      const weights = rows.map((row) => row.weight).filter((weight) => weight !== null);
      if (weights.length < section.indicators.length) return [];
      const sum = plus(...weights);
      if (!differs(sum, decimal(section.points))) return [];
      return [
        {
          cell: section.cell,
          related: cellsOf(rows.map((row) => row.indicator.weight)),
          message: text(
            `${quoted(section.name)}标注 ${section.points} 分，其下各行分值合计为 ${shown(sum)}，标注或其中一行有误。`,
            `${quoted(section.name)} is labelled ${section.points} points but its rows add up to ${shown(sum)}: the label or one of the rows is wrong.`,
          ),
          working: `${weights.map((weight) => shown(weight)).join(' + ')} = ${shown(sum)}`,
          fix: text('请核对该一级指标的标注和各行分值。', 'Check the label and the weights of its rows.'),
        },
      ];
    });
  },
};
