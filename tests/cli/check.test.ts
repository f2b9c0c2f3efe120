import { deflateRawSync } from 'node:zlib';
import { reportText, reviewSheets, toReport } from '../../src/review';
import { readWorkbook } from '../../src/hosts/xlsx';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { reportFormSchema, reportSchema } from '../review/report-schema';
import { displayWidth } from '../../src/cli/display-width';
import { writeDeclared, writeRepeated } from './across-files';
import { bookOf, fixture, READY, RED, REVIEW, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());

beforeAll(() => {
  scene.write('自评表/甲 单位/可提交.xlsx', bookOf(READY));
  scene.write('自评表/甲 单位/须改.xlsx', bookOf(RED));
  scene.write('自评表/乙单位/两张.xlsm', bookOf(REVIEW, '002-01'));
  scene.write('自评表/~$须改.xlsx', 'lock');
  scene.write('自评表/.隐藏/x.xlsx', bookOf(RED));
  scene.write('自评表/说明.txt', 'text');
  scene.write('坏/damaged.xlsx', bookOf(RED).slice(0, 900));
  scene.write('坏/not a workbook.xlsx', 'name,score\n甲,5\n');
  scene.write('坏/empty.xlsx', '');
  scene.write('坏/好的.xlsx', bookOf(READY));
  scene.write('空/readme.txt', '');
  scene.write('无表.xlsx', workbookOf({ name: 'Sheet1', cells: new Map([['A1', { value: '通知' }]]), merges: [] }));
});

describe('exit codes', () => {
  const cases: [name: string, argv: string[], code: number][] = [
    ['no red finding', ['check', '自评表/甲 单位/可提交.xlsx'], 0],
    ['yellow only', ['check', '自评表/乙单位/两张.xlsm', '--pack', 'mof-2020'], 1],
    ['red findings', ['check', '自评表/甲 单位/须改.xlsx'], 1],
    ['a workbook without a form', ['check', '无表.xlsx'], 0],
    ['a damaged file', ['check', '坏/damaged.xlsx'], 2],
    ['a damaged file beside red findings', ['check', '坏', '自评表'], 2],
    ['a file that is not there', ['check', '没有.xlsx'], 2],
    ['a folder without workbooks', ['check', '空'], 2],
    ['no argument', ['check'], 2],
    ['an unknown command', ['chck', 'x'], 2],
    ['an unknown option', ['check', '自评表', '--fromat', 'json'], 2],
    ['an unknown format', ['check', '自评表', '--format', 'pdf'], 2],
    ['an unknown language', ['check', '自评表', '--lang', 'fr'], 2],
    ['no number of jobs', ['check', '自评表', '--jobs', '0'], 2],
    ['an unknown pack', ['check', '自评表', '--pack', 'atlantis'], 2],
    ['an unknown rule', ['rules', 'Z99'], 2],
    ['a report that cannot be written', ['check', '自评表', '--output', 'no such folder/r.json'], 2],
    ['a declaration that is none', ['check', '自评表/甲 单位/可提交.xlsx', '--declaration', '无表.xlsx'], 2],
    ['packs', ['packs'], 0],
    ['rules', ['rules'], 0],
    ['help', ['--help'], 0],
    ['version', ['--version'], 0],
  ];
  test.each(cases)('%s', async (_name, argv, code) => {
    const ran = await scene.run(argv);
    expect({ code: ran.code, err: ran.err }).toEqual({ code, err: code === 2 ? expect.anything() : '' });
    // Never a stack trace.
    expect(ran.err + ran.out).not.toMatch(/\n\s+at .*:\d+/);
  });
});

test('json: the contract, files in order, the same bytes as the review room gives', async () => {
  const { out } = await scene.run(['check', '自评表', '--format', 'json']);
  const report = reportSchema.parse(JSON.parse(out));
  expect(report.files.map((file) => [file.path, file.forms.length])).toEqual([
    ['自评表/乙单位/两张.xlsm', 2],
    ['自评表/甲 单位/可提交.xlsx', 1],
    ['自评表/甲 单位/须改.xlsx', 1],
  ]);
  const files = report.files.map(({ path }) => ({
    path,
    error: null,
    sheets: reviewSheets(readWorkbook(scene.read(path), path)),
  }));
  expect(out).toBe(reportText(toReport(files, { version: '1.2.3' })));
});

test('json of nothing readable is still the contract', async () => {
  const { out } = await scene.run(['check', '坏/empty.xlsx', '--format', 'json']);
  const [file] = reportSchema.parse(JSON.parse(out)).files;
  expect(file?.error).toContain('empty.xlsx');
});

test('ndjson: one line a form, and one for a file without', async () => {
  const { out } = await scene.run(['check', '自评表', '坏', '无表.xlsx', '--format', 'ndjson']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(4 + 4 + 1);
  for (const line of lines) {
    expect(line).toMatchObject({ version: 1, path: expect.any(String) });
    if (typeof line === 'object' && line !== null && 'form' in line && line.form !== null)
      reportFormSchema.parse(line.form);
  }
});

test('unreadable files are named with a sentence, and the rest goes on', async () => {
  const { out } = await scene.run(['check', '坏', '--format', 'json']);
  const { files, summary } = reportSchema.parse(JSON.parse(out));
  for (const file of files) {
    if (file.path.endsWith('好的.xlsx')) expect([file.error, file.forms.length]).toEqual([null, 1]);
    else expect(file.error).toContain(file.path);
  }
  expect(summary).toMatchObject({ files: 4, forms: 1 });
});

test('text: names cells, says what to do, sums up', async () => {
  const chinese = await scene.run(['check', '自评表']);
  for (const part of ['须改.xlsx', 'E01', '→', '信息系统运维费', '4 张自评表']) expect(chinese.out).toContain(part);
  const english = await scene.run(['check', '自评表', '--lang', 'en-US']);
  expect(english.out).toContain('4 forms');
  expect(chinese.err).toBe('');
});

test('text: cell content cannot move the cursor or fake a line', async () => {
  const hostile = { ...fixture(RED), project: '甲\u001B[2J乙\r\n合计：全部可提交' };
  scene.write('控制符.xlsx', workbookOf(officialBlueprint(hostile)));
  const { out } = await scene.run(['check', '控制符.xlsx']);
  expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  expect(out).not.toMatch(/^合计：全部可提交/m);
});

describe('--output', () => {
  test('writes the whole report and nothing else', async () => {
    const { out } = await scene.run(['check', '自评表', '--format', 'json']);
    const ran = await scene.run(['check', '自评表', '--format', 'json', '--output', '报告.json']);
    expect(ran.out).toBe('');
    expect(scene.read('报告.json').toString('utf8')).toBe(out);
    expect(Object.keys(scene.hashes()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a command that fails leaves an older report as it was', async () => {
    scene.write('旧.json', 'old');
    const ran = await scene.run(['check', '空', '--format', 'json', '--output', '旧.json']);
    expect([ran.code, scene.read('旧.json').toString('utf8')]).toEqual([2, 'old']);
    expect(Object.keys(scene.hashes()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

test('a file given twice, by name and by folder, is checked once', async () => {
  const { out } = await scene.run(['check', '自评表/甲 单位/须改.xlsx', './自评表', '--format', 'json']);
  expect(reportSchema.parse(JSON.parse(out)).summary.files).toBe(3);
});

describe('--pack', () => {
  test('an id', async () => {
    const { out } = await scene.run(['check', '自评表', '--pack', 'guangxi', '--format', 'json']);
    const { files } = reportSchema.parse(JSON.parse(out));
    expect(new Set(files.flatMap(({ forms }) => forms.map(({ pack }) => pack)))).toEqual(new Set(['guangxi']));
  });

  test('a file, as exported and edited', async () => {
    const { out } = await scene.run(['packs', '--json']);
    const packs: unknown = JSON.parse(out);
    const [first] = Array.isArray(packs) ? (packs as unknown[]) : [];
    scene.write('我的 规则包.json', JSON.stringify({ ...(first as object), id: 'ours' }));
    const ran = await scene.run(['check', '自评表', '--pack', '我的 规则包.json', '--format', 'json']);
    expect(ran.out).toContain('"pack": "ours"');
  });

  test.each([
    [
      'a wrong field by its path',
      '{"id":"x","parameters":{"bands":{"value":{"met":"much"}}}}',
      'parameters.bands.value.met',
    ],
    ['a file that is no JSON', '{', '坏包.json'],
  ])('refuses %s', async (_name, content, named) => {
    scene.write('坏包.json', content);
    const ran = await scene.run(['check', '自评表', '--pack', '坏包.json']);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(named);
  });
});

test('--declaration: a folder of declarations is matched over files', async () => {
  writeDeclared(scene);
  const codes = async (...more: string[]): Promise<string[]> => {
    const { out } = await scene.run(['check', '对照.xlsx', '--format', 'json', ...more]);
    return reportSchema
      .parse(JSON.parse(out))
      .files.flatMap((file) => file.forms.flatMap((read) => read.findings.map(({ code }) => code)));
  };
  expect((await codes()).filter((code) => code.startsWith('D'))).toEqual([]);
  expect(await codes('--declaration', '申报')).toContain('D01');
});

test('C05 is found over files, told at the later one, exact or nearly so', async () => {
  writeRepeated(scene);
  const { out } = await scene.run(['check', '雷同', '--format', 'json']);
  const copied = reportSchema
    .parse(JSON.parse(out))
    .files.map((file) => file.forms.flatMap((form) => form.findings.filter(({ code }) => code === 'C05')));
  expect(copied.map((findings) => findings.length)).toEqual([0, 0, 1]);
  // The other file and its cell are named.
  expect(copied[2]?.[0]?.message).toMatch(/雷同（雷同\/0\.xlsx \S+![A-Z]+\d+）/);
});

test('marks 已说明 in the workbook are honoured', async () => {
  const { FileHost } = await import('../../src/hosts/xlsx');
  const { MEMORY_KEYS, suppress } = await import('../../src/review');
  const host = FileHost.open(bookOf(RED), 'x.xlsx');
  const findings = reviewSheets(await host.readSheets('all')).flatMap(({ forms }) =>
    forms.flatMap((form) => form.findings),
  );
  const red = findings.filter(({ light }) => light === 'red');
  const marks = red.reduce<ReturnType<typeof suppress>>(
    (list, finding) => suppress(list, finding, '已批复', '2025-01-01'),
    [],
  );
  await host.remember(MEMORY_KEYS.suppressions, marks);
  scene.write('已说明.xlsx', host.save());
  const ran = await scene.run(['check', '已说明.xlsx', '--format', 'json']);
  expect([red.length > 0, ran.code]).toEqual([true, 0]);
  expect(ran.out).toContain('已批复');
});

test('progress is shown on a terminal only', async () => {
  const quiet = await scene.run(['check', '自评表', '--format', 'json']);
  const shown = await scene.run(['check', '自评表', '--format', 'json'], { terminal: true });
  expect(quiet.err).toBe('');
  expect(shown.err).toContain('/3');
  expect(shown.out).toBe(quiet.out);
});

test.each([
  [80, '已处理 2/3 个文件，每秒 1.7 个，约剩 0:01'],
  [41, '2/3，约剩 0:01'],
  [12, ''],
])('progress fits a terminal of %i columns, for a line that wraps stays behind', async (columns, line) => {
  const { err } = await scene.run(['check', '自评表', '--format', 'json'], { terminal: true, columns });
  const lines = err.split('\r').map((written) => written.replace('\u001B[K', ''));
  expect(lines).toContain(line);
  expect(lines.filter((written) => displayWidth(written) >= columns)).toEqual([]);
});

test('a zip bomb is refused in bounded time', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 2 ** 20));
  scene.write('bomb.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), bomb]));
  const ran = await scene.run(['check', 'bomb.xlsx', '--format', 'json']);
  expect(ran.code).toBe(2);
});

test('packs and rules print their documentation in both languages', async () => {
  const packs = await scene.run(['packs']);
  for (const part of ['mof-2020', 'shanghai-2019', '供参考', '依据']) expect(packs.out).toContain(part);
  const rule = await scene.run(['rules', 'e01']);
  for (const part of ['E01', '查什么', '依据', '为什么', '示例', '怎么改', '自动修改'])
    expect(rule.out).toContain(part);
  expect((await scene.run(['rules', 'E01', '--lang', 'en-US'])).out).toContain('Why');
  expect((await scene.run(['rules'])).out.trimEnd().split('\n').length).toBeGreaterThan(50);
});
