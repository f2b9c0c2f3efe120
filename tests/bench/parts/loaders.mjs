/**
 * Reading, scoring and checking against the loaders' loading alone, and against the floor. Contestants take turns
 * (A B C A B C …), each in a fresh process with a time-out.
 */
import fs from 'node:fs';
import path from 'node:path';
import { here, median, place, product, reasonOf, row, run, write } from '../session.mjs';

const OURS = ['selfeval check', 'selfeval read', 'floor: unpack+scan'];
const LOADERS = ['@e965/xlsx load', 'hucre load', 'exceljs load'];

async function compare(title, folder, { rounds, runs, warm, timeout }) {
  const names = [...OURS, ...LOADERS];
  const count = fs.readdirSync(folder).length;
  const seconds = new Map(names.map((name) => [name, []]));
  const peak = new Map();
  const failed = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      if (failed.has(name)) continue;
      const ran = await run(path.join(here, 'load.mjs'), [name, String(runs), String(warm), folder], timeout);
      if (ran.error) {
        failed.set(name, reasonOf(ran, timeout));
        continue;
      }
      const answer = JSON.parse(ran.stdout);
      seconds.get(name).push(...answer.seconds.map((all) => (all * 1000) / count));
      peak.set(name, Math.max(peak.get(name) ?? 0, answer.peakMB));
    }
  }
  const own = seconds.get('selfeval check');
  console.log(`\n${title}`);
  row(
    ['contestant', -18],
    ['median ms', 10],
    ['least', 9],
    ['most', 9],
    ['ratio to check', 15],
    ['of the least', 13],
    ['peak MB', 8],
  );
  for (const name of names) {
    const list = seconds.get(name);
    if (failed.has(name)) row([name, -18], [`failed: ${failed.get(name)}`, 0]);
    else
      row(
        [name, -18],
        [median(list).toFixed(3), 10],
        [Math.min(...list).toFixed(3), 9],
        [Math.max(...list).toFixed(3), 9],
        [(median(list) / median(own)).toFixed(2), 15],
        [(Math.min(...list) / Math.min(...own)).toFixed(2), 13],
        [peak.get(name).toFixed(0), 8],
      );
  }
  const loaders = LOADERS.filter((name) => !failed.has(name));
  const fastest = loaders.reduce((best, name) => (median(seconds.get(name)) < median(seconds.get(best)) ? name : best));
  console.log(
    `  bar: check at least 2 × as fast as the fastest loader (${fastest}): ${(median(seconds.get(fastest)) / median(own)).toFixed(2)} ×`,
  );
}

export default async function loaders() {
  const { realForms, realFormsOfExcel, manyForms, largeSheet } = product();
  const forms = realForms();
  // Warm enough for everybody's code to be compiled: before that, compiling is most of what is measured.
  const warmed = { rounds: 3, runs: 30, warm: 400, timeout: 300_000 };
  for (const { name, bytes } of realFormsOfExcel()) write(path.join('excel', name), bytes);
  await compare(`${forms.length} real forms as Excel saves them, ms of processor time a file`, place('excel'), warmed);
  for (const { name, bytes } of forms) write(path.join('forms', name), bytes);
  await compare(`${forms.length} real forms in the smallest file, ms of processor time a file`, place('forms'), warmed);
  const many = [...manyForms(20 * forms.length)];
  for (const { name, bytes } of many) write(path.join('many', name), bytes);
  await compare(`${many.length} forms in words of their own, ms of processor time a file`, place('many'), {
    rounds: 2,
    runs: 3,
    warm: 5,
    timeout: 300_000,
  });
  for (const [name, withForm] of [
    ['large', false],
    ['form', true],
  ]) {
    write(path.join(name, 'large.xlsx'), largeSheet(50_000, withForm));
    await compare(`600,000 cells on one sheet${withForm ? ' under a form' : ''}, ms of processor time`, place(name), {
      rounds: 2,
      runs: 3,
      warm: 1,
      timeout: 180_000,
    });
  }
}
