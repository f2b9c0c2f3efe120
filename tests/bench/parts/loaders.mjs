/** Reading, scoring and checking against the loaders' loading alone, and against the floor. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { here, median, place, product, root, row, write } from '../session.mjs';

const OURS = ['selfeval check', 'selfeval read', 'floor: unpack+scan'];
const LOADERS = ['@e965/xlsx load', 'hucre load', 'exceljs load'];

/** A contestant's process, warmed up. Each wait has the time-out. */
class Contestant {
  constructor(name, folder, { warm, timeout }) {
    this.name = name;
    this.timeout = timeout;
    this.complaint = '';
    this.process = fork(path.join(here, 'load.mjs'), [name, String(warm), folder], {
      cwd: root,
      silent: true,
      // A process that waits for its turn would be tidied up by its engine, compiled code and all.
      execArgv: ['--no-memory-reducer'],
    });
    this.process.stderr.on('data', (chunk) => (this.complaint += chunk));
  }

  /** What it says next. Rejects with one line when it says nothing more, or not in time. */
  answer() {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => end(() => reject(new Error(`over ${this.timeout / 1000} s`))), this.timeout);
      const gone = () => end(() => reject(new Error(this.complaint.trim().split('\n').at(-1) || 'broke off')));
      const end = (settle) => {
        clearTimeout(late);
        this.process.off('exit', gone).removeAllListeners('message');
        settle();
      };
      this.process.on('exit', gone).on('message', (message) => end(() => resolve(message)));
    });
  }

  pass() {
    this.process.send('pass');
    return this.answer();
  }

  end() {
    this.process.kill('SIGKILL');
  }
}

/**
 * Every turn each contestant makes one pass, one right after the other: when the machine is slow for a while, it is slow
 * for all. A ratio is the median of the turns' ratios.
 * @param rounds how often the processes are started anew: the engine compiles the same code differently
 * @param start seconds each warms up, and the time-out in ms of each wait
 */
async function compare(title, folder, { rounds, turns, ...start }) {
  const names = [...OURS, ...LOADERS];
  const count = fs.readdirSync(folder).length;
  const times = new Map(names.map((name) => [name, []]));
  const peak = new Map();
  const failed = new Map();
  for (let round = 0; round < rounds; round += 1) {
    const running = [];
    const attempt = async (contestant, work) => {
      try {
        return await work();
      } catch (error) {
        failed.set(contestant.name, error.message);
        contestant.end();
        running.splice(running.indexOf(contestant), 1);
        return null;
      }
    };
    for (const name of names) {
      if (failed.has(name)) continue;
      const contestant = new Contestant(name, folder, start);
      running.push(contestant);
      await attempt(contestant, () => contestant.answer());
    }
    for (let turn = 0; turn < turns; turn += 1) {
      for (const contestant of [...running]) {
        const answer = await attempt(contestant, () => contestant.pass());
        if (answer === null) continue;
        times.get(contestant.name).push((answer.seconds * 1000) / count);
        peak.set(contestant.name, Math.max(peak.get(contestant.name) ?? 0, answer.peakMB));
      }
    }
    for (const contestant of running) contestant.end();
  }
  const own = times.get('selfeval check');
  const ratio = (name) => median(times.get(name).map((ms, turn) => ms / own[turn]));
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
    const list = times.get(name);
    if (failed.has(name)) row([name, -18], [`failed: ${failed.get(name)}`, 0]);
    else
      row(
        [name, -18],
        [median(list).toFixed(3), 10],
        [Math.min(...list).toFixed(3), 9],
        [Math.max(...list).toFixed(3), 9],
        [ratio(name).toFixed(2), 15],
        [(Math.min(...list) / Math.min(...own)).toFixed(2), 13],
        [peak.get(name).toFixed(0), 8],
      );
  }
  const loaders = LOADERS.filter((name) => !failed.has(name));
  if (failed.has('selfeval check') || loaders.length === 0) return;
  const fastest = loaders.reduce((best, name) => (ratio(name) < ratio(best) ? name : best));
  console.log(`  bar: check at least 2 × as fast as the fastest loader (${fastest}): ${ratio(fastest).toFixed(2)} ×`);
}

export default async function loaders() {
  const { realForms, realFormsOfExcel, manyForms, largeSheet } = product();
  const forms = realForms();
  // Warm enough for everybody's code to be compiled: before that, compiling is most of what is measured.
  const warmed = { rounds: 2, turns: 40, warm: 12, timeout: 300_000 };
  for (const { name, bytes } of realFormsOfExcel()) write(path.join('excel', name), bytes);
  await compare(`${forms.length} real forms as Excel saves them, ms of processor time a file`, place('excel'), warmed);
  for (const { name, bytes } of forms) write(path.join('forms', name), bytes);
  await compare(`${forms.length} real forms in the smallest file, ms of processor time a file`, place('forms'), warmed);
  const many = [...manyForms(20 * forms.length)];
  for (const { name, bytes } of many) write(path.join('many', name), bytes);
  await compare(`${many.length} forms in words of their own, ms of processor time a file`, place('many'), {
    rounds: 1,
    turns: 8,
    warm: 12,
    timeout: 300_000,
  });
  for (const [name, withForm] of [
    ['large', false],
    ['form', true],
  ]) {
    write(path.join(name, 'large.xlsx'), largeSheet(50_000, withForm));
    await compare(`600,000 cells on one sheet${withForm ? ' under a form' : ''}, ms of processor time`, place(name), {
      rounds: 1,
      turns: 8,
      warm: 6,
      timeout: 180_000,
    });
  }
}
