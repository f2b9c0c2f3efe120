/** After writing: fresh formula results in every sheet, and a word to Excel to compute everything anew on opening. */
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import type { WorkbookReader } from '../read/workbook-reader';
import { editCells, type CellEdit } from '../patch/edit-cells';
import { withAttribute } from '../patch/attributes';
import { SheetMarkup } from '../patch/sheet-markup';
import { splice } from '../xml/splice';
import { childrenOf } from '../xml/tokens';
import { Names, formulaCells, type SheetContent } from './formula-cells';
import type { WrittenCell } from './dependants';
import { recalculate, type FreshResult } from './recalculate';

/** Does nothing in a workbook without formulas. */
export function refreshBook(
  pack: WorkbookPackage,
  workbook: Workbook,
  reader: WorkbookReader,
  written: readonly WrittenCell[],
): void {
  if (written.length === 0) return;
  const sheets: SheetContent[] = workbook.sheets.map((sheet) => ({ name: sheet.name, cells: reader.cells(sheet) }));
  if (sheets.every(({ cells }) => cells.formulas.size === 0)) return;
  const names = new Names(workbook.names, workbook.sheetNames);
  const fresh = recalculate(sheets, formulaCells(sheets, names), names, written);
  const bySheet = new Map<string, FreshResult[]>(workbook.sheets.map(({ name }) => [name, []]));
  for (const result of fresh) bySheet.get(result.sheet)?.push(result);
  for (const sheet of workbook.sheets) storeResults(pack, sheet.part, bySheet.get(sheet.name) ?? []);
  askForCalculation(pack, workbook.part);
}

function storeResults(pack: WorkbookPackage, part: string, results: readonly FreshResult[]): void {
  const xml = results.length === 0 ? null : pack.text(part);
  if (xml === null) return;
  const edits = new Map<number, Map<number, CellEdit>>();
  for (const { row, column, value } of results) {
    const line = edits.get(row) ?? new Map<number, CellEdit>();
    edits.set(row, line.set(column, { kind: 'result', value }));
  }
  pack.guard(part, () => pack.write(part, editCells(new SheetMarkup(xml), edits)));
}

// prettier-ignore
const BEFORE_CALC = [
  'fileVersion', 'fileSharing', 'workbookPr', 'AlternateContent', 'revisionPtr', 'workbookProtection', 'bookViews', 'sheets',
  'functionGroups', 'externalReferences', 'definedNames',
];

/** `fullCalcOnLoad`: Excel and WPS honour it. The list of formulas (calcChain) stays true: no formula came or went. */
function askForCalculation(pack: WorkbookPackage, part: string): void {
  const xml = pack.text(part) ?? '';
  const workbook = pack.guard(part, () => childrenOf(xml, 'workbook'));
  if (workbook === null) return;
  const settings = workbook.children.find(({ open }) => open.name === 'calcPr');
  if (settings !== undefined) {
    const { start, end } = settings.open;
    const tag = xml.slice(start, end);
    const asked = withAttribute(tag, 'fullCalcOnLoad', '1');
    if (asked !== tag) pack.write(part, splice(xml, [{ start, end, text: asked }]));
    return;
  }
  const last = workbook.children.findLast(({ open }) => BEFORE_CALC.includes(open.name));
  const at = last?.end ?? workbook.element.open.end;
  const { prefix } = workbook.element.open;
  pack.write(part, splice(xml, [{ start: at, end: at, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }]));
}
