/** A workbook whose Chinese characters became question marks says so; that it holds no form would be untrue. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { UnreadableFile, openAnyWorkbook, readAnyWorkbook } from '../../../src/hosts/xlsx';
import { createWorkbook } from '../../../src/hosts/xlsx/create';
import { bookOf, RED, Scene } from '../../cli/scene';

const NAME = '区财政 自评表.xlsx';
const scene = new Scene();
afterAll(() => scene.remove());

/** The form with its shared strings changed. */
function withStrings(change: (text: string) => string | Uint8Array): Uint8Array {
  const files = unzipSync(bookOf(RED));
  const strings = files['xl/sharedStrings.xml'];
  if (strings === undefined) throw new Error('no shared strings');
  const changed = change(strFromU8(strings));
  return zipSync({ ...files, 'xl/sharedStrings.xml': typeof changed === 'string' ? strToU8(changed) : changed });
}
/** As a program without Chinese writes them. */
const asked = (text: string): string => text.replace(/[^\u0000-\u007f]/g, '?');
/** Another encoding than the part declares: two bytes a character that are no UTF-8. */
const misencoded = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((letter) => (letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : [0xbc, 0xa8])));

async function reason(bytes: Uint8Array): Promise<string> {
  const found = await Promise.allSettled([openAnyWorkbook(bytes, NAME), readAnyWorkbook(bytes, NAME)]);
  const reasons = found.map((result) => {
    if (result.status === 'fulfilled') return 'read';
    if (!(result.reason instanceof UnreadableFile)) throw result.reason;
    expect(result.reason.sentence['zh-CN']).toContain(NAME);
    return result.reason.reason;
  });
  expect(reasons[0]).toBe(reasons[1]);
  return reasons[0] ?? '';
}

const rows = (...texts: string[]): Uint8Array => createWorkbook([{ name: 'a', rows: texts.map((text) => [text, 1]) }]);

// prettier-ignore
test.each([
  ['question marks', () => withStrings(asked), 'lost-texts'],
  ['bytes of another encoding', () => withStrings(misencoded), 'lost-texts'],
  ['a sound form', () => withStrings((text) => text), 'read'],
  ['a sound form with questions in it', () => withStrings((text) => text.replaceAll('。', '？？').replaceAll('，', '??')), 'read'],
  ['a few question marks in a small table', () => rows('??', '???', 'a', '指标'), 'read'],
  ['unknown answers in a list of names', () => rows(...Array.from({ length: 30 }, (_row, index) => (index % 2 === 0 ? '??' : `name ${index}`))), 'read'],
  ['questions', () => rows(...Array.from({ length: 30 }, (_row, index) => `why ${index}??`)), 'read'],
  ['a sound form beside a sheet without texts', () => createWorkbook([{ name: 'a', rows: Array.from({ length: 30 }, () => ['????']) }, { name: 'b', rows: Array.from({ length: 30 }, (_row, index) => [`指标 ${index}`]) }]), 'read'],
])('%s', async (_title, make, expected) => expect(await reason(make())).toBe(expected));

test('check and score name the file and what happened to it, and go on', async () => {
  scene.write('批/问号.xlsx', withStrings(asked));
  scene.write('批/好.xlsx', bookOf(RED));
  for (const argv of [
    ['check', '批'],
    ['score', '批', '--out', '评'],
  ]) {
    const { code, out } = await scene.run(argv);
    expect(code).toBe(2);
    expect(out).toContain('“批/问号.xlsx”中的文字已损坏');
    expect(out).toContain('批/好.xlsx');
  }
});
