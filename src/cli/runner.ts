/** Who handles the files: this thread, or worker threads with a time limit for each file. */
import { Worker } from 'node:worker_threads';
import { brokeOff, tookTooLong } from '../hosts/file-sentences';
import type { Text } from '../checks/check';
import { readAnswer } from './answer';
import { WORKER_LIMITS } from './engine';
import type { Io, WorkerStart } from './io';
import { Interrupted } from './speech';
import { failed, runTask, type Settings, type Task, type TaskResult } from './task';

export interface Runner {
  /** How many files are handled at a time. */
  readonly jobs: number;
  /** What goes wrong is the result's error; rejects only with `Interrupted`. */
  run(task: Task): Promise<TaskResult>;
  close(): Promise<void>;
}

/** What a worker is started with. */
export interface WorkerSettings {
  readonly settings: Settings;
}

/** Workers where they can be had, one too, for only they can be stopped when a file takes too long. `jobs` is what the person asked for. */
export function runnerFor(io: Io, settings: Settings, files: number, jobs: number | undefined): Runner {
  // A start costs more than a second worker gains on a handful of files.
  const wanted = jobs ?? Math.min(io.cores, Math.ceil(files / FILES_A_WORKER));
  return io.worker === null
    ? inThisThread(settings, io.interrupted)
    : inWorkers(io.worker, settings, Math.min(wanted, files), io.interrupted);
}

const FILES_A_WORKER = 8;

/** Every file in this thread, one after the other. */
export function inThisThread(settings: Settings, interrupted: AbortSignal): Runner {
  let last: Promise<unknown> = Promise.resolve();
  return {
    jobs: 1,
    run(task) {
      const next = last.then(() => {
        if (interrupted.aborted) throw new Interrupted();
        return runTask(task, settings);
      });
      last = next.catch(() => undefined);
      return next;
    },
    close: () => Promise.resolve(),
  };
}

interface Waiting {
  readonly task: Task;
  readonly answer: (result: TaskResult) => void;
  readonly fail: (error: Interrupted) => void;
}

/**
 * Files handed to a worker at a time: it goes on with the second while its answer to the first is on the way. They are
 * answered in their order.
 */
const HANDED = 2;

/** A worker, and the files it was handed; it is busy with the first. */
interface Hand {
  readonly worker: Worker;
  readonly jobs: Waiting[];
  /** Runs while it is busy. */
  limit: NodeJS.Timeout | undefined;
}

/** `count` worker threads, started when first needed. A worker that hangs, dies or runs out of memory costs one file. */
export function inWorkers(start: WorkerStart, settings: Settings, count: number, interrupted: AbortSignal): Runner {
  const waiting: Waiting[] = [];
  const hands = new Set<Hand>();
  let closed = false;

  const launch = (): Hand => {
    const worker = new Worker(start.file, {
      workerData: { settings } satisfies WorkerSettings,
      resourceLimits: WORKER_LIMITS,
      ...(start.execArgv === undefined ? {} : { execArgv: [...start.execArgv] }),
    });
    const hand: Hand = { worker, jobs: [], limit: undefined };
    hands.add(hand);
    if (start.onStart !== undefined) worker.once('online', start.onStart);
    worker.on('message', (message: unknown) => {
      const result = readAnswer(message);
      if (result === null) lose(hand, brokeOff);
      else answer(hand, result);
    });
    // An error may be told before its last answer, its end is told behind it: only then is it known which file it was.
    worker.on('error', () => undefined);
    worker.on('exit', () => lose(hand, brokeOff));
    return hand;
  };

  const give = (hand: Hand, job: Waiting): void => {
    hand.jobs.push(job);
    hand.worker.postMessage(job.task);
    if (hand.jobs.length === 1) watch(hand);
  };

  /** A file's time begins when the one before it is done. */
  const watch = (hand: Hand): void => {
    clearTimeout(hand.limit);
    const [job] = hand.jobs;
    const tooLong = (shown: string): Text => tookTooLong(shown, start.timeLimitMs);
    const giveUp = (): void => {
      if (hand.jobs[0] === job) lose(hand, tooLong);
    };
    // This thread may have been held up by whoever reads the report: an answer that lies here already comes first.
    hand.limit = job === undefined ? undefined : setTimeout(() => setImmediate(giveUp), start.timeLimitMs);
  };

  const answer = (hand: Hand, result: TaskResult): void => {
    const job = hand.jobs.shift();
    watch(hand);
    job?.answer(result);
    next();
  };

  /** The file it was busy with fails, the others go to another. */
  const lose = (hand: Hand, sentence: (shown: string) => Text): void => {
    if (!hands.delete(hand)) return;
    clearTimeout(hand.limit);
    void hand.worker.terminate();
    const [job, ...rest] = hand.jobs.splice(0);
    waiting.unshift(...rest);
    job?.answer(failed(job.task, sentence(job.task.shown), settings.lang));
    next();
  };

  /** An idle worker first, then another one, then one that will soon be idle. */
  const free = (): Hand | undefined => {
    const [least] = [...hands].sort((left, right) => left.jobs.length - right.jobs.length);
    if (least?.jobs.length !== 0 && hands.size < count) return launch();
    return least !== undefined && least.jobs.length < HANDED ? least : undefined;
  };

  const next = (): void => {
    while (!closed && waiting.length > 0) {
      const hand = free();
      const job = hand === undefined ? undefined : waiting.shift();
      if (hand === undefined || job === undefined) return;
      give(hand, job);
    }
  };

  const interrupt = (): void => {
    closed = true;
    for (const { jobs } of hands) for (const { fail } of jobs) fail(new Interrupted());
    for (const { fail } of waiting.splice(0)) fail(new Interrupted());
  };
  interrupted.addEventListener('abort', interrupt);

  return {
    jobs: count,
    run: (task) =>
      new Promise((answer, fail) => {
        if (interrupted.aborted) {
          fail(new Interrupted());
          return;
        }
        waiting.push({ task, answer, fail });
        next();
      }),
    async close() {
      interrupted.removeEventListener('abort', interrupt);
      // What still waits has nobody left to answer to; a worker that ends now must not be followed by another.
      closed = true;
      waiting.length = 0;
      const last = [...hands];
      hands.clear();
      for (const { limit, jobs } of last) {
        clearTimeout(limit);
        // An answer that still comes in starts no other file's time.
        jobs.length = 0;
      }
      await Promise.all(last.map(({ worker }) => worker.terminate()));
    },
  };
}
