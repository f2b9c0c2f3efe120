/** The built program, end to end: reports, copies, places that cannot be written, shards, the library. */
import { z } from 'zod';
import { reportFormSchema, reportSchema } from '../review/report-schema';
import { readWorkbook } from '../../src/hosts/xlsx';
import { writeDeclared, writeRepeated } from './across-files';
import { runBuilt, script } from './built';
import { oldBook, writeMixed } from './mixed-folder';
import { bookOf, READY, RED, REVIEW, Scene } from './scene';
import { textsOf } from '../fixtures/texts';

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

describe('places that cannot be written', () => {
  const mounted = (options: string, then: string): ReturnType<typeof script> =>
    script(
      scene.folder,
      `unshare -rm bash -c 'mkdir -p 盘 && mount -t tmpfs -o ${options} tmpfs 盘 && ${then}; echo "exit $?"; ls -AR 盘'`,
    );
  /** Containers and other systems may not let a person mount anything. */
  const canMount = script(scene.folder, `unshare -rm bash -c 'mkdir -p 盘 && mount -t tmpfs tmpfs 盘'`).code === 0;
  if (!canMount) console.log('no disk of our own can be mounted here: limits of file size stand in for it');

  test('a disk that fills up: copies that fit are whole, the others are named, nothing is half-written', () => {
    if (!canMount) return;
    const sum = (folder: string): string => `(cd ${folder} && sha256sum *.xlsx)`;
    const sums = (printed: string): string[] => printed.match(/^[0-9a-f]{64} .*$/gmu) ?? [];
    const score = `"$NODE" "$SELFEVAL" score "${MIXED}/分表 一" --jobs 2 --out`;
    const roomy = sums(script(scene.folder, `${score} 宽; ${sum('宽')}`).out);
    const { out } = mounted('size=100k', `${score} 盘/评; code=$?; ${sum('盘/评')}; (exit $code)`);
    const fitting = sums(out);
    expect(fitting.length).toBeGreaterThan(0);
    expect(fitting.length).toBeLessThan(roomy.length);
    expect(roomy).toEqual(expect.arrayContaining(fitting));
    expect(out).toMatch(/磁盘空间不足，“盘\/评\/[\w-]+\.xlsx”没有写成/);
    expect(out).toMatch(/^exit 2$/m);
    expect(out).toMatch(/^[\w-]+\.xlsx$/m);
    expect(out).not.toContain('.tmp');
    const report = mounted('size=60k', `"$NODE" "$SELFEVAL" check "${MIXED}" --format json --output 盘/报告.json`);
    expect(report.out + report.err).toMatch(/exit 2/);
    expect(report.err).toContain('磁盘空间不足，“盘/报告.json”');
    expect(report.out).not.toMatch(/报告\.json$|\.tmp/m);
  });

  test('a disk that may only be read', () => {
    if (!canMount) return;
    const { out, err } = mounted('ro', `"$NODE" "$SELFEVAL" score "${MIXED}" --out 盘/评`);
    expect([out, err]).toEqual([expect.stringMatching(/^exit 2$/m), expect.stringContaining('“盘/评”')]);
    const report = mounted('ro', `"$NODE" "$SELFEVAL" check "${MIXED}" --format html --output 盘/报告.html`);
    expect([report.out, report.err]).toEqual([
      expect.stringMatching(/^exit 2$/m),
      expect.stringContaining('“盘/报告.html”'),
    ]);
  });

  test('standard output on a full disk', () => {
    for (const command of [`check "${MIXED}"`, 'rules', '--help']) {
      const { code, err } = script(scene.folder, `"$NODE" "$SELFEVAL" ${command} > /dev/full`);
      expect([code, err]).toEqual([2, expect.stringContaining('磁盘空间不足')]);
    }
  });

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

test('shards over processes with standard tools: the lines of all are the lines of one', () => {
  const shared = `find "${MIXED}" -name '*.xlsx' -print0 | sort -z | xargs -0 -n 7 -P 2 "$NODE" "$SELFEVAL" check --format ndjson`;
  const sharded = linesOf(script(scene.folder, `${shared} > 结果.ndjson; cat 结果.ndjson`).out);
  const alone = linesOf(run('check', MIXED, '--format', 'ndjson').out).filter(({ path }) => path.endsWith('.xlsx'));
  // Texts that come again are only seen within a shard.
  const keyed = (lines: typeof alone): string[] =>
    lines
      .map(({ form, ...line }) =>
        JSON.stringify({
          ...line,
          form: form && { ...form, findings: form.findings.filter(({ code }) => code !== 'C05') },
        }),
      )
      .sort();
  expect(keyed(sharded)).toEqual(keyed(alone));
});

test.each(['1', '2'])('declarations of a folder and texts that come again, with %s jobs', (jobs) => {
  writeDeclared(scene);
  writeRepeated(scene);
  const codes = (...argv: string[]): string[] =>
    reportSchema
      .parse(JSON.parse(run('check', ...argv, '--format', 'json', '--jobs', jobs).out))
      .files.flatMap(({ path, forms }) =>
        forms.flatMap(({ findings }) => findings.map(({ code }) => `${path} ${code}`)),
      );
  expect(codes('对照.xlsx').filter((found) => found.includes(' D'))).toEqual([]);
  expect(codes('对照.xlsx', '--declaration', '申报')).toContain('对照.xlsx D01');
  expect(codes('雷同').filter((found) => found.endsWith('C05'))).toEqual(['雷同/2.xlsx C05']);
});

test('the core is a library for any program', () => {
  const [sheet] = readWorkbook(bookOf(RED), 'x.xlsx');
  scene.write('网格.json', JSON.stringify({ rows: sheet?.values, texts: sheet && textsOf(sheet) }));
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
