import { flatMap } from '../../form/flat-map';
import { a1, type CellRef } from '../../form/sheet';
import type { Form } from '../../form/model';
import type { BatchForm, Check, Report, Text } from '../check';
import { plainName } from '../rows';
import { REVIEW_PRACTICE } from '../sources';
import { quoted, text } from '../wording';
import { isCopy, prepare, type Prepared } from './likeness';

/** Characters without punctuation: below these a text is a set phrase that anybody may write. */
const LONG_GOAL = 40;
const LONG_REASON = 20;

interface Passage extends Prepared {
  readonly kind: 'expected' | 'actual' | 'reason';
  readonly printed: string;
  readonly cell: CellRef | null;
}

/** Prepared once a form, however many others it is compared with. */
const prepared = new WeakMap<Form, readonly Passage[]>();

function passages(form: Form): readonly Passage[] {
  const known = prepared.get(form);
  if (known !== undefined) return known;
  const fields = [
    ...flatMap(form.goals, (goal) => [
      { kind: 'expected', field: goal.expected } as const,
      { kind: 'actual', field: goal.actual } as const,
    ]),
    ...form.indicators.map((indicator) => ({ kind: 'reason', field: indicator.reason }) as const),
  ];
  const seen = new Set<string>();
  const found = flatMap(fields, ({ kind, field }): Passage[] => {
    if (field.text.length < LONG_REASON) return [];
    const ready = prepare(field.text);
    if (ready.plain.length < (kind === 'reason' ? LONG_REASON : LONG_GOAL)) return [];
    // The same reason twice in one form is E06.
    if (seen.has(ready.plain)) return [];
    seen.add(ready.plain);
    return [{ ...ready, kind, printed: field.text, cell: field.cell }];
  });
  prepared.set(form, found);
  return found;
}

/** Units that share one project, and one project read twice, share its texts by right. */
function mayShare(form: Form, other: Form): boolean {
  const project = plainName(form.project.text);
  return form === other || (project !== '' && project === plainName(other.project.text));
}

/** Where the other text stands, as a person looks it up. */
function placeOf({ form, file }: BatchForm, { cell }: Passage): Text {
  const inside = `${form.sheet}!${cell === null ? '' : a1(cell)}`.replace(/!$/u, '');
  return text(
    file === null ? `本文件 ${inside}` : `${file} ${inside}`,
    file === null ? `this file, 「${inside}」` : `「${file} ${inside}」`,
  );
}

export const C05: Check = {
  code: 'C05',
  light: 'yellow',
  title: text('文字与其他项目雷同', 'Text copied from another form'),
  what: text(
    '同批其他项目的自评表里，是否有与本表总体目标、完成情况或原因相同（或几乎相同）的长段文字。',
    'Whether another project’s form of the batch has the same, or nearly the same, long goal, account of results, or reason.',
  ),
  source: REVIEW_PRACTICE,
  why: text(
    '不同项目的目标和原因不会一字不差，多半是套用没有改。',
    'Different projects do not share goals or reasons word by word; they were probably copied.',
  ),
  example: {
    text: text('两个不同项目的总体目标一字不差。', 'Two different projects have the same goal word by word.'),
    wrong: {
      goal: {
        expected:
          '围绕全区重点工作，组织开展职业技能培训，提升参训人员的就业能力，促进重点群体实现稳定就业，培训对象满意度明显提高。',
        actual: '已完成。',
      },
      batch: [
        {
          goal: {
            expected:
              '围绕全区重点工作，组织开展职业技能培训，提升参训人员的就业能力，促进重点群体实现稳定就业，培训对象满意度明显提高。',
            actual: '已完成。',
          },
        },
      ],
    },
    right: {
      goal: {
        expected:
          '围绕全区重点工作，组织开展职业技能培训，提升参训人员的就业能力，促进重点群体实现稳定就业，培训对象满意度明显提高。',
        actual: '已完成。',
      },
      batch: [
        {
          goal: {
            expected:
              '完成辖区六条道路的照明改造，更换节能灯具，消除夜间通行的安全隐患，降低公共照明用电和日常维护费用。',
            actual: '已完成。',
          },
        },
      ],
    },
  },
  how: text('按本项目的实际情况重新写。', 'Write it anew for this project.'),
  safe: false,
  run({ scored: { form }, batch }) {
    if (batch.length === 0) return [];
    const own = passages(form);
    if (own.length === 0) return [];
    const settled = new Set<Passage>();
    const found: Report[] = [];
    for (const other of batch) {
      if (settled.size === own.length) break;
      if (mayShare(form, other.form)) continue;
      const theirs = passages(other.form);
      for (const passage of own) {
        if (settled.has(passage)) continue;
        const twin = theirs.find((copy) => copy.kind === passage.kind && isCopy(passage, copy));
        if (twin === undefined) continue;
        settled.add(passage);
        const project = other.form.project.text.trim() === '' ? other.form.sheet : other.form.project.text;
        const place = placeOf(other, twin);
        const [zh, en] =
          passage.kind === 'reason'
            ? ['偏差原因', 'The reason']
            : passage.kind === 'expected'
              ? ['总体目标', 'The goal']
              : ['总体目标完成情况', 'The account of results'];
        found.push({
          cell: passage.cell,
          message: text(
            `${zh}${quoted(passage.printed)}与${quoted(project)}的自评表雷同（${place['zh-CN']}）。`,
            `${en} ${quoted(passage.printed)} is the same as in the form of ${quoted(project)} (${place['en-US']}).`,
          ),
          fix: text('请按本项目的实际情况填写。', 'Write it for this project.'),
        });
      }
    }
    return found;
  },
};
