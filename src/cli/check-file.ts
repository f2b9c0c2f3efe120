/** One file checked. */
import type { BatchForm } from '../checks/check';
import { findForms } from '../form';
import { reviewSheets, textDigests, type FormDigest, type ReviewOptions, type SheetReview } from '../review';
import { declarationsFrom } from './declaration-shelf';
import { openWorkbook } from './open-workbook';
import type { BatchFile, Settings } from './task';

export interface CheckedFile {
  readonly sheets: readonly SheetReview[];
  readonly digests: readonly FormDigest[];
}

/**
 * Reads and reviews a file.
 * @param compareWith earlier files of the batch whose texts are compared with this one's; one that cannot be read any
 * more is left out.
 */
export async function checkFile(
  path: string,
  shown: string,
  compareWith: readonly BatchFile[],
  settings: Settings,
): Promise<CheckedFile> {
  const { sheets: snapshots, memory } = await openWorkbook(path, shown);
  const batch: BatchForm[] = [];
  for (const other of compareWith) batch.push(...(await formsOfFile(other)));
  const sheets = reviewSheets(snapshots, { ...memory, ...reviewOptions(settings), batch });
  return { sheets, digests: sheets.flatMap((sheet) => sheet.forms.map(({ form }) => textDigests(form))) };
}

/** The part of the settings a review wants. What was not given leaves what the workbook remembers. */
export function reviewOptions({ pack, declarations }: Settings): ReviewOptions {
  return {
    ...(declarations === null ? {} : { declarations: declarationsFrom(declarations) }),
    ...(pack === null ? {} : { pack }),
  };
}

async function formsOfFile({ path, shown }: BatchFile): Promise<BatchForm[]> {
  try {
    const { sheets, memory } = await openWorkbook(path, shown);
    return sheets.flatMap((sheet) =>
      findForms(sheet, { mappings: memory.mappings ?? {} }).map((form) => ({ form, file: shown })),
    );
  } catch {
    return [];
  }
}
