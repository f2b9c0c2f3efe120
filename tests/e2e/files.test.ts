/** The built pane on the real office.js: files of colleagues are checked, and their summary comes into the workbook. */
import type { Browser, Page } from 'playwright-core';
import { createWorkbook } from '../../src/hosts/xlsx';
import { translator } from '../../src/locales';
import type { MemorySheet } from '../../src/taskpane/gallery/memory-host';
import { DECLARATION, NO_FORM, READY, TO_FIX } from '../../src/taskpane/gallery/sheets';
import { launchBrowser } from './browser';
import { button, heading, named, shown, usable } from './by-name';
import { openPane, overflowing, seriousProblems, SITE, type OpenPane } from './pane-excel';
import { eventually, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';

jest.setTimeout(TEST_MS);

const t = translator('zh-CN');
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let browser: Browser;
let server: StaticServer;
let pane: OpenPane;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  expect(await pane.complaints()).toEqual([]);
  await pane.close();
});

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const upload = (name: string, bytes: Uint8Array): Upload => ({ name, mimeType: TYPE, buffer: Buffer.from(bytes) });
const workbook = (name: string, ...sheets: readonly MemorySheet[]): Upload => upload(name, createWorkbook(sheets));

async function openFiles(): Promise<OpenPane> {
  pane = await openPane(browser, server, { sheets: [READY, { ...NO_FORM, name: '按单位' }] });
  const { page } = pane;
  await heading(page, t('verdict.ready')).waitFor();
  await button(page, t('action.more')).click();
  await button(page, t('more.files')).click();
  return pane;
}

async function choose(page: Page, files: Upload[]): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent('filechooser'), usable(page, t('files.choose')).click()]);
  expect(dialog.isMultiple()).toBe(true);
  await dialog.setFiles(files);
}

test('chosen, checked, and summed up on new sheets; the open workbook stays as it was', async () => {
  const { page, excel } = await openFiles();
  const before = [await excel.content(READY.name), await excel.content('按单位')];
  const sound = workbook('=甲局.xlsx', TO_FIX, DECLARATION);
  const cut = upload('截断.xlsx', sound.buffer.subarray(0, 900));
  const word = upload('说明.xlsx', new TextEncoder().encode('<html><body>自评表</body></html>'));
  await choose(page, [sound, cut, word, workbook('乙局.xlsx', READY, NO_FORM)]);

  await shown(page, t('files.verdicts', { fix: 1, review: 0, ready: 1 })).waitFor();
  const first = named(page, 'region', '=甲局.xlsx');
  await first.getByText(t('verdict.fix', { count: 3 })).waitFor();
  await first.getByText(t('verdict.declaration')).waitFor();
  // The reader's own words: what is wrong with this file and what to do.
  await page
    .getByRole('region', { name: '截断.xlsx' })
    .getByText(/“截断\.xlsx”已损坏.*重新取得/)
    .waitFor();
  await page
    .getByRole('region', { name: '说明.xlsx' })
    .getByText(/“说明\.xlsx”其实是文本或网页文件/)
    .waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  expect(await overflowing(page)).toEqual([]);

  const names = ['评审汇总', '问题清单', '按单位', '按检查项', '重复与雷同']
    .map((name) => t('files.sheetName', { name }))
    .join('');
  await shown(page, t('files.summary.what', { names, count: 5 })).waitFor();
  await button(page, t('files.summary')).click();
  await shown(page, /汇总已写入工作表.*“按单位 \(2\)”/).waitFor();

  await eventually(async () => (await excel.selection())?.sheet, '评审汇总');
  expect((await excel.cell('评审汇总', 'A2')).value).toBe('=甲局.xlsx');
  expect((await excel.cell('评审汇总', 'A2')).formula).toBeNull();
  expect(await excel.cell('评审汇总', 'G2')).toMatchObject({
    value: '须改',
    formula: `=HYPERLINK("#'问题清单'!A2","须改")`,
  });
  expect((await excel.cell('评审汇总', 'Q4')).value).toContain('“截断.xlsx”已损坏');
  expect((await excel.cell('问题清单', 'A2')).value).toBe('=甲局.xlsx');
  expect((await excel.content('按检查项')).length).toBeGreaterThan(5);
  expect([await excel.content(READY.name), await excel.content('按单位')]).toEqual(before);
});

test('three hundred files, and only those to fix are listed', async () => {
  const { page } = await openFiles();
  const [good, bad] = [workbook('好.xlsx', READY), workbook('改.xlsx', TO_FIX)];
  const files = Array.from({ length: 300 }, (_none, index) => ({
    ...(index % 10 === 0 ? bad : good),
    name: `${String(index + 1).padStart(3, '0')}.xlsx`,
  }));
  await choose(page, files);
  await shown(page, t('files.verdicts', { fix: 30, review: 0, ready: 270 })).waitFor();
  await named(page, 'checkbox', t('files.onlyFix')).check();
  await eventually(() => page.getByRole('region', { name: /\.xlsx$/ }).count(), 30);
  expect(await overflowing(page)).toEqual([]);
});
