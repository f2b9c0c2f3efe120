/** A worker thread: handles one file at a time and answers with plain data. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { WorkerAnswer, WorkerSettings } from './runner';
import { runTask, type Task } from './task';

/** Our own main thread is the only sender. */
const startShape = z.custom<WorkerSettings>(
  (value) => typeof value === 'object' && value !== null && 'settings' in value,
);
const taskShape = z.custom<Task>((value) => typeof value === 'object' && value !== null && 'kind' in value);

const { settings } = startShape.parse(workerData);

parentPort?.on('message', (message: unknown) => {
  void runTask(taskShape.parse(message), settings).then((result) => {
    parentPort?.postMessage({ result } satisfies WorkerAnswer);
  });
});
