/** The HTML report in a real browser: nothing sticks out of a phone, a narrow window or a printed page, whatever its texts. */
import type { Browser } from 'playwright-core';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { bookOf, fixture, READY, RED, REVIEW, Scene } from '../cli/scene';
import { launchBrowser } from './browser';
import { seriousProblems } from './pane-excel';
import { TEST_MS } from './patience';

jest.setTimeout(TEST_MS);

/** Pixels of A4 upright and on its side within the margins of the report. */
const PAPER = [695, 1024];

const scene = new Scene();
let browser: Browser;

beforeAll(async () => {
  const long = { ...fixture(RED), project: 'A'.repeat(120), unit: '很长的单位名称'.repeat(9) };
  scene.write('批/可提交.xlsx', bookOf(READY));
  scene.write('批/又一份.xlsx', bookOf(READY));
  scene.write(`批/${'x'.repeat(150)}.xlsx`, bookOf(REVIEW));
  scene.write('批/须改.xlsx', workbookOf(officialBlueprint(long)));
  scene.write('批/坏.xlsx', 'not a workbook');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  scene.remove();
});

describe.each(['zh-CN', 'en-US'])('in %s', (lang) => {
  async function report(): Promise<string> {
    return (await scene.run(['check', '批', '--format', 'html', '--lang', lang])).out;
  }

  it.each([320, 400, 690, 1200])('fits %i pixels', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(await report());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await seriousProblems(page)).toEqual([]);
    await page.close();
  });

  it('names every figure of a row where there is no room for headings', async () => {
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    await page.setContent(await report());
    const total = page.locator('.forms tbody tr').first().locator('td').nth(8);
    const label = await total.evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(label).toBe(lang === 'zh-CN' ? '"总分"' : '"Total"');
    expect(await page.locator('.forms thead').isVisible()).toBe(false);
    await page.close();
  });

  it.each(PAPER)('fits paper of %i pixels, as a table with its headings', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    await page.setContent(await report());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator('.forms thead').isVisible()).toBe(true);
    await page.close();
  });
});
