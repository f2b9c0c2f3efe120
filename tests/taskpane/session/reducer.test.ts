import { reviewSheet } from '../../../src/review';
import type { WriteReceipt } from '../../../src/review/plan';
import { MemoryHost } from '../../../src/taskpane/gallery/memory-host';
import { EMPTY, NO_FORM, SEVERAL, TO_FIX } from '../../../src/taskpane/gallery/sheets';
import { MOST_RECEIPTS, reduce, type Event } from '../../../src/taskpane/session/reducer';
import { INITIAL, stageOf, type Command, type SessionState } from '../../../src/taskpane/session/state';
import type { MemorySheet } from '../../../src/taskpane/gallery/memory-host';
import type { Mark } from '../../../src/review/plan';

const MARK: Mark = {
  range: { first: { row: 11, column: 0 }, last: { row: 11, column: 8 } },
  reasonCell: { row: 11, column: 8 },
  light: 'red',
};

function receipt(marksBefore: readonly Mark[] | null, marksAfter: readonly Mark[] | null): WriteReceipt {
  return { at: '2024-01-31T00:00:00Z', sheets: [{ sheet: TO_FIX.name, changes: [], marksBefore, marksAfter }] };
}

async function reviewed(sheet: MemorySheet, marks = 0): Promise<Extract<Event, { kind: 'reviewed' }>> {
  const [snapshot] = await new MemoryHost([sheet]).readSheets('active');
  if (snapshot === undefined) throw new Error('no sheet');
  return { kind: 'reviewed', sheet: snapshot, review: reviewSheet(snapshot), marks };
}

const after = (state: SessionState, ...events: readonly Event[]): SessionState => events.reduce(reduce, state);

describe('stages', () => {
  it('starts, and stands unread when the first read fails', () => {
    expect(stageOf(INITIAL).kind).toBe('starting');
    const failed = after(INITIAL, {
      kind: 'failed',
      code: 'busy',
      subject: '',
      sentence: null,
      command: { kind: 'check' },
    });
    expect(stageOf(failed).kind).toBe('unread');
  });

  it.each([
    ['empty', EMPTY],
    ['no-form', NO_FORM],
    ['form', TO_FIX],
    ['choose', SEVERAL],
  ] as const)('%s', async (kind, sheet) => {
    expect(stageOf(after(INITIAL, await reviewed(sheet), { kind: 'ended' })).kind).toBe(kind);
  });

  it('keeps the chosen form through a re-check and drops it with its sheet', async () => {
    const several = await reviewed(SEVERAL);
    const key = several.review.forms[1]?.key ?? '';
    const chosen = after(INITIAL, several, { kind: 'chose-form', key }, several);
    expect(stageOf(chosen)).toMatchObject({ kind: 'form', reviewed: { key } });
    expect(after(chosen, await reviewed(TO_FIX)).chosen).toBeNull();
  });
});

describe('errors', () => {
  const fill: Command = { kind: 'fill' };
  it.each([
    ['protected', 'fill'],
    ['editing', 'fill'],
    ['changed', 'check'],
    ['sheet-gone', 'check'],
    ['formula', 'check'],
    ['too-large', 'fill'],
    ['session', 'fill'],
    ['busy', 'fill'],
    ['denied', 'fill'],
    ['unsupported', null],
    ['unreadable', 'fill'],
    ['undo-changed', null],
    ['unknown', 'fill'],
  ] as const)('after %s, try again does: %s', async (code, retry) => {
    const before = after(INITIAL, await reviewed(TO_FIX), { kind: 'began', busy: 'writing' });
    const failed = reduce(before, { kind: 'failed', code, subject: '自评表', sentence: null, command: fill });
    expect(failed.problem?.retry?.kind ?? null).toBe(retry);
    expect(failed.problem?.unwritten).toBe(true);
    expect(failed.busy).toBeNull();
    // Nothing is lost.
    expect({ ...failed, problem: null, busy: null }).toEqual({ ...before, problem: null, busy: null });
    expect(reduce(failed, { kind: 'dismissed' }).problem).toBeNull();
  });

  it('a failed check says nothing about writing', () => {
    const failed = reduce(INITIAL, {
      kind: 'failed',
      code: 'busy',
      subject: '',
      sentence: null,
      command: { kind: 'check' },
    });
    expect(failed.problem?.unwritten).toBe(false);
  });
});

describe('writing and undo', () => {
  it('remembers that marks stand, until they are undone', async () => {
    const written = after(INITIAL, await reviewed(TO_FIX), { kind: 'written', receipt: receipt([], [MARK]) });
    expect(written).toMatchObject({ marks: 1, previewing: false });
    expect(reduce(written, { kind: 'undone' })).toMatchObject({ marks: 0, receipts: [] });
  });

  it('an undo that did not touch marks leaves them', async () => {
    const written = after(
      INITIAL,
      await reviewed(TO_FIX),
      { kind: 'written', receipt: receipt([], [MARK]) },
      { kind: 'written', receipt: receipt(null, null) },
      { kind: 'undone' },
    );
    expect(written.marks).toBe(1);
    expect(written.receipts).toHaveLength(1);
  });

  it('keeps only the last receipts', () => {
    const events = Array.from({ length: MOST_RECEIPTS + 3 }, (): Event => ({
      kind: 'written',
      receipt: receipt(null, null),
    }));
    expect(after(INITIAL, ...events).receipts).toHaveLength(MOST_RECEIPTS);
  });

  it('marks of one sheet say nothing of another', async () => {
    const marked = after(INITIAL, await reviewed(TO_FIX), { kind: 'written', receipt: receipt([], [MARK]) });
    expect(marked.marks).toBe(1);
    const elsewhere = after(marked, await reviewed(SEVERAL, 3));
    expect(elsewhere.marks).toBe(3);
    // The undo takes marks off the sheet that was written, not off the one that is shown.
    expect(reduce(elsewhere, { kind: 'undone' }).marks).toBe(3);
  });
});

describe('the preview', () => {
  it('gives way to an error, which keeps what was ticked', () => {
    const command: Command = { kind: 'correct', findings: ['S02|a|b'] };
    const failed = after(
      INITIAL,
      { kind: 'previewing', open: true },
      { kind: 'failed', code: 'editing', subject: '', sentence: null, command },
    );
    expect(failed).toMatchObject({ previewing: false, problem: { retry: command } });
  });

  it('closes when the sheet changes under it, and stays otherwise', async () => {
    const shown = after(INITIAL, await reviewed(TO_FIX), { kind: 'previewing', open: true });
    expect(after(shown, await reviewed(TO_FIX)).previewing).toBe(true);
    expect(after(shown, await reviewed(SEVERAL)).previewing).toBe(false);
  });
});

it('says the same sentence twice as two announcements', () => {
  const once = reduce(INITIAL, { kind: 'said', note: { key: 'done.nothing' } });
  const twice = reduce(once, { kind: 'said', note: { key: 'done.nothing' } });
  expect(twice.announcement?.id).not.toBe(once.announcement?.id);
});
