/** Several sheets or files at once: forms of colleagues, declarations to compare with. */
import type { SheetSnapshot } from '../../hosts/host';
import { declarationsOn, reviewSheet, type Declaration } from '../../review';
import type { SheetReview } from '../../review/model';
import type { ChosenFile } from '../environment';
import { reviewOptions } from './memory';
import type { FileResult, Settings } from './state';

/** The declarations on these sheets; a file's name stands before theirs. */
export function declarationsIn(sheets: readonly SheetSnapshot[], settings: Settings, file?: string): Declaration[] {
  return sheets.flatMap((sheet) => declarationsOn(sheet, reviewOptions(settings), file));
}

export function reviewAll(sheets: readonly SheetSnapshot[], settings: Settings): SheetReview[] {
  return sheets.map((sheet) => reviewSheet(sheet, reviewOptions(settings)));
}

/** How often a person sees how far it is, in milliseconds. */
const PROGRESS_MS = 100;

/**
 * One file after the other, with a breath for the page in between. One that cannot be read keeps its reason and
 * disturbs no other.
 * @param goOn asked before every file
 * @param show gets the results so far, now and then and at the end
 */
export async function checkFiles(
  files: readonly ChosenFile[],
  settings: Settings,
  goOn: () => boolean,
  show: (results: readonly FileResult[]) => void,
): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  // What a person explained in this workbook is not said of another one.
  const theirs: Settings = { ...settings, suppressions: [] };
  let shown = Date.now();
  for (const file of files) {
    if (!goOn()) break;
    const content = await file.read();
    results.push(
      'sheets' in content
        ? { name: file.name, sentence: null, reviews: reviewAll(content.sheets, theirs) }
        : { name: file.name, sentence: content.sentence, reviews: [] },
    );
    if (Date.now() - shown < PROGRESS_MS) continue;
    show([...results]);
    await new Promise((resolve) => setTimeout(resolve));
    shown = Date.now();
  }
  show(results);
  return results;
}
