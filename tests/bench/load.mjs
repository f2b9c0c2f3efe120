/**
 * One contestant in a process of its own: load.mjs NAME WARM FOLDER, forked. It says `warm` after WARM seconds of passes
 * over the folder (compiled code, not start-up, is compared) and answers every message with one more: {seconds, peakMB}.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const require = createRequire(import.meta.url);
const [name, warm, folder] = process.argv.slice(2);
const files = readdirSync(folder).sort();
const product = () => require(path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/bench/product.cjs'));

/** What exceljs can be told to leave out. */
const BESIDE_CELLS =
  'sheetPr dimension sheetViews sheetFormatPr cols autoFilter mergeCells rowBreaks hyperlinks pageMargins dataValidations pageSetup headerFooter printOptions picture drawing sheetProtection tableParts conditionalFormatting extLst'.split(
    ' ',
  );

/** Each peer's own best use for reading: read only, no styles where it can be told. */
const contestants = {
  'selfeval check': () => {
    const { checkFile } = product();
    return (bytes, file) => checkFile(bytes, file);
  },
  'selfeval read': () => {
    const { readFile } = product();
    return (bytes, file) => readFile(bytes, file);
  },
  'floor: unpack+scan': () => {
    const { unpackAndScan } = product();
    return (bytes, file) => unpackAndScan(bytes, file);
  },
  '@e965/xlsx load': () => {
    const { read } = require('@e965/xlsx');
    return (bytes) =>
      read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false });
  },
  'exceljs load': () => {
    const { Workbook } = require('exceljs');
    return (bytes) => new Workbook().xlsx.load(bytes, { ignoreNodes: BESIDE_CELLS });
  },
  'hucre load': async () => {
    const { readXlsx } = await import('hucre');
    return (bytes) => readXlsx(bytes);
  },
};

const run = await contestants[name]();
const inputs = files.map((file) => ({ file, bytes: readFileSync(path.join(folder, file)) }));
const pass = async () => {
  for (const { file, bytes } of inputs) await run(bytes, file);
};
const start = performance.now();
do await pass();
while (performance.now() - start < Number(warm) * 1000);
process.on('message', async () => {
  // Processor time: other work on the machine is left out.
  const start = process.cpuUsage();
  await pass();
  const { user, system } = process.cpuUsage(start);
  process.send({ seconds: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 });
});
process.send('warm');
