/** Public workbooks that are no forms, where they stand beside the project: read without a crash, and nobody accused. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Scene } from './scene';

const FOLDER = path.join(__dirname, '../../../shared/reference/xlsx-corpus');
const scene = new Scene();
afterAll(() => scene.remove());

test('public workbooks: no crash, no form where there is none', async () => {
  if (!existsSync(FOLDER)) {
    console.log('public workbooks: none beside the project, nothing to check');
    return;
  }
  const names = readdirSync(FOLDER).filter((name) => /\.(?:xlsx|xlsm|xls)$/i.test(name));
  const { out } = await scene.run(['check', FOLDER, '--format', 'ndjson']);
  const line = z.object({ path: z.string(), error: z.string().nullable(), form: z.unknown() });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)));
  const refused = lines.filter(({ error }) => error !== null);
  console.log(
    `public workbooks: ${String(lines.length)} checked, ${String(refused.length)} refused with a sentence, ${String(lines.filter(({ form }) => form !== null).length)} forms found`,
  );
  expect(lines).toHaveLength(names.length);
  expect(lines.filter(({ form }) => form !== null).map(({ path: found }) => found)).toEqual([]);
  // The last sentence is the one for what nobody foresaw.
  expect(refused.filter(({ error }) => error?.includes('处理时出错')).map(({ path: found }) => found)).toEqual([]);
}, 300_000);
