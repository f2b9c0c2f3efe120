/** What every part of the benchmark shares: the project's root, a folder that goes in the end, processes, tables. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.join(here, '../..');

const work = fs.mkdtempSync(path.join(tmpdir(), 'selfeval-bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
// A person who stops the run leaves nothing behind either.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => process.exit(code));

/** A Node script in a process of its own. `timeout` in ms; never rejects. */
export const run = (file, args, timeout) =>
  new Promise((resolve) => {
    const started = performance.now();
    execFile(process.execPath, [file, ...args], { timeout, maxBuffer: 1 << 30, cwd: root }, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr, seconds: (performance.now() - started) / 1000 }),
    );
  });

/** Why such a process failed, in one line. */
export const reasonOf = ({ error, stderr }, timeout) =>
  error.killed ? `over ${timeout / 1000} s` : (stderr.trim().split('\n').at(-1) ?? error.message);

/** Builds parts of the product by their names in webpack.config.js. */
export async function build(names) {
  const built = await run('webpack.config.js', ['--only', names, '--bench'], 600_000);
  if (built.error) throw new Error(`build failed\n${built.stdout}${built.stderr}`);
}

/** What tests/bench/product.ts exports; `build` comes first. */
export const product = () => createRequire(import.meta.url)(path.join(root, 'dist/bench/product.cjs'));

/** Absolute path in the folder of this run. */
export const place = (...parts) => path.join(work, ...parts);

export function write(name, bytes) {
  const file = place(name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** One line of a table: `[value, width]`; a negative width sets the text to the left. */
export const row = (...cells) =>
  console.log(
    `  ${cells.map(([value, width]) => (width < 0 ? String(value).padEnd(-width) : String(value).padStart(width))).join(' ')}`,
  );
