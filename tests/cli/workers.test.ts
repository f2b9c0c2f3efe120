import path from 'node:path';
import { inOrder } from '../../src/cli/in-order';
import { inWorkers, type Runner } from '../../src/cli/runner';
import type { Task } from '../../src/cli/task';
import { loadSelfEvaluations } from '../fixtures/forms';
import { bookOf, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());

const never = new AbortController().signal;
const source = { file: path.join(__dirname, 'worker-source.cjs'), timeLimitMs: 60_000 };

/** Workers that some files hang, kill or break. */
function stuckWorkers(count: number, timeLimitMs: number): Runner {
  const settings = { lang: 'zh-CN', pack: null, declarations: null } as const;
  return inWorkers({ file: path.join(__dirname, 'worker-stuck.cjs'), timeLimitMs }, settings, count, never);
}

const task = (shown: string): Task => ({ kind: 'check', path: shown, shown, compareWith: [] });

test.each([
  ['json', '2'],
  ['html', '3'],
])(
  '%s: the same report for any number of jobs',
  async (format, jobs) => {
    loadSelfEvaluations()
      .slice(0, 8)
      .forEach((form, index) => scene.write(`批/${String(index % 5)}/${form.id}.xlsx`, bookOf(form.id)));
    scene.write('批/2/坏.xlsx', 'x');
    const alone = await scene.run(['check', '批', '--format', format]);
    expect(alone.code).toBe(2);
    const ran = await scene.run(['check', '批', '--format', format, '--jobs', jobs], { worker: source });
    expect(ran).toEqual(alone);
  },
  120_000,
);

test('copies scored by workers are those scored without', async () => {
  ['000-01', '001-01', '001-03', '002-01'].forEach((id) => scene.write(`评/${id}.xlsx`, bookOf(id)));
  scene.write('评/坏.xlsx', 'x');
  await scene.run(['score', '评', '--out', 'alone']);
  const ran = await scene.run(['score', '评', '--out', 'together', '--jobs', '2'], { worker: source });
  expect(ran.code).toBe(2);
  expect(Object.values(scene.hashes('together'))).toEqual(Object.values(scene.hashes('alone')));
}, 120_000);

test('a file that hangs, kills or breaks its worker costs that file only', async () => {
  const runner = stuckWorkers(2, 3_000);
  const names = ['a', 'stuck', 'b', 'crash', 'c', 'throw', 'd', 'e'];
  const results = await Promise.all(names.map((name) => runner.run(task(name))));
  await runner.close();
  expect(results.map(({ file }) => [file.path, file.error !== null])).toEqual(
    names.map((name) => [name, ['stuck', 'crash', 'throw'].includes(name)]),
  );
  for (const { file } of results) if (file.error !== null) expect(file.error).toContain(file.path);
}, 30_000);

test('an answer that came in time counts, though this thread was held up beyond the limit', async () => {
  const runner = stuckWorkers(1, 500);
  await runner.run(task('first'));
  // The turn of the loop after which it looks at the clock before it looks for answers.
  await new Promise((resolve) => setImmediate(resolve));
  const held = ['a', 'b', 'c'].map((name) => runner.run(task(name)));
  // As a full pipe does while somebody reads page one.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  expect((await Promise.all(held)).map(({ file }) => file.error)).toEqual([null, null, null]);
  await runner.close();
});

test('once closed it keeps no time, though answers still come in', async () => {
  const runner = stuckWorkers(1, 60_000);
  const [first] = ['a', 'b', 'c'].map((name) => runner.run(task(name)));
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  const timers = jest.spyOn(global, 'setTimeout');
  void runner.run(task('d'));
  void runner.run(task('e'));
  timers.mockClear();
  // The worker answers meanwhile, and nobody has heard of it yet.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await runner.close();
  expect(timers).not.toHaveBeenCalled();
  timers.mockRestore();
});

describe('inOrder', () => {
  const later = (value: number, delay: number): Promise<number> =>
    new Promise((resolve) => setTimeout(() => resolve(value), delay));

  test('results come in the order of the input, whatever finishes first', async () => {
    const seen: number[] = [];
    for await (const value of inOrder([5, 1, 4, 2, 3], (item) => later(item, item * 3), 3)) seen.push(value);
    expect(seen).toEqual([5, 1, 4, 2, 3]);
  });

  test('never more than the window is under way', async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      const value = await later(item, 1);
      running -= 1;
      return value;
    };
    const items = Array.from({ length: 50 }, (_unused, index) => index);
    const seen: number[] = [];
    for await (const value of inOrder(items, work, 4)) seen.push(value);
    expect([seen, most]).toEqual([items, 4]);
  });

  test('a failure is thrown where its result is due, and the rest is not unhandled', async () => {
    const work = (item: number): Promise<number> => (item === 2 ? Promise.reject(new Error('two')) : later(item, 1));
    const seen: number[] = [];
    const all = async (): Promise<void> => {
      for await (const value of inOrder([1, 2, 3, 4], work, 4)) seen.push(value);
    };
    await expect(all()).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });
});
