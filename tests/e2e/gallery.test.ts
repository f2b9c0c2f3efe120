/**
 * Every state of the pane in a real browser: readable in every theme and size, nothing sticks out, nothing is asked of
 * the network.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { GALLERY } from '../../src/taskpane/gallery/states';
import { launchBrowser } from './browser';
import { overflowing, seriousProblems, SITE, WIDTH } from './pane-excel';
import { PATIENCE_MS, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';

jest.setTimeout(TEST_MS);

const SHOTS = join(__dirname, 'screenshots');

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Look {
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly language?: 'en-US';
  /** Colours of the system instead of the page's. */
  readonly forced?: boolean;
  /** CSS pixels: 320 is a page of 1280 enlarged to 400 %, 175 the pane at 200 %. */
  readonly width?: number;
}

test.each<[name: string, look: Look]>([
  ['light', { theme: 'light' }],
  ['dark', { theme: 'dark' }],
  ['contrast', { theme: 'contrast' }],
  ['forced colours', { theme: 'light', forced: true }],
  ['in English, narrow', { theme: 'light', language: 'en-US', width: 320 }],
  ['enlarged to 200 %', { theme: 'light', width: 175 }],
])('every state, %s', async (_name, { theme, language, forced = false, width = WIDTH }) => {
  const page = await browser.newPage({
    viewport: { width, height: 720 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    forcedColors: forced ? 'active' : 'none',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.origin) problems.push(`request: ${request.url()}`);
  });
  // Of forced colours axe knows only those of the page below them.
  const without = forced ? ['color-contrast'] : [];
  const more = language === undefined ? '' : `&lang=${language}`;
  for (const { id, hangs } of GALLERY) {
    await page.goto(`${server.origin}/gallery.html?state=${id}&theme=${theme}${more}`);
    await page
      .locator(hangs === true ? '.fui-Spinner' : 'html[data-set]')
      .first()
      .waitFor();
    // Parts of the pane are fetched when they are first shown.
    if (hangs !== true) await page.locator('h1').first().waitFor();
    const found = [...(await seriousProblems(page, without)), ...(await overflowing(page))];
    problems.push(...found.map((problem) => `${id}: ${problem}`));
    if (width === WIDTH && theme !== 'contrast') {
      await page.screenshot({ path: join(SHOTS, `state-${id}-${forced ? 'forced' : theme}.png`), fullPage: true });
    }
  }
  await page.close();
  expect(problems).toEqual([]);
});
