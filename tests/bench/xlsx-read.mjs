/**
 * Reading alone, in one process: our reader against @e965/xlsx (dense, read only, no texts) on generated files.
 * Run: node tests/bench/xlsx-read.mjs [rows …]
 * The floor is what no reader can do without: unpacking the sheet and looking at each of its bytes once.
 */
import path from 'node:path';
import { require, root } from './typescript.mjs';

const { createWorkbook, readWorkbook } = require(path.join(root, 'src/hosts/xlsx/index.ts'));
const { Archive } = require(path.join(root, 'src/hosts/xlsx/zip/archive.ts'));
const { read } = require('@e965/xlsx');

const COLUMNS = 12;

function generated(rows) {
  const sheet = Array.from({ length: rows }, (_unused, row) =>
    Array.from({ length: COLUMNS }, (_empty, column) => {
      if (column % 3 === 0) return `指标${(row * 7919 + column) % 5000}`;
      const value = Math.round((row * 31.37 + column * 1.1) * 100) / 100;
      if (column === 1) return { value, numberFormat: '0.00' };
      return column === 2 ? { value: (row % 100) / 100, numberFormat: '0.00%' } : value;
    }),
  );
  return createWorkbook([{ name: '数据', rows: sheet }]);
}

/** Best of some runs, in milliseconds of processor time: other work on the machine is left out. */
function best(work, runs) {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function floor(bytes) {
  const sheet = new Archive(bytes, 'floor').read('xl/worksheets/sheet1.xml');
  let tags = 0;
  for (let at = 0; at < sheet.length; at += 1) if (sheet[at] === 60) tags += 1;
  return tags;
}

const sizes = process.argv.slice(2).map(Number);
const lines = (sizes.length > 0 ? sizes : [30, 1_000, 50_000]).map((rows) => {
  const bytes = generated(rows);
  const [runs, repeat] = rows >= 10_000 ? [5, 1] : [5, Math.ceil(20_000 / rows)];
  const times = (work) => best(() => Array.from({ length: repeat }, work), runs) / repeat;
  const ours = times(() => readWorkbook(bytes, 'a.xlsx'));
  const theirs = times(() =>
    read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false }),
  );
  const least = times(() => floor(bytes));
  return {
    cells: rows * COLUMNS,
    bytes: bytes.length,
    'selfeval ms': ours.toFixed(2),
    '@e965/xlsx ms': theirs.toFixed(2),
    ratio: (theirs / ours).toFixed(2),
    'floor ms': least.toFixed(2),
    'over floor': (ours / least).toFixed(2),
  };
});
console.table(lines);
