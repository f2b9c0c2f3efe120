/** What is done with one file, in this thread or in a worker. Results are plain data. */
import type { Language, Text } from '../checks/check';
import { toReportFile, type FormDigest, type ReportFile } from '../review';
import type { RulePack } from '../scoring/pack';
import { checkFile } from './check-file';
import type { ShelfAddress } from './declaration-shelf';
import { scoreFile, type ScoreOrder, type ScoreResult } from './score-file';
import { sentenceOf } from './speech';

/** The same for every file of a run. */
export interface Settings {
  readonly lang: Language;
  /** Null: picked by what each form shows. */
  readonly pack: RulePack | null;
  /** Null: what each workbook remembers. */
  readonly declarations: ShelfAddress | null;
}

/** A file of the batch, and how a person knows it. */
export interface BatchFile {
  readonly path: string;
  readonly shown: string;
}

/** A file to be handled. `compareWith`: earlier files of the batch that share a text with it. */
export type Task =
  | (BatchFile & { readonly kind: 'check'; readonly compareWith: readonly BatchFile[] })
  | (BatchFile & { readonly kind: 'score'; readonly order: ScoreOrder });

export type TaskResult =
  | { readonly kind: 'check'; readonly file: ReportFile; readonly digests: readonly FormDigest[] }
  | { readonly kind: 'score'; readonly file: ReportFile; readonly score: ScoreResult | null };

/** Never rejects: what goes wrong is the file's `error`. */
export async function runTask(task: Task, settings: Settings): Promise<TaskResult> {
  const { path, shown } = task;
  try {
    switch (task.kind) {
      case 'check': {
        const { sheets, digests } = await checkFile(path, shown, task.compareWith, settings);
        return { kind: 'check', file: toReportFile({ path: shown, error: null, sheets }, settings.lang), digests };
      }
      case 'score': {
        const { sheets, score } = await scoreFile(path, shown, task.order, settings);
        return { kind: 'score', file: toReportFile({ path: shown, error: null, sheets }, settings.lang), score };
      }
    }
  } catch (error) {
    return failed(task, sentenceOf(error, shown), settings.lang);
  }
}

/** The result of a file that could not be handled. */
export function failed(task: Task, sentence: Text, lang: Language): TaskResult {
  const file: ReportFile = { path: task.shown, error: sentence[lang], forms: [] };
  return task.kind === 'check' ? { kind: 'check', file, digests: [] } : { kind: 'score', file, score: null };
}
