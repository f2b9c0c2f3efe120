/**
 * npm run bench: speed, memory and growth of the built product, as ratios in one run. No pass or fail: a report.
 * Contestants take turns (A B C A B C …), each in a fresh process with a time-out.
 */
import { execFile } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const work = fs.mkdtempSync(path.join(tmpdir(), 'selfeval-bench-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));

const run = (file, args, timeout) =>
  new Promise((resolve) => {
    const started = performance.now();
    execFile(process.execPath, [file, ...args], { timeout, maxBuffer: 1 << 30, cwd: root }, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr, seconds: (performance.now() - started) / 1000 }),
    );
  });
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const cell = (value, width) => String(value).padStart(width);

await (async function build() {
  const { error, stdout, stderr } = await run('webpack.config.js', ['--only', 'bench,cli', '--bench'], 600_000);
  if (error) throw new Error(`build failed\n${stdout}${stderr}`);
})();
const product = require(path.join(root, 'dist/bench/product.cjs'));

function write(name, bytes) {
  const file = path.join(work, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  return file;
}

const OURS = ['selfeval check', 'selfeval read', 'floor: unpack+scan'];
const LOADERS = ['@e965/xlsx load', 'hucre load', 'exceljs load'];

/** Reading, scoring and checking against the loaders' loading alone, and against the floor. */
async function compare(title, folder, { rounds, runs, warm, timeout }) {
  const names = [...OURS, ...LOADERS];
  const count = fs.readdirSync(folder).length;
  const seconds = new Map(names.map((name) => [name, []]));
  const peak = new Map();
  const failed = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      if (failed.has(name)) continue;
      const args = [name, String(runs), String(warm), folder];
      const { error, stdout, stderr } = await run(path.join(here, 'load.mjs'), args, timeout);
      if (error) {
        failed.set(name, error.killed ? `over ${timeout / 1000} s` : stderr.trim().split('\n').at(-1));
        continue;
      }
      const answer = JSON.parse(stdout);
      seconds.get(name).push(...answer.seconds.map((all) => (all * 1000) / count));
      peak.set(name, Math.max(peak.get(name) ?? 0, answer.peakMB));
    }
  }
  const own = seconds.get('selfeval check');
  console.log(`\n${title}`);
  console.log(
    `  ${'contestant'.padEnd(18)} ${cell('median ms', 10)} ${cell('least', 9)} ${cell('most', 9)} ${cell('ratio to check', 15)} ${cell('of the least', 13)} ${cell('peak MB', 8)}`,
  );
  for (const name of names) {
    const list = seconds.get(name);
    if (failed.has(name)) console.log(`  ${name.padEnd(18)} failed: ${failed.get(name)}`);
    else
      console.log(
        `  ${name.padEnd(18)} ${cell(median(list).toFixed(3), 10)} ${cell(Math.min(...list).toFixed(3), 9)} ${cell(Math.max(...list).toFixed(3), 9)} ${cell((median(list) / median(own)).toFixed(2), 15)} ${cell((Math.min(...list) / Math.min(...own)).toFixed(2), 13)} ${cell(peak.get(name).toFixed(0), 8)}`,
      );
  }
  const loaders = LOADERS.filter((name) => !failed.has(name));
  const fastest = loaders.reduce((best, name) => (median(seconds.get(name)) < median(seconds.get(best)) ? name : best));
  console.log(
    `  bar: check at least 2 × as fast as the fastest loader (${fastest}): ${(median(seconds.get(fastest)) / median(own)).toFixed(2)} ×`,
  );
}

const forms = product.realForms();
for (const { name, bytes } of forms) write(path.join('forms', name), bytes);
await compare(`${forms.length} real forms, ms of processor time a file`, path.join(work, 'forms'), {
  rounds: 2,
  runs: 30,
  warm: 120,
  timeout: 300_000,
});
const many = product.manyForms(20);
for (const { name, bytes } of many) write(path.join('many', name), bytes);
await compare(`${many.length} forms in words of their own, ms of processor time a file`, path.join(work, 'many'), {
  rounds: 2,
  runs: 3,
  warm: 5,
  timeout: 300_000,
});
write(path.join('large', 'large.xlsx'), product.largeSheet(50_000));
await compare('one sheet of 600,000 cells, ms of processor time', path.join(work, 'large'), {
  rounds: 2,
  runs: 3,
  warm: 1,
  timeout: 180_000,
});

console.log('\nbatch by the built command line (start-up included)');
console.log(
  `  ${cell('forms', 7)} ${cell('jobs', 5)} ${cell('seconds', 8)} ${cell('forms/s', 8)} ${cell('peak MB', 8)}`,
);
const measured = path.join(here, 'measured.mjs');
for (const count of [10, 1_000, 10_000]) {
  const folder = path.join(work, `batch-${count}`);
  for (let index = 0; index < count; index += 1) {
    write(
      path.join(`batch-${count}`, `${String(Math.floor(index / 100)).padStart(3, '0')}`, `${index}.xlsx`),
      many[index % many.length].bytes,
    );
  }
  for (const jobs of count === 10 ? [1] : [1, cpus().length]) {
    const { error, stdout, stderr } = await run(measured, [folder, String(jobs)], 900_000);
    if (error) {
      console.log(`  ${cell(count, 7)} ${cell(jobs, 5)} failed: ${stderr.trim().split('\n').at(-1)}`);
      continue;
    }
    const { seconds, peakMB } = JSON.parse(stdout);
    console.log(
      `  ${cell(count, 7)} ${cell(jobs, 5)} ${cell(seconds.toFixed(2), 8)} ${cell((count / seconds).toFixed(0), 8)} ${cell(peakMB.toFixed(0), 8)}`,
    );
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

console.log('\none form as its rows grow (find, score, check; linear means flat last columns)');
console.log(`  ${cell('rows', 7)} ${cell('ms', 9)} ${cell('µs a row', 9)} ${cell('rows/s', 8)}`);
for (const rows of [10, 100, 1_000, 10_000]) {
  const sheet = product.snapshotOfForm(rows);
  const repeat = Math.max(3, Math.ceil(3_000 / rows));
  for (let index = 0; index < 3; index += 1) product.reviewSheet(sheet);
  const times = [];
  for (let index = 0; index < repeat; index += 1) {
    const start = performance.now();
    product.reviewSheet(sheet);
    times.push(performance.now() - start);
  }
  console.log(
    `  ${cell(rows, 7)} ${cell(median(times).toFixed(2), 9)} ${cell(((median(times) * 1000) / rows).toFixed(1), 9)} ${cell(((rows * 1000) / median(times)).toFixed(0), 8)}`,
  );
}

console.log('\nthe pane, built as it ships');
const pane = await run(path.join(here, 'pane.mjs'), [], 600_000);
console.log(pane.error ? `  failed: ${pane.stderr.trim().split('\n').at(-1)}` : pane.stdout.trimEnd());
