/** Commands written wrongly: what is said names the mistake, says what to do, in the language asked for, and harms nothing. */
import { Scene, bookOf, READY, RED } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());

beforeAll(() => {
  scene.write('表/可提交.xlsx', bookOf(READY));
  scene.write('表/须改.xlsx', bookOf(RED));
  scene.write('申报/不是申报表.xlsx', bookOf(READY));
  scene.write('坏.json', '{"id":');
  scene.write('缺.json', '{"id":"x"}');
  scene.write('文件.txt', '文字');
  scene.write('空/说明.txt', '');
});

type Mistake = readonly [argv: readonly string[], zh: RegExp, en: RegExp];

const MISTAKES: readonly Mistake[] = [
  [['chek', '表'], /没有“chek”这个命令。.*selfeval check.*--help/, /no command "chek".*--help/],
  [['check'], /没有写明要处理哪些文件.*如：selfeval check/, /No file or folder is given/],
  [['check', '表', '--formt', 'json'], /没有“--formt”这个选项。是不是 --format？/, /no option "--formt".*--format\?/],
  [
    ['check', '表', '--format', 'pdf'],
    /“--format”不能是“pdf”。可选：text、json/,
    /"--format" cannot be "pdf"\. One of: text, json/,
  ],
  [['check', '表', '--jobs', '0'], /“--jobs”不能是“0”。应为 1 到 999 的整数。/, /"--jobs" cannot be "0".*1 to 999/],
  [['check', '表', '--output'], /“--output”后面缺少内容/, /"--output" lacks its value/],
  [['score', '表'], /缺少选项“--out”.*哪个文件夹/, /"--out" is missing.*folder/],
  [['packs', 'x'], /“selfeval packs”后面多写了内容/, /too much behind "selfeval packs"/],
  [['rules', 'Z99'], /没有检查项“Z99”/, /no check "Z99"/],
  [['check', '空'], /在“空”中没有找到.*另存为 \.xlsx/, /found in "空".*\.xlsx first/],
  [['check', '表', '--pack', '无'], /没有规则包“无”.*mof-2020/, /no rule pack "无".*mof-2020/],
  [['check', '表', '--pack', '表'], /“表”是文件夹.*文件名/, /"表" is a folder/],
  [['check', '表', '--pack', '坏.json'], /“坏\.json”不是有效的 JSON 文件，请/, /"坏\.json" is not valid JSON\. Check/],
  [['check', '表', '--pack', '缺.json'], /字段 name：缺少这个字段[^]*请改正/, /Field name is missing[^]*Correct it/],
  [['check', '表', '--output', '没有/报告.txt'], /找不到文件夹“没有”.*--output/, /no folder "没有".*--output/],
  [['check', '表', '--output', '表'], /“表”是文件夹.*--output.*表\/报告\.html/, /"表" is a folder.*--output/],
  [
    ['score', '表', '--out', '文件.txt'],
    /“文件\.txt”已经是一个文件，不能当文件夹用/,
    /"文件\.txt" is a file and cannot/,
  ],
];

test.each(MISTAKES)('%j', async (argv, zh, en) => {
  const before = scene.hashes();
  const chinese = await scene.run(argv);
  expect(chinese).toMatchObject({ code: 2, out: '', err: expect.stringMatching(zh) });
  const english = await scene.run([...argv.slice(0, 1), '--lang', 'en-US', ...argv.slice(1)]);
  // What takes no language has its own words for both.
  expect(english).toMatchObject({ code: 2, out: '', err: expect.stringMatching(en) });
  expect(english.err.replace(/"[^"]*"/gu, '')).not.toMatch(/\p{Script=Han}/u);
  expect(scene.hashes()).toEqual(before);
});

test.each([
  ['an input', ['check', '表', '--format', 'xlsx', '--output', '表/须改.xlsx']],
  ['an input by another path', ['check', '表', '--output', '表/../表/须改.xlsx']],
  ['a declaration', ['check', '表/须改.xlsx', '--declaration', '申报', '--output', '申报/不是申报表.xlsx']],
  ['the rule pack', ['check', '表', '--pack', '缺.json', '--output', '缺.json']],
])('a report never replaces %s', async (_name, argv) => {
  const before = scene.hashes();
  const { code, err } = await scene.run(argv);
  expect(code).toBe(2);
  expect(err).not.toBe('');
  expect(scene.hashes()).toEqual(before);
});

test('a report of an earlier run may be replaced', async () => {
  await scene.run(['check', '表', '--output', '报告.txt']);
  const { code } = await scene.run(['check', '表/可提交.xlsx', '--output', '报告.txt']);
  expect(code).toBe(0);
  expect(scene.read('报告.txt').toString()).not.toContain('须改.xlsx');
});

test('a folder of declarations that holds none is told, for nothing was compared', async () => {
  const { out, code } = await scene.run(['check', '表/可提交.xlsx', '--declaration', '申报']);
  expect(out).toMatch(/“申报”中没有找到绩效目标申报表/);
  expect(code).toBe(2);
});

test.each(['check', 'score', 'packs', 'rules', null])(
  '%s --help is in one language, and names every option',
  async (command) => {
    const argv = command === null ? [] : [command];
    const chinese = (await scene.run([...argv, '--help'])).out;
    expect(chinese).not.toMatch(/Usage|Options|Arguments|Commands|choices|default/);
    const english = (await scene.run([...argv, '--lang', 'en-US', '--help'])).out;
    expect(english.replace('绩效自评表', '')).not.toMatch(/\p{Script=Han}/u);
    const options = (help: string): string[] =>
      [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].map(([, name]) => name ?? '');
    expect(options(chinese)).toEqual(options(english));
    expect(options(chinese)).toContain('--help');
  },
);
