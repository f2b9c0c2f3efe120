/** Files that say something only together: the pane and the workbench find what the command line finds. */
import { openAnyWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import { summarySheets, toReportFile, type ReportFile, type ReportFinding } from '../../src/review';
import { checkFiles } from '../../src/taskpane/session/batch';
import { NO_SETTINGS } from '../../src/taskpane/session/state';
import { CheckRun } from '../../src/workbench/many/check-run';
import { Pool } from '../../src/workbench/many/pool';
import { reportSchema } from '../review/report-schema';
import { writeRepeated } from './across-files';
import { Scene } from './scene';
import { textsOf } from '../fixtures/texts';

const scene = new Scene();
afterAll(() => scene.remove());

type Told = readonly [path: string, findings: readonly string[]];

interface ToldFile {
  readonly path: string;
  readonly forms: readonly { readonly findings: readonly Pick<ReportFinding, 'code' | 'cell' | 'message'>[] }[];
}

const told = (files: readonly ToldFile[]): Told[] =>
  files.map(({ path, forms }) => [
    path,
    forms.flatMap(({ findings }) => findings.map(({ code, cell, message }) => `${code} ${cell} ${message}`)),
  ]);

/** What the pane makes of files. */
async function inThePane(paths: readonly string[]): Promise<ReportFile[]> {
  const chosen = paths.map((name) => ({
    name,
    read: async () => ({ sheets: (await openAnyWorkbook(scene.read(name), name)).sheets }),
  }));
  const results = await checkFiles(
    chosen,
    NO_SETTINGS,
    () => true,
    () => undefined,
  );
  return results.map(({ name, reviews }) => toReportFile({ path: name, error: null, sheets: reviews }, 'zh-CN'));
}

test('copied texts are told in the same files, cells and words', async () => {
  writeRepeated(scene);
  const paths = [0, 1, 2].map((number) => `雷同/${number}.xlsx`);
  const { out } = await scene.run(['check', '雷同', '--format', 'json']);
  const wanted = told(reportSchema.parse(JSON.parse(out)).files);
  expect(wanted.map(([path, findings]) => [path, findings.filter((found) => found.startsWith('C05')).length])).toEqual([
    [paths[0], 0],
    [paths[1], 0],
    [paths[2], 1],
  ]);

  expect(told(await inThePane(paths))).toEqual(wanted);

  const dropped = paths.map((path) => ({ path, file: new File([Uint8Array.from(scene.read(path))], path) }));
  // Where there are no workers the work is done on the page.
  const withoutWorkers = (): Pool =>
    new Pool(1, () => {
      throw new DOMException('no', 'SecurityError');
    });
  const run = new CheckRun(dropped, withoutWorkers);
  await run.start();
  expect(told(run.state().reports.flatMap((report) => report?.['zh-CN'] ?? []))).toEqual(wanted);
});

test('what came more than once stands in the summary, whoever writes it', async () => {
  writeRepeated(scene);
  scene.write('雷同/3.xlsx', scene.read('雷同/1.xlsx'));
  await scene.run(['check', '雷同', '--format', 'xlsx', '--output', '汇总.xlsx']);
  const written = readWorkbook(scene.read('汇总.xlsx'), '汇总.xlsx').find(({ name }) => name === '重复与雷同');
  const shown = written === undefined ? [] : textsOf(written);
  const [, copied, ...twice] = shown;
  expect(copied?.[0]).toBe('文字雷同');
  expect(copied?.[4]).toMatch(/^雷同\/2\.xlsx › /);
  // Says where the other one stands.
  expect(copied?.[5]).toContain('雷同/0.xlsx');
  expect(twice.map((row) => [row[0], row[4]?.replace(/ › .*/u, '')])).toEqual([
    ['同一项目交了多份', '雷同/1.xlsx'],
    ['同一项目交了多份', '雷同/3.xlsx'],
  ]);

  const files = await inThePane([0, 1, 2, 3].map((number) => `雷同/${number}.xlsx`));
  const added = summarySheets(files, 'zh-CN').find(({ name }) => name === '重复与雷同');
  expect(added?.rows.map((row) => row.map((cell) => String(typeof cell === 'object' ? cell?.value : cell)))).toEqual(
    shown,
  );
});
