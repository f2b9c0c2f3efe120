import { mkdirSync } from 'node:fs';
import { launchBrowser } from './browser';
import { SITE } from './pane-excel';
import { serve } from './serve';
import { GALLERY } from '../../src/taskpane/gallery/states';
jest.setTimeout(900_000);
test('shots', async () => {
  const out = process.env['OUT'] ?? '/tmp/pane-shots';
  mkdirSync(out, { recursive: true });
  const only = process.env['ONLY']?.split(',');
  const looks = (process.env['LOOKS'] ?? 'light:zh-CN').split(',');
  const width = Number(process.env['W'] ?? 350);
  const [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
  const page = await browser.newPage({ viewport: { width, height: 600 }, reducedMotion: 'reduce' });
  for (const look of looks) {
    const [theme = '', lang = '', forced] = look.split(':');
    await page.emulateMedia({ forcedColors: forced === 'forced' ? 'active' : 'none' });
    for (const { id, hangs } of GALLERY) {
      if (only !== undefined && !only.includes(id)) continue;
      await page.goto(`${server.origin}/gallery.html?state=${id}&theme=${theme}&lang=${lang}`);
      await page.locator(hangs === true ? '.fui-Spinner' : 'html[data-set]').first().waitFor();
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${out}/${id}-${theme}-${lang}${forced ?? ''}.png`, fullPage: true });
    }
  }
  await browser.close();
  await server.close();
});
