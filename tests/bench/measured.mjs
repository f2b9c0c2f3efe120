/**
 * Runs the built command line over a folder: node measured.mjs FOLDER JOBS FORMAT → {"seconds":…,"peakMB":…} on standard
 * output. The report goes to a file, as a person would have it.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

const [folder, jobs, format] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const report = `${folder}.report`;
const start = performance.now();
const child = spawn(
  process.execPath,
  [
    '--require',
    path.join(here, 'peak.cjs'),
    path.join(here, '../../dist/cli/selfeval.cjs'),
    'check',
    folder,
    ...['--format', format, '--jobs', jobs, '--output', report],
  ],
  { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] },
);
let peak = '';
child.stdio[3].on('data', (chunk) => (peak += chunk));
// Closed, not only ended: what it said last has been read.
const code = await new Promise((resolve) => child.on('close', resolve));
const seconds = (performance.now() - start) / 1000;
fs.rmSync(report, { force: true });
if (code !== 0 && code !== 1) {
  console.error(`selfeval ended with ${code}`);
  process.exit(1);
}
process.stdout.write(JSON.stringify({ seconds, peakMB: Number(peak) / 1024 }));
