import { readdirSync, readFileSync } from 'node:fs';
import { launchBrowser } from './browser';
jest.setTimeout(300_000);
test('sheet', async () => {
  const dir = process.env['OUT'] ?? '/tmp/pane-shots';
  const match = new RegExp(process.env['MATCH'] ?? '.');
  const per = Number(process.env['PER'] ?? 5);
  const files = readdirSync(dir).filter((f) => f.endsWith('.png') && match.test(f) && !f.startsWith('sheet')).sort();
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: per * 362 + 10, height: 800 } });
  let n = 0;
  for (let i = 0; i < files.length; i += per) {
    const imgs = files.slice(i, i + per).map((f) => `<figure style="margin:0;width:356px;max-height:1500px;overflow:hidden"><figcaption style="font:12px sans-serif">${f}</figcaption><img width="350" style="border:1px solid #999" src="data:image/png;base64,${readFileSync(`${dir}/${f}`).toString('base64')}"></figure>`).join('');
    await page.setContent(`<body style="margin:4px;display:flex;gap:6px;align-items:flex-start;background:#fff">${imgs}</body>`);
    await page.screenshot({ path: `${dir}/sheet-${process.env['NAME'] ?? 'x'}-${String(n++).padStart(2, '0')}.png`, fullPage: true });
  }
  await browser.close();
});
