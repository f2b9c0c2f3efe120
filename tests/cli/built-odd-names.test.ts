/**
 * Names of files and sheets, and texts of cells, that are made to do something: no report lets a terminal obey them, gains
 * markup or formulas, or leads elsewhere.
 */
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { readWorkbook } from '../../src/hosts/xlsx';
import { reportSchema } from '../review/report-schema';
import { runBuilt, script } from './built';
import { rewritten } from './mixed-folder';
import { bookOf, READY, RED, Scene } from './scene';

const scene = new Scene();
jest.setTimeout(120_000);

/** What a terminal obeys, and what turns the direction of writing; line breaks and tabs are layout. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/u;

// As they stand in the workbook part.
const SHEETS = [
  '&#27;[2J红&#27;]0;x&#7;',
  '_x001B_[31m_x0007_a',
  '甲&#10;乙&#13;丙',
  '&#x202E;xslx&#x200F;&#x061C;',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  "=cmd|'/C calc'!A0",
  '&#xD800;孤',
  'a&quot; onmouseover=&quot;x',
  '&#x9b;2J&#x7f;&#x2028;',
  '@SUM(1)',
];
const FILES = [
  '\u001b[2J红.xlsx',
  'a\nb\r.xlsx',
  '\u202exslx.\u200f.xlsx',
  '<script>alert(1).xlsx',
  "=cmd|' C calc'!A0.xlsx",
  `${'长'.repeat(83)}.xlsx`,
  '"引\' &amp;.xlsx',
  'a%00%2e#1?x=y.xlsx',
  'a:b.xlsx',
  '-o.xlsx',
  '\u009b2J\u007f\u2028.xlsx',
];
SHEETS.forEach((name, index) => {
  const book = rewritten(bookOf(RED), (part, text) =>
    part === 'xl/workbook.xml'
      ? text.replace(`name="${RED}"`, `name="${name}"`)
      : text.replaceAll(
          '信息系统运维费',
          `&lt;img src=x onerror=alert(1)&gt;_x001B_[2J${name.replace(/&quot;/g, "'")}`,
        ),
  );
  scene.write(`名/表 ${String(index)}.xlsx`, book);
});
for (const name of FILES) scene.write(`名/${name}`, bookOf(READY));
scene.write('名/\u001b]0;x\u0007坏.xlsx', 'no workbook');
script(scene.folder, `mkdir 码; cp '名/表 0.xlsx' $'码/\\xd7\\xd4\\e[2J\\xc6.xlsx'`);
const before = scene.hashes('名');
afterAll(() => {
  const after = scene.hashes('名');
  scene.remove();
  expect(after).toEqual(before);
});

const run = (...argv: string[]): ReturnType<typeof runBuilt> => runBuilt(scene.folder, argv);

test.each(['text', 'json', 'ndjson', 'sarif', 'html'])('%s: nothing a terminal would obey', (format) => {
  const { code, out, err } = run('check', '名', '码', '--format', format);
  expect([code, err]).toEqual([2, '']);
  expect(OBEYED.exec(out)).toBeNull();
});

test('json: the names themselves are kept', () => {
  const { files } = reportSchema.parse(JSON.parse(run('check', '名', '码', '--format', 'json').out));
  for (const name of FILES) expect(files.map(({ path }) => path)).toContain(`名/${name}`);
  expect(files.flatMap(({ forms }) => forms.map(({ sheet }) => sheet))).toContain('\u009b2J\u007f\u2028');
  expect(files.find(({ path }) => path.includes('\ufffd'))?.error).toContain('文件名编码有误');
});

test('html: no markup but its own', () => {
  const { out } = run('check', '名', '--format', 'html');
  expect(out).not.toMatch(/<script|<img|" onmouseover/);
  expect(out).toContain('&lt;script&gt;alert(1)');
});

test('sarif: every address is a sound one of a file in the folder', () => {
  const uris = new Set<string>();
  JSON.parse(run('check', '名', '--format', 'sarif').out, (key, value: unknown) => {
    if (key === 'uri') uris.add(z.string().parse(value));
    return value;
  });
  expect(uris.size).toBeGreaterThan(SHEETS.length);
  for (const uri of uris) {
    expect(uri).toMatch(/^[\w.~%!'()*/-]+$/);
    const { pathname, search, hash } = new URL(uri, 'file:///base/');
    expect([pathname.startsWith('/base/%E5%90%8D/'), search, hash]).toEqual([true, '', '']);
  }
});

test('xlsx: no formula, and every cell is a text or a number', () => {
  expect(run('check', '名', '--format', 'xlsx', '--output', '汇总.xlsx')).toMatchObject({ code: 2, out: '', err: '' });
  const sheets = readWorkbook(scene.read('汇总.xlsx'), '汇总.xlsx');
  expect(sheets.flatMap(({ formulas }) => formulas.flat()).every((formula) => formula === '')).toBe(true);
  const values = sheets.flatMap(({ values: grid }) => grid.flat());
  expect(values).toContain("=cmd|'/C calc'!A0");
  for (const [part, content] of Object.entries(unzipSync(scene.read('汇总.xlsx'))))
    expect([part, /[\u0000-\u0008\u000b-\u001f]/.test(strFromU8(content))]).toEqual([part, false]);
});

test('score: nothing a terminal would obey, copies under the same names', () => {
  const { code, out, err } = run('score', '名', '--out', '评');
  expect([code, err]).toEqual([2, '']);
  expect(OBEYED.exec(out)).toBeNull();
  for (const name of FILES) expect(scene.has(`评/${name}`)).toBe(true);
});

test.each([
  [['check', '\u001b[2J没有.xlsx']],
  [['check', '名', '--format', '\u001b[2Jpdf']],
  [['check', '名', '--output', '\u001b[2J\u202e/x']],
  [['check', '名', '--pack', '\u001b[2J\u009b']],
  [['check', '名', '--\u001b[2J']],
  [['check', '名', '--jobs', '\u001b[2J']],
  [['score', '名', '--out', 'x', '--fill', '\u001b[2J']],
  [['rules', '\u001b[2J']],
  [['\u001b[2J']],
])('%j: the complaint repeats no control character', (argv) => {
  const { code, out, err } = run(...argv);
  expect(code).toBe(2);
  expect(OBEYED.exec(out + err)).toBeNull();
  expect(out + err).not.toBe('');
});
