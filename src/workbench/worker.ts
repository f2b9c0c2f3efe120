/** Checks and scores files beside the page, so that the page stays quick. */
import { runJob, type JobRequest } from './many/job';

self.addEventListener('message', (event: MessageEvent<JobRequest>) => {
  void runJob(event.data).then((answer) => self.postMessage(answer));
});
