/** The pane's work apart from React: holds the state, runs one command at a time, follows the person. */
import { HostError, type SheetSnapshot, type WorkbookHost } from '../../hosts/host';
import type { CellAddress } from '../../form/sheet';
import { planMarks, reviewSheet } from '../../review';
import { BUSY, type Bench, perform } from './commands';
import { createFollower, PAUSE_MS } from './live';
import { recallSettings, rememberSettings, reviewOptions } from './memory';
import { note, reviewNote } from './notes';
import { reduce, type Event } from './reducer';
import { INITIAL, type Command, type Note, type SessionState } from './state';

export interface SessionOptions {
  /** ISO date of 已说明 marks. */
  readonly today?: () => string;
  readonly pauseMs?: number;
}

export interface Session {
  /** Whether the host knows comments. */
  readonly canAnnotate: boolean;
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Whether sheets can be added to the workbook. */
  readonly addsSheets: boolean;
  /** Recalls the settings, checks the active sheet and follows the person. */
  start(): Promise<void>;
  /** Never throws: errors become `problem`. One command at a time; others are dropped while one runs. */
  run(command: Command): Promise<void>;
  /** Goes to a form on any sheet and checks it there. */
  open(cell: CellAddress, key: string): Promise<void>;
  chooseForm(key: string): void;
  preview(open: boolean): void;
  dismiss(): void;
  /** Asks what is under way to stop where it can; what was done by then stays. */
  cancel(): void;
  say(note: Note): void;
  /** Stops following until the next check. */
  rest(): Promise<void>;
  /** Stops following; nothing that still comes back changes the state. */
  stop(): Promise<void>;
}

/** A look that failed is tried again after a pause, the next one after twice as long, up to this many pauses. */
const LONGEST_PATIENCE = 16;

export function createSession(host: WorkbookHost, options: SessionOptions = {}): Session {
  const { pauseMs = PAUSE_MS, today = () => new Date().toISOString().slice(0, 10) } = options;
  const listeners = new Set<() => void>();
  let state: SessionState = INITIAL;
  /** A command is under way. */
  let running = false;
  /** A look of our own is under way, which a command waits for. */
  let looking: Promise<void> | null = null;
  /** What was heard while a command ran: where the person is by now, or that they edited. */
  let missed: (() => void) | null = null;
  let again: ReturnType<typeof setTimeout> | null = null;
  /** The pane is seen and the person is on the sheet that is shown. */
  let following = false;
  let recalled = false;
  let stopped = false;
  let stopAsked = false;

  const send = (event: Event): void => {
    if (stopped) return;
    state = reduce(state, event);
    for (const listener of listeners) listener();
  };
  const say = (said: Note): void => send({ kind: 'said', note: said });
  const notYet = (): void => {
    if (again !== null) clearTimeout(again);
    again = null;
  };

  const follower = createFollower(
    host,
    {
      settled: ({ sheet }) => {
        // A co-author may edit any sheet; only the one that is shown matters.
        if (sheet === state.review?.sheet) whenQuiet(() => lookAgain(1));
      },
      went: (sheet) => whenQuiet(() => wentTo(sheet)),
    },
    pauseMs,
  );
  const whenQuiet = (react: () => void): void => {
    if (stopped || state.review === null) return;
    if (running) missed = react;
    else react();
  };
  const follow = async (): Promise<void> => {
    if (stopped) return;
    following = true;
    try {
      await follower.start();
      if (following) send({ kind: 'live', on: true });
    } catch {
      following = false;
      if (!state.live) say(note('error.live'));
    }
  };
  const rest = async (): Promise<void> => {
    following = false;
    notYet();
    send({ kind: 'live', on: false });
    await follower.stop();
  };
  const wentTo = (sheet: string): void => {
    if (sheet !== state.review?.sheet) goElsewhere(sheet);
    else if (state.elsewhere !== null) lookAgain(1);
  };
  /** Edits are not heard any more, only whether the person comes back. */
  const goElsewhere = (sheet: string): void => {
    following = false;
    notYet();
    send({ kind: 'went-elsewhere', sheet });
    send({ kind: 'live', on: false });
    void follower.wait();
  };

  /** Settings and receipt of the workbook, until it gave them once. */
  const recall = async (): Promise<void> => {
    if (recalled) return;
    const kept = await recallSettings(host);
    if (kept === null) return;
    recalled = true;
    send({ kind: 'settled', settings: kept.settings });
    if (kept.receipt !== null && state.receipts.length === 0) send({ kind: 'restored', receipts: [kept.receipt] });
  };
  /** Everything that is asked for at the same moment is one round trip. */
  const readActive = async (): Promise<SheetSnapshot | undefined> => {
    const [[sheet]] = await Promise.all([host.readSheets('active'), recall(), follow()]);
    return sheet;
  };
  const show = async (sheet: SheetSnapshot): Promise<void> => {
    const marks = (await host.marksOn(sheet.name).catch(() => [])).length;
    send({ kind: 'reviewed', sheet, review: reviewSheet(sheet, reviewOptions(state.settings)), marks });
  };
  const read = async (): Promise<void> => {
    const sheet = await readActive();
    if (sheet === undefined) throw new HostError('sheet-gone', 'no active sheet');
    await show(sheet);
  };

  /** Where marks of ours stand: those of rows that came to need a reason, or no longer do. */
  const refreshMarks = async (): Promise<void> => {
    const { sheet, review, marks } = state;
    if (marks === 0 || sheet === null || review === null || sheet.protected) return;
    const plan = planMarks(sheet, review);
    const wanted = plan.sheets.flatMap((part) => part.marks ?? []);
    if (sameMarks(wanted, await host.marksOn(sheet.name))) return;
    await host.apply(plan);
    send({ kind: 'marked', marks: wanted.length });
  };

  const bench: Bench = {
    host,
    today,
    state: () => state,
    send,
    say,
    read,
    stopAsked: () => stopAsked || stopped,
    refreshMarks,
    fail: (error, command) => fail(error, command),
    async settle(settings) {
      const before = state.settings;
      send({ kind: 'settled', settings });
      const { sheet, marks } = state;
      if (sheet !== null) send({ kind: 'reviewed', sheet, review: reviewSheet(sheet, reviewOptions(settings)), marks });
      // The settings hold for this session whether or not the workbook can keep them. What it keeps already must not be
      // replaced unseen.
      const kept = recalled ? rememberSettings(host, before, settings) : Promise.reject(new Error('not recalled'));
      await kept.catch(() => say(note('error.settings')));
    },
  };

  /** Reads the shown sheet once more and shows what became of it. `patience`: pauses until the next try. */
  const lookAgain = (patience: number): void => {
    notYet();
    if (looking !== null) {
      // It may have read before this edit.
      void looking.then(() => whenQuiet(() => lookAgain(patience)));
      return;
    }
    looking = look()
      .catch(() => {
        // Still typing, or a busy host: what is shown stays until it answers.
        if (following && !stopped)
          again = setTimeout(
            () => whenQuiet(() => lookAgain(Math.min(patience * 2, LONGEST_PATIENCE))),
            pauseMs * patience,
          );
      })
      .finally(() => {
        looking = null;
      });
  };
  const look = async (): Promise<void> => {
    const { review: before, sheet: shown } = state;
    const back = state.elsewhere !== null;
    const sheet = await readActive();
    if (sheet === undefined || before === null || stopped) return;
    if (sheet.name !== before.sheet) return goElsewhere(sheet.name);
    if (back || sheet.fingerprint !== shown?.fingerprint) {
      await show(sheet);
      const { review, chosen } = state;
      const [said, now] = [before, review ?? before].map((one) => reviewNote(one, chosen));
      if (now !== undefined && JSON.stringify(said) !== JSON.stringify(now)) say(now);
    }
    await refreshMarks();
  };

  const fail = (error: unknown, command: Command): void => {
    const { code, subject, sentence } =
      error instanceof HostError ? error : { code: 'unknown' as const, subject: '', sentence: null };
    send({ kind: 'failed', code, subject, sentence, command });
  };
  const run = async (command: Command): Promise<void> => {
    if (stopped) return;
    if (command.kind === 'reveal') {
      // Going to a cell waits for nothing and hides nothing.
      await host.reveal(command.cell).catch((error: unknown) => fail(error, command));
      return;
    }
    if (running) return;
    running = true;
    stopAsked = false;
    send({ kind: 'began', busy: BUSY[command.kind] });
    try {
      // Not a moment later than needed: what is asked for together is one round trip.
      if (looking !== null) await looking;
      await perform(command, bench);
      send({ kind: 'ended' });
    } catch (error) {
      fail(error, command);
    } finally {
      running = false;
      const react = missed;
      missed = null;
      if (!stopped) react?.();
    }
  };

  return {
    canAnnotate: host.comments !== undefined,
    getState: () => state,
    addsSheets: host.addSheets !== undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async start() {
      stopped = false;
      await run({ kind: 'check' });
    },
    run,
    async open(cell, key) {
      await run({ kind: 'reveal', cell });
      if (state.problem !== null) return;
      send({ kind: 'chose-form', key });
      await run({ kind: 'check' });
    },
    chooseForm: (key) => send({ kind: 'chose-form', key }),
    preview: (open) => send({ kind: 'previewing', open }),
    cancel: () => {
      stopAsked = true;
    },
    dismiss: () => send({ kind: 'dismissed' }),
    say,
    rest,
    async stop() {
      const left = rest();
      stopped = true;
      await left;
    },
  };
}

type Standing = Awaited<ReturnType<WorkbookHost['marksOn']>>;

/** The same rows in the same light, in whatever order. */
function sameMarks(one: Standing, other: Standing): boolean {
  const names = (marks: Standing): string =>
    marks
      .map(({ light, reasonCell: { row, column } }) => `${row},${column} ${light}`)
      .sort()
      .join('\n');
  return names(one) === names(other);
}
