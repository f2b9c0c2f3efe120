/** Several sheets or files at once: forms of colleagues, declarations to compare with. */
import type { BatchForm } from '../../checks/check';
import type { SheetSnapshot } from '../../hosts/host';
import { CopyIndex, declarationsOn, reviewSheet, reviewSheets, textDigests, type Declaration } from '../../review';
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
 * disturbs no other. Texts that come again are told at the later file, as the command line tells them.
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
  const copies = new CopyIndex();
  const together = (sheets: readonly SheetSnapshot[]): readonly SheetReview[] => {
    const options = reviewOptions(theirs);
    const alone = reviewSheets(sheets, options);
    const digests = alone.flatMap(({ forms }) => forms.map(({ form }) => textDigests(form)));
    const batch = copies.meet(results.length, digests).flatMap((earlier) => batchForms(results[earlier]));
    return batch.length === 0 ? alone : reviewSheets(sheets, { ...options, batch });
  };
  let shown = Date.now();
  for (const file of files) {
    if (!goOn()) break;
    const content = await file.read();
    results.push(
      'sheets' in content
        ? { name: file.name, sentence: null, reviews: together(content.sheets) }
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

function batchForms(file: FileResult | undefined): BatchForm[] {
  if (file === undefined) return [];
  return file.reviews.flatMap(({ forms }) => forms.map(({ form }) => ({ form, file: file.name })));
}
