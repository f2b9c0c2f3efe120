/**
 * npm run bench [-- PART …]: speed, memory and growth of the built product, as ratios in one run. No pass or fail: a
 * report. Without a part, all of them in this order.
 */
import { build } from './session.mjs';

const PARTS = ['loaders', 'batch', 'rows', 'pane'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; parts: ${PARTS.join(', ')}`);
  process.exit(2);
}
await build('bench,cli');
for (const name of PARTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const part = await import(`./parts/${name}.mjs`);
  await part.default();
}
