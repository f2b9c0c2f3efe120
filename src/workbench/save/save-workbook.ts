/** The original file with the changes of the grid and nothing else. */
import type { CellContent } from '../../checks/check';
import { FileHost } from '../../hosts/xlsx';
import type { SheetPlan } from '../../review/plan';
import { Decimal } from '../../scoring/decimal';
import type { GridWrite } from '../grid';
import type { WorkbookChanges } from '../opened';
import { writeFormulaCells } from './formula-cells';

/** @throws HostError when the file cannot take one of the changes; UnreadableFile */
export async function saveWorkbook(bytes: Uint8Array, name: string, changes: WorkbookChanges): Promise<Uint8Array> {
  const host = FileHost.open(writeFormulaCells(bytes, name, changes.sheets), name);
  const fingerprints = await fingerprintsOf(host, changes);
  const sheets = changes.sheets.map(({ sheet, cells, marks }): SheetPlan => ({
    sheet,
    fingerprint: fingerprints.get(sheet) ?? '',
    cells: cells.flatMap((cell) => {
      const after = contentOf(cell);
      return after === null
        ? []
        : [{ cell: { row: cell.row, column: cell.column }, before: '', after, why: 'correction', code: '' }];
    }),
    marks,
  }));
  if (sheets.length > 0) await host.apply({ sheets });
  if (changes.notes !== null) await host.comments.annotate(changes.notes);
  for (const [key, value] of changes.memory) await host.remember(key, value);
  return host.save();
}

async function fingerprintsOf(host: FileHost, changes: WorkbookChanges): Promise<ReadonlyMap<string, string>> {
  if (changes.sheets.length === 0) return new Map();
  return new Map((await host.readSheets('all')).map((sheet) => [sheet.name, sheet.fingerprint]));
}

/** Null for what was written before: formulas and truth values. */
function contentOf({ value, formula }: GridWrite): CellContent | null {
  if (formula !== '' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return { kind: 'number', number: new Decimal(value).toFixed() };
  return value === '' ? { kind: 'blank' } : { kind: 'text', text: value };
}
