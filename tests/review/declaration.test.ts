import { declarationsOn, keepDeclaration, parseDeclaration } from '../../src/review';
import { MemoryHost } from '../../src/taskpane/gallery/memory-host';
import { DECLARATION, TO_FIX } from '../../src/taskpane/gallery/sheets';
import { snapshotOf } from '../fixtures/blueprint';
import { loadDeclarations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';

const sheets = loadDeclarations().map((form) => snapshotOf(officialBlueprint(form)));

test('every declaration reads the same from what the workbook keeps of it', () => {
  const found = sheets.flatMap((sheet) => declarationsOn(sheet, {}, '目标.xlsx'));
  expect(found).toHaveLength(sheets.length);
  for (const declaration of found) {
    const kept: unknown = JSON.parse(JSON.stringify(keepDeclaration(declaration)));
    const again = parseDeclaration(kept);
    expect(again?.name).toBe(declaration.name);
    expect(again?.form).toEqual(declaration.form);
    expect(JSON.stringify(kept).length).toBeLessThan(100_000);
  }
});

test('a declaration below other content keeps its place', async () => {
  const rows = [...TO_FIX.rows, [], ...DECLARATION.rows];
  const [sheet] = await new MemoryHost([{ name: '两张', rows }]).readSheets('active');
  if (sheet === undefined) throw new Error('no sheet');
  const [declaration] = declarationsOn(sheet, {});
  if (declaration === undefined) throw new Error('no declaration');
  expect(parseDeclaration(keepDeclaration(declaration))?.form).toEqual(declaration.form);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['another shape', { name: 'x', rows: [] }],
  [
    'cells of no declaration',
    { name: 'x', sheet: 's', origin: { row: 0, column: 0 }, values: [['a']], texts: [['a']] },
  ],
  ['a place that is none', { name: 'x', sheet: 's', origin: { row: -1, column: 0 }, values: [], texts: [] }],
])('%s is no declaration', (_what, value) => {
  expect(parseDeclaration(value)).toBeNull();
});
