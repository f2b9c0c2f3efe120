/** `selfeval score`: scored copies into a folder; the originals are only read. */
import path from 'node:path';
import type { Language, Text } from '../checks/check';
import { BatchTally, LIGHT_WORDS, VERDICT_WORDS } from '../review';
import { makeFolders, removeTemporaries } from './atomic';
import { nothingFound } from './check';
import { oneLine } from './formats/text';
import { inOrder } from './in-order';
import { identity } from './identity';
import { findInputs, type InputFile } from './inputs';
import type { ExitCode, Io } from './io';
import { readPack } from './pack-option';
import { progressOn } from './progress';
import { runnerFor } from './runner';
import type { Fill, ScoreResult } from './score-file';
import { CommandError, sentenceOf } from './speech';
import { failed, type Task, type TaskResult } from './task';

export interface ScoreOptions {
  readonly out: string;
  readonly fill: Fill;
  readonly marks: boolean;
  readonly pack?: string;
  readonly lang: Language;
  readonly jobs?: number;
}

const WINDOW = 2;

export async function score(args: readonly string[], options: ScoreOptions, io: Io): Promise<ExitCode> {
  const { lang } = options;
  const pack = options.pack === undefined ? null : await readPack(options.pack, io.cwd);
  const out = path.resolve(io.cwd, options.out);
  // Copies of an earlier run are no originals.
  const files = await findInputs(args, io.cwd, (folder) => folder === out);
  if (files.length === 0) throw nothingFound(args);
  await makeFolder(out, options.out);
  const place = placesOf(files);
  const folders = new Set<string>();
  for (const file of files) folders.add(path.dirname(path.join(out, place(file))));
  await removeTemporaries(folders, 'stale');
  const runner = runnerFor(io, { lang, pack, declarations: null }, files.length, options.jobs);
  const tally = new BatchTally();
  const progress = progressOn(io, files.length, lang);
  let copies = 0;
  try {
    const work = ({ task, refused }: PlannedCopy): Promise<TaskResult> =>
      refused === null ? runner.run(task) : Promise.resolve(failed(task, refused, lang));
    const planned = plannedCopies(files, place, out, options);
    for await (const result of inOrder(planned, work, runner.jobs * WINDOW)) {
      tally.add(result.file);
      if (result.kind === 'score' && result.score !== null && result.score.output !== null) copies += 1;
      await progress.clear();
      await io.stdout.write(resultText(result, lang));
      await progress.done();
    }
  } finally {
    await progress.clear();
    await runner.close();
    // Of workers that were stopped while they wrote.
    await removeTemporaries(folders, 'own');
  }
  const batch = tally.summary();
  await io.stdout.write(
    lang === 'zh-CN'
      ? `合计：${batch.files} 个文件，写出 ${copies} 份副本，${batch.unreadable} 个未处理；副本中还有红色问题 ${batch.red} 项\n`
      : `In all: files ${batch.files}, copies written ${copies}, not handled ${batch.unreadable}; red findings left in the copies: ${batch.red}\n`,
  );
  if (batch.unreadable > 0) return 2;
  return batch.red > 0 ? 1 : 0;
}

interface PlannedCopy {
  readonly task: Task;
  /** Why no copy can be made. */
  readonly refused: Text | null;
}

/** Where each copy goes below `--out`: folders below a folder argument are kept; several such arguments each get their own. */
function placesOf(files: readonly InputFile[]): (file: InputFile) => string {
  const folders = new Set<string>();
  for (const { folder } of files) if (folder !== null) folders.add(folder);
  return ({ folder, relative }) =>
    path.join(folder !== null && folders.size > 1 ? path.basename(folder) : '', relative);
}

/** The copies one by one, planned when their turn comes: of a long batch only what must not be overwritten is kept. */
async function* plannedCopies(
  files: readonly InputFile[],
  place: (file: InputFile) => string,
  out: string,
  options: ScoreOptions,
): AsyncGenerator<PlannedCopy, void, undefined> {
  const originals = new Set<string>();
  for (const file of files) originals.add(await identity(file.path));
  const taken = new Set<string>();
  for (const file of files) {
    const relative = place(file);
    const output = path.join(out, relative);
    const shownOutput = path.join(options.out, relative).replaceAll(path.sep, '/');
    const twice = taken.has(relative.toLowerCase());
    const refused = file.error ?? (await refusal(file, output, shownOutput, originals, twice));
    taken.add(relative.toLowerCase());
    const task: Task = {
      kind: 'score',
      path: file.path,
      shown: file.shown,
      order: { output, shownOutput, fill: options.fill, marks: options.marks },
    };
    yield { task, refused };
  }
}

async function refusal(
  file: InputFile,
  output: string,
  shownOutput: string,
  originals: ReadonlySet<string>,
  twice: boolean,
): Promise<Text | null> {
  if (originals.has(await identity(output))) {
    return {
      'zh-CN': `“${file.shown}”的副本会盖掉原件，没有写入。请用 --out 指定另一个文件夹。`,
      'en-US': `The copy of "${file.shown}" would replace an original; nothing was written. Give another folder with --out.`,
    };
  }
  if (twice) {
    return {
      'zh-CN': `“${file.shown}”的副本与另一个文件的副本同名（${shownOutput}），没有写入。请分两次处理，各用一个 --out 文件夹。`,
      'en-US': `The copy of "${file.shown}" has the same name as another one (${shownOutput}); it was not written. Score the two one after the other, each with an --out of its own.`,
    };
  }
  return null;
}

async function makeFolder(out: string, shown: string): Promise<void> {
  try {
    await makeFolders(out);
  } catch (error) {
    throw new CommandError(sentenceOf(error, shown));
  }
}

function resultText(result: TaskResult, lang: Language): string {
  const say = (text: Text): string => text[lang];
  const { file } = result;
  if (file.error !== null) return `${oneLine(file.path)}\n  ${oneLine(file.error)}\n`;
  const done = result.kind === 'score' ? result.score : null;
  if (done === null || done.output === null) {
    return `${oneLine(file.path)}\n  ${say({ 'zh-CN': '没有找到自评表，未生成副本。', 'en-US': 'No form was found; no copy was made.' })}\n`;
  }
  const lines = [
    `${oneLine(file.path)} → ${oneLine(done.output)}`,
    ...done.lines.map(
      (line) =>
        `  ${oneLine(line.sheet)}!${line.address}  ${oneLine(line.before) || '—'} → ${oneLine(line.after) || '—'}`,
    ),
    `  ${marksText(done, say)}`,
    ...file.forms.map(
      (form) =>
        `  ${oneLine(form.project || form.sheet)}: ${say(VERDICT_WORDS[form.verdict])}  ${say({ 'zh-CN': '总分', 'en-US': 'total' })} ${form.total.printed ?? '—'}  ${oneLine(form.grade.printed)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function marksText({ lines, marks }: ScoreResult, say: (text: Text) => string): string {
  return say({
    'zh-CN': `写入 ${lines.length} 格，标出未说明的偏差：${LIGHT_WORDS.red['zh-CN']} ${marks.red} 行，${LIGHT_WORDS.yellow['zh-CN']} ${marks.yellow} 行`,
    'en-US': `${lines.length} cells written, unexplained deviations marked: ${marks.red} red rows, ${marks.yellow} yellow rows`,
  });
}
