/** Many files: their order, the workers that read them, the table made of the reports. */
import type { ReportFile } from '../../src/review';
import { runJob, unreadReports, type Job, type Reports } from '../../src/workbench/many/job';
import { compareNames } from '../../src/workbench/many/order';
import { Pool, type Hand, type Report } from '../../src/workbench/many/pool';
import { countCodes, countVerdicts, rowsOf, shownRows, type Filter, type SortKey } from '../../src/workbench/many/rows';
import { loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';

describe('the order of names', () => {
  it.each([
    ['digits', ['第1街道', '第2街道', '第10街道']],
    ['numerals', ['一街道.xlsx', '二街道.xlsx', '三街道.xlsx', '十街道.xlsx', '十一街道.xlsx', '二十街道.xlsx']],
    ['numerals after 第', ['第一批', '第二批', '第九批', '第十批', '第十二批', '第一百零三批']],
    ['years', ['二〇二三年', '二〇二四年']],
    ['list numbers', ['一、总表', '二、分表', '十、附表']],
    ['both kinds', ['第1批', '第二批', '第3批']],
    ['pinyin', ['安阳市', '三门峡市', '西安市', '一体化平台', '镇江市']],
    ['folders', ['区/2.xlsx', '区/10.xlsx', '县/1.xlsx']],
  ])('%s', (_name, names) => expect([...names].reverse().sort(compareNames)).toEqual(names));
});

async function reportsOf(path: string): Promise<Reports> {
  const [form] = loadSelfEvaluations();
  if (form === undefined) throw new Error('no form');
  const bytes = workbookOf(officialBlueprint(form));
  const answer = await runJob({ kind: 'check', file: { path, bytes }, compareWith: [] });
  if (answer.kind !== 'checked') throw new Error(answer.kind);
  return answer.reports;
}

const both = (report: ReportFile): Reports => ({ 'zh-CN': report, 'en-US': report });
const EVERYTHING: Filter = { text: '', verdict: 'all', code: 'all' };

describe('the table', () => {
  const damaged = unreadReports('坏.xlsx', { 'zh-CN': '“坏.xlsx”已损坏', 'en-US': '"坏.xlsx" is damaged' });
  const formless = both({ path: '通知.xlsx', error: null, forms: [] });

  /** One form, with what a test wants to be different. */
  async function form(path: string, other: Partial<ReportFile['forms'][number]>): Promise<Reports> {
    const made = await reportsOf(path);
    const change = (report: ReportFile): ReportFile => ({
      ...report,
      forms: report.forms.map((found) => ({ ...found, ...other })),
    });
    return { 'zh-CN': change(made['zh-CN']), 'en-US': change(made['en-US']) };
  }

  async function table(): Promise<ReturnType<typeof rowsOf>> {
    const total = (printed: string | null, computed: string | null) => ({
      weight: '100',
      printed,
      computed,
      suggestedTotal: null,
      cell: null,
    });
    const finding = {
      code: 'E02',
      light: 'red' as const,
      cell: null,
      related: [],
      message: '',
      working: '',
      fix: '',
      safe: false,
      suppressed: null,
    };
    const said = { ...finding, code: 'T01', suppressed: { reason: '已核', at: '' } };
    return rowsOf(
      [
        await form('1.xlsx', {
          project: '乙',
          findings: [finding, finding],
          verdict: 'fix',
          total: total('9.5', '9.50'),
        }),
        await form('2.xlsx', { project: '甲', findings: [said], verdict: 'ready', total: total('100', '98') }),
        await form('10.xlsx', { project: '', findings: [], verdict: 'review', total: total(null, '98') }),
        damaged,
        formless,
        null,
      ],
      'zh-CN',
    );
  }

  it.each<[SortKey, boolean, string[]]>([
    ['verdict', false, ['坏.xlsx', '1.xlsx', '10.xlsx', '通知.xlsx', '2.xlsx']],
    ['verdict', true, ['2.xlsx', '通知.xlsx', '10.xlsx', '1.xlsx', '坏.xlsx']],
    ['path', false, ['1.xlsx', '2.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
    ['path', true, ['通知.xlsx', '坏.xlsx', '10.xlsx', '2.xlsx', '1.xlsx']],
    ['project', false, ['2.xlsx', '1.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
    ['project', true, ['1.xlsx', '2.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
    ['red', true, ['1.xlsx', '2.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
    ['red', false, ['2.xlsx', '10.xlsx', '1.xlsx', '坏.xlsx', '通知.xlsx']],
    ['total', false, ['1.xlsx', '2.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
    ['total', true, ['2.xlsx', '1.xlsx', '10.xlsx', '坏.xlsx', '通知.xlsx']],
  ])('by %s, down: %s', async (key, down, paths) =>
    expect(shownRows(await table(), EVERYTHING, { key, down }).map(({ path }) => path)).toEqual(paths),
  );

  it.each<[string, Partial<Filter>, string[]]>([
    ['a word of the path', { text: '通' }, ['通知.xlsx']],
    ['a word of the reason', { text: '损坏' }, ['坏.xlsx']],
    ['a code in the text', { text: 'e02' }, ['1.xlsx']],
    ['a code', { code: 'E02' }, ['1.xlsx']],
    ['a finding that was explained', { code: 'T01' }, []],
    ['a verdict', { verdict: 'review' }, ['10.xlsx']],
    ['all at once', { verdict: 'fix', code: 'E02', text: '乙' }, ['1.xlsx']],
  ])('filtered by %s', async (_name, filter, paths) =>
    expect(
      shownRows(await table(), { ...EVERYTHING, ...filter }, { key: 'path', down: false }).map(({ path }) => path),
    ).toEqual(paths),
  );

  it('counts, and tells totals that differ from those written in another way', async () => {
    const rows = await table();
    expect(countVerdicts(rows)).toEqual({ unread: 1, fix: 1, review: 1, none: 1, ready: 1 });
    expect(countCodes(rows)).toEqual([['E02', 1]]);
    expect(rows.map(({ form: found }) => found?.differs ?? null)).toEqual([false, true, false, null, null]);
    expect(rows.map(({ form: found }) => found?.red ?? null)).toEqual([2, 0, 0, null, null]);
  });
});

/** Workers as the test wants them. */
class FakeHand implements Hand {
  onmessage: Hand['onmessage'] = null;
  onerror: Hand['onerror'] = null;
  ended = false;

  constructor(private readonly act: (hand: FakeHand, job: Job) => void) {}

  postMessage(job: Job): void {
    queueMicrotask(() => this.act(this, job));
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: Report): void {
    this.onmessage?.({ data } as MessageEvent<Report>);
  }

  die(): void {
    this.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
  }
}

describe('workers', () => {
  const job = (path: string): Job => ({ kind: 'check', file: { path, bytes: new Uint8Array() }, compareWith: [] });
  const sound = (hand: FakeHand): void => {
    hand.say({ kind: 'ready' });
    hand.say({ kind: 'answer', answer: { kind: 'formless' } });
  };

  function poolOf(size: number, act: (hand: FakeHand, job: Job) => void): { pool: Pool; hands: FakeHand[] } {
    const hands: FakeHand[] = [];
    const pool = new Pool(size, () => {
      const hand = new FakeHand(act);
      hands.push(hand);
      return hand;
    });
    return { pool, hands };
  }

  afterEach(() => jest.useRealTimers());

  it('takes one file at a time, and no more workers than wanted', async () => {
    const { pool, hands } = poolOf(2, sound);
    const answers = await Promise.all(['1', '2', '3', '4', '5'].map((path) => pool.run(job(path))));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ kind: 'formless' })));
    expect(hands).toHaveLength(2);
  });

  it('answers for a file its worker dies of, and goes on with another worker', async () => {
    const { pool, hands } = poolOf(1, (hand, { file: { path } }) => {
      if (path !== '区/坏.xlsx') return sound(hand);
      hand.say({ kind: 'ready' });
      hand.die();
    });
    const [first, second] = await Promise.all([pool.run(job('区/坏.xlsx')), pool.run(job('好.xlsx'))]);
    expect(first).toMatchObject({ kind: 'failed', sentence: { 'zh-CN': expect.stringContaining('“坏.xlsx”') } });
    expect(second).toEqual({ kind: 'formless' });
    expect(hands.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('answers for a file its worker hangs on', async () => {
    jest.useFakeTimers();
    const { pool, hands } = poolOf(1, (hand, { file: { path } }) => {
      if (path !== '卡住.xlsx') sound(hand);
    });
    const answers = Promise.all([pool.run(job('卡住.xlsx')), pool.run(job('好.xlsx'))]);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(await answers).toEqual([
      { kind: 'failed', sentence: expect.objectContaining({ 'zh-CN': expect.stringContaining('超过 120 秒') }) },
      { kind: 'formless' },
    ]);
    expect(hands.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it.each([
    [
      'forbidden',
      () =>
        new Pool(2, () => {
          throw new DOMException('no', 'SecurityError');
        }),
    ],
    ['broken from the start', () => poolOf(2, (hand) => hand.die()).pool],
  ])('does the work on the page where workers are %s', async (_name, make) => {
    const pool = make();
    const answers = await Promise.all(['1.xlsx', '2.xlsx', '3.xlsx'].map((path) => pool.run(job(path))));
    expect(answers.map((answer) => answer?.kind)).toEqual(['failed', 'failed', 'failed']);
    expect(answers[2]).toMatchObject({ sentence: { 'zh-CN': expect.stringContaining('“3.xlsx”是空文件') } });
  });

  it('ends what is under way when it is closed', async () => {
    const { pool, hands } = poolOf(1, () => undefined);
    const answers = Promise.all([pool.run(job('1')), pool.run(job('2'))]);
    pool.close();
    expect(await answers).toEqual([null, null]);
    expect(await pool.run(job('3'))).toBeNull();
    expect(hands.every(({ ended }) => ended)).toBe(true);
  });
});
