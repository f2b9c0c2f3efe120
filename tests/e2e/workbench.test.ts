/** The workbench as a person uses it: the built page, a real browser, no Excel and no network. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/xlsx';
import type { SheetSnapshot } from '../../src/form/sheet';
import { launchBrowser } from './browser';
import { serve, type StaticServer } from './serve';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const SITE = join(ROOT, 'dist', 'addin');
const SHOTS = join(__dirname, 'screenshots');
const README_SHOTS = process.env['SCREENSHOTS'] === '1' ? join(ROOT, 'assets', 'screenshots') : null;
const SAMPLE = readFileSync(join(ROOT, 'assets', 'sample.xlsx'));
const REASON = '两处选址未通过消防验收，已重新选址，2025年6月底前补建。';

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  if (README_SHOTS !== null) mkdirSync(README_SHOTS, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), serve(process.env['SITE'] ?? SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything a browser complained about, and every request that left our address. */
  readonly complaints: string[];
}

async function open(options: { dark?: boolean; width?: number; height?: number } = {}): Promise<Desk> {
  const { dark = false, width = 1280, height = 800 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.origin) complaints.push(`request to ${request.url()}`);
  });
  await page.goto(`${server.origin}/workbench.html`);
  await verdict(page, /须改/).waitFor({ timeout: 60_000 });
  return { page, context, complaints };
}

const verdict = (page: Page, text: RegExp): Locator => page.getByRole('heading', { name: text });
const finding = (page: Page, text: string): Locator => page.locator('[data-finding]').filter({ hasText: text });

/** The grid is a canvas; its name box says what is selected and takes a place to go to. */
const nameBox = (page: Page): Locator => page.locator('main input').first();

async function type(page: Page, cell: string, text: string): Promise<void> {
  await nameBox(page).fill(cell);
  await nameBox(page).press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function shoot(page: Page, name: string): Promise<void> {
  // Fluent animates what opens.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  if (README_SHOTS !== null) await page.screenshot({ path: join(README_SHOTS, `${name}.png`) });
}

async function downloaded(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载', exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

function sheetOf(bytes: Uint8Array): SheetSnapshot {
  const [sheet] = readWorkbook(bytes, 'downloaded.xlsx');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function contents(sheet: SheetSnapshot): Record<string, unknown> {
  return { origin: sheet.origin, values: sheet.values, texts: sheet.texts, formulas: sheet.formulas };
}

/** Cells that differ, as `row,column`. */
function differing(one: SheetSnapshot, other: SheetSnapshot): string[] {
  return one.values.flatMap((row, index) =>
    row.flatMap((value, column) => (other.values[index]?.[column] === value ? [] : [`${index},${column}`])),
  );
}

/** Names of the parts that are not the same to the byte. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => {
    const [left, right] = [old[name], now[name]];
    return left === undefined || right === undefined || Buffer.compare(left, right) !== 0;
  });
}

it('takes a form from the first look to the scored copy', async () => {
  const { page, context, complaints } = await open();
  await shoot(page, 'workbench');

  // A finding leads to its cell.
  await finding(page, '新增社区助餐点数量').first().click();
  await expectSelected(page, 'H13');

  // Write back: blank scores filled, unexplained rows marked.
  await page.getByRole('button', { name: /写入得分/ }).click();
  await page.getByRole('button', { name: /撤销/ }).waitFor();
  await shoot(page, 'workbench-marked');
  const scored = sheetOf((await downloaded(page)).bytes);
  expect(differing(sheetOf(SAMPLE), scored)).toHaveLength(2);

  // A reason typed into the grid settles the finding.
  await type(page, 'H13', REASON);
  await finding(page, '新增社区助餐点数量」没有完成').waitFor({ state: 'detached' });
  await shoot(page, 'workbench-explained');

  // The copy: the two scores, the reason, the marks and what the tool remembers; nothing else.
  const copy = await downloaded(page);
  expect(copy.name).toBe('示例-自评表-已评分.xlsx');
  const sheet = sheetOf(copy.bytes);
  expect(differing(sheetOf(SAMPLE), sheet)).toHaveLength(3);
  expect(sheet.texts.flat()).toContain(REASON);
  for (const part of changedParts(SAMPLE, copy.bytes)) {
    expect(part).toMatch(
      /^(xl\/worksheets\/sheet1\.xml|xl\/styles\.xml|customXml\/.*|.*\.rels|\[Content_Types\]\.xml)$/,
    );
  }

  // Reason out again, then undo: everything as at the start.
  await nameBox(page).fill('H13');
  await nameBox(page).press('Enter');
  await page.keyboard.press('Delete');
  await finding(page, '新增社区助餐点数量」没有完成').waitFor();
  await page.getByRole('button', { name: /撤销/ }).click();
  await page.getByRole('button', { name: /写入得分/ }).waitFor();
  const back = await downloaded(page);
  expect(contents(sheetOf(back.bytes))).toEqual(contents(sheetOf(SAMPLE)));
  expect(unzipSync(back.bytes)['xl/worksheets/sheet1.xml']).toEqual(unzipSync(SAMPLE)['xl/worksheets/sheet1.xml']);

  expect(complaints).toEqual([]);
  await context.close();
});

async function expectSelected(page: Page, cell: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('main input')].some(
        (input) => input instanceof HTMLInputElement && input.value === wanted,
      ),
    cell,
  );
}

it('opens a file that is dropped, and says what is wrong with one that is none', async () => {
  const { page, context, complaints } = await open();
  await drop(page, [{ name: '街道自评.xlsx', bytes: SAMPLE }]);
  await page.getByText('街道自评.xlsx', { exact: true }).waitFor();
  await verdict(page, /须改/).waitFor();
  await drop(page, [{ name: '坏文件.xlsx', bytes: SAMPLE.subarray(0, 2000) }]);
  await page.getByText(/“坏文件.xlsx”已损坏/).waitFor();
  await shoot(page, 'workbench-damaged');
  // The form that was open still is.
  expect(await verdict(page, /须改/).count()).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
});

async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, content } of list) {
      data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, given);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

it('checks many files at once, in workers', async () => {
  const { page, context, complaints } = await open();
  await drop(page, [
    { name: '一街道.xlsx', bytes: SAMPLE },
    { name: '二街道.xlsx', bytes: SAMPLE },
    { name: '坏文件.xlsx', bytes: SAMPLE.subarray(0, 2000) },
    { name: '说明.txt', bytes: Buffer.from('不是工作簿') },
  ]);
  await page.getByText('3 个文件，2 张自评表').waitFor();
  await page.getByText(/“坏文件.xlsx”已损坏/).waitFor();
  expect(page.workers().length).toBeGreaterThan(0);
  await shoot(page, 'workbench-many');
  await page.getByRole('combobox').selectOption('fix');
  expect(await page.locator('tbody tr').count()).toBe(2);

  const [summary] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出评审汇总' }).click(),
  ]);
  const [forms, findings] = readWorkbook(readFileSync(await summary.path()), '评审汇总.xlsx');
  expect(forms?.texts.flat()).toContain('社区老年助餐服务体系建设项目');
  expect(findings?.texts.flat()).toContain('E02');

  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /评分副本/ }).click(),
  ]);
  const copies = unzipSync(readFileSync(await zip.path()));
  expect(new Set(Object.keys(copies))).toEqual(new Set(['一街道-已评分.xlsx', '二街道-已评分.xlsx']));
  for (const copy of Object.values(copies)) expect(differing(sheetOf(SAMPLE), sheetOf(copy))).toHaveLength(2);
  expect(await serious(page)).toEqual([]);

  await page.getByRole('button', { name: '二街道.xlsx' }).click();
  await page.getByText('二街道.xlsx', { exact: true }).waitFor();
  await verdict(page, /须改/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('refuses what the file could not take over', async () => {
  const { page, context, complaints } = await open();
  await nameBox(page).fill('C13');
  await nameBox(page).press('Enter');
  await page.keyboard.press('Control+b');
  await page.getByText(/不改字体、颜色、边框/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

/** What axe calls serious or critical, with the elements. */
async function serious(page: Page, without: readonly string[] = []): Promise<string[]> {
  // A button that was just released still fades.
  await page.waitForTimeout(600);
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async (left) => {
    interface Axe {
      run(context: unknown): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    // Dummies that only catch the focus for a moment.
    const { violations } = await axe.run({ exclude: ['[data-tabster-dummy]', ...left] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, without);
}

describe.each([
  ['light', { dark: false }],
  ['dark', { dark: true }],
  ['small', { dark: false, width: 1000, height: 640 }],
  ['narrow', { dark: false, width: 700, height: 900 }],
] as const)('%s', (name, look) => {
  it('has no serious accessibility problem', async () => {
    const { page, context, complaints } = await open(look);
    await shoot(page, `workbench-${name}`);
    // The dark colours of the pane are judged with the pane.
    expect(await serious(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
