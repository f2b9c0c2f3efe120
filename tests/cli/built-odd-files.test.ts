/** What is named like a workbook in a folder and is none: named in a sentence, and the rest goes on. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { runBuilt, script } from './built';
import { bookOf, READY, Scene } from './scene';

const scene = new Scene();
afterAll(() => scene.remove());
jest.setTimeout(120_000);

test('pipes, links that lead nowhere, names that are no text, terminal escapes', () => {
  scene.write('怪/好.xlsx', bookOf(READY));
  scene.write('怪/换\n行\u001B[2J\u202Excod.xlsx', bookOf(READY));
  scene.write(`怪/${'长'.repeat(80)}/${'长'.repeat(80)}/${'长'.repeat(80)}/深.xlsx`, bookOf(READY));
  symlinkSync('圈.xlsx', scene.at('怪/圈.xlsx'));
  symlinkSync('没有.xlsx', scene.at('怪/断.xlsx'));
  mkdirSync(scene.at('怪/文件夹.xlsx'));
  script(scene.folder, `mkfifo 怪/管道.xlsx; cp 怪/好.xlsx $'怪/\\xd7\\xd4\\xc6\\xc0.xlsx'`);
  const { code, out, err } = runBuilt(scene.folder, ['check', '怪', '--jobs', '2']);
  expect([code, err]).toEqual([2, '']);
  for (const said of [/“怪\/圈.xlsx”是绕成圈的链接/, /找不到“怪\/断.xlsx”/, /“怪\/管道.xlsx”不是/, /文件名编码有误/])
    expect(out).toMatch(said);
  expect(out).toContain('合计：7 个文件，3 张自评表');
  expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E]/);
  expect(runBuilt(scene.folder, ['check', '怪/管道.xlsx']).out).toContain('“怪/管道.xlsx”不是');
});
