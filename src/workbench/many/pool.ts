/** A few workers that take one file at a time. */
import { runJob, type JobAnswer, type JobRequest } from './job';

/** `Omit` that keeps the kinds of a union apart. */
type Without<T, K extends keyof T> = T extends unknown ? Omit<T, K> : never;
export type Job = Without<JobRequest, 'id'>;

interface Waiting {
  readonly job: JobRequest;
  readonly done: (answer: JobAnswer) => void;
}

export class Pool {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private readonly queue: Waiting[] = [];
  private count = 0;
  private closed = false;

  /** Pages opened from a folder may not start workers: the work is then done on the page, one file after the other. */
  constructor(size: number) {
    try {
      for (let index = 0; index < size; index += 1) this.idle.push(this.start());
    } catch {
      this.idle.length = 0;
    }
  }

  /** Resolves with the answer; never when the pool was closed before. */
  run(job: Job): Promise<JobAnswer> {
    const request: JobRequest = { ...job, id: (this.count += 1) };
    if (this.idle.length === 0 && this.busy.size === 0) return runJob(request);
    return new Promise((done) => {
      this.queue.push({ job: request, done });
      this.next();
    });
  }

  close(): void {
    this.closed = true;
    this.queue.length = 0;
    for (const worker of [...this.idle, ...this.busy.keys()]) worker.terminate();
    this.idle.length = 0;
    this.busy.clear();
  }

  private start(): Worker {
    const worker = new Worker(new URL('../worker.ts', import.meta.url));
    worker.addEventListener('message', ({ data }: MessageEvent<JobAnswer>) => this.answered(worker, data));
    // A worker that breaks down is replaced, and its file answered for on the page.
    worker.addEventListener('error', () => {
      const waiting = this.busy.get(worker);
      this.busy.delete(worker);
      worker.terminate();
      if (waiting !== undefined) void runJob(waiting.job).then(waiting.done);
      if (!this.closed) this.next();
    });
    return worker;
  }

  private answered(worker: Worker, answer: JobAnswer): void {
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    this.idle.push(worker);
    waiting?.done(answer);
    this.next();
  }

  private next(): void {
    while (this.queue.length > 0 && this.idle.length > 0) {
      const worker = this.idle.pop();
      const waiting = this.queue.shift();
      if (worker === undefined || waiting === undefined) return;
      this.busy.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  }
}
