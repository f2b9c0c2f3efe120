/** The workbench without a mouse, with large type, and in every theme. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { Scene } from '../cli/scene';
import { launchBrowser } from './browser';
import { button, heading, named } from './by-name';
import { writeDistrict } from './district';
import { enter, expectSelected, keysGoToCells, nameBox } from './grid';
import { holdBack } from './hold-back';
import { eventually, expectFocus, hasFocus, PATIENCE_MS, stillPage, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';
import {
  downloaded,
  drop,
  dropFromDisk,
  finding,
  openDesk,
  SAMPLE,
  serious,
  SITE,
  verdict,
  type Desk,
  type DeskOptions,
} from './workbench-page';

jest.setTimeout(TEST_MS);

const SHOTS = join(__dirname, 'screenshots');

let browser: Browser;
let server: StaticServer;
let scene: Scene;
let workbooks: string[];

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  scene = new Scene();
  writeDistrict(scene, '区县');
  workbooks = Object.keys(scene.hashes('区县')).filter((name) => /(^|\/)[^~][^/]*\.(xlsx|xls|et)$/.test(name));
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  scene?.remove();
});

const open = (options: DeskOptions = {}): Promise<Desk> =>
  openDesk(browser, `${server.origin}/workbench.html`, options);

/** Tab until the focus is there, as a person would; going in circles is a failure. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  const passed: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
    passed.push(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 100) ?? ''));
  }
  throw new Error(`Tab never came to ${String(target)} but to:\n${passed.slice(0, 20).join('\n')}`);
}

/** F6 until the focus is in that part of the page, which has three. */
async function goTo(page: Page, region: Locator): Promise<void> {
  for (let step = 0; step < 3; step += 1) {
    if (await hasFocus(region)) return;
    await page.keyboard.press('F6');
  }
  await expectFocus(region);
}

it('takes a form from the first look to the copy by keyboard alone', async () => {
  const { page, context, complaints } = await open();
  const [toolbar, grid, pane] = [
    page.getByRole('banner'),
    named(page, 'main', '表格'),
    named(page, 'complementary', '检查面板'),
  ];
  await goTo(page, pane);
  const open13 = finding(page, '新增社区助餐点数量').first();
  await tabTo(page, open13);
  // Enter goes to the finding's cell, and what is typed goes there too.
  await page.keyboard.press('Enter');
  await expectSelected(page, 'H13');
  await keysGoToCells(page);
  await enter(page, '原因：两处场地未能按期交付；改进措施：明年一季度前完成选址');
  await open13.filter({ hasText: '没有完成' }).waitFor({ state: 'detached' });
  // Tab belongs to the cells; F6 is the way out.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  await expectFocus(grid);
  await goTo(page, pane);
  // Writing draws the grid anew and must not carry the person off.
  const fill = page.getByRole('button', { name: /写入得分/ });
  await tabTo(page, fill);
  await page.keyboard.press('Enter');
  const undo = button(page, '撤销刚才的写入');
  await undo.waitFor();
  await tabTo(page, undo);
  await page.keyboard.press('Enter');
  await undo.waitFor({ state: 'detached' });
  await expectFocus(pane);

  await goTo(page, toolbar);
  await tabTo(page, button(page, '下载'));
  const copy = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(copy.name).toMatch(/^示例.*\.xlsx$/);
  expect(complaints).toEqual([]);
  await context.close();
});

it('leaves the focus where the person put it while the grid is still being drawn', async () => {
  const { page, context } = await openDesk(browser, `${server.origin}/workbench.html`);
  const pane = named(page, 'complementary', '检查面板');
  // Whatever the grid does with itself in the meantime.
  await goTo(page, pane);
  await page.evaluate(() => document.querySelector<HTMLElement>('main [contenteditable="true"]')?.focus());
  await expectFocus(pane);
  await goTo(page, named(page, 'main', '表格'));
  await page.keyboard.press('ArrowDown');
  // A1 and A2 are merged to the right.
  await page.waitForFunction(
    (element) => element instanceof HTMLInputElement && element.value.startsWith('A2'),
    await nameBox(page).elementHandle(),
  );
  await context.close();
});

it('takes many files from the choice to the summary by keyboard alone', async () => {
  const { page, context, complaints } = await open();
  // Asked for in good time: it takes the browser a moment to hand choosers over.
  const choosing = page.waitForEvent('filechooser');
  await goTo(page, page.getByRole('banner'));
  await tabTo(page, button(page, '打开文件'));
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  await chooser.setFiles(workbooks.map((name) => scene.at(name)));
  const list = named(page, 'main', '批量检查');
  // The end is said aloud.
  await list
    .getByRole('status')
    .filter({ hasText: new RegExp(`${workbooks.length} 个文件，\\d+ 张自评表`) })
    .waitFor();

  await goTo(page, list);
  await tabTo(page, list.getByRole('columnheader', { name: '红' }).getByRole('button'));
  await page.keyboard.press('Enter');
  await eventually(() => list.getByRole('columnheader', { name: '红' }).getAttribute('aria-sort'), 'descending');
  const first = list.locator('[data-row]').first();
  await tabTo(page, first);
  const row = await first.getAttribute('data-row');
  await page.keyboard.press('Enter');
  await goTo(page, page.getByRole('banner'));
  await tabTo(page, button(page, '返回列表'));
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-row')), row);
  await tabTo(page, button(list, '导出评审汇总'), 'Shift+Tab');
  const summary = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(summary.name).toBe('评审汇总.xlsx');
  expect(complaints).toEqual([]);
  await context.close();
});

describe.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['forced', { forced: true }],
] as const)('in %s colours', (name, look) => {
  it('has no serious accessibility problem in any state', async () => {
    const found: string[] = [];
    const { page, context, complaints } = await open(look);
    // Forced colours are the system's own; axe only knows those of the page.
    const without = name === 'forced' ? ['color-contrast'] : [];
    const state = async (called: string): Promise<void> => {
      found.push(...(await serious(page, without)).map((problem) => `${called}: ${problem}`));
      await page.screenshot({ path: join(SHOTS, `desk-${called}-${name}.png`) });
    };
    await state('sample');
    await page.getByRole('button', { name: /写入得分/ }).click();
    await button(page, '撤销刚才的写入').waitFor();
    await state('marked');
    await button(page, '示例').click();
    await page.getByRole('alertdialog').waitFor();
    await state('dialog');
    await page.keyboard.press('Escape');
    await drop(page, [{ name: '坏文件.xlsx', bytes: SAMPLE.subarray(0, 2000) }]);
    await button(page, '放弃改动并打开').click();
    await page.getByText(/“坏文件.xlsx”已损坏/).waitFor();
    await state('damaged');
    const release = await holdBack(page, '坏/空.xlsx');
    await dropFromDisk(page, [scene.at('区县')]);
    await button(page, '停止').click();
    await button(page, '继续').waitFor();
    await release();
    await state('stopped');
    await button(page, '继续').click();
    await heading(page, new RegExp(`^${workbooks.length} 个文件`)).waitFor();
    await button(page, '停止').waitFor({ state: 'detached' });
    await state('many');
    await page.getByRole('searchbox').fill('没有这样的字');
    await page.getByText('没有符合条件的表。').waitFor();
    await state('nothing');
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('has none while it loads', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark' in look ? 'dark' : 'light' });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    // Everything but the first load stays away.
    await page.route(/\/\d+\.[0-9a-f]+\.js$/, () => undefined);
    await page.goto(`${server.origin}/workbench.html`);
    await page.getByText('正在准备表格…').waitFor();
    expect(await serious(page)).toEqual([]);
    await context.close();
  });
});

it.each([
  ['a window of 1024', { width: 1024, height: 700 }],
  ['a window of 768', { width: 768, height: 900 }],
  ['a window of 400', { width: 400, height: 800 }],
  ['200 % of 1280 × 800', { width: 640, height: 400 }],
] as const)('fits %s', async (name, size) => {
  const { page, context, complaints } = await open(size);
  const fits = async (called: string): Promise<void> => {
    await stillPage(page);
    await page.screenshot({ path: join(SHOTS, `fit-${called}-${size.width}.png`) });
    await eventually(async () => [name, await sideways(page)], [name, []]);
  };
  await fits('sample');
  // Both parts can be used: grid and pane have room.
  for (const part of [named(page, 'main', '表格'), named(page, 'complementary', '检查面板')]) {
    const box = await part.boundingBox();
    expect(box?.height).toBeGreaterThan(200);
    expect(box?.width).toBeGreaterThan(300);
  }
  await dropFromDisk(page, [scene.at('区县', '一街道'), scene.at('区县', '坏')]);
  await heading(page, /31 个文件/).waitFor();
  await button(page, '停止').waitFor({ state: 'detached' });
  await fits('many');
  expect((await page.getByRole('region', { name: '批量检查' }).boundingBox())?.height).toBeGreaterThan(150);
  await button(page, '返回表格').click();
  await verdict(page, /须改/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

/** Elements outside the window to the right that no scroll bar of their own leads to. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'header[data-region] *, h2, aside[data-region] button, main[aria-label="批量检查"] > div button',
      ),
    ]
      .filter((element) => element.closest('[role="region"]') === null)
      .filter((element) => {
        const { width, right, left } = element.getBoundingClientRect();
        return width > 1 && (right > window.innerWidth + 1 || left < -1);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
