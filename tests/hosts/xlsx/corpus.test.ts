/**
 * Public workbooks of many programs, when they lie beside the project: none is needed to build or to run.
 * Opened, three cells edited and a row marked, saved: everything else must be the same.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { a1, type CellRef, type CellValue, type SheetSnapshot } from '../../../src/form/sheet';
import { HostError } from '../../../src/hosts/host';
import { FileHost, UnreadableFile, readWorkbook } from '../../../src/hosts/xlsx';
import type { CellContent } from '../../../src/checks/check';
import { expectOnlyOurs, spreadOver, textOf } from './part-rests';

const FOLDER = path.join(__dirname, '../../../../shared/reference/xlsx-corpus');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];
if (files.length === 0) console.log('public workbooks: none beside the project, nothing to try');

const MINUTES = 60_000;

/** Two cells of the sheet that hold something, and one far away. */
function chosen(sheet: SheetSnapshot, xml: string): CellRef[] {
  const far = { row: 199, column: 10 };
  const known: CellRef[] = [];
  const spread = spreadOver(xml);
  sheet.values.forEach((row, y) =>
    row.forEach((value, x) => {
      const cell = { row: y + sheet.origin.row, column: x + sheet.origin.column };
      // Doubles and cells without an address cannot be picked out of the text again.
      const once = xml.split(`r="${a1(cell)}"`).length === 2;
      if (value !== '' && sheet.formulas[y]?.[x] === '' && once && !spread(cell) && known.length < 2) known.push(cell);
    }),
  );
  return [...known, far];
}

const CONTENTS: readonly CellContent[] = [
  { kind: 'number', number: '7.25' },
  { kind: 'text', text: '=100%<原因>' },
  { kind: 'number', number: '3' },
];
const VALUES: readonly CellValue[] = [7.25, '=100%<原因>', 3];

interface Tally {
  kept: number;
  unreadable: string[];
  refused: string[];
  recalculated: number;
}

async function tryFile(name: string, bytes: Uint8Array, tally: Tally): Promise<void> {
  let host: FileHost;
  let sheets: SheetSnapshot[];
  try {
    host = FileHost.open(bytes, name);
    sheets = await host.readSheets('all');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    tally.unreadable.push(`${name}: ${error.reason}`);
    return;
  }
  const before = unzipSync(bytes);
  const target = sheets.find((sheet) => !sheet.protected);
  if (target === undefined) {
    tally.refused.push(`${name}: protected`);
    return;
  }
  const allXml = Object.keys(before)
    .filter((part) => /sheet[^/]*\.xml$/i.test(part))
    .map((part) => textOf(before, part))
    .join('');
  const cells = chosen(target, allXml);
  const contents = CONTENTS.slice(CONTENTS.length - cells.length);
  const values = VALUES.slice(VALUES.length - cells.length);
  const row = cells[0]?.row ?? 0;
  const mark = {
    range: { first: { row, column: 0 }, last: { row, column: 9 } },
    reasonCell: { row, column: 9 },
    light: 'red',
  } as const;
  let receipt;
  try {
    receipt = await host.apply({
      sheets: [
        {
          sheet: target.name,
          fingerprint: target.fingerprint,
          cells: cells.map((cell, index) => ({
            cell,
            before: '',
            after: contents[index] ?? { kind: 'blank' },
            why: 'fill',
            code: '',
          })),
          marks: [mark],
        },
      ],
    });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    tally.refused.push(`${name}: ${error.code}`);
    return;
  }
  const saved = host.save();
  const after = unzipSync(saved);
  const addresses = receipt.sheets.flatMap(({ changes }) => changes.map(({ cell }) => a1(cell)));
  const changed = expectOnlyOurs(before, after, { cells: addresses, notes: false });
  if (changed.filter((part) => /sheet/i.test(part)).length > 1 || changed.some((part) => /workbook\.xml$/i.test(part)))
    tally.recalculated += 1;

  const again = readWorkbook(saved, name).find((sheet) => sheet.name === target.name);
  receipt.sheets
    .flatMap(({ changes }) => changes)
    .forEach(({ cell, after: { value } }) => {
      expect(again?.values[cell.row - again.origin.row]?.[cell.column - again.origin.column]).toBe(value);
    });
  expect(values).toEqual(
    expect.arrayContaining(receipt.sheets.flatMap(({ changes }) => changes.map((change) => change.after.value))),
  );
  const other = read(saved, { type: 'buffer' }).Sheets[target.name];
  for (const {
    cell,
    after: { value },
  } of receipt.sheets.flatMap(({ changes }) => changes))
    expect(other?.[a1(cell)]?.v).toBe(value);

  await host.undo(receipt);
  expect(Buffer.compare(host.save(), bytes)).toBe(0);
  tally.kept += 1;
}

// The files are other projects' and not part of this repository.
const withFiles: (name: string, body: () => void) => void =
  files.length > 0
    ? describe
    : (name) => test(`${name}: not at hand`, () => console.log(`${name}: not at hand, nothing checked`));
withFiles('public workbooks', () => {
  test(
    'keep everything but the edited cells and marks; undo gives the very bytes',
    async () => {
      const tally: Tally = { kept: 0, unreadable: [], refused: [], recalculated: 0 };
      const failures: string[] = [];
      for (const name of files) {
        try {
          await tryFile(name, new Uint8Array(readFileSync(path.join(FOLDER, name))), tally);
        } catch (error) {
          failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      expect(failures).toEqual([]);
      console.log(
        `public workbooks kept intact: ${tally.kept} of ${files.length} (${tally.recalculated} with formulas)\nunreadable: ${tally.unreadable.join('\n  ')}\nrefused: ${tally.refused.join('\n  ')}`,
      );
      expect(tally.kept + tally.refused.length + tally.unreadable.length).toBe(files.length);
      expect(tally.unreadable.length).toBeLessThan(files.length / 50);
      expect(tally.refused.length).toBeLessThan(files.length / 10);
    },
    5 * MINUTES,
  );

  test(
    'read as another reader reads them',
    () => {
      let cells = 0;
      const differences: string[] = [];
      for (const name of files) {
        const bytes = new Uint8Array(readFileSync(path.join(FOLDER, name)));
        let sheets: SheetSnapshot[];
        try {
          sheets = readWorkbook(bytes, name, { hidden: true });
        } catch {
          continue;
        }
        const book = read(bytes, { type: 'array', dense: true, cellText: true });
        for (const sheet of sheets) {
          const grid = book.Sheets[sheet.name]?.['!data'] ?? [];
          const seen = new Set<string>();
          const compare = (cell: CellRef): void => {
            const there = grid[cell.row]?.[cell.column];
            const ours = sheet.values[cell.row - sheet.origin.row]?.[cell.column - sheet.origin.column] ?? '';
            const theirs =
              there === undefined || there.t === 'z' ? '' : there.t === 'e' ? (there.w ?? '') : (there.v ?? '');
            seen.add(a1(cell));
            if (ours === '' && theirs === '') return;
            cells += 1;
            if (ours !== theirs)
              differences.push(`${name} ${sheet.name}!${a1(cell)} ${JSON.stringify(ours)} / ${JSON.stringify(theirs)}`);
          };
          sheet.values.forEach((line, y) =>
            line.forEach((_value, x) => compare({ row: y + sheet.origin.row, column: x + sheet.origin.column })),
          );
          grid.forEach((line, row) =>
            line?.forEach((_cell, column) =>
              seen.has(utils.encode_cell({ r: row, c: column })) ? undefined : compare({ row, column }),
            ),
          );
        }
      }
      console.log(
        `public workbooks: ${cells} cells read, ${differences.length} read differently by @e965/xlsx\n${differences.join('\n')}`,
      );
      // `_X0000_` with a capital X is no escape (ECMA-376 part 1, 22.9.2.19); the other reader takes it for one.
      expect(differences.filter((line) => !line.includes('"_X0000_"'))).toEqual([]);
    },
    5 * MINUTES,
  );
});

test('the folder is tried when it is there', () => {
  expect(files.length > 0).toBe(existsSync(FOLDER));
});
