/** Who handles the files: this thread, or worker threads with a time limit for each file. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { brokeOff, tookTooLong } from '../hosts/file-sentences';
import { WORKER_LIMITS } from './engine-memory';
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

/** From the main thread to a worker and back; a worker handles one file at a time. */
export interface WorkerAnswer {
  readonly result: TaskResult;
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

/** `count` worker threads, started when first needed. A worker that hangs, dies or runs out of memory costs one file. */
export function inWorkers(start: WorkerStart, settings: Settings, count: number, interrupted: AbortSignal): Runner {
  const waiting: Waiting[] = [];
  const running = new Set<Waiting>();
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let closed = false;

  const launch = (): Worker => {
    const worker = new Worker(start.file, {
      workerData: { settings } satisfies WorkerSettings,
      resourceLimits: WORKER_LIMITS,
      ...(start.execArgv === undefined ? {} : { execArgv: [...start.execArgv] }),
    });
    all.add(worker);
    if (start.onStart !== undefined) worker.once('online', start.onStart);
    // One that dies between two files must neither end the process nor be given another file.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      all.delete(worker);
      const place = idle.indexOf(worker);
      if (place >= 0) idle.splice(place, 1);
    });
    return worker;
  };

  const handle = (worker: Worker, job: Waiting): void => {
    const { task, answer } = job;
    running.add(job);
    const finish = (result: TaskResult, keep: boolean): void => {
      clearTimeout(timer);
      running.delete(job);
      // One by one: removing all listeners would also take those by which the worker starts its port.
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      if (keep) idle.push(worker);
      else {
        all.delete(worker);
        void worker.terminate();
      }
      answer(result);
      if (!closed) next();
    };
    const onMessage = (message: unknown): void => {
      const parsed = answerShape.safeParse(message);
      finish(parsed.success ? parsed.data.result : failed(task, brokeOff(task.shown), settings.lang), parsed.success);
    };
    const onEnd = (): void => finish(failed(task, brokeOff(task.shown), settings.lang), false);
    const timer = setTimeout(
      () => finish(failed(task, tookTooLong(task.shown, start.timeLimitMs), settings.lang), false),
      start.timeLimitMs,
    );
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.postMessage(task);
  };

  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || all.size < count)) {
      const job = waiting.shift();
      if (job === undefined) return;
      handle(idle.pop() ?? launch(), job);
    }
  };

  const interrupt = (): void => {
    closed = true;
    for (const { fail } of [...running, ...waiting.splice(0)]) fail(new Interrupted());
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
      await Promise.all([...all].map((worker) => worker.terminate()));
      all.clear();
    },
  };
}

/** Our own worker is the only sender; the shape of its answer is the compiler's business beyond this point. */
const answerShape = z.object({
  result: z.custom<TaskResult>(
    (value) => typeof value === 'object' && value !== null && 'kind' in value && 'file' in value,
  ),
});
