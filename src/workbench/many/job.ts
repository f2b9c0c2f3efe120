/** One file of many: read, checked, and if asked scored. Runs in a worker or on the page alike. */
import { HostError } from '../../hosts/host';
import { FileHost, readAnyWorkbook, UnreadableFile } from '../../hosts/xlsx';
import type { Language } from '../../locales';
import { planFill, recallMemory, memoryOptions, reviewSheet, toReportFile, type ReportFile } from '../../review';

export type JobRequest =
  | {
      readonly id: number;
      readonly kind: 'check';
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly language: Language;
    }
  | {
      readonly id: number;
      readonly kind: 'score';
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly language: Language;
    };

export type JobAnswer =
  | { readonly id: number; readonly kind: 'checked'; readonly report: ReportFile }
  /** `bytes` null: nothing in this file to score; `error` says when it could not be done. */
  | { readonly id: number; readonly kind: 'scored'; readonly bytes: Uint8Array | null; readonly error: string | null };

/** Never throws: a damaged file is an answer like any other. */
export async function runJob(request: JobRequest): Promise<JobAnswer> {
  const { id, path, bytes, language } = request;
  switch (request.kind) {
    case 'check':
      return { id, kind: 'checked', report: await checkFile(bytes, path, language) };
    case 'score':
      try {
        return { id, kind: 'scored', bytes: await scoreFile(bytes, path), error: null };
      } catch (error) {
        return { id, kind: 'scored', bytes: null, error: sentence(error, path, language) };
      }
  }
}

async function checkFile(bytes: Uint8Array, path: string, language: Language): Promise<ReportFile> {
  try {
    const sheets = await readAnyWorkbook(bytes, nameOf(path));
    const reviews = sheets.map((sheet) => reviewSheet(sheet));
    return toReportFile({ path, error: null, sheets: reviews }, language);
  } catch (error) {
    return { path, error: sentence(error, path, language), forms: [] };
  }
}

/** The copy with blank scores filled in and unexplained rows marked; null when it holds no form that can be scored. */
async function scoreFile(bytes: Uint8Array, path: string): Promise<Uint8Array | null> {
  const host = FileHost.open(bytes, nameOf(path));
  const options = memoryOptions(await recallMemory((key) => host.recall(key)));
  let scored = false;
  for (const sheet of await host.readSheets('all')) {
    const review = reviewSheet(sheet, options);
    if (sheet.protected || !review.forms.some(({ form }) => form.notScorable === null)) continue;
    await host.apply(planFill(sheet, review));
    scored = true;
  }
  return scored ? host.save() : null;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function sentence(error: unknown, path: string, language: Language): string {
  if (error instanceof UnreadableFile) return error.sentence[language];
  const detail = error instanceof HostError || error instanceof Error ? error.message : String(error);
  return language === 'zh-CN'
    ? `“${nameOf(path)}”没有处理完：${detail}`
    : `"${nameOf(path)}" could not be finished: ${detail}`;
}
