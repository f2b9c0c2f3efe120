/** The workbench from other places than the root of a server: below a folder, and from the disk without any server. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { button, heading } from './by-name';
import { TEST_MS } from './patience';
import { serve } from './serve';
import { downloaded, dropFromDisk, openDesk, SAMPLE, SITE, verdict, type Desk } from './workbench-page';

jest.setTimeout(TEST_MS);

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  mkdirSync(join(folder, '网站', 'a'), { recursive: true });
  symlinkSync(SITE, join(folder, '网站', 'a', '工作台'));
  mkdirSync(join(folder, '区县'));
  for (let index = 1; index <= 12; index += 1)
    writeFileSync(join(folder, '区县', `第${index}街道.xlsx`), index === 5 ? SAMPLE.subarray(0, 3000) : SAMPLE);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a person comes for: a form scored and downloaded, a folder checked and taken along. */
async function mainJob({ page }: Desk, giveFolder: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: /写入得分/ }).click();
  await button(page, '撤销刚才的写入').waitFor();
  const copy = await downloaded(page, () => button(page, '下载').click());
  expect(copy.name).toBe('示例-自评表-已评分.xlsx');
  expect(Object.keys(unzipSync(copy.bytes))).toContain('xl/workbook.xml');

  await giveFolder();
  await heading(page, /12 个文件，11 张自评表/).waitFor();
  await button(page, '停止').waitFor({ state: 'detached' });
  const summary = await downloaded(page, () => button(page, '导出评审汇总').click());
  expect(summary.bytes.length).toBeGreaterThan(1_000);
  const zip = await downloaded(page, () => page.getByRole('button', { name: /评分副本/ }).click());
  expect(Object.keys(unzipSync(zip.bytes))).toHaveLength(11);
  await button(page, '在表格中打开“第3街道.xlsx”').click();
  await page.getByText('第3街道.xlsx', { exact: true }).first().waitFor();
  await verdict(page, /须改/).waitFor();
}

it('does the whole job below a folder of any server, and asks for nothing else', async () => {
  const server = await serve(join(folder, '网站'));
  const desk = await openDesk(browser, encodeURI(`${server.origin}/a/工作台/workbench.html`));
  await mainJob(desk, () => dropFromDisk(desk.page, [join(folder, '区县')]));
  expect(server.missing).toEqual([]);
  expect(desk.complaints).toEqual([]);
  expect(desk.requests.length).toBeGreaterThan(3);
  await desk.context.close();
  await server.close();
});

it('does the whole job from the disk, without a server and without workers', async () => {
  const desk = await openDesk(browser, pathToFileURL(join(SITE, 'workbench.html')).href);
  // A dropped folder is closed to such a page, which says what to do; a chosen one is open.
  await dropFromDisk(desk.page, [join(folder, '区县')]);
  await desk.page.getByText('请点“批量检查”选择该文件夹。').waitFor();
  await mainJob(desk, () =>
    desk.page.locator('input[type="file"][webkitdirectory]').setInputFiles(join(folder, '区县')),
  );
  expect(desk.requests.every((request) => /^GET (file|data|blob):/.test(request))).toBe(true);
  expect(desk.complaints).toEqual([]);
  await desk.context.close();
});
