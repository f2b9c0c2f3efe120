/** A worker with a file that never ends, one that kills it, and others that are answered at once. */
const { parentPort } = require('node:worker_threads');

parentPort.on('message', (task) => {
  if (task.shown.includes('stuck')) for (;;);
  if (task.shown.includes('crash')) process.exit(9);
  if (task.shown.includes('throw')) throw new Error('unexpected');
  const file = { path: task.shown, error: null, forms: [] };
  parentPort.postMessage(JSON.stringify({ kind: 'check', file, digests: [] }));
});
