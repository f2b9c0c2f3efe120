/** A worker thread: handles the files it is handed one after the other, and answers in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { writeAnswer } from './answer';
import type { WorkerSettings } from './runner';
import { runTask, type Task } from './task';

/** Our own main thread is the only sender. */
const startShape = z.custom<WorkerSettings>(
  (value) => typeof value === 'object' && value !== null && 'settings' in value,
);
const taskShape = z.custom<Task>((value) => typeof value === 'object' && value !== null && 'kind' in value);

const { settings } = startShape.parse(workerData);

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: unknown) => {
  last = last.then(async () => {
    parentPort?.postMessage(writeAnswer(await runTask(taskShape.parse(message), settings)));
  });
});
