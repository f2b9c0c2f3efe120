/** The pane, built as it ships, in a real browser; in a process of its own, for it reads the tests' TypeScript. */
import path from 'node:path';
import { here, reasonOf, run } from '../session.mjs';

const TIMEOUT = 600_000;

export default async function pane() {
  console.log('\nthe pane, built as it ships');
  const ran = await run(path.join(here, 'pane.mjs'), [], TIMEOUT);
  console.log(ran.error ? `  failed: ${reasonOf(ran, TIMEOUT)}` : ran.stdout.trimEnd());
}
