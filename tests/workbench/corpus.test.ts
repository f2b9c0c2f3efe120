/**
 * Public workbooks of many programs, when they lie beside the project: none is needed to build or to run.
 * Opened for the page, cells changed, a row marked, a note put on a cell, saved: every other part must be the same to the
 * byte, and the touched ones differ only where they must.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { a1 } from '../../src/form/sheet';
import { HostError, type ReviewNote } from '../../src/hosts/host';
import { readWorkbook, UnreadableFile } from '../../src/hosts/xlsx';
import type { Mark } from '../../src/review/plan';
import type { GridWrite } from '../../src/workbench/grid';
import { openWorkbook, type OpenedFile } from '../../src/workbench/open-workbook';
import { anchorOf } from '../../src/workbench/opened';
import { expectOnlyOurs, spreadOver, textOf } from '../hosts/xlsx/part-rests';

const FOLDER = path.join(__dirname, '../../../shared/reference/xlsx-corpus');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];
if (files.length === 0) console.log('public workbooks: none beside the project, nothing to try');

/** A folder for the saved files, for a look at them with other programs. */
const WRITE_TO = process.env['CORPUS_COPIES'];
const MINUTES = 60_000;
/** Far from what the files hold, so that no formula of several cells is in the way. */
const ROW = 211;
const CELLS: readonly GridWrite[] = [
  { row: ROW, column: 2, value: 7.25, formula: '' },
  { row: ROW, column: 3, value: '=100%<原因>', formula: '' },
  { row: ROW, column: 4, value: 14.5, formula: `=C${ROW + 1}*2` },
];
const MARK: Mark = {
  range: { first: { row: ROW, column: 0 }, last: { row: ROW, column: 9 } },
  reasonCell: { row: ROW, column: 9 },
  light: 'red',
};

type Outcome = 'kept' | 'unreadable' | 'protected' | 'refused';

/** A cell of the file that holds a plain value, if there is one, with a new one. */
function existing({ model, workbook }: OpenedFile, name: string, xml: string): GridWrite[] {
  const info = model.sheets.find((sheet) => sheet.name === name);
  const merges = workbook.sheets.find((sheet) => sheet.name === name)?.merges ?? [];
  const data = model.workbook.sheets?.[info?.id ?? '']?.cellData ?? {};
  const spread = spreadOver(xml);
  for (const [row, line] of Object.entries(data)) {
    for (const [column, cell] of Object.entries<{ v?: unknown; f?: unknown }>(line)) {
      const place = { row: Number(row), column: Number(column) };
      if (cell.v === undefined || cell.f !== undefined || a1(anchorOf(merges, place)) !== a1(place)) continue;
      // Cells without an address cannot be picked out of the text again; results of a spread formula are not edited.
      if (spread(place) || xml.split(` r="${a1(place)}"`).length !== 2) continue;
      return [{ ...place, value: '改过的', formula: '' }];
    }
  }
  return [];
}

async function tryFile(bytes: Uint8Array, name: string): Promise<Outcome> {
  let opened: OpenedFile;
  try {
    opened = openWorkbook(bytes, name);
  } catch (error) {
    if (error instanceof UnreadableFile) return 'unreadable';
    throw error;
  }
  const { workbook } = opened;
  expect(Buffer.compare(await workbook.save({ sheets: [], notes: null, memory: new Map() }), bytes)).toBe(0);
  const sheet = workbook.sheets.find((candidate) => candidate.visible && !candidate.protected);
  if (sheet === undefined) return 'protected';
  const before = unzipSync(bytes);
  const sheetParts = Object.keys(before).filter((part) => /sheet[^/]*\.xml$/i.test(part));
  const xml = sheetParts.map((part) => textOf(before, part)).join('');
  const cells = [...existing(opened, sheet.name, xml), ...CELLS];
  const notes: ReviewNote[] = [
    { cell: { sheet: sheet.name, row: ROW, column: 3 }, code: 'E01', text: '没有说明 <原因>' },
  ];
  let saved: Uint8Array;
  try {
    saved = await workbook.save({ sheets: [{ sheet: sheet.name, cells, marks: [MARK] }], notes, memory: new Map() });
  } catch (error) {
    if (error instanceof HostError) return 'refused';
    throw error;
  }
  if (WRITE_TO !== undefined) writeFileSync(path.join(WRITE_TO, name), saved);
  expectOnlyOurs(before, unzipSync(saved), { cells: cells.map(a1), notes: true });
  const again = readWorkbook(saved, name).find((candidate) => candidate.name === sheet.name);
  const other = read(saved, { type: 'array' }).Sheets[sheet.name];
  for (const cell of cells) {
    expect(again?.values[cell.row - again.origin.row]?.[cell.column - again.origin.column]).toBe(cell.value);
    expect(other?.[a1(cell)]?.v).toBe(cell.value);
  }
  // Marks and notes are found again when the saved file is opened, and go without a trace in the sheet's cells.
  const reopened = openWorkbook(saved, name).workbook;
  const now = reopened.sheets.find((candidate) => candidate.name === sheet.name);
  expect(now?.marks).toEqual([MARK]);
  expect(now?.notes.find(({ cell }) => cell.row === ROW)?.text).toBe('〔绩效自评 E01〕没有说明 <原因>');
  expect(now?.notes.filter(({ cell }) => cell.row !== ROW)).toEqual(sheet.notes);
  return 'kept';
}

// The files are other projects' and not part of this repository.
const withFiles: (name: string, body: () => void) => void =
  files.length > 0
    ? describe
    : (name) => test(`${name}: not at hand`, () => console.log(`${name}: not at hand, nothing checked`));
withFiles('public workbooks on the page', () => {
  it(
    'keep every part but the edited sheet',
    async () => {
      const outcomes = new Map<Outcome, string[]>();
      const failures: string[] = [];
      for (const name of files) {
        try {
          const outcome = await tryFile(new Uint8Array(readFileSync(path.join(FOLDER, name))), name);
          outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), name]);
        } catch (error) {
          failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      const lines = [...outcomes].map(([outcome, names]) =>
        outcome === 'kept' ? `kept: ${names.length} of ${files.length}` : `${outcome}: ${names.join(', ')}`,
      );
      console.log(`public workbooks on the page\n${lines.join('\n')}`);
      expect(failures).toEqual([]);
      expect(outcomes.get('kept')?.length ?? 0).toBeGreaterThan(files.length * 0.9);
    },
    5 * MINUTES,
  );
});

it('the folder is tried when it is there', () => {
  expect(files.length > 0).toBe(existsSync(FOLDER));
});
