/** A file for the page: what the grid shows of it, and the file itself behind the host. */
import { FileHost } from '../hosts/xlsx';
import { readWorkbookPart } from '../hosts/xlsx/package/workbook';
import { WorkbookPackage } from '../hosts/xlsx/package/workbook-package';
import { readMarks } from '../hosts/xlsx/patch/marks';
import { SheetMarkup } from '../hosts/xlsx/patch/sheet-markup';
import type { Mark } from '../review/plan';
import type { OpenedWorkbook } from './opened';
import { openModel, type GridModel } from './model/univer';
import { saveWorkbook } from './save/save-workbook';

export interface OpenedFile {
  readonly model: GridModel;
  readonly workbook: OpenedWorkbook;
}

/** @throws UnreadableFile with a sentence for the person. */
export function openWorkbook(bytes: Uint8Array, name: string): OpenedFile {
  const model = openModel(bytes, name);
  const marks = marksOf(bytes, name);
  const host = FileHost.open(bytes, name);
  return {
    model,
    workbook: {
      name,
      date1904: model.date1904,
      sheets: model.sheets.map((sheet) => ({
        name: sheet.name,
        visible: sheet.visible,
        protected: sheet.protected,
        marks: marks.get(sheet.name) ?? [],
        merges: sheet.merges,
        notes: sheet.notes,
      })),
      recall: (key) => host.recall(key),
      save: (changes) => saveWorkbook(bytes, name, changes),
    },
  };
}

function marksOf(bytes: Uint8Array, name: string): ReadonlyMap<string, readonly Mark[]> {
  const pack = new WorkbookPackage(bytes, name);
  const marks = new Map<string, readonly Mark[]>();
  for (const { name: sheet, part } of readWorkbookPart(pack).sheets) {
    const xml = pack.text(part);
    if (xml !== null)
      marks.set(
        sheet,
        pack.guard(part, () => readMarks(new SheetMarkup(xml))),
      );
    pack.forget(part);
  }
  return marks;
}
