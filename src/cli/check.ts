/** `selfeval check`: every file reviewed, one report. */
import path from 'node:path';
import type { Language } from '../checks/check';
import { addToSummary, BatchTally, CopyIndex, EMPTY_SUMMARY, type Named, type ReportFile } from '../review';
import { DeclarationShelf } from './declaration-shelf';
import { shelveDeclarations } from './declarations';
import { writerOf, type Format } from './formats';
import { inOrder } from './in-order';
import { findInputs, type InputFile } from './inputs';
import type { ExitCode, Io } from './io';
import { openOutput } from './output';
import { readPack } from './pack-option';
import { progressOn } from './progress';
import { runnerFor, type Runner } from './runner';
import { CommandError } from './speech';
import { failed, type BatchFile, type Task, type TaskResult } from './task';

export interface CheckOptions {
  readonly pack?: string;
  readonly declaration: readonly string[];
  readonly format: Format;
  readonly output?: string;
  readonly lang: Language;
  readonly jobs?: number;
}

/** Files in flight for each worker: enough to keep it busy, few enough to keep the memory flat. */
const WINDOW = 4;

export async function check(args: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const shelf = new DeclarationShelf();
  try {
    return await checkWith(shelf, args, options, io);
  } finally {
    await shelf.close();
  }
}

async function checkWith(
  shelf: DeclarationShelf,
  args: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  const { lang } = options;
  const pack = options.pack === undefined ? null : await readPack(options.pack, io.cwd);
  const problems = await shelveDeclarations(options.declaration, io.cwd, lang, shelf);
  const files = await findInputs(args, io.cwd);
  if (files.length === 0) throw nothingFound(args);
  const given = [
    ...files,
    ...(await findInputs(options.declaration, io.cwd)),
    ...(options.pack === undefined ? [] : [{ path: path.resolve(io.cwd, options.pack) }]),
  ];
  const output = await openOutput(io, options.output, given);
  const runner = runnerFor(io, { lang, pack, declarations: shelf.address() }, files.length, options.jobs);
  const reportFolder = options.output === undefined ? io.cwd : path.dirname(path.resolve(io.cwd, options.output));
  const writer = writerOf(options.format, {
    lang,
    version: io.version,
    linkTo: (shown) => path.relative(reportFolder, path.resolve(io.cwd, shown)).replaceAll(path.sep, '/'),
  });
  const progress = progressOn(io, files.length, lang);
  try {
    const tally = new BatchTally();
    let summary = EMPTY_SUMMARY;
    await output.write(writer.start());
    const add = async (file: ReportFile, named?: Named): Promise<void> => {
      tally.add(file, named);
      summary = addToSummary(summary, file);
      await output.write(await writer.file(file));
    };
    for (const problem of problems) await add(problem);
    for await (const { file, result } of reviewed(files, runner, lang)) {
      await add(result.file, file);
      await progress.done();
    }
    await progress.clear();
    const batch = tally.summary();
    const end = writer.end(summary, batch);
    if (typeof end === 'string') await output.write(end);
    else for await (const chunk of end) await output.write(chunk);
    await output.finish();
    if (batch.unreadable > 0) return 2;
    return batch.red > 0 ? 1 : 0;
  } catch (error) {
    await output.abandon();
    throw error;
  } finally {
    await progress.clear();
    await writer.close?.();
    await runner.close();
  }
}

/**
 * The files' reports in their order. A file that may share a text with an earlier one is looked at once more beside
 * it: so the copy is found over any number of files while only digests are kept, and told at the later of the two.
 */
async function* reviewed(files: readonly InputFile[], runner: Runner, lang: Language): AsyncGenerator<Reviewed> {
  const copies = new CopyIndex();
  const window = runner.jobs * WINDOW;
  const alone = inOrder(
    files.entries(),
    async ([number, file]) => ({ number, file, result: await first(file, runner, lang) }),
    window,
  );
  const compared = inOrder(
    alone,
    async ({ number, file, result }) => {
      const earlier = result.kind === 'check' ? copies.meet(number, result.digests) : [];
      const compareWith = earlier.flatMap((other) => files[other] ?? []);
      return { file, result: compareWith.length === 0 ? result : await runner.run(taskFor(file, compareWith)) };
    },
    window,
  );
  yield* compared;
}

interface Reviewed {
  readonly file: InputFile;
  readonly result: TaskResult;
}

function first(file: InputFile, runner: Runner, lang: Language): Promise<TaskResult> {
  const task = taskFor(file, []);
  return file.error === null ? runner.run(task) : Promise.resolve(failed(task, file.error, lang));
}

function taskFor({ path: full, shown }: InputFile, compareWith: readonly BatchFile[]): Task {
  return {
    kind: 'check',
    path: full,
    shown,
    compareWith: compareWith.map((other) => ({ path: other.path, shown: other.shown })),
  };
}

/** An empty folder must not pass for a flawless one. */
export function nothingFound(args: readonly string[]): CommandError {
  const places = args.join(', ');
  return new CommandError({
    'zh-CN': `在“${places}”中没有找到 .xlsx、.xlsm、.xls 或 .et 文件。请检查路径；其他格式的请先用 Excel 或 WPS 另存为 .xlsx。`,
    'en-US': `No .xlsx, .xlsm, .xls or .et file was found in "${places}". Check the path; save other formats as .xlsx first.`,
  });
}
