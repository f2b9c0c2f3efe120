/** One file of many: read, checked, and if asked scored. Runs in a worker or on the page alike. */
import type { BatchForm, Text } from '../../checks/check';
import { findForms } from '../../form';
import { fileSentence } from '../../hosts/file-sentences';
import { FileHost, assertTextsKept, openAnyWorkbook } from '../../hosts/xlsx';
import type { Language } from '../../locales';
import {
  memoryOptions,
  planFill,
  planWorkbook,
  recallMemory,
  reviewSheets,
  textDigests,
  toReportFile,
  type FormDigest,
  type ReportFile,
  type ReviewOptions,
} from '../../review';
import type { SheetSnapshot } from '../../form/sheet';

/** A file's report in every language, so that the page can change its language without reading the file again. */
export type Reports = Readonly<Record<Language, ReportFile>>;

export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `compareWith`: earlier files that seem to share a text with this one. */
export type Job =
  | { readonly kind: 'check'; readonly file: GivenFile; readonly compareWith: readonly GivenFile[] }
  | { readonly kind: 'score'; readonly file: GivenFile };

export type Answer =
  | { readonly kind: 'checked'; readonly reports: Reports; readonly digests: readonly FormDigest[] }
  | { readonly kind: 'scored'; readonly bytes: Uint8Array }
  /** Nothing to score in it. */
  | { readonly kind: 'formless' }
  | { readonly kind: 'failed'; readonly sentence: Text };

/** Never rejects: a damaged file is an answer like any other. */
export async function runJob(job: Job): Promise<Answer> {
  try {
    switch (job.kind) {
      case 'check':
        return await check(job.file, job.compareWith);
      case 'score':
        return await score(job.file);
    }
  } catch (error) {
    return { kind: 'failed', sentence: fileSentence(error, nameOf(job.file.path)) };
  }
}

/** The reports of a file that could not be read. */
export function unreadReports(path: string, sentence: Text): Reports {
  return reportsOf((language) => ({ path, error: sentence[language], forms: [] }));
}

async function check(file: GivenFile, compareWith: readonly GivenFile[]): Promise<Answer> {
  const { sheets, memory } = await open(file);
  const batch: BatchForm[] = [];
  for (const other of compareWith) {
    // It was read before; if it cannot be now, there is nothing to compare with.
    const opened = await open(other).catch(() => null);
    for (const sheet of opened?.sheets ?? [])
      for (const form of findForms(sheet, { mappings: opened?.memory.mappings ?? {} }))
        batch.push({ form, file: other.path });
  }
  const reviews = reviewSheets(sheets, { ...memory, batch });
  return {
    kind: 'checked',
    digests: reviews.flatMap((review) => review.forms.map(({ form }) => textDigests(form))),
    reports: reportsOf((language) => lean(toReportFile({ path: file.path, error: null, sheets: reviews }, language))),
  };
}

/** Neither table nor summary shows single indicators, and hundreds of files are kept. */
function lean(report: ReportFile): ReportFile {
  return { ...report, forms: report.forms.map((form) => ({ ...form, indicators: [] })) };
}

/** The copy that the command `score` writes: blanks filled in, rows without a reason marked. */
async function score({ path, bytes }: GivenFile): Promise<Answer> {
  const host = FileHost.open(bytes, nameOf(path));
  const options = memoryOptions(await recallMemory((key) => host.recall(key)));
  const snapshots = await host.readSheets('all');
  const reviews = reviewSheets(snapshots, options);
  if (reviews.every(({ forms }) => forms.length === 0)) {
    assertTextsKept(snapshots, nameOf(path));
    return { kind: 'formless' };
  }
  const plan = planWorkbook(snapshots, reviews, planFill, true);
  if (plan.sheets.length > 0) await host.apply(plan);
  return { kind: 'scored', bytes: host.save() };
}

async function open({
  path,
  bytes,
}: GivenFile): Promise<{ readonly sheets: readonly SheetSnapshot[]; readonly memory: ReviewOptions }> {
  const { sheets, recall } = await openAnyWorkbook(bytes, nameOf(path));
  return { sheets, memory: memoryOptions(await recallMemory(recall)) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function reportsOf(make: (language: Language) => ReportFile): Reports {
  return { 'zh-CN': make('zh-CN'), 'en-US': make('en-US') };
}
