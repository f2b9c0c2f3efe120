import { chmodSync, linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { FileHost, readWorkbook } from '../../src/hosts/xlsx';
import { reviewSheets, type ReviewedForm } from '../../src/review';
import { layoutByName } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { bookOf, fixture, READY, RED, Scene } from './scene';

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
  scene.write('原件/甲/空白.xlsx', workbookOf(layoutByName('scores blank').build(fixture('001-01'))));
  scene.write('原件/乙/须改.xlsx', bookOf(RED));
});
afterEach(() => scene.remove());

function formsIn(name: string): ReviewedForm[] {
  return reviewSheets(readWorkbook(scene.read(name), name)).flatMap(({ forms }) => forms);
}

test('copies keep their folders, blanks are filled, marks are on, originals are untouched', async () => {
  const before = scene.hashes('原件');
  const ran = await scene.run(['score', '原件', '--out', '已评分']);
  expect(ran.code).toBe(1);
  expect(scene.hashes('原件')).toEqual(before);
  expect(Object.keys(scene.hashes('已评分')).sort()).toEqual(['已评分/乙/须改.xlsx', '已评分/甲/空白.xlsx']);
  const [filled] = formsIn('已评分/甲/空白.xlsx');
  expect(filled?.form.total?.score.number).toBe('98.28');
  expect(filled?.scored.indicators.every(({ score }) => score !== null)).toBe(true);
  const host = FileHost.open(scene.read('已评分/乙/须改.xlsx'), 'x');
  expect(await host.clearMarks('all')).toBe(2);
  expect(ran.out).toContain('98.28');
});

test('--no-marks writes none; nothing to write gives the original bytes', async () => {
  scene.write('好.xlsx', bookOf(READY));
  await scene.run(['score', '好.xlsx', '--out', 'o', '--no-marks']);
  expect(scene.read('o/好.xlsx').equals(scene.read('好.xlsx'))).toBe(true);
  await scene.run(['score', '原件/乙/须改.xlsx', '--out', 'o', '--no-marks']);
  expect(await FileHost.open(scene.read('o/须改.xlsx'), 'x').clearMarks('all')).toBe(0);
});

test('scoring a scored copy again changes nothing', async () => {
  await scene.run(['score', '原件', '--out', 'first']);
  await scene.run(['score', 'first', '--out', 'second']);
  const [first, second] = [scene.hashes('first'), scene.hashes('second')];
  expect(Object.values(second)).toEqual(Object.values(first));
});

test('--fill corrections also applies what is safe without a person, and only that', async () => {
  scene.write('缺分.xlsx', bookOf('001-02'));
  scene.write('多给分.xlsx', bookOf('000-03'));
  await scene.run(['score', '缺分.xlsx', '多给分.xlsx', '--out', 'o', '--fill', 'corrections']);
  const [before] = formsIn('多给分.xlsx');
  const [after] = formsIn('o/多给分.xlsx');
  // S02 needs a person: the scores stay.
  expect(after?.scored.indicators.map(({ score }) => score?.toString())).toEqual(
    before?.scored.indicators.map(({ score }) => score?.toString()),
  );
  const [filled] = formsIn('o/缺分.xlsx');
  expect(filled?.findings.filter(({ code }) => code === 'S05')).toEqual([]);
});

test.each([
  ['into its own folder', ['score', '原件/乙/须改.xlsx', '--out', '原件/乙']],
  ['a folder into itself', ['score', '原件', '--out', '原件']],
  ['through a link to its folder', ['score', '原件/乙/须改.xlsx', '--out', '链接']],
  ['onto a hard link of itself', ['score', '原件/乙/须改.xlsx', '--out', '硬链接']],
  ['over another original', ['score', '原件/乙/须改.xlsx', '别处/须改.xlsx', '--out', '别处']],
])('never over an original: %s', async (_name, argv) => {
  symlinkSync(scene.at('原件/乙'), scene.at('链接'));
  mkdirSync(scene.at('硬链接'));
  linkSync(scene.at('原件/乙/须改.xlsx'), scene.at('硬链接/须改.xlsx'));
  scene.write('别处/须改.xlsx', bookOf(READY));
  const before = scene.hashes();
  const ran = await scene.run(argv);
  expect(ran.code).toBe(2);
  expect(scene.hashes()).toEqual(before);
});

test('copies of two folders do not meet; two files of one name do, and the second is refused', async () => {
  scene.write('另一批/甲/空白.xlsx', bookOf(READY));
  await scene.run(['score', '原件', '另一批', '--out', 'o']);
  expect(Object.keys(scene.hashes('o')).sort()).toEqual([
    'o/原件/乙/须改.xlsx',
    'o/原件/甲/空白.xlsx',
    'o/另一批/甲/空白.xlsx',
  ]);
  const ran = await scene.run(['score', '原件/甲/空白.xlsx', '另一批/甲/空白.xlsx', '--out', 'p']);
  expect([ran.code, Object.keys(scene.hashes('p'))]).toEqual([2, ['p/空白.xlsx']]);
});

test('copies of an earlier run inside the folder are not scored again', async () => {
  await scene.run(['score', '原件', '--out', '原件/已评分']);
  const ran = await scene.run(['score', '原件', '--out', '原件/已评分']);
  expect(ran.code).toBe(1);
  expect(Object.keys(scene.hashes('原件/已评分'))).toHaveLength(2);
});

test('damaged and formless files are said so, no copy is made, the rest goes on', async () => {
  scene.write('坏.xlsx', bookOf(RED).slice(0, 700));
  scene.write('无表.xlsx', workbookOf({ name: 'S', cells: new Map([['A1', { value: 1 }]]), merges: [] }));
  const ran = await scene.run(['score', '坏.xlsx', '无表.xlsx', '原件/乙/须改.xlsx', '--out', 'o']);
  expect(ran.code).toBe(2);
  expect(Object.keys(scene.hashes('o'))).toEqual(['o/须改.xlsx']);
  expect(ran.out).toContain('坏.xlsx');
});

test('a protected sheet that needs writing is refused with its name', async () => {
  scene.write('保护.xlsx', workbookOf({ ...layoutByName('scores blank').build(fixture('001-01')), protected: true }));
  const ran = await scene.run(['score', '保护.xlsx', '--out', 'o']);
  expect([ran.code, scene.has('o/保护.xlsx')]).toEqual([2, false]);
  expect(ran.out).toContain('保护.xlsx');
});

test('a folder that cannot be written', async () => {
  scene.write('占位', 'a file');
  const ran = await scene.run(['score', '原件', '--out', '占位']);
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('占位')]);
  // The superuser may write anywhere.
  if (process.getuid?.() === 0) return;
  mkdirSync(scene.at('只读'));
  chmodSync(scene.at('只读'), 0o555);
  const refused = await scene.run(['score', '原件/乙/须改.xlsx', '--out', '只读']);
  chmodSync(scene.at('只读'), 0o755);
  expect(refused.code).toBe(2);
});

test('no temporary file is left behind', async () => {
  await scene.run(['score', '原件', '--out', 'o']);
  expect(Object.keys(scene.hashes()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
