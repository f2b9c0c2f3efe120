/** The built pane in a browser with the stand-in Excel: script time and wall time to the first verdict, bytes. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { require, root } from './typescript.mjs';

const VERDICT = /项须改|可提交|需人工复核/;

execFileSync(process.execPath, ['webpack.config.js', '--test', '--office-js', 'local', '--only', 'addin,test'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const site = path.join(root, 'dist/addin');
const html = fs.readFileSync(path.join(site, 'taskpane.html'), 'utf8');
const first = [...html.matchAll(/(?:src|href)="?([^"\s>]+\.(?:js|css))/g)]
  .map(([, file]) => file)
  .filter((file) => !/^https?:|office-js/.test(file))
  .map((file) => fs.readFileSync(path.join(site, file)));
const bytes = (pack) => first.reduce((sum, file) => sum + pack(file).length, 0);
console.log(`  first load ${bytes((file) => file)} bytes, gzip ${bytes((file) => zlib.gzipSync(file))}`);

const { launchBrowser } = require(path.join(root, 'tests/e2e/browser.ts'));
const { SITE, WIDTH } = require(path.join(root, 'tests/e2e/pane-excel.ts'));
const { serve } = require(path.join(root, 'tests/e2e/serve.ts'));
const { setupOf } = require(path.join(root, 'tests/excel-host/browser-setup.ts'));
const { loadSelfEvaluations } = require(path.join(root, 'tests/fixtures/forms.ts'));
const { officialBlueprint } = require(path.join(root, 'tests/fixtures/layouts.ts'));

const [fixture] = loadSelfEvaluations();
const server = await serve(SITE);
const browser = await launchBrowser();
const runs = [];
try {
  for (let index = 0; index < 5; index += 1) {
    const context = await browser.newContext({ viewport: { width: WIDTH, height: 720 }, locale: 'zh-CN' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.addInitScript(
      (given) => {
        globalThis.__excelSetup = given;
      },
      setupOf([officialBlueprint(fixture)], {}),
    );
    await page.addInitScript({ path: path.join(root, 'dist/test/excel-host.js') });
    await page.goto(`${server.origin}/taskpane.html`);
    await page.getByRole('heading', { name: VERDICT }).first().waitFor();
    const { metrics } = await session.send('Performance.getMetrics');
    const script = (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
    runs.push({ script, wall: await page.evaluate(() => performance.now()) });
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
console.log(
  `  to the first verdict: script ${median(runs.map(({ script }) => script)).toFixed(0)} ms (stand-in Excel and office.js included), wall ${median(runs.map(({ wall }) => wall)).toFixed(0)} ms; medians of ${runs.length}`,
);
