/** Several sheets or files at once: forms of colleagues, declarations to compare with. */
import type { SheetSnapshot } from '../../hosts/host';
import { reviewSheet } from '../../review';
import type { OpenedFile } from '../environment';
import { reviewOptions } from './memory';
import type { Declaration, FileResult, Settings } from './state';

/** The declarations on these sheets, named by project or else by sheet; a file's name stands before. */
export function declarationsIn(sheets: readonly SheetSnapshot[], settings: Settings, file?: string): Declaration[] {
  return sheets.flatMap((sheet) =>
    reviewSheet(sheet, reviewOptions(settings))
      .forms.filter(({ form }) => form.kind === 'declaration')
      .map(({ form }): Declaration => {
        const name = form.project.text.trim() === '' ? sheet.name : form.project.text.trim();
        return { name: file === undefined ? name : `${file}：${name}`, form };
      }),
  );
}

/** Every file with its reviews; one that cannot be read keeps its reason and disturbs no other. */
export function checkFiles(files: readonly OpenedFile[], settings: Settings): FileResult[] {
  return files.map((file) =>
    'error' in file
      ? { name: file.name, error: file.error, reviews: [] }
      : {
          name: file.name,
          error: null,
          reviews: file.sheets.map((sheet) => reviewSheet(sheet, reviewOptions(settings))),
        },
  );
}
