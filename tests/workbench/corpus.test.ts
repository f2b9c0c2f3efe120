/**
 * Public workbooks of many programs, when they lie beside the project: none is needed to build or to run.
 * Opened for the page, three cells changed and a row marked, saved: every other part must be the same to the byte.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { HostError } from '../../src/hosts/host';
import { readWorkbook, UnreadableFile } from '../../src/hosts/xlsx';
import type { Mark } from '../../src/review/plan';
import type { GridWrite } from '../../src/workbench/grid';
import { openWorkbook, type OpenedFile } from '../../src/workbench/open-workbook';

const FOLDER = path.join(__dirname, '../../../shared/reference/xlsx-corpus');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];
if (files.length === 0) console.log('public workbooks: none beside the project, nothing to try');

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
  let saved: Uint8Array;
  try {
    saved = await workbook.save({
      sheets: [{ sheet: sheet.name, cells: CELLS, marks: [MARK] }],
      notes: null,
      memory: new Map(),
    });
  } catch (error) {
    if (error instanceof HostError) return 'refused';
    throw error;
  }
  const [before, after] = [unzipSync(bytes), unzipSync(saved)];
  expect(Object.keys(before).filter((part) => !(part in after))).toEqual([]);
  const changed = Object.keys(after).filter(
    (part) => Buffer.compare(after[part] ?? Buffer.of(), before[part] ?? Buffer.of()) !== 0,
  );
  const stylesMade = !Object.keys(before).some((part) => /styles[^/]*\.xml$/i.test(part));
  const allowed = stylesMade
    ? /sheet[^/]*\.xml$|styles[^/]*\.xml$|workbook[^/]*\.xml$|\[Content_Types\]|\.rels$/i
    : /sheet[^/]*\.xml$|styles[^/]*\.xml$|workbook[^/]*\.xml$/i;
  expect(changed.filter((part) => !allowed.test(part))).toEqual([]);
  const again = readWorkbook(saved, name).find((candidate) => candidate.name === sheet.name);
  const line = again?.values[ROW - again.origin.row] ?? [];
  expect(CELLS.map(({ column }) => line[column - (again?.origin.column ?? 0)])).toEqual([7.25, '=100%<原因>', 14.5]);
  // Marks are found again when the saved file is opened.
  const reopened = openWorkbook(saved, name).workbook.sheets.find((candidate) => candidate.name === sheet.name);
  expect(reopened?.marks).toEqual([MARK]);
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
