/**
 * The built command line over folders of 10, 1,000 and 10,000 forms, each in words of its own: forms a second (start-up
 * included) and the highest resident memory, with one job and with one a core, in every format.
 */
import { availableParallelism } from 'node:os';
import fs from 'node:fs';
import path from 'node:path';
import { here, place, product, reasonOf, row, run, write } from '../session.mjs';

const COUNTS = [10, 1_000, 10_000];
const FORMATS = ['text', 'json', 'ndjson', 'sarif', 'html', 'xlsx'];
const TIMEOUT = 900_000;

/** Folders of a hundred, as a district's units hand them in. */
function writeForms(folder, count) {
  let number = 0;
  for (const { name, bytes } of product().manyForms(count)) {
    write(path.join(folder, String(Math.floor(number / 100)).padStart(3, '0'), name), bytes);
    number += 1;
  }
}

async function measure(folder, jobs, format) {
  const ran = await run(path.join(here, 'measured.mjs'), [folder, String(jobs), format], TIMEOUT);
  return ran.error ? { failed: reasonOf(ran, TIMEOUT) } : JSON.parse(ran.stdout);
}

export default async function batch() {
  for (const count of COUNTS) writeForms(String(count), count);
  console.log('\nbatch by the built command line (start-up included), peaks of resident memory');
  const shown = COUNTS.map((count) => count.toLocaleString('en-US'));
  row(
    ['format', -7],
    ['jobs', 4],
    ...shown.map((count) => [`MB ${count}`, 10]),
    ['growth', 7],
    ...shown.map((count) => [`/s ${count}`, 10]),
  );
  for (const format of FORMATS) {
    for (const jobs of new Set([1, availableParallelism()])) {
      const results = [];
      for (const count of COUNTS) results.push(await measure(place(String(count)), jobs, format));
      const failed = results.find((result) => result.failed !== undefined);
      if (failed !== undefined) {
        row([format, -7], [jobs, 4], [`failed: ${failed.failed}`, 0]);
        continue;
      }
      const [, middle, last] = results;
      row(
        [format, -7],
        [jobs, 4],
        ...results.map(({ peakMB }) => [peakMB.toFixed(0), 10]),
        [`${((last.peakMB / middle.peakMB - 1) * 100).toFixed(0)} %`, 7],
        ...results.map(({ seconds }, index) => [(COUNTS[index] / seconds).toFixed(0), 10]),
      );
    }
  }
  console.log('  growth: of the peak from 1,000 to 10,000 forms');
  for (const count of COUNTS) fs.rmSync(place(String(count)), { recursive: true, force: true });
}
