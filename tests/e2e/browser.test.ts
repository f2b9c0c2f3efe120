import type { Browser } from 'playwright-core';
import { findBrowser, installedBrowsers, launchBrowser } from './browser';

jest.setTimeout(120_000);

describe('the browser for the tests', () => {
  let browser: Browser | null = null;
  afterEach(async () => {
    await browser?.close();
    browser = null;
  });

  it('starts, runs script, and draws Chinese text on a canvas', async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent('<h1>绩效自评</h1>');
    expect(await page.textContent('h1')).toBe('绩效自评');
    // Where no font has the characters every one of them is the same empty box.
    const drawn = await page.evaluate(() => {
      const draw = (text: string): string => {
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d');
        if (context === null) return 'no canvas';
        context.font = '40px sans-serif';
        context.fillText(text, 0, 60);
        return canvas.toDataURL();
      };
      return [draw('绩'), draw('效'), draw('表')];
    });
    expect(new Set(drawn).size).toBe(3);
  });

  it('is the one named in BROWSER_PATH, and a wrong path is an error', async () => {
    const before = process.env['BROWSER_PATH'];
    try {
      process.env['BROWSER_PATH'] = process.execPath;
      expect((await findBrowser()).executablePath).toBe(process.execPath);
      process.env['BROWSER_PATH'] = '/nowhere/chrome';
      await expect(findBrowser()).rejects.toThrow('/nowhere/chrome');
    } finally {
      if (before === undefined) delete process.env['BROWSER_PATH'];
      else process.env['BROWSER_PATH'] = before;
    }
  });

  it.each([
    ['win32', { ProgramFiles: 'C:\\Program Files' }, /msedge\.exe$/],
    ['darwin', {}, /Google Chrome$/],
    ['linux', {}, /\/usr\/bin\/chromium$/],
  ] as const)('looks for installed browsers on %s', (platform, env, wanted) => {
    expect(installedBrowsers(platform, env)).toContainEqual(expect.stringMatching(wanted));
  });
});
