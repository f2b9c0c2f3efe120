/** The built program, end to end: processes, pipes, signals and limits of the system. */
import { once } from 'node:events';
import { z } from 'zod';
import { reportFormSchema, reportSchema } from '../review/report-schema';
import { readWorkbook } from '../../src/hosts/xlsx';
import { runBuilt, script, startBuilt } from './built';
import { oldBook, writeMixed } from './mixed-folder';
import { bookOf, READY, RED, REVIEW, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());
jest.setTimeout(180_000);

const MIXED = '区 2023 年';
const mixed = writeMixed(scene, MIXED);
scene.write('可提交.xlsx', bookOf(READY));
scene.write('须 改.xlsx', bookOf(RED));
scene.write('复核.xlsx', bookOf(REVIEW));
const before = scene.hashes(MIXED);

const run = (...argv: string[]): ReturnType<typeof runBuilt> => runBuilt(scene.folder, argv);
const lineShape = z.object({ path: z.string(), error: z.string().nullable(), form: reportFormSchema.nullable() });
const linesOf = (text: string): z.infer<typeof lineShape>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => lineShape.parse(JSON.parse(line)));
/** Temporary files and half-written ones. */
const leftovers = (): string[] => Object.keys(scene.hashes()).filter((name) => name.includes('.tmp'));

describe('a folder of sixty mixed files', () => {
  test('is about sixty files', () => expect(Object.keys(before).length).toBeGreaterThanOrEqual(60));

  test.each(['text', 'json', 'ndjson', 'sarif', 'html'])(
    '%s: any number of jobs gives the same bytes, exit 2',
    (format) => {
      const [one, two] = ['1', '2'].map((jobs) => run('check', MIXED, '--format', format, '--jobs', jobs));
      expect([one?.code, two?.code, one?.err]).toEqual([2, 2, '']);
      expect(two?.out === one?.out).toBe(true);
      if (format === 'html') expect(one?.out).not.toMatch(/<script>|<b>&"与/);
    },
  );

  test('xlsx: any number of jobs gives the same bytes, texts stay texts', () => {
    for (const jobs of ['1', '2']) {
      const { code, out } = run('check', MIXED, '--format', 'xlsx', '--jobs', jobs, '--output', `汇总 ${jobs}.xlsx`);
      expect([code, out]).toEqual([2, '']);
    }
    expect(scene.read('汇总 1.xlsx').equals(scene.read('汇总 2.xlsx'))).toBe(true);
    const sheets = readWorkbook(scene.read('汇总 1.xlsx'), '汇总.xlsx');
    expect(sheets.flatMap(({ formulas }) => formulas.flat()).filter((formula) => formula !== '')).toEqual([]);
    expect(sheets.flatMap(({ values }) => values.flat())).toContain("=cmd|' /C calc'!A0");
  });

  test('every file that cannot be read is named in a sentence; every other one is read', () => {
    const { files } = reportSchema.parse(JSON.parse(run('check', MIXED, '--format', 'json').out));
    const refused = files.filter(({ error }) => error !== null);
    expect(refused.map(({ path }) => path).sort()).toEqual([...mixed.unreadable].sort());
    for (const { path, error } of refused) expect(error).toContain(`“${path}”`);
    expect(
      files
        .filter(({ forms }) => forms.length > 0)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...mixed.forms].sort());
    const reasons = new Map(refused.map(({ path, error }) => [path, error ?? '']));
    for (const [name, said] of [
      ['加密.xlsx', /加密|密码/],
      ['通知.xlsx', /Word/],
      ['炸弹.xlsx', /过大|上限|损坏/],
      ['空.xlsx', /空/],
    ] as const)
      expect(reasons.get(`${MIXED}/${name}`)).toMatch(said);
  });

  test('score: copies of what can be written, a sentence for the rest, .xls to be saved as .xlsx first', () => {
    const { code, out } = run('score', MIXED, '--out', '已评 分');
    expect(code).toBe(2);
    const copies = Object.keys(scene.hashes('已评 分')).map((name) => name.replace('已评 分', MIXED));
    const old = ['旧.xls', '旧.et', '其实是旧格式.xlsx'].map((name) => `${MIXED}/${name}`);
    expect(copies.sort()).toEqual(mixed.forms.filter((name) => !old.includes(name)).sort());
    for (const name of old) expect(out).toMatch(new RegExp(`“${name.replace('.', '\\.')}”.*\\.xlsx`));
    expect(leftovers()).toEqual([]);
  });

  test('no original was touched', () => expect(scene.hashes(MIXED)).toEqual(before));
});

test('exit codes and streams', () => {
  expect(run('check', '可提交.xlsx')).toMatchObject({ code: 0, err: '' });
  expect(run('check', '须 改.xlsx')).toMatchObject({ code: 1, err: '' });
  const wrong = run('check', '可提交.xlsx', '--format', 'pdf');
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).not.toBe('');
  for (const argv of [['packs'], ['rules'], ['rules', 'E01'], ['--help'], ['--version']])
    expect(run(...argv)).toMatchObject({ code: 0, err: '' });
});

test('old files are read through the loader that only they need', () => {
  scene.write('老/a.xls', oldBook(bookOf(RED), 'biff8'));
  scene.write('老/b.et', oldBook(bookOf(READY), 'biff8'));
  const lines = linesOf(run('check', '老', '--format', 'ndjson').out);
  expect(lines.map(({ error, form }) => [error, form?.indicators.length !== undefined])).toEqual([
    [null, true],
    [null, true],
  ]);
});

describe('streams that end early', () => {
  test('a reader that closes the pipe is no error', () => {
    const { code, out, err } = script(
      scene.folder,
      `set -o pipefail; "$NODE" "$SELFEVAL" check "${MIXED}" "${MIXED}" --format json | head -n 1`,
    );
    expect([code, out, err]).toEqual([0, '{\n', '']);
  });

  test('nothing is read from standard input', () => {
    const { code } = script(scene.folder, `"$NODE" "$SELFEVAL" check 可提交.xlsx < /dev/null > /dev/null`);
    expect(code).toBe(0);
  });
});

describe('places that cannot be written', () => {
  test.each([
    ['a report below a file', ['check', '可提交.xlsx', '--output', '可提交.xlsx/r.json']],
    ['a report in a folder that is not there', ['check', '可提交.xlsx', '--output', '没有/r.json']],
    ['copies below a file', ['score', '可提交.xlsx', '--out', '可提交.xlsx/copies']],
    ['a report where nothing may be made', ['check', '可提交.xlsx', '--output', '/proc/自评.json']],
    ['copies where nothing may be made', ['score', '可提交.xlsx', '--out', '/proc/selfeval']],
  ])('%s', (_name, argv) => {
    const { code, out, err } = run(...argv);
    expect(code).toBe(2);
    expect(out + err).toMatch(/“[^”]+”/);
    expect(leftovers()).toEqual([]);
  });

  // A limit on the size of files stands in for a full disk: the system refuses the write the same way.
  test.each([
    ['a report', `check "${MIXED}" --format json --output 满.json`, '满.json'],
    ['a spooled report', `check "${MIXED}" "${MIXED}" --format html --output 满.html`, '满.html'],
    ['a scored copy', 'score "须 改.xlsx" --out 满', '满/须 改.xlsx'],
  ])('%s on a full disk: a sentence, exit 2, nothing half-written', (_name, command, target) => {
    const { code, out, err } = script(scene.folder, `ulimit -f 1; trap '' XFSZ; "$NODE" "$SELFEVAL" ${command}`);
    expect(code).toBe(2);
    expect(out + err).toMatch(/没有写成/);
    expect(scene.has(target)).toBe(false);
    expect(leftovers()).toEqual([]);
  });
});

test('killed while it writes copies: what is there is whole', async () => {
  const whole = scene.hashes('已评 分');
  const child = startBuilt(scene.folder, ['score', MIXED, '--out', '中断', '--jobs', '1']);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const made = scene.has('中断') ? Object.keys(scene.hashes('中断')).length : 0;
    if (made >= 3) break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  const there = Object.entries(scene.hashes('中断')).filter(([name]) => !name.endsWith('.tmp'));
  expect(there.length).toBeGreaterThan(0);
  expect(there.length).toBeLessThan(Object.keys(whole).length);
  for (const [name, hash] of there) expect(hash).toBe(whole[name.replace('中断', '已评 分')]);
  // The next run finishes the work beside what was left.
  run('score', MIXED, '--out', '中断');
  const finished = Object.entries(scene.hashes('中断')).filter(([name]) => !name.endsWith('.tmp'));
  expect(finished.map(([, hash]) => hash)).toEqual(Object.values(whole));
});

test('shards over processes with standard tools: the lines of all are the lines of one', () => {
  const shared = `find "${MIXED}" -name '*.xlsx' -print0 | sort -z | xargs -0 -n 7 -P 2 "$NODE" "$SELFEVAL" check --format ndjson`;
  const sharded = linesOf(script(scene.folder, `${shared} > 结果.ndjson; cat 结果.ndjson`).out);
  const alone = linesOf(run('check', MIXED, '--format', 'ndjson').out).filter(({ path }) => path.endsWith('.xlsx'));
  const keyed = (lines: typeof alone): string[] =>
    lines
      .map(
        ({ path, error, form }) =>
          `${path}|${String(error === null)}|${form?.sheet ?? ''}|${form?.total.computed ?? ''}`,
      )
      .sort();
  expect(keyed(sharded)).toEqual(keyed(alone));
});

test('the core is a library for any program', () => {
  const [sheet] = readWorkbook(bookOf(RED), 'x.xlsx');
  scene.write('网格.json', JSON.stringify({ rows: sheet?.values, texts: sheet?.texts }));
  const { code, out, err } = script(
    scene.folder,
    `"$NODE" -e '
      const { checkGrid } = require(process.argv[1]);
      const { rows, texts } = JSON.parse(require("fs").readFileSync("网格.json", "utf8"));
      const { report } = checkGrid(rows, { sheet: "自评表", texts });
      console.log(JSON.stringify(report));
    ' "$(dirname "$SELFEVAL")/../core/index.cjs"`,
  );
  expect([code, err]).toEqual([0, '']);
  const report = z.object({ forms: z.array(reportFormSchema) }).parse(JSON.parse(out));
  const [line] = linesOf(run('check', '须 改.xlsx', '--format', 'ndjson').out);
  expect(report.forms[0]?.findings.map(({ code: found }) => found)).toEqual(
    line?.form?.findings.map(({ code: found }) => found),
  );
});
