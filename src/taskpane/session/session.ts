/** The pane's work apart from React: holds the state, runs one command at a time, follows a person's edits. */
import { HostError, type SheetChange, type WorkbookHost } from '../../hosts/host';
import type { CellAddress } from '../../form/sheet';
import { planMarks, reviewSheet } from '../../review';
import { BUSY, type Bench, perform } from './commands';
import { follow, PAUSE_MS, type Follower } from './live';
import { recallSettings, rememberSettings, reviewOptions } from './memory';
import { note, reviewNote } from './notes';
import { reduce, type Event } from './reducer';
import type { Environment } from '../environment';
import { INITIAL, type Command, type Note, type SessionState } from './state';

export interface SessionOptions {
  readonly openFiles?: Environment['openFiles'];
  /** ISO date of 已说明 marks. */
  readonly today?: () => string;
  readonly pauseMs?: number;
}

export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Recalls the settings, checks the active sheet and follows edits. */
  start(): Promise<void>;
  /** Never throws: errors become `problem`. One command at a time; others are dropped while one runs. */
  run(command: Command): Promise<void>;
  /** Goes to a form on any sheet and checks it there. */
  open(cell: CellAddress, key: string): Promise<void>;
  chooseForm(key: string): void;
  preview(open: boolean): void;
  dismiss(): void;
  say(note: Note): void;
  /** Our marks were set on the sheet by someone else of us, e.g. a ribbon button. */
  marksStand(): void;
  /** Stops following until the next check. */
  rest(): Promise<void>;
  /** Stops following; nothing that still comes back changes the state. */
  stop(): Promise<void>;
}

export function createSession(host: WorkbookHost, options: SessionOptions = {}): Session {
  const { openFiles, pauseMs = PAUSE_MS, today = () => new Date().toISOString().slice(0, 10) } = options;
  const listeners = new Set<() => void>();
  let state: SessionState = INITIAL;
  let follower: Follower | null = null;
  let running = false;
  let stopped = false;
  /** Our marks as last written by this session, as JSON; null when not known. */
  let marksWritten: string | null = null;

  const send = (event: Event): void => {
    if (stopped) return;
    state = reduce(state, event);
    for (const listener of listeners) listener();
  };
  const say = (said: Note): void => send({ kind: 'said', note: said });

  const startFollowing = async (): Promise<void> => {
    if (stopped) return;
    if (follower !== null) return send({ kind: 'live', on: true });
    try {
      const started = await follow(host, (change) => void settled(change), pauseMs);
      if (stopped) return void (await started.stop());
      follower = started;
      send({ kind: 'live', on: true });
    } catch {
      say(note('error.live'));
    }
  };
  const stopFollowing = async (): Promise<void> => {
    const last = follower;
    follower = null;
    send({ kind: 'live', on: false });
    // A host that is gone cannot be told to stop; nothing is lost by it.
    await last?.stop().catch(() => undefined);
  };
  /** Nothing is read of that sheet; an edit on the one that is shown is followed again. */
  const goElsewhere = (sheet: string): void => {
    send({ kind: 'went-elsewhere', sheet });
    send({ kind: 'live', on: false });
  };

  const read = async (): Promise<void> => {
    const [sheet] = await host.readSheets('active');
    if (sheet === undefined) throw new HostError('sheet-gone', 'no active sheet');
    send({ kind: 'reviewed', sheet, review: reviewSheet(sheet, reviewOptions(state.settings)) });
  };

  /** Marks of rows that came to need a reason, or no longer do, since ours were written. */
  const refreshMarks = async (): Promise<void> => {
    const { sheet, review, marked } = state;
    if (!marked || sheet === null || review === null || sheet.protected) return;
    const plan = planMarks(sheet, review);
    const wanted = JSON.stringify(plan.sheets.map(({ marks }) => marks));
    if (wanted === marksWritten) return;
    await host.apply(plan);
    marksWritten = wanted;
  };

  const bench: Bench = {
    host,
    openFiles,
    today,
    state: () => state,
    send,
    say,
    read,
    startFollowing,
    refreshMarks,
    fail: (error, command) => fail(error, command),
    marksWritten: (marks) => {
      marksWritten = marks === null ? null : JSON.stringify(marks);
    },
    async settle(settings) {
      const before = state.settings;
      send({ kind: 'settled', settings });
      const { sheet } = state;
      if (sheet !== null) send({ kind: 'reviewed', sheet, review: reviewSheet(sheet, reviewOptions(settings)) });
      // The settings hold for this session whether or not the workbook can keep them.
      await rememberSettings(host, before, settings).catch(() => say(note('error.settings')));
    },
  };

  /** After a pause in a person's typing. */
  const settled = async (change: SheetChange): Promise<void> => {
    if (stopped || follower === null || state.review === null) return;
    if (running) {
      // A command reads the sheet itself first; then this change is looked at.
      setTimeout(() => void settled(change), pauseMs);
      return;
    }
    if (change.sheet !== state.review.sheet) return goElsewhere(change.sheet);
    running = true;
    const back = state.elsewhere !== null;
    try {
      const [sheet] = await host.readSheets('active');
      const before = state.review;
      if (sheet === undefined) return;
      if (sheet.name !== before.sheet) return goElsewhere(sheet.name);
      if (back) send({ kind: 'live', on: true });
      if (!back && sheet.fingerprint === before.fingerprint) return;
      const review = reviewSheet(sheet, reviewOptions(state.settings));
      const [said, now] = [reviewNote(before, state.chosen), reviewNote(review, state.chosen)];
      send({ kind: 'reviewed', sheet, review });
      if (JSON.stringify(said) !== JSON.stringify(now)) say(now);
      await refreshMarks();
    } catch {
      // Still typing, or a busy host: what is shown stays, and the next pause tries again.
    } finally {
      running = false;
    }
  };

  const fail = (error: unknown, command: Command): void => {
    const { code, subject } = error instanceof HostError ? error : { code: 'unknown' as const, subject: '' };
    send({ kind: 'failed', code, subject, command });
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
    send({ kind: 'began', busy: BUSY[command.kind] });
    try {
      await perform(command, bench);
      send({ kind: 'ended' });
    } catch (error) {
      fail(error, command);
    } finally {
      running = false;
    }
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async start() {
      stopped = false;
      send({ kind: 'began', busy: 'starting' });
      const { settings, receipt } = await recallSettings(host);
      send({ kind: 'settled', settings });
      if (receipt !== null) send({ kind: 'restored', receipts: [receipt] });
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
    dismiss: () => send({ kind: 'dismissed' }),
    say,
    marksStand: () => send({ kind: 'marked' }),
    rest: stopFollowing,
    async stop() {
      await stopFollowing();
      stopped = true;
    },
  };
}
