import type { SheetSnapshot } from '../../../src/hosts/host';
import { MemoryHost, type MemorySheet } from '../../../src/taskpane/gallery/memory-host';
import { BLANK_SCORES, DECLARATION, NO_FORM, PROTECTED, READY, TO_FIX } from '../../../src/taskpane/gallery/sheets';
import { createSession, type Session } from '../../../src/taskpane/session/session';
import { LONGEST_RECEIPT } from '../../../src/taskpane/session/memory';
import { readNote } from '../../../src/taskpane/session/notes';
import { translator } from '../../../src/locales';

const PAUSE = 600;
const t = translator('zh-CN');

/** Counts what is asked of the host. */
class CountingHost extends MemoryHost {
  reads = 0;
  override readSheets(which: 'active' | 'all'): Promise<SheetSnapshot[]> {
    this.reads += 1;
    return super.readSheets(which);
  }
}

async function start(...sheets: readonly MemorySheet[]): Promise<{ host: CountingHost; session: Session }> {
  const host = new CountingHost(sheets);
  const session = createSession(host, { pauseMs: PAUSE, today: () => '2024-01-31' });
  await session.start();
  return { host, session };
}

const said = (session: Session): string => {
  const { announcement } = session.getState();
  return announcement === null ? '' : readNote(announcement.note, 'zh-CN');
};
const reds = (session: Session): number | undefined => session.getState().review?.forms[0]?.counts.red;
const SECOND = { ...READY, name: '另一张' };
const ACTUAL = { sheet: TO_FIX.name, row: 11, column: 5 };
const REASON = { sheet: TO_FIX.name, row: 11, column: 8 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('round trips', () => {
  it('reads once to check, and once more after a write', async () => {
    const { host, session } = await start(BLANK_SCORES);
    expect(host.reads).toBe(1);
    await session.run({ kind: 'fill' });
    expect(host.reads).toBe(2);
    expect(host.plans).toHaveLength(1);
    await session.run({ kind: 'undo' });
    expect(host.reads).toBe(3);
  });
});

describe('following edits', () => {
  it('checks again once, after a pause', async () => {
    const { host, session } = await start(TO_FIX);
    expect(session.getState().live).toBe(true);
    expect(reds(session)).toBe(3);
    host.type(ACTUAL, '2场');
    await jest.advanceTimersByTimeAsync(PAUSE - 1);
    host.type(ACTUAL, '20场');
    await jest.advanceTimersByTimeAsync(PAUSE - 1);
    expect(host.reads).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(host.reads).toBe(2);
    expect(reds(session)).toBe(2);
    expect(said(session)).toContain(t('verdict.fix', { count: 2 }));
  });

  it('says nothing when the verdict stays', async () => {
    const { host, session } = await start(TO_FIX);
    const before = session.getState().announcement?.id;
    host.type({ sheet: TO_FIX.name, row: 3, column: 3 }, '另一个部门');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(host.reads).toBe(2);
    expect(session.getState().announcement?.id).toBe(before);
  });

  it('makes nothing of an edit that changed nothing', async () => {
    const { host, session } = await start(TO_FIX);
    const before = session.getState().review;
    host.type(ACTUAL, '14场');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(host.reads).toBe(2);
    expect(session.getState().review).toBe(before);
  });

  it('keeps what is shown while a cell is being edited, and follows on', async () => {
    const { host, session } = await start(TO_FIX);
    host.fail('readSheets', 'editing');
    host.type(ACTUAL, '20场');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(session.getState()).toMatchObject({ problem: null, busy: null });
    expect(reds(session)).toBe(3);
    host.mend('readSheets');
    // Whether or not another edit follows: the person may have pressed Esc.
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(reds(session)).toBe(2);
    const { reads } = host;
    await jest.advanceTimersByTimeAsync(PAUSE * 40);
    expect(host.reads).toBe(reads);
  });

  it('keeps the marks true, and only when they change', async () => {
    const { host, session } = await start(TO_FIX);
    await session.run({ kind: 'fill' });
    const marks = host.marksOf(TO_FIX.name).length;
    const plans = host.plans.length;
    host.type({ sheet: TO_FIX.name, row: 3, column: 3 }, '另一个部门');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(host.plans).toHaveLength(plans);
    host.type(REASON, '部分场次因场地维修取消；改进措施：下年提前落实场地。');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(host.marksOf(TO_FIX.name)).toHaveLength(marks - 1);
    // Undo of the write is not buried under the marks that followed.
    expect(session.getState().receipts).toHaveLength(1);
  });

  it('sets no marks nobody asked for', async () => {
    const { host } = await start(TO_FIX);
    host.type(ACTUAL, '2场');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(host.marksOf(TO_FIX.name)).toEqual([]);
    expect(host.plans).toEqual([]);
  });

  it('stops listening to edits when the person leaves the sheet, and says at once where they are', async () => {
    const { host, session } = await start(TO_FIX, NO_FORM);
    host.type(ACTUAL, '20场');
    host.active = 1;
    expect(session.getState()).toMatchObject({ elsewhere: NO_FORM.name, live: false });
    await jest.advanceTimersByTimeAsync(0);
    expect(host.listening).toEqual({ edits: false, sheets: true });
    host.type({ sheet: NO_FORM.name, row: 1, column: 0 }, '王五');
    await jest.advanceTimersByTimeAsync(PAUSE * 3);
    expect(session.getState().review?.sheet).toBe(TO_FIX.name);
    expect(host.reads).toBe(1);
  });

  it('is true again when the person comes back, and follows on', async () => {
    const { host, session } = await start(TO_FIX, NO_FORM);
    host.active = 1;
    await jest.advanceTimersByTimeAsync(0);
    host.type(ACTUAL, '20场');
    host.active = 0;
    await jest.advanceTimersByTimeAsync(0);
    expect(session.getState()).toMatchObject({ elsewhere: null, live: true });
    expect([host.reads, reds(session)]).toEqual([2, 2]);
    expect(host.listening).toEqual({ edits: true, sheets: true });
    host.type(ACTUAL, '2场');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect([host.reads, reds(session)]).toEqual([3, 3]);
  });

  it('a check on the other sheet shows and follows that one', async () => {
    const { host, session } = await start(TO_FIX, NO_FORM);
    host.active = 1;
    await session.run({ kind: 'check' });
    expect(session.getState()).toMatchObject({ elsewhere: null, live: true });
    expect(session.getState().review?.sheet).toBe(NO_FORM.name);
    host.active = 0;
    expect(session.getState().elsewhere).toBe(TO_FIX.name);
  });

  it('goes to a sheet and back while a check runs: where the person ended counts', async () => {
    const { host, session } = await start(TO_FIX, NO_FORM, SECOND);
    let release: () => void = () => undefined;
    host.waitFor(new Promise((resolve) => (release = resolve)));
    const checking = session.run({ kind: 'check' });
    host.active = 1;
    host.active = 2;
    expect(session.getState().elsewhere).toBeNull();
    host.active = 0;
    release();
    await checking;
    expect(session.getState()).toMatchObject({ elsewhere: null, live: true });
    host.active = 2;
    expect(session.getState().elsewhere).toBe(SECOND.name);
  });

  it('a co-author’s edit of another sheet is not the person’s way there', async () => {
    const { host, session } = await start(TO_FIX, NO_FORM);
    host.type({ sheet: NO_FORM.name, row: 1, column: 0 }, '王五');
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(session.getState()).toMatchObject({ elsewhere: null, live: true });
    expect(host.reads).toBe(1);
  });

  it('writes on the sheet that is shown, and brings it to the front', async () => {
    const { host, session } = await start(BLANK_SCORES, NO_FORM);
    host.active = 1;
    await session.run({ kind: 'fill' });
    expect([host.active, host.plans.length]).toEqual([0, 1]);
    expect(session.getState()).toMatchObject({ elsewhere: null, live: true, problem: null });
    expect(session.getState().review?.sheet).toBe(BLANK_SCORES.name);
    host.active = 1;
    await session.run({ kind: 'clear' });
    expect(host.marksOf(BLANK_SCORES.name)).toEqual([]);
  });

  it('undo goes to the sheet it takes back', async () => {
    const { host, session } = await start(BLANK_SCORES, SECOND);
    await session.run({ kind: 'fill' });
    host.active = 1;
    await session.run({ kind: 'check' });
    expect(session.getState().review?.sheet).toBe(SECOND.name);
    await session.run({ kind: 'undo' });
    expect([host.active, session.getState().review?.sheet]).toEqual([0, BLANK_SCORES.name]);
    expect(host.marksOf(BLANK_SCORES.name)).toEqual([]);
  });

  it('a click during a re-check of our own is done after it, not lost', async () => {
    const { host, session } = await start(BLANK_SCORES);
    host.type(ACTUAL, '20场');
    let release: () => void = () => undefined;
    host.waitFor(new Promise((resolve) => (release = resolve)));
    await jest.advanceTimersByTimeAsync(PAUSE);
    const filling = session.run({ kind: 'fill' });
    release();
    await filling;
    expect(host.plans).toHaveLength(1);
  });

  it('an edit while a re-check is under way is looked at too', async () => {
    const { host, session } = await start(TO_FIX);
    host.type(ACTUAL, '20场');
    let release: () => void = () => undefined;
    host.waitFor(new Promise((resolve) => (release = resolve)));
    await jest.advanceTimersByTimeAsync(PAUSE);
    host.type(REASON, '部分场次因场地维修取消；改进措施：下年提前落实场地。');
    await jest.advanceTimersByTimeAsync(PAUSE);
    host.type(ACTUAL, '2场');
    release();
    await jest.advanceTimersByTimeAsync(PAUSE);
    const [sheet] = await host.readSheets('active');
    expect(session.getState().sheet?.fingerprint).toBe(sheet?.fingerprint);
  });

  it('stops for good when the pane is left', async () => {
    const { host, session } = await start(TO_FIX);
    host.type(ACTUAL, '20场');
    await session.stop();
    expect(host.listening).toEqual({ edits: false, sheets: false });
    await jest.advanceTimersByTimeAsync(PAUSE * 3);
    expect(host.reads).toBe(1);
    await session.run({ kind: 'check' });
    expect(host.reads).toBe(1);
  });

  it('an answer that comes after the pane was left changes nothing', async () => {
    const { host, session } = await start(TO_FIX);
    let release: () => void = () => undefined;
    host.waitFor(new Promise((resolve) => (release = resolve)));
    const checking = session.run({ kind: 'check' });
    await session.stop();
    const left = session.getState();
    release();
    await checking;
    expect(session.getState()).toBe(left);
  });

  it('waits for a command that is under way', async () => {
    const { host, session } = await start(TO_FIX);
    let release: () => void = () => undefined;
    host.waitFor(new Promise((resolve) => (release = resolve)));
    const checking = session.run({ kind: 'check' });
    host.type(ACTUAL, '20场');
    await jest.advanceTimersByTimeAsync(PAUSE);
    release();
    host.waitFor(Promise.resolve());
    await checking;
    await jest.advanceTimersByTimeAsync(PAUSE);
    expect(reds(session)).toBe(2);
  });

  it('says so when the host cannot be followed, and works on', async () => {
    const host = new MemoryHost([TO_FIX]);
    host.fail('onChanged', 'unsupported');
    const session = createSession(host);
    await session.start();
    expect(session.getState()).toMatchObject({ live: false, problem: null, busy: null });
    expect(reds(session)).toBe(3);
  });
});

describe('what the workbook remembers', () => {
  const explained = async (host: MemoryHost): Promise<Session> => {
    const session = createSession(host, { pauseMs: PAUSE });
    await session.start();
    const [finding] = session.getState().review?.forms[0]?.findings ?? [];
    if (finding === undefined) throw new Error('no finding');
    await session.run({ kind: 'explain', finding, reason: '已核实' });
    await session.stop();
    return session;
  };

  it('is never replaced by a session that could not read it', async () => {
    const host = new MemoryHost([TO_FIX]);
    await explained(host);
    host.fail('recall', 'editing');
    const session = createSession(host, { pauseMs: PAUSE });
    await session.start();
    expect(reds(session)).toBe(3);
    const finding = session.getState().review?.forms[0]?.findings.at(-1);
    if (finding === undefined) throw new Error('no finding');
    await session.run({ kind: 'explain', finding, reason: '另一条' });
    host.mend('recall');
    expect(await host.recall('selfeval.suppressions')).toMatchObject([{ reason: '已核实' }]);
    await session.run({ kind: 'check' });
    expect(reds(session)).toBe(2);
  });

  it('holds the declaration chosen, from the first look after reopening', async () => {
    const host = new CountingHost([TO_FIX, DECLARATION]);
    const first = createSession(host);
    await first.start();
    await first.run({ kind: 'find-declarations' });
    const [declaration] = first.getState().declarations ?? [];
    if (declaration === undefined) throw new Error('no declaration');
    await first.run({ kind: 'declare', declaration });
    const findings = first.getState().review?.forms[0]?.findings;
    expect(findings?.some(({ code }) => code.startsWith('D'))).toBe(true);
    await first.stop();

    const { reads } = host;
    const again = createSession(host);
    await again.start();
    expect(host.reads).toBe(reads + 1);
    expect(again.getState().settings.declaration?.name).toBe(declaration.name);
    expect(again.getState().review?.forms[0]?.findings).toEqual(findings);
    await again.run({ kind: 'declare', declaration: null });
    await again.stop();

    const last = createSession(host);
    await last.start();
    expect(last.getState().settings.declaration).toBeNull();
    expect(last.getState().review?.forms[0]?.findings.some(({ code }) => code.startsWith('D'))).toBe(false);
  });

  it('marks of an earlier session are known, offered to be cleared, and renewed by a re-check', async () => {
    const host = new MemoryHost([TO_FIX]);
    const first = createSession(host);
    await first.start();
    await first.run({ kind: 'fill' });
    await first.stop();
    const count = host.marksOf(TO_FIX.name).length;
    host.type(REASON, '部分场次因场地维修取消；改进措施：下年提前落实场地。');
    const plans = host.plans.length;

    const session = createSession(host);
    await session.start();
    expect(session.getState().marks).toBe(count);
    // Opening the pane changes nothing on the sheet.
    expect(host.plans).toHaveLength(plans);
    await session.run({ kind: 'check' });
    expect([session.getState().marks, host.marksOf(TO_FIX.name).length]).toEqual([count - 1, count - 1]);
    await session.run({ kind: 'check' });
    expect(host.plans).toHaveLength(plans + 1);
    await session.run({ kind: 'clear' });
    expect([session.getState().marks, host.marksOf(TO_FIX.name).length]).toEqual([0, 0]);
  });
});

describe('undo after reopening', () => {
  const reopened = async (host: MemoryHost): Promise<number> => {
    const session = createSession(host);
    await session.start();
    return session.getState().receipts.length;
  };

  it('is offered for the last write, and gone once it was used', async () => {
    const { host, session } = await start(BLANK_SCORES);
    await session.run({ kind: 'fill' });
    expect(await reopened(host)).toBe(1);
    await session.run({ kind: 'undo' });
    expect(await reopened(host)).toBe(0);
  });

  it('is bounded: a receipt too long for the workbook is kept for this session only, and replaces the one before', async () => {
    const { host, session } = await start(BLANK_SCORES);
    await session.run({ kind: 'fill' });
    const long = 'x'.repeat(LONGEST_RECEIPT);
    await session.run({ kind: 'reason', row: 11, cause: long, measure: '改进' });
    expect(session.getState().receipts).toHaveLength(2);
    // The older one no longer fits the sheet as it is.
    expect(await reopened(host)).toBe(0);
    await session.run({ kind: 'undo' });
    expect(host.valueAt(REASON)).toBe('');
    expect(await reopened(host)).toBe(1);
  });
});

describe('comments', () => {
  it('of all sheets at once, without repeating, and away again', async () => {
    const { host, session } = await start(TO_FIX, { ...TO_FIX, name: '另一张' }, NO_FORM);
    await session.run({ kind: 'annotate', language: 'zh-CN' });
    const { notes } = host;
    expect(new Set(notes.map(({ cell }) => cell.sheet))).toEqual(new Set([TO_FIX.name, '另一张']));
    const cells = new Set(notes.map(({ cell }) => `${cell.sheet} ${cell.row} ${cell.column}`)).size;
    expect(said(session)).toBe(t('done.notes', { findings: notes.length, count: cells }));
    await session.run({ kind: 'annotate', language: 'zh-CN' });
    expect(host.notes).toEqual(notes);
    await session.run({ kind: 'remove-notes' });
    expect(host.notes).toEqual([]);
    expect(said(session)).toBe(t('done.notes.removed', { count: cells }));
    await session.run({ kind: 'remove-notes' });
    expect(said(session)).toBe(t('done.notes.none'));
  });

  it('a protected sheet gets none; alone it is said', async () => {
    const one = await start(TO_FIX, { ...PROTECTED, name: '锁定' });
    await one.session.run({ kind: 'annotate', language: 'zh-CN' });
    expect(new Set(one.host.notes.map(({ cell }) => cell.sheet))).toEqual(new Set([TO_FIX.name]));
    const two = await start({ ...PROTECTED, name: '锁定' });
    await two.session.run({ kind: 'annotate', language: 'zh-CN' });
    expect(two.session.getState().problem).toMatchObject({ code: 'protected', subject: '锁定', unwritten: true });
  });

  it('a refusal is said by its code and can be tried again', async () => {
    const { host, session } = await start(TO_FIX);
    host.fail('comments', 'editing');
    await session.run({ kind: 'annotate', language: 'en-US' });
    expect(session.getState().problem).toMatchObject({
      code: 'editing',
      retry: { kind: 'annotate', language: 'en-US' },
    });
  });
});

describe('commands', () => {
  it('one at a time: a second click does nothing', async () => {
    const { host, session } = await start(BLANK_SCORES);
    await Promise.all([session.run({ kind: 'fill' }), session.run({ kind: 'fill' })]);
    expect(host.plans).toHaveLength(1);
    expect(session.getState().problem).toBeNull();
  });

  it('nothing to write is said, and nothing is written', async () => {
    const { host, session } = await start(READY);
    await session.run({ kind: 'fill' });
    expect(host.plans).toEqual([]);
    expect(said(session)).toBe(t('done.nothing'));
  });

  it('a write that stands but cannot be looked at offers a check, not the write again', async () => {
    const { host, session } = await start(BLANK_SCORES);
    host.fail('readSheets', 'busy');
    await session.run({ kind: 'fill' });
    expect(host.plans).toHaveLength(1);
    expect(session.getState().problem).toMatchObject({ unwritten: false, retry: { kind: 'check' } });
    expect(session.getState().receipts).toHaveLength(1);
  });

  it('going to a cell that is gone is said', async () => {
    const { session } = await start(TO_FIX);
    await session.run({ kind: 'reveal', cell: { sheet: '没有', row: 0, column: 0 } });
    expect(session.getState().problem).toMatchObject({ code: 'sheet-gone', subject: '没有' });
  });

  it('settings hold for the session when the workbook cannot keep them', async () => {
    const { host, session } = await start(TO_FIX);
    host.fail('remember', 'denied');
    const [finding] = session.getState().review?.forms[0]?.findings ?? [];
    if (finding === undefined) throw new Error('no finding');
    await session.run({ kind: 'explain', finding, reason: '已核实' });
    expect(session.getState().problem).toBeNull();
    expect(reds(session)).toBe(2);
  });

  it('clears marks and says how many', async () => {
    const { host, session } = await start(TO_FIX);
    await session.run({ kind: 'fill' });
    const count = host.marksOf(TO_FIX.name).length;
    await session.run({ kind: 'clear' });
    expect(host.marksOf(TO_FIX.name)).toEqual([]);
    expect(said(session)).toBe(t('done.cleared', { count }));
    await session.run({ kind: 'clear' });
    expect(said(session)).toBe(t('done.cleared.none'));
  });

  it('an explanation that no longer applies is reported as stale and can be removed', async () => {
    const { host, session } = await start(TO_FIX);
    const finding = session.getState().review?.forms[0]?.findings.find(({ code }) => code === 'E02');
    if (finding === undefined) throw new Error('no finding');
    await session.run({ kind: 'explain', finding, reason: '已核实' });
    host.type(ACTUAL, '20场');
    await session.run({ kind: 'check' });
    expect(session.getState().review?.forms[0]?.stale).toMatchObject([{ code: 'E02', at: '2024-01-31' }]);
    await session.run({ kind: 'withdraw', key: finding.key, stale: true });
    expect(session.getState().review?.forms[0]?.stale).toEqual([]);
  });
});
