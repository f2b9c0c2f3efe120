/** One form as its rows grow, without a file: find, score, check. Linear when the time a row stays the same. */
import { median, product, row } from '../session.mjs';

export default function rows() {
  const { reviewSheet, snapshotOfForm } = product();
  console.log('\none form as its rows grow (find, score, check; linear means flat last columns)');
  row(['rows', 7], ['ms', 9], ['µs a row', 9], ['rows/s', 8]);
  for (const count of [10, 100, 1_000, 10_000]) {
    const sheet = snapshotOfForm(count);
    const repeat = Math.max(3, Math.ceil(3_000 / count));
    for (let index = 0; index < 3; index += 1) reviewSheet(sheet);
    const times = [];
    for (let index = 0; index < repeat; index += 1) {
      const start = performance.now();
      reviewSheet(sheet);
      times.push(performance.now() - start);
    }
    const ms = median(times);
    row([count, 7], [ms.toFixed(2), 9], [((ms * 1000) / count).toFixed(1), 9], [((count * 1000) / ms).toFixed(0), 8]);
  }
}
