/**
 * Whatever goes wrong: the error has its code, nothing is left half-written, and trying again works.
 * Each row is one thing that happens on real desks.
 */
import { DISPATCH_STATUS, type DispatchFault } from '../../excel-host/fault';
import { contentOf } from '../../excel-host/model/workbook';
import type { StandInExcel } from '../../excel-host/stand-in';
import type { Blueprint } from '../../fixtures/blueprint';
import type { SheetSnapshot } from '../../../src/form/sheet';
import { HostError, type HostErrorCode } from '../../../src/hosts/host';
import type { WritePlan } from '../../../src/review/plan';
import { API_VERSIONS, openExcel, roundTrips, settle, type OpenExcel } from './open-excel';
import { SHEET, markOf, number, planOf, sheetPlan, smallForm, text } from './small-form';

const CODES: Readonly<Record<DispatchFault, HostErrorCode>> = {
  editMode: 'editing',
  modalDialog: 'editing',
  sessionLost: 'session',
  activityLimit: 'busy',
  requestTooLarge: 'too-large',
  responseTooLarge: 'too-large',
  noCapability: 'denied',
};
const FAULTS = (Object.keys(DISPATCH_STATUS) as DispatchFault[]).map((kind) => [kind, CODES[kind]] as const);

async function failure(run: Promise<unknown>): Promise<HostErrorCode> {
  return run.then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: unknown) => {
      if (error instanceof HostError) return error.code;
      throw error;
    },
  );
}

/** Cells and conditional formats of every sheet, to compare before and after. */
function everything(excel: StandInExcel): unknown {
  return excel.workbook.sheets.map((sheet) => [
    sheet.name,
    [...contentOf(sheet)].sort(([one], [other]) => (one < other ? -1 : 1)),
    sheet.conditionalFormats.map((format) => [format.areas, format.formula, format.fill, format.font]),
  ]);
}

const somePlan = (sheet: SheetSnapshot | undefined): WritePlan =>
  planOf(sheet, { C2: number('9'), C3: number('18'), D4: text('原因') }, [markOf(2), markOf(3, 'yellow')]);

async function readActive({ host }: OpenExcel): Promise<SheetSnapshot | undefined> {
  return (await host.readSheets('active'))[0];
}

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test.each(FAULTS)('Excel answers %s: %s on every action, then all works', async (kind, code) => {
    const open = await openExcel([smallForm()], { excelApi });
    const { excel, host } = open;
    excel.external.refuse(kind, 'always');
    expect(await failure(host.readSheets('active'))).toBe(code);
    expect(await failure(host.readSheets('all'))).toBe(code);
    expect(await failure(host.recall('x'))).toBe(code);
    expect(await failure(host.remember('x', 1))).toBe(code);
    expect(await failure(host.clearMarks('all'))).toBe(code);
    expect(await failure(host.reveal({ sheet: SHEET, row: 0, column: 0 }))).toBe(code);
    excel.external.accept();

    const sheet = await readActive(open);
    const before = everything(excel);
    excel.external.refuse(kind, 'always');
    expect(await failure(host.apply(somePlan(sheet)))).toBe(code);
    excel.external.accept();
    expect(everything(excel)).toEqual(before);

    const receipt = await host.apply(somePlan(sheet));
    const written = everything(excel);
    excel.external.refuse(kind, 'always');
    expect(await failure(host.undo(receipt))).toBe(code);
    excel.external.accept();
    expect(everything(excel)).toEqual(written);
    await host.undo(receipt);
    expect(everything(excel)).toEqual(before);
    expect(excel.complaints).toEqual([]);
  });

  test.each<
    [what: string, code: HostErrorCode, act: (excel: StandInExcel) => void, heal: (excel: StandInExcel) => void]
  >([
    [
      'the sheet was renamed',
      'sheet-gone',
      ({ person }) => person.rename(SHEET, '2024'),
      ({ person }) => person.rename('2024', SHEET),
    ],
    ['the sheet was deleted', 'sheet-gone', ({ person }) => person.deleteSheet(SHEET), () => undefined],
    [
      'the sheet was protected',
      'protected',
      ({ person }) => person.protect(SHEET),
      ({ person }) => person.protect(SHEET, false),
    ],
    [
      'the workbook became read-only',
      'denied',
      ({ workbook }) => {
        workbook.readOnly = true;
      },
      ({ workbook }) => {
        workbook.readOnly = false;
      },
    ],
    ['a person edited', 'changed', ({ person }) => person.type(SHEET, 'B2', 11), () => undefined],
    [
      'a co-author edited a planned cell',
      'changed',
      ({ person }) => person.type(SHEET, 'C2', 1, 'co-author'),
      () => undefined,
    ],
    ['rows were inserted', 'changed', ({ person }) => person.insertRows(SHEET, 2, 1), () => undefined],
    [
      'a planned cell holds a formula by now',
      'changed',
      ({ person }) => person.type(SHEET, 'C2', '=B2*0.9'),
      () => undefined,
    ],
  ])('between read and write %s: %s', async (_what, code, act, heal) => {
    const open = await openExcel([smallForm(), smallForm('其他')], { excelApi });
    const { excel, host } = open;
    const sheet = await readActive(open);
    act(excel);
    const before = everything(excel);
    expect(await failure(host.apply(somePlan(sheet)))).toBe(code);
    expect(everything(excel)).toEqual(before);

    await settle();
    expect(await failure(host.apply(somePlan(sheet)))).toBe(code);
    expect(everything(excel)).toEqual(before);

    heal(excel);
    const [fresh] = await host.readSheets('active');
    const formula = fresh?.formulas[1]?.[2] ?? '';
    if (formula === '') await host.apply(planOf(fresh, { D2: text('重试') }, [markOf(2)]));
    expect(excel.complaints).toEqual([]);
  });

  test.each<[what: string, code: HostErrorCode, act: (excel: StandInExcel) => void]>([
    ['a person edited a written cell', 'undo-changed', ({ person }) => person.type(SHEET, 'C2', 5)],
    ['rows were inserted above', 'undo-changed', ({ person }) => person.insertRows(SHEET, 1, 1)],
    ['the sheet was renamed', 'sheet-gone', ({ person }) => person.rename(SHEET, '2024')],
    ['the sheet was protected', 'protected', ({ person }) => person.protect(SHEET)],
  ])('undo when %s: %s', async (_what, code, act) => {
    const open = await openExcel([smallForm(), smallForm('其他')], { excelApi });
    const { excel, host } = open;
    const receipt = await host.apply(somePlan(await readActive(open)));
    await settle();
    act(excel);
    const before = everything(excel);
    // At once: Excel has not yet told of the edit. Later: it has.
    expect(await failure(host.undo(receipt))).toBe(code);
    expect(everything(excel)).toEqual(before);
    await settle();
    expect(await failure(host.undo(receipt))).toBe(code);
    expect(everything(excel)).toEqual(before);
    expect(excel.complaints).toEqual([]);
  });

  test('an edit elsewhere on the sheet does not stop undo', async () => {
    const open = await openExcel([smallForm()], { excelApi });
    const { excel, host } = open;
    const receipt = await host.apply(somePlan(await readActive(open)));
    excel.person.type(SHEET, 'A2', '另一处');
    await settle();
    await host.undo(receipt);
    expect([excel.workbook.sheet(SHEET).value(1, 0), excel.workbook.sheet(SHEET).value(1, 2)]).toEqual(['另一处', '']);
  });

  test('of two sheets the second is protected: the first is left as it was', async () => {
    const { excel, host } = await openExcel([smallForm('甲'), smallForm('乙')], { excelApi });
    const [one, two] = await host.readSheets('all');
    excel.person.protect('乙');
    const before = everything(excel);
    const sheets = [sheetPlan(one, { C2: number('1') }, [markOf(2)]), sheetPlan(two, { C2: number('1') }, [markOf(2)])];
    expect(await failure(host.apply({ sheets }))).toBe('protected');
    expect(everything(excel)).toEqual(before);
    excel.person.protect('乙', false);
    await host.apply({ sheets });
    expect(excel.complaints).toEqual([]);
  });

  test('of two sheets the second changed: the first is left as it was, old marks too', async () => {
    const { excel, host } = await openExcel([smallForm('甲'), smallForm('乙')], { excelApi });
    const [first] = await host.readSheets('all');
    await host.apply({ sheets: [sheetPlan(first, {}, [markOf(4)])] });
    const [one, two] = await host.readSheets('all');
    excel.person.type('乙', 'A1', '改', 'co-author');
    const before = everything(excel);
    const sheets = [sheetPlan(one, { C2: number('1') }, [markOf(2)]), sheetPlan(two, { C2: number('1') }, [markOf(2)])];
    expect(await failure(host.apply({ sheets }))).toBe('changed');
    expect(everything(excel)).toEqual(before);
    expect(excel.complaints).toEqual([]);
  });

  test('the answer to a write is lost for its size: what was written is taken back', async () => {
    const big = smallForm();
    const filled = new Map(big.cells);
    // The texts make the read fit and the look around a write not.
    for (let row = 7; row < 37; row += 1) filled.set(`F${row}`, { value: 'x'.repeat(30000) });
    const open = await openExcel([{ ...big, cells: filled }], { excelApi });
    const { excel, host } = open;
    const sheet = await readActive(open);
    const before = everything(excel);
    excel.external.limitAnswers(1_000_000);
    expect(await failure(host.apply(somePlan(sheet)))).toBe('too-large');
    excel.external.limitAnswers(null);
    await settle();
    const unsettled = everything(excel);
    excel.external.limitAnswers(null);
    expect(unsettled).toEqual(before);
    expect(excel.complaints).toEqual([]);
  });
});

test('the person starts to type just as a write is taken back: taken back when the typing ends', async () => {
  const open = await openExcel([smallForm()]);
  const { excel, host } = open;
  const sheet = await readActive(open);
  excel.person.type(SHEET, 'B2', 11, 'co-author');
  const before = everything(excel);
  excel.external.refuse('editMode', 'always', 1);
  const outcome = failure(host.apply(somePlan(sheet)));
  await settle();
  excel.external.accept();
  expect(await outcome).toBe('changed');
  expect(everything(excel)).toEqual(before);
});

test('edited and put back: not refused', async () => {
  const open = await openExcel([smallForm()]);
  const sheet = await readActive(open);
  open.excel.person.type(SHEET, 'B2', 11);
  open.excel.person.type(SHEET, 'B2', 10);
  await settle();
  await open.host.apply(somePlan(sheet));
  expect(open.excel.workbook.sheet(SHEET).value(1, 2)).toBe(9);
});

test('a known edit is refused before anything is written', async () => {
  const open = await openExcel([smallForm()]);
  const sheet = await readActive(open);
  await open.host.onChanged(() => undefined);
  open.excel.person.type(SHEET, 'B2', 11);
  await settle();
  const from = open.excel.external.exchange.own.length;
  expect(await failure(open.host.apply(somePlan(sheet)))).toBe('changed');
  const sets = open.excel.external.exchange.own.slice(from).flatMap(({ request }) => request.Actions);
  expect(sets.filter((action) => action.ActionType === 4)).toEqual([]);
});

test('a planned cell that holds a formula is refused without asking Excel', async () => {
  const open = await openExcel([smallForm()]);
  const sheet = await readActive(open);
  const trips = await roundTrips(open.excel, async () => {
    expect(await failure(open.host.apply(planOf(sheet, { C5: number('1') })))).toBe('formula');
  });
  expect(trips).toBe(0);
});

test('a cell that does not take the content: all is taken back', async () => {
  const open = await openExcel([{ ...smallForm(), merges: ['D2:D3'] }]);
  const sheet = await readActive(open);
  const before = everything(open.excel);
  const plan = planOf(sheet, { C2: number('1'), D3: text('原因') }, [markOf(2)]);
  expect(await failure(open.host.apply(plan))).toBe('unknown');
  expect(everything(open.excel)).toEqual(before);
});

test('hidden and very hidden sheets are not read', async () => {
  const { excel, host } = await openExcel([smallForm('甲'), smallForm('乙'), smallForm('丙')]);
  excel.workbook.sheet('乙').visibility = 'Hidden';
  excel.workbook.sheet('丙').visibility = 'VeryHidden';
  expect((await host.readSheets('all')).map((sheet) => sheet.name)).toEqual(['甲']);
});

test('100,000 rows of formatting do not make a bigger read', async () => {
  const open = await openExcel([smallForm()], { webLimits: true });
  open.excel.workbook.sheet(SHEET).formatted = { top: 0, left: 0, bottom: 99999, right: 20 };
  const sheet = await readActive(open);
  expect(sheet?.values).toHaveLength(5);
});

/** A sheet whose answer has so many characters at least. */
function heavy(name: string, characters: number): Blueprint {
  const { cells, merges } = smallForm(name);
  return { name, merges, cells: new Map([...cells, ['F9', { value: 'x'.repeat(characters / 3) }]]) };
}

test('50 sheets that are too much for one answer come in halves; few round trips, no sheet lost', async () => {
  const names = Array.from({ length: 50 }, (_none, index) => `表${index + 1}`);
  const open = await openExcel(names.map((name) => heavy(name, 30_000)));
  open.excel.external.limitAnswers(500_000);
  let read: SheetSnapshot[] = [];
  const trips = await roundTrips(open.excel, async () => {
    read = await open.host.readSheets('all');
  });
  expect(read.map(({ name }) => name)).toEqual(names);
  // The names, the whole, two halves, four quarters.
  expect(trips).toBe(8);
});

test('a sheet that is too much by itself is refused by name', async () => {
  const open = await openExcel([smallForm('甲'), heavy('大', 600_000), smallForm('丙')]);
  open.excel.external.limitAnswers(500_000);
  await expect(open.host.readSheets('all')).rejects.toMatchObject({ code: 'too-large', subject: '大' });
  open.excel.person.deleteSheet('大');
  expect(await open.host.readSheets('all')).toHaveLength(2);
});

test('the person is on another sheet, or in another workbook, by the time of the write: it goes where it was planned', async () => {
  const open = await openExcel([smallForm(), smallForm('其他')]);
  const other = await openExcel([smallForm()]);
  const sheet = await readActive(open);
  const untouched = [everything(other.excel), contentOf(open.excel.workbook.sheet('其他'))];
  open.excel.person.activate('其他');
  other.excel.person.activate(SHEET);
  const receipt = await open.host.apply(somePlan(sheet));
  expect(open.excel.workbook.sheet(SHEET).value(1, 2)).toBe(9);
  expect([everything(other.excel), contentOf(open.excel.workbook.sheet('其他'))]).toEqual(untouched);
  expect(open.excel.workbook.active.name).toBe('其他');
  await open.host.undo(receipt);
  expect(open.excel.workbook.sheet(SHEET).value(1, 2)).toBe('');
});

test('a co-author deletes the sheet while the person is on another one: clearing and reading go on', async () => {
  const open = await openExcel([smallForm(), smallForm('其他')]);
  const [one, two] = await open.host.readSheets('all');
  await open.host.apply({ sheets: [sheetPlan(one, {}, [markOf(2)]), sheetPlan(two, {}, [markOf(2)])] });
  open.excel.person.deleteSheet(SHEET);
  expect(await open.host.clearMarks('all')).toBe(1);
  expect((await open.host.readSheets('all')).map(({ name }) => name)).toEqual(['其他']);
});

test('an empty sheet gives empty grids', async () => {
  const open = await openExcel([{ name: '空', cells: new Map(), merges: [] }]);
  expect(await readActive(open)).toMatchObject({ name: '空', values: [], texts: [], formulas: [], protected: false });
});

test('a sheet whose conditional formats cannot be read is read all the same', async () => {
  const open = await openExcel([smallForm()]);
  const sheet = await readActive(open);
  await open.host.apply(planOf(sheet, {}, [markOf(2)]));
  open.excel.workbook.sheet(SHEET).unreadableFormats = true;
  const again = await readActive(open);
  expect(again?.fingerprint).toBe(sheet?.fingerprint);
  await open.host.apply(planOf(again, {}, [markOf(3)]));
  open.excel.workbook.sheet(SHEET).unreadableFormats = false;
  expect(open.excel.workbook.sheet(SHEET).conditionalFormats).toHaveLength(1);
  expect(open.excel.complaints).toEqual([]);
});

test('too much to remember is refused', async () => {
  const { host } = await openExcel([smallForm()]);
  expect(await failure(host.remember('x', 'y'.repeat(300_000)))).toBe('too-large');
  expect(await host.recall('x')).toBeUndefined();
});
