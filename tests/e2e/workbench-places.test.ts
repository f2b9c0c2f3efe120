/** The workbench from other places than the root of a server, and with two hundred files. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/xlsx';
import { launchBrowser } from './browser';
import { serve, type StaticServer } from './serve';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const SITE = process.env['SITE'] ?? join(ROOT, 'dist', 'addin');
const SAMPLE = readFileSync(join(ROOT, 'assets', 'sample.xlsx'));
const COUNT = 200;

let browser: Browser;
let server: StaticServer;
let folder: string;
let page: Page;
let requests: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  mkdirSync(join(folder, 'site', 'a'), { recursive: true });
  symlinkSync(SITE, join(folder, 'site', 'a', 'b'));
  [browser, server] = await Promise.all([launchBrowser(), serve(join(folder, 'site'))]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  requests = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await page.goto(`${server.origin}/a/b/workbench.html`);
  await page.getByRole('heading', { name: /须改/ }).waitFor({ timeout: 60_000 });
});
afterEach(() => page.close());

it('works below a folder of a server', () => {
  expect(server.missing).toEqual([]);
  expect(requests.filter((request) => !request.startsWith(`GET ${server.origin}/a/b/`))).toEqual(
    expect.not.arrayContaining([expect.stringContaining('http')]),
  );
});

it('checks two hundred files of a folder, and sends none of them anywhere', async () => {
  const given = join(folder, '区县');
  mkdirSync(given);
  for (let index = 1; index <= COUNT; index += 1)
    writeFileSync(join(given, `第${index}街道.xlsx`), index % 50 === 0 ? SAMPLE.subarray(0, 3000) : SAMPLE);
  requests.length = 0;
  await page.locator('input[type="file"][webkitdirectory]').setInputFiles(given);
  await page.getByText(`${COUNT} 个文件，${COUNT - 4} 张自评表`).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(COUNT);
  // What could not be read comes first; then the first column sorts as people count.
  expect(await page.locator('tbody tr').first().innerText()).toContain('第50街道');
  await page.getByRole('columnheader').first().getByRole('button').click();
  const names = await page.locator('tbody tr td:first-child').allInnerTexts();
  expect(names.slice(0, 3).map((name) => name.split('/').pop())).toEqual([
    '第1街道.xlsx',
    '第2街道.xlsx',
    '第3街道.xlsx',
  ]);
  await page.getByPlaceholder(/筛选/).fill('第77街道');
  expect(await page.locator('tbody tr').count()).toBe(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出评审汇总' }).click(),
  ]);
  const [forms] = readWorkbook(readFileSync(await download.path()), '评审汇总.xlsx');
  expect(forms?.values).toHaveLength(COUNT + 1);
  // Code of the page may still be fetched; nothing may be sent.
  expect(requests.filter((request) => !request.startsWith('GET ') && !request.includes('blob:'))).toEqual([]);
  expect(requests.filter((request) => !request.includes('/a/b/') && !request.includes('blob:'))).toEqual([]);
});

it('stops when asked to', async () => {
  await page.evaluate(
    ({ content, count }) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      for (let index = 0; index < count; index += 1) data.items.add(new File([bytes], `第${index}街道.xlsx`));
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    { content: SAMPLE.toString('base64'), count: COUNT },
  );
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText(/已停止：检查了 200 个文件中的 \d+ 个/).waitFor();
});
