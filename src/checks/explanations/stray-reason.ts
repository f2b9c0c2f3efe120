import { flatMap } from '../../form/flat-map';
import { isAboveZero } from '../../scoring/decimal';
import type { ScoredIndicator } from '../../scoring/model';
import type { Check, Report } from '../check';
import { cellsOf, deviates, isBlank, nameKey } from '../rows';
import { FORM_CUSTOM, REVIEW_PRACTICE } from '../sources';
import { aboutRow, quoted, text } from '../wording';
import { asksForReasons, contradictsItself, hollowness, saysNotDone } from './reason-text';

/** Says by itself that all is well. */
const ALL_WELL = /^(?:无|没有|不存在)?偏差|已(?:全部)?完成|完成(?:情况)?(?:良好|较好)|达到(?:预期|目标)|符合|达成/u;

export const E07: Check = {
  code: 'E07',
  light: 'blue',
  title: text('没有偏差却写了原因', 'Reason although nothing deviates'),
  what: text(
    '目标完成、得分满分、没有远超目标的行，却写了偏差原因。',
    'Target met, full score, not far exceeded, and yet a reason is given.',
  ),
  source: FORM_CUSTOM,
  why: text(
    '或是写错了行，或是得分、实际值没有如实反映。',
    'Either it stands in the wrong row, or score or actual do not tell the truth.',
  ),
  example: {
    text: text(
      '满分的行写着「因人手紧张，进度偏慢」；移到真正有偏差的行。',
      'A full-score row says 「因人手紧张，进度偏慢」; move it to the row it belongs to.',
    ),
    wrong: {
      indicators: [
        { name: '培训人次', target: '≥100人', actual: '105人', reason: '因人手紧张，进度偏慢，将增派人员。' },
      ],
    },
    right: { indicators: [{ name: '培训人次', target: '≥100人', actual: '105人' }] },
  },
  how: text('核对是否写错行；没有偏差的，原因留空。', 'Check the row; leave the reason blank where nothing deviates.'),
  safe: false,
  run({ scored }) {
    if (!asksForReasons(scored.form)) return [];
    return flatMap(scored.indicators, (row): Report[] => {
      const { indicator } = row;
      const settled =
        (row.state === 'met' || row.state === 'exceeded') && row.score !== null && isAboveZero(row.weight);
      // A reason against the row's own figures is E08.
      if (!settled || deviates(row) || isBlank(indicator.reason) || contradictsItself(row)) return [];
      if (hollowness(indicator.reason.text, indicator) !== null || ALL_WELL.test(indicator.reason.text.trim()))
        return [];
      return [
        {
          cell: indicator.reason.cell,
          related: cellsOf([indicator.score]),
          message: aboutRow(
            indicator,
            `{row}目标完成且得满分，却写了原因${quoted(indicator.reason.text)}。`,
            `{row} was met at full score, yet gives a reason ${quoted(indicator.reason.text)}.`,
          ),
          fix: text(
            '请核对是否写错行，或得分、实际值有误；没有偏差请留空。',
            'Check the row, score and actual; leave it blank if nothing deviates.',
          ),
        },
      ];
    });
  },
};

/** 平台尚未上线: what it is about, and that it is not in use. */
const NOT_IN_USE =
  /([\p{Script=Han}A-Za-z]{2,12}?)(?:尚未|还未|暂未|未|没有)(?:正式)?(?:上线|投入使用|投用|启用|运行|建成|交付)/u;

/** Rows that only make sense when the thing is in use. */
const IN_USE = /使用率|利用率|运行率|运转率|在线率|使用情况|运行天数|运行时长/u;

/** Rows at full score about the use of something that, another row says, is not in use. */
function usedBeforeReady(rows: readonly ScoredIndicator[]): Report[] {
  return flatMap(rows, (teller): Report[] => {
    if (!/[未没]/u.test(teller.indicator.reason.text)) return [];
    const subject = NOT_IN_USE.exec(teller.indicator.reason.text.replace(/\s/gu, ''))?.[1];
    if (subject === undefined || saysNotDone(teller.indicator.reason.text) === null) return [];
    // The last two characters are the thing itself: 信息平台 → 平台.
    const thing = subject.slice(-2);
    return rows
      .filter((row) => {
        const name = nameKey(row.indicator);
        const full = row.score !== null && isAboveZero(row.weight) && row.score.greaterThanOrEqualTo(row.weight);
        return (
          row !== teller &&
          full &&
          (row.state === 'met' || row.state === 'exceeded') &&
          name.includes(thing) &&
          IN_USE.test(name)
        );
      })
      .map(({ indicator }) => ({
        cell: indicator.actual.cell ?? indicator.score.cell,
        related: cellsOf([teller.indicator.reason]),
        message: aboutRow(
          indicator,
          `{row}实际${quoted(indicator.actual.text)}得满分，而${quoted(teller.indicator.name.text)}一行说${quoted(teller.indicator.reason.text)}，两处矛盾。`,
          `{row} states ${quoted(indicator.actual.text)} at full score, while ${quoted(teller.indicator.name.text)} says ${quoted(teller.indicator.reason.text)}: they contradict each other.`,
        ),
        fix: text('请核对实际完成情况，使两处一致。', 'Check what was really done, and make both agree.'),
      }));
  });
}

export const E08: Check = {
  code: 'E08',
  light: 'yellow',
  title: text('原因与完成情况矛盾', 'Reason contradicts the row'),
  what: text(
    '得满分、目标完成的行，原因却说「未开展」「尚未上线」；或一行说平台尚未上线，另一行使用率 100%。',
    'A met row at full score says 「未开展」 or 「尚未上线」; or one row says the platform is not online and another states 100 % use.',
  ),
  source: REVIEW_PRACTICE,
  why: text('两处说法矛盾，必有一处不实，复核时会追问。', 'The two cannot both be true; a reviewer will ask.'),
  example: {
    text: text(
      '「异地调查完成率」100% 得满分，原因写「异地调查工作未开展」。',
      '「异地调查完成率」 states 100 % at full score; its reason says 「异地调查工作未开展」.',
    ),
    wrong: {
      indicators: [
        { name: '异地调查完成率', target: '=100%', actual: '100%', reason: '受机构改革影响，异地调查工作未开展。' },
      ],
    },
    right: {
      indicators: [
        {
          name: '异地调查完成率',
          target: '=100%',
          actual: '0%',
          weight: '10',
          score: '0',
          reason: '受机构改革影响，异地调查工作未开展；明年将重新安排。',
        },
      ],
    },
  },
  how: text(
    '核实后改正实际完成值和得分，或改正原因。',
    'After checking correct the actual and the score, or the reason.',
  ),
  safe: false,
  run({ scored }) {
    const own = scored.indicators.filter(contradictsItself).map(({ indicator }): Report => ({
      cell: indicator.reason.cell,
      related: cellsOf([indicator.actual, indicator.score]),
      message: aboutRow(
        indicator,
        `{row}实际${quoted(indicator.actual.text)}得满分，原因却说「${saysNotDone(indicator.reason.text) ?? ''}」，两处矛盾。`,
        `{row} states ${quoted(indicator.actual.text)} at full score, but its reason says 「${saysNotDone(indicator.reason.text) ?? ''}」: they contradict each other.`,
      ),
      fix: text(
        '请核实：没有做的，改正实际完成值和得分；做了的，改正原因。',
        'Check: correct actual and score if it was not done, the reason if it was.',
      ),
    }));
    return [...own, ...usedBeforeReady(scored.indicators)];
  },
};
