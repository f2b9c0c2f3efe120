/** Round trips are a promise: one to read, one to write, one to undo, however many rows. */
import { rangeA1 } from '../../../src/form/sheet';
import type { Mark, WritePlan } from '../../../src/review/plan';
import type { Blueprint, BlueprintCell } from '../../fixtures/blueprint';
import { API_VERSIONS, openExcel, roundTrips } from './open-excel';

/** A sheet of so many rows: name, weight, score (blank), reason (blank). */
function sheetOf(rows: number, name = '自评表'): Blueprint {
  const cells = new Map<string, BlueprintCell>();
  for (let row = 1; row <= rows; row += 1) {
    cells.set(`A${row}`, { value: `指标${row}` });
    cells.set(`B${row}`, { value: row % 7 });
  }
  cells.set(`C${rows + 1}`, { value: 0, formula: `=SUM(C1:C${rows})` });
  return { name, cells, merges: [] };
}

function planFor(sheet: string, fingerprint: string, rows: number): WritePlan {
  const marks = Array.from({ length: rows }, (_none, row): Mark => ({
    range: { first: { row, column: 0 }, last: { row, column: 3 } },
    reasonCell: { row, column: 3 },
    light: 'red',
  }));
  const cells = Array.from({ length: rows }, (_none, row) => ({
    cell: { row, column: 2 },
    before: '',
    after: { kind: 'number', number: '2.5' } as const,
    why: 'fill' as const,
    code: '',
  }));
  return { sheets: [{ sheet, fingerprint, cells, marks }] };
}

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test.each([1, 40, 200])('%d rows: 1 to read, 1 to write, 1 to undo', async (rows) => {
    const { excel, host } = await openExcel([sheetOf(rows)], { excelApi });
    let fingerprint = '';
    const read = await roundTrips(excel, async () => {
      fingerprint = (await host.readSheets('active'))[0]?.fingerprint ?? '';
    });
    let receipt = await host.apply({ sheets: [] });
    const write = await roundTrips(excel, async () => {
      receipt = await host.apply(planFor('自评表', fingerprint, rows));
    });
    const sheet = excel.workbook.sheet('自评表');
    expect(sheet.value(rows - 1, 2)).toBe(2.5);
    expect(sheet.value(rows, 2)).toBe(2.5 * rows);
    expect(sheet.conditionalFormats).toHaveLength(rows);
    const undo = await roundTrips(excel, () => host.undo(receipt));
    expect(sheet.value(rows - 1, 2)).toBe('');
    expect(sheet.conditionalFormats).toHaveLength(0);
    expect({ read, write, undo }).toEqual({ read: 1, write: 1, undo: 1 });
    expect(excel.complaints).toEqual([]);
    expect((await host.readSheets('active'))[0]?.fingerprint).toBe(fingerprint);
  });

  test.each([1, 3, 50])('%d sheets: 2 to read', async (count) => {
    const { excel, host } = await openExcel(
      Array.from({ length: count }, (_none, index) => sheetOf(5, `表${index + 1}`)),
      { excelApi },
    );
    expect(await roundTrips(excel, () => host.readSheets('all'))).toBe(2);
    expect(excel.complaints).toEqual([]);
  });
});

test('bytes a cell', async () => {
  const rows = 600;
  const { excel, host } = await openExcel([sheetOf(rows)]);
  const [snapshot] = await host.readSheets('active');
  const [read] = excel.external.exchange.own;
  const receipt = await host.apply(planFor('自评表', snapshot?.fingerprint ?? '', rows));
  const write = excel.external.exchange.own.at(-1);
  await host.undo(receipt);
  const undo = excel.external.exchange.own.at(-1);
  const used = (rows + 1) * 3;
  const line = (name: string, bytes: number | undefined, cells: number): string =>
    `${name}: ${bytes ?? 0} bytes, ${((bytes ?? 0) / cells).toFixed(1)} a cell`;
  const lines = [
    line(
      `read answer (${rangeA1({ first: { row: 0, column: 0 }, last: { row: rows, column: 2 } })})`,
      read?.responseBytes,
      used,
    ),
    line('write request (a cell and its mark)', write?.requestBytes, rows),
    line('write answer', write?.responseBytes, rows),
    line('undo request', undo?.requestBytes, rows),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  // The size of an ordinary form (60 rows, 10 columns) stays far below the 5 MB of Excel on the web.
  expect((read?.responseBytes ?? 0) / used).toBeLessThan(60);
  expect((write?.requestBytes ?? 0) / rows).toBeLessThan(5000);
});
