/** Checks and scores files beside the page, so that the page stays quick. */
import { runJob, type Job } from './many/job';
import type { Report } from './many/pool';

const say = (report: Report): void => self.postMessage(report);

self.addEventListener('message', (event: MessageEvent<Job>) => {
  void runJob(event.data).then((answer) => say({ kind: 'answer', answer }));
});
say({ kind: 'ready' });
