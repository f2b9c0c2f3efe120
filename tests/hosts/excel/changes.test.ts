/** Live: a person's edits are heard, our own writes are not, and leaving stops the listening. */
import type { SheetChange } from '../../../src/hosts/host';
import { OwnWrites } from '../../../src/hosts/excel/own-writes';
import { API_VERSIONS, openExcel, roundTrips, settle } from './open-excel';
import { SHEET, markOf, number, planOf, smallForm } from './small-form';

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test('edits are heard with sheet and place, from anywhere in the workbook', async () => {
    const { excel, host } = await openExcel([smallForm(), smallForm('其他')], { excelApi });
    const heard: SheetChange[] = [];
    await host.readSheets('active');
    await host.onChanged((change) => heard.push(change));
    excel.person.type(SHEET, 'D2', '原因');
    excel.person.type('其他', 'C3', 5, 'co-author');
    excel.person.insertRows(SHEET, 2, 1);
    await settle();
    expect(heard.map(({ sheet, address }) => `${sheet} ${address ?? ''}`).sort()).toEqual(
      [`${SHEET} D2`, '其他 C3', `${SHEET} 2:2`].sort(),
    );
    expect(excel.complaints).toEqual([]);
  });

  test('our own writes, undo and marks are not edits', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const heard: SheetChange[] = [];
    await host.onChanged((change) => heard.push(change));
    const [sheet] = await host.readSheets('active');
    const receipt = await host.apply(planOf(sheet, { C2: number('9'), C3: number('9') }, [markOf(2)]));
    await settle();
    await host.undo(receipt);
    await settle();
    expect(heard).toEqual([]);
    excel.person.type(SHEET, 'C2', 7);
    await settle();
    expect(heard).toEqual([{ sheet: SHEET, address: 'C2' }]);
  });

  test('listening costs nothing beside a read asked for at the same moment, one round trip without', async () => {
    const first = await openExcel([smallForm()], { excelApi });
    const beside = await roundTrips(first.excel, () =>
      Promise.all([
        first.host.readSheets('active'),
        first.host.onChanged(() => undefined),
        first.host.onActivated(() => undefined),
      ]),
    );
    expect(beside).toBe(1);
    const second = await openExcel([smallForm()], { excelApi });
    await second.host.readSheets('active');
    expect(second.excel.workbook.listenedTo).toEqual([]);
    expect(await roundTrips(second.excel, () => second.host.onChanged(() => undefined))).toBe(1);
  });

  test('the last to leave stops the listening; a newcomer starts it again', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const heard: string[] = [];
    const stopFirst = await host.onChanged(() => heard.push('first'));
    const stopSecond = await host.onChanged(() => heard.push('second'));
    expect(excel.workbook.listenedTo).toEqual(['Workbook Changed']);
    await stopFirst();
    excel.person.type(SHEET, 'D2', '一');
    await settle();
    await stopSecond();
    expect(excel.workbook.listenedTo).toEqual([]);
    excel.person.type(SHEET, 'D2', '二');
    await settle();
    expect(heard).toEqual(['second']);
    await host.onChanged(() => heard.push('third'));
    excel.person.type(SHEET, 'D2', '三');
    await settle();
    expect(heard).toEqual(['second', 'third']);
    expect(excel.complaints).toEqual([]);
  });

  test('the sheets a person goes to are heard by their present names, one that is hidden away included', async () => {
    const { excel, host } = await openExcel([smallForm(), smallForm('其他')], { excelApi });
    const heard: string[] = [];
    await host.readSheets('all');
    await host.onActivated((sheet) => heard.push(sheet));
    excel.person.rename('其他', '改名');
    excel.person.activate('改名');
    await settle();
    excel.person.deleteSheet('改名');
    await settle();
    expect(heard).toEqual(['改名', SHEET]);
  });

  test('edits and sheets are left in one round trip; nothing stays registered', async () => {
    const { excel, host } = await openExcel([smallForm(), smallForm('其他')], { excelApi });
    const [, stopEdits, stopSheets] = await Promise.all([
      host.readSheets('active'),
      host.onChanged(() => undefined),
      host.onActivated(() => undefined),
    ]);
    expect(excel.workbook.listenedTo).toEqual(['Workbook Activated', 'Workbook Changed']);
    expect(await roundTrips(excel, () => Promise.all([stopEdits(), stopSheets()]))).toBe(1);
    expect(excel.workbook.listenedTo).toEqual([]);
    expect(excel.complaints).toEqual([]);
  });

  test('Excel cannot be told to stop: it is told again when it answers', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    const heard: SheetChange[] = [];
    const stop = await host.onChanged((change) => heard.push(change));
    excel.external.refuse('editMode', 'always');
    await expect(stop()).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    excel.external.accept();
    excel.person.type(SHEET, 'D2', '一');
    await settle();
    expect(heard).toEqual([]);
    expect(excel.workbook.listenedTo).toEqual([]);
    expect(excel.complaints).toEqual([]);
  });

  test('a registration that Excel refuses is made anew the next time', async () => {
    const { excel, host } = await openExcel([smallForm()], { excelApi });
    excel.external.refuse('editMode', 'always');
    const both = Promise.allSettled([host.readSheets('active'), host.onChanged(() => undefined)]);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    excel.external.accept();
    const heard: SheetChange[] = [];
    await host.onChanged((change) => heard.push(change));
    excel.person.type(SHEET, 'D2', '一');
    await settle();
    expect(heard).toHaveLength(1);
  });
});

describe('recognising our own writes', () => {
  test.each<[source: string | undefined, echoes: boolean[]]>([
    // Before ExcelApi 1.14 by place, once for each write.
    [undefined, [true, false]],
    ['ThisLocalAddin', [true, true]],
    ['Unknown', [false, false]],
  ])('trigger source %p', (source, echoes) => {
    const own = new OwnWrites();
    own.expect('s', ['C2']);
    expect([own.isEcho('s', 'C2', source), own.isEcho('s', 'C2', source)]).toEqual(echoes);
    expect(own.isEcho('s', 'D9', source)).toBe(source === 'ThisLocalAddin');
  });

  test('not for ever', () => {
    let now = 0;
    const own = new OwnWrites(() => now);
    own.expect('s', ['C2']);
    now = 60_000;
    expect(own.isEcho('s', 'C2', undefined)).toBe(false);
  });
});
