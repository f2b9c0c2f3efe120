/** A few workers that take one file at a time. One that hangs or dies costs its file, never the rest. */
import { brokeOff, tookTooLong } from '../../hosts/file-sentences';
import { runJob, type Answer, type Job } from './job';

/** What a worker says: first that it runs, then an answer to each job. */
export type Report = { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly answer: Answer };

/** The part of a `Worker` that is used here. */
export interface Hand {
  postMessage(job: Job): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Waiting {
  readonly job: Job;
  readonly done: (answer: Answer | null) => void;
}

/** As long as the command line gives a file. */
const LIMIT_MS = 120_000;
const MOST = 4;

/** One for every core but the page's own. */
export function workersWanted(cores: number): number {
  return Math.max(1, Math.min(MOST, cores - 1));
}

export class Pool {
  private readonly idle: Hand[] = [];
  /** With what ends the wait for each. */
  private readonly busy = new Map<Hand, () => void>();
  private readonly proven = new WeakSet<Hand>();
  private readonly waiting: Waiting[] = [];
  private onPage: Promise<unknown> | null = null;
  private closed = false;

  /** @param start throws or fails where workers are forbidden, as on pages opened from a folder */
  constructor(
    readonly size: number,
    private readonly start: () => Hand = startWorker,
  ) {}

  /** Never rejects. Null: the pool was closed before the job was done. */
  run(job: Job): Promise<Answer | null> {
    if (this.closed) return Promise.resolve(null);
    return new Promise((done) => {
      this.waiting.push({ job, done });
      this.next();
    });
  }

  close(): void {
    this.closed = true;
    for (const { done } of this.waiting.splice(0)) done(null);
    for (const [hand, end] of this.busy) {
      hand.terminate();
      end();
    }
    for (const hand of this.idle.splice(0)) hand.terminate();
  }

  private next(): void {
    while (!this.closed && this.waiting.length > 0) {
      if (this.onPage !== null) {
        this.handleOnPage();
        return;
      }
      const free = this.idle.pop();
      if (free === undefined && this.busy.size >= this.size) return;
      const hand = free ?? this.launch();
      const waiting = hand === null ? undefined : this.waiting.shift();
      if (hand !== null && waiting !== undefined) this.handle(hand, waiting);
    }
  }

  private launch(): Hand | null {
    try {
      return this.start();
    } catch {
      this.onPage ??= Promise.resolve();
      return null;
    }
  }

  private handle(hand: Hand, waiting: Waiting): void {
    let ready = this.proven.has(hand);
    const finish = (answer: Answer | null, keep: boolean): void => {
      clearTimeout(timer);
      hand.onmessage = null;
      hand.onerror = null;
      this.busy.delete(hand);
      if (keep) this.idle.push(hand);
      else hand.terminate();
      if (answer === null) this.waiting.unshift(waiting);
      else waiting.done(answer);
      this.next();
    };
    const name = nameOf(waiting.job);
    const timer = setTimeout(() => finish({ kind: 'failed', sentence: tookTooLong(name, LIMIT_MS) }, false), LIMIT_MS);
    hand.onmessage = ({ data }) => {
      if (data.kind === 'ready') {
        ready = true;
        this.proven.add(hand);
      } else finish(data.answer, true);
    };
    hand.onerror = (event) => {
      event.preventDefault();
      // One that never ran says nothing about the file: workers cannot be had here.
      if (!ready) this.onPage ??= Promise.resolve();
      finish(ready ? { kind: 'failed', sentence: brokeOff(name) } : null, false);
    };
    this.busy.set(hand, () => {
      clearTimeout(timer);
      waiting.done(null);
    });
    hand.postMessage(waiting.job);
  }

  /** One file after the other, with a pause between them in which the page can be drawn and clicked. */
  private handleOnPage(): void {
    for (const { job, done } of this.waiting.splice(0)) {
      this.onPage = (this.onPage ?? Promise.resolve()).then(async () => {
        await new Promise((resolve) => setTimeout(resolve));
        done(this.closed ? null : await runJob(job));
      });
    }
  }
}

function startWorker(): Hand {
  return new Worker(new URL('../worker.ts', import.meta.url));
}

function nameOf({ file: { path } }: Job): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
