/** More than two hundred files in the built workbench: the table, what is taken along, and what goes wrong. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { Scene } from '../cli/scene';
import { launchBrowser } from './browser';
import { button, named } from './by-name';
import { STREET_NAMES, writeDistrict, type District } from './district';
import { dieOf, holdBack } from './hold-back';
import { atRest, eventually, LONG_MS, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';
import { downloaded, dropFromDisk, openDesk, SAMPLE, serious, SITE, type Desk } from './workbench-page';

jest.setTimeout(TEST_MS);

const SHOTS = join(__dirname, 'screenshots');
const FOLDER = '区县';

/** What the command line says of the same folder. */
const report = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      error: z.string().nullable(),
      forms: z.array(
        z.object({
          sheet: z.string(),
          project: z.string(),
          verdict: z.enum(['fix', 'review', 'ready']),
          total: z.object({ printed: z.string().nullable() }),
          findings: z.array(z.object({ code: z.string(), light: z.enum(['red', 'yellow', 'blue']) })),
        }),
      ),
    }),
  ),
  summary: z.object({ files: z.number(), forms: z.number(), red: z.number(), yellow: z.number(), blue: z.number() }),
});

let browser: Browser;
let server: StaticServer;
let scene: Scene;
let district: District;
let told: z.infer<typeof report>;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  scene = new Scene();
  district = writeDistrict(scene, FOLDER);
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
  told = report.parse(JSON.parse((await scene.run(['check', FOLDER, '--format', 'json'])).out));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  scene?.remove();
});

const open = (): Promise<Desk> => openDesk(browser, `${server.origin}/workbench.html`);
const list = (page: Page): Locator => named(page, 'main', '批量检查');
const chip = (page: Page, text: string): Locator =>
  list(page).getByRole('button', { name: new RegExp(`^${text} \\d+$`) });
const head = (page: Page, name: string): Locator => list(page).getByRole('columnheader', { name }).getByRole('button');
const rowCount = async (page: Page): Promise<number> =>
  Number(await list(page).getByRole('table').getAttribute('aria-rowcount')) - 1;
const row = (page: Page, place: number): Locator => list(page).locator(`tr[aria-rowindex="${place + 2}"]`);
const links = (page: Page): Promise<string[]> => list(page).locator('[data-row]').allInnerTexts();

async function done(page: Page): Promise<void> {
  await list(page)
    .getByRole('heading', { name: `${told.summary.files} 个文件，${told.summary.forms} 张自评表` })
    .waitFor();
  await button(list(page), '停止').waitFor({ state: 'detached' });
}

async function give(page: Page): Promise<void> {
  await dropFromDisk(page, [scene.at(FOLDER)]);
  await done(page);
}

const count = async (page: Page, text: string): Promise<number> =>
  Number(/\d+$/.exec(await chip(page, text).innerText())?.[0]);

it('shows what the command line finds in the same folder, and says how far it is', async () => {
  const { page, context, complaints, requests } = await open();
  const before = requests.length;
  await page.evaluate(() => {
    // What stands there for a moment only is noted down.
    const seen: { readonly values: string[]; readonly texts: string[] } = { values: [], texts: [] };
    Object.assign(window, { seenProgress: seen });
    const add = (to: string[], now: string | null | undefined): void => {
      if (typeof now === 'string' && to[to.length - 1] !== now) to.push(now);
    };
    new MutationObserver(() => {
      add(seen.values, document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow'));
      add(seen.texts, document.querySelector('main[aria-label="批量检查"]')?.textContent);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await dropFromDisk(page, [scene.at(FOLDER)]);
  await done(page);
  expect(workers).toBeGreaterThan(0);
  const { values: moved, texts } = await page.evaluate(
    () => Reflect.get(window, 'seenProgress') as { values: string[]; texts: string[] },
  );
  expect(texts.some((text) => text.includes(`正在检查 ${district.files} 个文件`))).toBe(true);
  expect(texts.some((text) => /已处理 \d+\/\d+ 个文件，每秒 [\d.]+ 个，约剩 \d+:\d\d/.test(text))).toBe(true);
  expect(moved.length).toBeGreaterThan(2);
  expect([...moved].sort((one, other) => Number(one) - Number(other))).toEqual(moved);

  const { summary, files } = told;
  expect(summary.files).toBe(district.files);
  await list(page)
    .getByRole('heading', { name: `红 ${summary.red}，黄 ${summary.yellow}，蓝 ${summary.blue}` })
    .waitFor();
  const forms = files.flatMap((file) => file.forms);
  const verdicts = (wanted: string): number => forms.filter(({ verdict: is }) => is === wanted).length;
  const counted = async (): Promise<Record<string, number>> => ({
    fix: await count(page, '须改'),
    review: await count(page, '需人工复核'),
    ready: await count(page, '可提交'),
    none: await count(page, '没有自评表'),
    unread: await count(page, '未能读取'),
    all: await count(page, '全部'),
  });
  await eventually(counted, {
    fix: verdicts('fix'),
    review: verdicts('review'),
    ready: verdicts('ready'),
    none: district.formless,
    unread: district.unread,
    all: forms.length + district.formless + district.unread,
  });
  await page.getByText('另有 1 个文件不是 Excel 工作簿，没有检查。').waitFor();
  await page.getByText('文件只在本机浏览器里处理，不会上传。').first().waitFor();
  // Rows of what cannot be read come first, each with its own sentence.
  for (const sentence of [/“半个.xlsx”已损坏/, /“空.xlsx”是空文件/, /“加密.xlsx”设有打开密码/, /“名册.xlsx”其实是文本/])
    await list(page).getByRole('cell', { name: sentence }).waitFor();
  await page.screenshot({ path: join(SHOTS, 'many-done.png') });
  expect(await serious(page)).toEqual([]);

  // Code of the page may still be fetched; nothing is sent.
  expect(
    requests.slice(before).filter((request) => !/^GET .*\.(js|css)$/.test(request) && !request.includes(' blob:')),
  ).toEqual([]);
  expect(server.missing).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('sorts, filters, opens a form and comes back to the same place', async () => {
  const { page, context, complaints } = await open();
  await give(page);

  // As people count: 一 before 二 before 十.
  await head(page, '文件').click();
  await eventually(() => head(page, '文件').locator('xpath=..').getAttribute('aria-sort'), 'ascending');
  await row(page, 0)
    .filter({ hasText: `${FOLDER}/${STREET_NAMES[0]}` })
    .waitFor();
  await chip(page, '全部').click();
  await list(page).getByRole('searchbox').fill('自评表.xlsx');
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 2);
  await row(page, 0).filter({ hasText: '九街道' }).waitFor();
  await row(page, 1).filter({ hasText: '十街道' }).waitFor();
  // Of two files with one name the right one opens.
  const projects = told.files.filter(({ path }) => path.endsWith('/自评表.xlsx')).map(({ forms }) => forms[0]?.project);
  expect(new Set(projects).size).toBe(2);
  await row(page, 1).getByRole('button').click();
  await page
    .getByRole('complementary')
    .getByText(projects[1] ?? '?')
    .first()
    .waitFor();
  await button(page, '返回列表').click();
  await eventually(() => list(page).getByRole('searchbox').inputValue(), '自评表.xlsx');
  await eventually(
    () => page.evaluate(() => document.activeElement?.getAttribute('data-row')),
    await row(page, 1).locator('[data-row]').getAttribute('data-row'),
  );
  await list(page).getByRole('searchbox').fill('');

  for (const [name, light] of [
    ['红', 'red'],
    ['黄', 'yellow'],
    ['蓝', 'blue'],
  ] as const) {
    await head(page, name).click();
    const most = Math.max(
      ...told.files.flatMap(({ forms }) =>
        forms.map(({ findings }) => findings.filter((found) => found.light === light).length),
      ),
    );
    const column = { red: 4, yellow: 5, blue: 6 }[light];
    await eventually(() => row(page, 0).getByRole('cell').nth(column).innerText(), String(most));
  }
  await head(page, '总分').click();
  const totals = told.files.flatMap(({ forms }) => forms.flatMap(({ total }) => total.printed ?? []));
  await eventually(
    async () => (await row(page, 0).getByRole('cell').nth(7).innerText()).split('\n')[0],
    totals.reduce((most, total) => (Number(total) > Number(most) ? total : most)),
  );

  await chip(page, '须改').click();
  const [code = ''] = told.files.flatMap(({ forms }) =>
    forms.flatMap(({ findings }) => findings.map((found) => found.code)),
  );
  await list(page).getByRole('combobox', { name: '按检查项筛选' }).selectOption(code);
  const passing = told.files
    .flatMap(({ forms }) => forms)
    .filter(({ verdict: is, findings }) => is === 'fix' && findings.some((found) => found.code === code));
  await page.waitForFunction(
    (wanted) => document.querySelector('table')?.getAttribute('aria-rowcount') === String(wanted + 1),
    passing.length,
  );
  await list(page).getByRole('searchbox').fill('没有这样的字');
  await page.getByText('没有符合条件的表。').waitFor();
  await button(list(page), '清除筛选').click();
  await page.waitForFunction(() => Number(document.querySelector('table')?.getAttribute('aria-rowcount')) > 200);

  // Far down, and still there after a look at a form.
  const region = list(page).getByRole('region');
  await region.evaluate((element) => element.scrollTo(0, 3000));
  const names = await atRest(() => links(page));
  const inside = list(page)
    .locator('[data-row]:visible')
    .nth(Math.floor(names.length / 2));
  await inside.scrollIntoViewIfNeeded();
  const top = await atRest(() => region.evaluate((element) => element.scrollTop));
  expect(top).toBeGreaterThan(500);
  await inside.click();
  await button(page, '返回列表').click();
  await eventually(async () => Math.abs((await region.evaluate((element) => element.scrollTop)) - top) < 3, true);

  expect(complaints).toEqual([]);
  await context.close();
});

it('speaks another language without reading the files again', async () => {
  const { page, context, complaints } = await open();
  await give(page);
  await button(page, '返回表格').click();
  let started = 0;
  page.on('worker', () => (started += 1));
  await button(page, '更多').click();
  await page.getByRole('combobox', { name: '语言' }).selectOption('en-US');
  await button(page, 'Back to the list').click();
  await page.getByRole('heading', { name: `${told.summary.files} files, ${told.summary.forms} forms` }).waitFor();
  await page.getByText(/"加密.xlsx" needs a password/).waitFor();
  const summary = await downloaded(page, () => button(page, 'Export summary').click());
  expect(read(summary.bytes).SheetNames).toEqual(['Forms', 'Findings', 'By unit', 'By code', 'Repeats']);
  expect(started).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

it('takes along a summary and scored copies that are those of the command line', async () => {
  const { page, context, complaints } = await open();
  await give(page);
  const summary = await downloaded(page, () => button(page, '导出评审汇总').click());
  expect(summary.name).toBe('评审汇总.xlsx');
  const book = read(summary.bytes, { cellStyles: true });
  const sheet = (name: string): WorkSheet => {
    const found = book.Sheets[name];
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  };
  const rows = (name: string): Record<string, unknown>[] => utils.sheet_to_json(sheet(name), { defval: '' });
  const forms = told.files.flatMap((file) => file.forms.map((form) => ({ file, form })));
  expect(rows('评审汇总')).toHaveLength(forms.length + district.formless + district.unread);
  expect(rows('问题清单')).toHaveLength(forms.reduce((sum, { form }) => sum + form.findings.length, 0));
  for (const name of ['评审汇总', '问题清单', '按单位', '按检查项', '重复与雷同'])
    expect(sheet(name)['!autofilter']).toEqual({ ref: expect.stringMatching(/^A1:[A-Z]+\d+$/) });
  const words = { fix: '须改', review: '需人工复核', ready: '可提交' };
  for (const [key, word] of Object.entries(words))
    expect(rows('评审汇总').filter((line) => line['结论'] === word)).toHaveLength(
      forms.filter(({ form }) => form.verdict === key).length,
    );
  const links = Object.values(sheet('评审汇总')).flatMap((cell) => (cell?.l ? [String(cell.l.Target)] : []));
  expect(links.filter((target) => !target.startsWith('#'))).toHaveLength(forms.length);
  // A link to the findings leads to the first one of its form.
  const [, second] = forms.filter(({ form }) => form.findings.length > 0);
  const place = rows('评审汇总').findIndex((line) => line['文件'] === second?.file.path);
  const target = /'?问题清单'?!A(\d+)/.exec(String(sheet('评审汇总')[`G${place + 2}`]?.l?.Target));
  expect(sheet('问题清单')[`A${target?.[1]}`]?.v).toBe(second?.file.path);

  const zip = await downloaded(page, () => page.getByRole('button', { name: /评分副本/ }).click());
  expect(zip.name).toBe('评分副本.zip');
  const copies = unzipSync(zip.bytes);
  await page
    .getByText(/已生成 \d+ 份评分副本；2 个文件未能评分，原因见压缩包中的“未生成副本的文件.txt”/)
    .first()
    .waitFor();
  await scene.run(['score', FOLDER, '--out', '副本']);
  const scored = Object.keys(scene.hashes('副本')).map((name) => name.slice('副本/'.length));
  expect(scored.length).toBeGreaterThan(200);
  const copied = (name: string): string => `${FOLDER}/${name.replace(/(\.xls[xm])$/, '-已评分$1')}`;
  for (const name of scored.filter((path) => !/report/i.test(path))) {
    const copy = copies[copied(name)];
    if (copy === undefined) throw new Error(`no copy of ${name}`);
    expect([name, Buffer.compare(Buffer.from(copy), scene.read(`副本/${name}`))]).toEqual([name, 0]);
  }
  // Names that differ only in case would be one file on many disks: the command line refuses the second, here it gets a number.
  expect(
    Object.keys(copies)
      .filter((name) => /report/i.test(name))
      .map((name) => name.toLowerCase())
      .sort(),
  ).toEqual([`${FOLDER}/十街道/report-已评分 (2).xlsx`, `${FOLDER}/十街道/report-已评分.xlsx`]);
  expect(Object.keys(copies)).toHaveLength(scored.filter((path) => !/report/i.test(path)).length + 2 + 1);
  expect(Buffer.from(copies['未生成副本的文件.txt'] ?? []).toString('utf8')).toMatch(/旧\.xls\t.*另存为 \.xlsx/);
  expect(complaints).toEqual([]);
  await context.close();
});

it('stops when asked to, keeps what was done, and goes on', async () => {
  const { page, context, complaints } = await open();
  // However quick the rest is.
  const release = await holdBack(page, '坏/空.xlsx');
  await dropFromDisk(page, [scene.at(FOLDER)]);
  await page.getByText(/已处理 [1-9]\d*\/\d+ 个文件/).waitFor();
  await page.screenshot({ path: join(SHOTS, 'many-running.png') });
  await button(page, '停止').click();
  await release();
  await page.getByText(/已停止：\d+ 个文件中检查了 \d+ 个。可以继续检查其余文件。/).waitFor();
  const kept = await rowCount(page);
  expect(kept).toBeGreaterThan(0);
  await page.screenshot({ path: join(SHOTS, 'many-stopped.png') });
  expect(await button(page, '导出评审汇总').isEnabled()).toBe(true);
  await button(page, '继续').click();
  await done(page);
  expect(await rowCount(page)).toBeGreaterThan(kept);
  await list(page)
    .getByRole('heading', { name: `红 ${told.summary.red}，黄 ${told.summary.yellow}，蓝 ${told.summary.blue}` })
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('goes on without a worker that dies', async () => {
  const { page, context } = await open();
  await dieOf(page, '三街道/001-03');
  await dropFromDisk(page, [scene.at(FOLDER, '三街道')]);
  await list(page)
    .getByRole('cell', { name: /“001-03.xlsx”处理时用尽内存或意外中断/ })
    .waitFor();
  await list(page).getByRole('heading', { name: '26 个文件，25 张自评表' }).waitFor();
  await context.close();
});

it('stays quick with fourteen hundred files', async () => {
  const { page, context, complaints } = await open();
  await page.evaluate(
    ({ content, files }) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      for (let index = 0; index < files; index += 1) data.items.add(new File([bytes], `第${index + 1}街道.xlsx`));
      document
        .querySelector('main')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    { content: SAMPLE.toString('base64'), files: 1400 },
  );
  await page.getByText('1400 个文件，1400 张自评表').first().waitFor({ timeout: LONG_MS });
  await button(list(page), '停止').waitFor({ state: 'detached', timeout: LONG_MS });
  await head(page, '文件').click();
  // Only what is near the window is drawn.
  expect(await list(page).locator('[data-row]').count()).toBeLessThan(250);
  // Rows that come into view are taller than the room kept for them: the end moves away a few times.
  const scroller = await list(page).getByRole('region').elementHandle();
  await page.waitForFunction(
    ({ element, wanted }) => {
      element?.scrollTo(0, element.scrollHeight);
      return element?.querySelector(`[aria-label*="${wanted}"]`) !== null;
    },
    { element: scroller, wanted: '第1400街道.xlsx' },
    { polling: 200 },
  );
  await button(list(page), '在表格中打开“第1400街道.xlsx”').waitFor();
  expect(await rowCount(page)).toBe(1400);
  expect(complaints).toEqual([]);
  await context.close();
});

it('says so when a folder holds no workbook', async () => {
  const { page, context, complaints } = await open();
  scene.write('空文件夹/说明.txt', '没有');
  await dropFromDisk(page, [scene.at('空文件夹')]);
  await page.getByText('其中没有 .xlsx、.xlsm、.xls 或 .et 文件。').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('takes a folder that is chosen', async () => {
  const { page, context, complaints } = await open();
  await page.locator('input[type="file"][webkitdirectory]').setInputFiles(scene.at(FOLDER));
  await done(page);
  expect(complaints).toEqual([]);
  await context.close();
});
