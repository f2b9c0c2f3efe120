/** The package as others get it: packed, unpacked in an empty folder elsewhere, used from there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { bookOf, RED, Scene } from './scene';

const root = path.join(__dirname, '../..');
const scene = new Scene();
afterAll(() => scene.remove());
jest.setTimeout(180_000);

const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })).length(1);

function command(cwd: string, file: string, ...args: readonly string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { code: status, out: stdout + (status === 0 ? '' : stderr) };
}

const node = (...args: readonly string[]): { code: number | null; out: string } =>
  command(scene.folder, process.execPath, ...args);

let files: readonly string[] = [];
let dependencies: readonly string[] = [];

beforeAll(() => {
  const made = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scene.folder], {
    cwd: root,
    encoding: 'utf8',
  });
  const [tarball] = packed.parse(JSON.parse(made.stdout));
  files = tarball?.files.map((file) => file.path) ?? [];
  const place = scene.at('node_modules/selfeval');
  mkdirSync(place, { recursive: true });
  const unpacked = command(scene.folder, 'tar', '-xzf', tarball?.filename ?? '', '-C', place, '--strip-components=1');
  expect(unpacked).toEqual({ code: 0, out: '' });
  const { dependencies: wanted } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')));
  dependencies = Object.keys(wanted);
  // As npm would do.
  for (const name of dependencies) symlinkSync(path.join(root, 'node_modules', name), scene.at('node_modules', name));
  scene.write('自评表.xlsx', bookOf(RED));
});

test('it holds the built program and the library, and nothing else', () => {
  expect(files).toEqual(
    expect.arrayContaining(['README.md', 'package.json', 'dist/cli/selfeval.cjs', 'dist/cli/worker.cjs']),
  );
  const others = files.filter(
    (file) =>
      !/^(?:README\.md|package\.json|dist\/cli\/[\w.-]+\.cjs(?:\.LICENSE\.txt)?)$/.test(file) &&
      !/^dist\/core\/(?:index\.(?:cjs|mjs)|index\.cjs\.LICENSE\.txt|types\/.+\.d\.ts)$/.test(file),
  );
  expect(others).toEqual([]);
});

test('it depends on what its files name, and on nothing else', () => {
  const sources = files
    .filter((file) => /\.(?:[cm]js|d\.ts)$/.test(file))
    .map((file) => readFileSync(scene.at('node_modules/selfeval', file), 'utf8').replace(/\/\*.*?\*\//gsu, ''));
  const named = sources.flatMap((source) => [
    ...source.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\brequire\(\s*)["'](?!node:)((?:@[\w.-]+\/)?[a-z][\w.-]*)/gu),
  ]);
  const packages = new Set(named.map(([, name]) => name).filter((name) => name !== undefined && !isBuiltin(name)));
  expect([...packages].sort()).toEqual([...dependencies].sort());
});

test('the program runs from there', () => {
  const program = 'node_modules/selfeval/dist/cli/selfeval.cjs';
  expect(node(program, '--version').out.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  const { code, out } = node(program, 'check', '自评表.xlsx', '--format', 'ndjson');
  expect([code, out.trim().split('\n').length]).toEqual([1, 1]);
});

/** The example a reader of README.md copies. */
const [, EXAMPLE = ''] =
  /```js\nimport \{ checkGrid \} from 'selfeval\/core';\n(.+?)```/su.exec(
    readFileSync(path.join(root, 'README.md'), 'utf8'),
  ) ?? [];

test('the library is found by import and by require, and says the same', () => {
  scene.write('a.mjs', `import { checkGrid } from 'selfeval/core';\n${EXAMPLE}`);
  scene.write('a.cjs', `const { checkGrid } = require('selfeval/core');\n${EXAMPLE}`);
  const [byImport, byRequire] = [node('a.mjs'), node('a.cjs')];
  expect(byImport.code).toBe(0);
  expect(byImport.out).toMatch(/^甲项目 fix /);
  expect(byImport.out).toMatch(/^S02 E4 /m);
  expect(byRequire).toEqual(byImport);
});

test('reading and scoring can be had by themselves, and say what the whole says', () => {
  scene.write(
    'parts.mjs',
    `import { checkGrid, findForms, gridSnapshot, packById, scoreForm } from 'selfeval/core';
${EXAMPLE.replace('console.log(form.project', 'void (form.project')}
const [read] = findForms(gridSnapshot(rows, { sheet: '自评表' }));
const scored = scoreForm(read, packById('mof-2020'));
console.log(JSON.stringify([read.project.text, scored.total.computed?.toString() ?? null]));
console.log(JSON.stringify([report.forms[0].project, report.forms[0].total.computed]));
`,
  );
  const { code, out } = node('parts.mjs');
  const [byParts, whole] = out.trimEnd().split('\n').slice(-2);
  expect(code).toBe(0);
  expect(byParts).toBe('["甲项目","100"]');
  expect(whole).toBe(byParts);
});

test.each([
  ['node16', ['typed.mts', 'typed.cts']],
  ['bundler', ['typed.ts']],
])('its types are found under strict, module resolution %s', (resolution, sources) => {
  const typed = `import { checkGrid, findForms, gridSnapshot, type Form, type ReportForm } from 'selfeval/core';
${EXAMPLE}const first: ReportForm | undefined = checkGrid(rows).report.forms[0];
// @ts-expect-error: a verdict is one of three words
const wrong: 'none' | undefined = first?.verdict;
const forms: Form[] = findForms(gridSnapshot(rows));
console.log(first, wrong, forms);
`;
  for (const file of sources) scene.write(file, typed);
  const module = resolution === 'node16' ? 'node16' : 'esnext';
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--module', module];
  const checked = node(tsc, ...options, '--moduleResolution', resolution, '--skipLibCheck', 'false', ...sources);
  expect(checked).toEqual({ code: 0, out: '' });
});
