/** The built program stopped in the middle: readers that leave, signals, a kill; and the line that says how far it is. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { openPending } from '../../src/cli/atomic';
import { createWorkbook } from '../../src/hosts/xlsx';
import { loadSelfEvaluations } from '../fixtures/forms';
import { runBuilt, script, startBuilt } from './built';
import { bookOf, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());
jest.setTimeout(180_000);

const FORMS = '各单位';
loadSelfEvaluations().forEach((form) => {
  for (const turn of ['一', '二', '三']) scene.write(`${FORMS}/${turn}/${form.id}.xlsx`, bookOf(form.id));
});
const before = scene.hashes(FORMS);
afterEach(() => expect(scene.hashes(FORMS)).toEqual(before));

const temporaries = (): string[] => Object.keys(scene.hashes()).filter((name) => name.endsWith('.tmp'));
const copiesIn = (folder: string): [string, string][] =>
  scene.has(folder) ? Object.entries(scene.hashes(folder)).filter(([name]) => !name.endsWith('.tmp')) : [];

let whole: Record<string, string>;
beforeAll(() => {
  runBuilt(scene.folder, ['score', FORMS, '--out', '全部']);
  whole = scene.hashes('全部');
});

/** Scores into `folder` and sends the signal once some copies are there. @returns the exit code, null after a kill. */
async function stopScoring(
  folder: string,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL',
): Promise<number | null> {
  const child = startBuilt(scene.folder, ['score', FORMS, '--out', folder, '--jobs', '2']);
  const ended = once(child, 'exit');
  const deadline = Date.now() + 120_000;
  const written = (): string[] =>
    scene.has(folder) ? scene.names(folder).filter((name) => !name.endsWith('.tmp')) : [];
  while (written().length < 3 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill(signal);
  await ended;
  return child.exitCode;
}

function expectWholeCopies(folder: string): void {
  const there = copiesIn(folder);
  expect(there.length).toBeGreaterThan(0);
  expect(there.length).toBeLessThan(Object.keys(whole).length);
  for (const [name, hash] of there) expect(hash).toBe(whole[name.replace(folder, '全部')]);
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s while copies are written: whole ones stay, nothing half-written, exit %i', async (signal, code) => {
  const folder = `停 ${signal}`;
  expect(await stopScoring(folder, signal)).toBe(code);
  expectWholeCopies(folder);
  expect(temporaries()).toEqual([]);
});

test('a kill while copies are written: whole ones stay, and the next run clears up and finishes', async () => {
  expect(await stopScoring('杀', 'SIGKILL')).toBeNull();
  expectWholeCopies('杀');
  // What a kill at the worst moment leaves, what a run beside this one is writing, and what is not ours to touch.
  const pending = await openPending(scene.at('杀/一/另一个.xlsx'));
  const [running = ''] = temporaries().filter((name) => name.includes(`-${process.pid}-`));
  const left = scene.write(running.replace(`-${process.pid}-`, '-999999999-'), 'half a file');
  const foreign = scene.write('杀/一/.别人的.tmp', 'x');
  expect(temporaries()).toContain(left);
  runBuilt(scene.folder, ['score', FORMS, '--out', '杀']);
  expect(temporaries().sort()).toEqual([running, foreign].sort());
  expect(copiesIn('杀').map(([, hash]) => hash)).toEqual(Object.values(whole));
  await pending.discard();
  rmSync(scene.at(foreign));
});

test.each(['html', 'json', 'xlsx'])(
  '%s: a report that is interrupted does not appear, an older one stays',
  async (format) => {
    const report = scene.write(`报告.${format}`, 'of last year');
    const child = startBuilt(scene.folder, [
      'check',
      FORMS,
      FORMS,
      '--format',
      format,
      '--output',
      report,
      '--jobs',
      '1',
    ]);
    const ended = once(child, 'exit');
    const deadline = Date.now() + 60_000;
    while (temporaries().length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGTERM');
    await ended;
    expect([child.exitCode, scene.read(report).toString(), temporaries()]).toEqual([143, 'of last year', []]);
  },
);

describe('streams that end early', () => {
  test.each(['text', 'json', 'ndjson', 'sarif', 'html', 'xlsx'])(
    '%s: a reader that leaves gets no stack, and no exit code of a report that is complete',
    (format) => {
      const { code, err } = script(
        scene.folder,
        `set -o pipefail; "$NODE" "$SELFEVAL" check "${FORMS}" --format ${format} | head -c 10 > /dev/null`,
      );
      expect([code, err]).toEqual([2, '输出在写完之前被接收的一方关闭，结果不完整。\n']);
    },
  );

  test('a reader that takes everything it wants and then some is no error', () => {
    const { code, out, err } = script(
      scene.folder,
      `set -o pipefail; "$NODE" "$SELFEVAL" check "${FORMS}/一/001-05.xlsx" --format ndjson | head -n 1 | wc -l`,
    );
    expect([code, out.trim(), err]).toEqual([0, '1', '']);
  });

  test('nobody listens to the complaints', () => {
    const { code, out } = script(scene.folder, `"$NODE" "$SELFEVAL" check 没有.xlsx 2>&-`);
    expect([code, out]).toEqual([2, expect.stringContaining('“没有.xlsx”')]);
  });

  test('nothing is read from standard input', () => {
    expect(script(scene.folder, `"$NODE" "$SELFEVAL" check "${FORMS}/一" < /dev/null > /dev/null`).code).toBe(1);
  });
});

test('on a terminal one line tells how many, how fast and how long; it is taken away at the end', () => {
  // Large enough to take more than a second anywhere.
  const rows = Array.from({ length: 120_000 }, (_row, row) => [`第 ${String(row)} 行`, row, row / 7, '备注']);
  const large = createWorkbook([{ name: '明细', rows }]);
  for (const name of ['一', '二', '三', '四']) scene.write(`大/${name}.xlsx`, large);
  const terminal = (command: string): string =>
    script(scene.folder, `script -qec '"$NODE" "$SELFEVAL" ${command}' /dev/null < /dev/null`).out;
  const shown = terminal('check 大 --jobs 1 --format json --output 大.json');
  expect(shown).toMatch(/\r已处理 [1-4]\/4 个文件，每秒 [\d.]+ 个，约剩 \d+:\d\d\u001B\[K/);
  expect(shown.endsWith('\r\u001B[K')).toBe(true);
  const english = terminal('score 大 --jobs 1 --out 大评 --lang en-US');
  expect(english).toMatch(/\r[1-4]\/4 files, [\d.]+ a second, about \d+:\d\d left\u001B\[K/);
});
