/** Runs the built command line over a folder and reports seconds and peak memory: node measured.mjs FOLDER JOBS. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

const [folder, jobs] = process.argv.slice(2);
const cli = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/cli/selfeval.cjs');
const start = performance.now();
const child = spawn(process.execPath, [cli, 'check', folder, '--format', 'ndjson', '--jobs', jobs], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
let peakMB = 0;
/** Linux only: the highest resident size the process ever had. */
const look = () => {
  try {
    const status = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
    peakMB = Math.max(peakMB, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    // ended, or not Linux
  }
};
const timer = setInterval(look, 20);
const code = await new Promise((resolve) => child.on('exit', resolve));
clearInterval(timer);
if (code !== 0 && code !== 1) {
  console.error(`selfeval ended with ${code}`);
  process.exit(1);
}
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, peakMB }));
