import { flatMap, mapPresent } from '../../form/flat-map';
import { remembered } from '../../form/remembered';
import { decimal, type Decimal, isAboveZero } from '../../scoring/decimal';
import { plus } from '../../scoring/exact';
import type { ScoredForm, ScoredIndicator } from '../../scoring/model';
import type { Check, Report } from '../check';
import { differs, shown } from '../figures';
import { cellsOf, plainName } from '../rows';
import { REVIEW_PRACTICE, RULE_PACK } from '../sources';
import { quoted, text } from '../wording';

/** One word for a level-1 group however a province calls it: 效果指标 and 项目效益 are 效益. */
const groupOf = remembered((level1) => {
  const plain = plainName(level1).replace(/^项目/u, '').replace(/目标$/u, '');
  if (plain.includes('满意')) return '满意度';
  return plain === '效果' ? '效益' : plain;
});

interface Group {
  readonly name: string;
  readonly rows: readonly ScoredIndicator[];
}

function weightOf({ rows }: Group): Decimal {
  return plus(...mapPresent(rows, ({ weight }) => weight));
}

function groups(scored: ScoredForm): Group[] {
  const byName = new Map<string, ScoredIndicator[]>();
  let label: string | null = null;
  let rows: ScoredIndicator[] = [];
  for (const row of scored.indicators) {
    // Rows of one group stand together.
    if (row.indicator.level1 !== label) {
      label = row.indicator.level1;
      const group = groupOf(label);
      rows = byName.get(group) ?? [];
      byName.set(group, rows);
    }
    rows.push(row);
  }
  return [...byName].map(([name, rows]) => ({ name, rows }));
}

/** Level-1 labels everywhere; a flat form has no structure to compare. */
function hasLevels(scored: ScoredForm): boolean {
  return scored.indicators.length > 0 && scored.indicators.every((row) => row.indicator.level1.trim() !== '');
}

/** 效果 of Shanghai 2019 is not the 效益 of the Ministry's table: its own names are compared as they stand. */
function advised(scored: ScoredForm): { readonly label: string; readonly group: string; readonly points: Decimal }[] {
  return Object.entries(scored.pack.parameters.weightStructure.value).map(([label, points]) => ({
    label,
    group: groupOf(label),
    points: decimal(points),
  }));
}

/** Satisfaction may be measured outside a group of its own. */
function asksWhetherSatisfied(scored: ScoredForm): boolean {
  return scored.indicators.some(({ indicator }) =>
    [indicator.level1, indicator.level2, indicator.name.text].some((label) => label.includes('满意')),
  );
}

export const W05: Check = {
  code: 'W05',
  light: 'blue',
  title: text('一级指标分值结构与规则包不同', 'Weight structure differs from the rule pack'),
  what: text(
    '各一级指标的分值合计与规则包建议的结构是否一致。',
    'Whether each level-1 group carries the points the rule pack advises.',
  ),
  source: RULE_PACK,
  why: text(
    '结构可按项目特点调整，但差别大时宜能说明理由。',
    'The structure may be adapted to the project, with a reason when it differs much.',
  ),
  example: {
    text: text(
      '产出指标 60 分、效益指标 20 分，规则包建议 50 分、30 分。',
      'Outputs carry 60 and benefits 20; the pack advises 50 and 30.',
    ),
    wrong: {
      indicators: [
        { level1: '产出指标', weight: '30' },
        { level1: '产出指标', weight: '30' },
        { level1: '效益指标', weight: '20' },
        { level1: '满意度指标', weight: '10' },
      ],
    },
    right: {
      indicators: [
        { level1: '产出指标', weight: '25' },
        { level1: '产出指标', weight: '25' },
        { level1: '效益指标', weight: '30' },
        { level1: '满意度指标', weight: '10' },
      ],
    },
  },
  how: text(
    '有本地规定的按规定；没有的，确认分值结构符合项目特点即可。',
    'Follow a local rule where there is one; otherwise confirm that the structure fits the project.',
  ),
  safe: false,
  run({ scored }) {
    if (!hasLevels(scored) || scored.indicators.some((row) => row.weight === null)) return [];
    const found = groups(scored);
    const wanted = advised(scored);
    // A group that is missing altogether is W06.
    const off = flatMap(wanted, (want) => {
      const group = found.find(({ name }) => name === want.group);
      if (group === undefined) return [];
      const weight = weightOf(group);
      return differs(weight, want.points) ? [{ want, group, weight }] : [];
    });
    if (off.length === 0) return [];
    const extra = found
      .filter(({ name }) => !wanted.some((want) => want.group === name))
      .map((group) => ({ ...group, weight: weightOf(group) }))
      .filter(({ weight }) => isAboveZero(weight));
    const said = off.map(({ want, weight }) => ({
      label: quoted(want.label),
      is: shown(weight),
      wanted: shown(want.points),
    }));
    const zh = said.map(({ label, is, wanted }) => `${label}${is} 分（建议 ${wanted} 分）`);
    const en = said.map(({ label, is, wanted }) => `${label} ${is} (advised ${wanted})`);
    const besides = extra
      .map((group) => `${quoted(group.rows[0]?.indicator.level1 ?? '')} ${shown(group.weight)}`)
      .join('、');
    return [
      {
        cell: off[0]?.group.rows[0]?.indicator.weight.cell ?? null,
        related: cellsOf(flatMap(off, ({ group }) => group.rows.map((row) => row.indicator.weight))),
        message: text(
          `一级指标分值与规则包建议不同：${zh.join('，')}${besides === '' ? '' : `；另有${besides} 分`}。`,
          `Level-1 points differ from the rule pack: ${en.join(', ')}${besides === '' ? '' : `; besides ${besides}`}.`,
        ),
        fix: text(
          '如有本地规定请按规定调整，否则确认分值结构符合项目特点即可。',
          'Adjust it where a local rule demands so, else confirm that it fits the project.',
        ),
      },
    ];
  },
};

export const W06: Check = {
  code: 'W06',
  light: 'yellow',
  title: text('缺少一级指标', 'A level-1 group is missing'),
  what: text(
    '规则包列出的一级指标（产出、效益、满意度等）是否齐全。',
    'Whether every level-1 group of the rule pack (outputs, benefits, satisfaction) is there.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '缺少满意度等一级指标，评价不完整，复核时常被要求补充。',
    'Without satisfaction or another group the evaluation is incomplete; reviewers often ask for it.',
  ),
  example: {
    text: text(
      '只有产出和效益，没有满意度指标；补一行「服务对象满意度」。',
      'Outputs and benefits only, no satisfaction; add a row 「服务对象满意度」.',
    ),
    wrong: {
      indicators: [
        { level1: '产出指标', weight: '30' },
        { level1: '产出指标', weight: '30' },
        { level1: '效益指标', weight: '30' },
      ],
    },
    right: {
      indicators: [
        { level1: '产出指标', weight: '25' },
        { level1: '产出指标', weight: '25' },
        { level1: '效益指标', weight: '30' },
        { level1: '满意度指标', name: '服务对象满意度', target: '≥90%', actual: '95%', weight: '10' },
      ],
    },
  },
  how: text('补设所缺的一级指标；确不适用的，说明理由。', 'Add the missing group, or say why it does not apply.'),
  safe: false,
  run({ scored }) {
    if (!hasLevels(scored)) return [];
    const found = new Set(groups(scored).map(({ name }) => name));
    const wanted = advised(scored);
    // Decision, process, output, benefit: another structure lacks none of the pack's groups.
    const ownStructure = ['决策', '过程', '投入', '管理'].some((group) => found.has(group));
    if (ownStructure || !wanted.some(({ group }) => group !== '满意度' && found.has(group))) return [];
    return wanted
      .filter(({ group }) => !found.has(group) && (group !== '满意度' || !asksWhetherSatisfied(scored)))
      .map(({ label }): Report => ({
        cell: scored.indicators[0]?.indicator.name.cell ?? null,
        message: text(`表中没有${quoted(label)}。`, `The form has no ${quoted(label)}.`),
        fix: text('请补设该一级指标；确不适用的请说明理由。', 'Add this group, or say why it does not apply.'),
      }));
  },
};
