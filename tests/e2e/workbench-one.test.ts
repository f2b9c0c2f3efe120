/** Pane and grid as one, in the built page: findings lead to cells wherever they are, and all undo each other cleanly. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { JSHandle, Locator } from 'playwright-core';
import { parseA1 } from '../../src/form/sheet';
import { createWorkbook, readWorkbook } from '../../src/hosts/xlsx';
import type { NewCell, NewSheet } from '../../src/review';
import { button } from './by-name';
import { enter, expectSelected, goTo, keysGoToCells, nameBox, type } from './grid';
import { eventually, TEST_MS } from './patience';
import { cellAt, drop, liveHost, Place, saved, type Desk, type LiveHost } from './workbench-desk';

jest.setTimeout(TEST_MS);

/** A form far down and far right, one of its faulty rows hidden; its total is a formula. */
const DOWN = 60;
const RIGHT = 20;
const HEADER = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];
const ROWS: readonly (readonly (NewCell | string | number)[])[] = [
  ['项目支出绩效自评表'],
  HEADER,
  ['产出指标', '数量指标', '培训人次', '≥100人次', '98人次', 50, 40, ''],
  ['', '质量指标', '培训合格率', '≥90%', '80%', 20, 15, ''],
  ['效益指标', '社会效益指标', '知晓率', '≥90%', '95%', 20, 20, ''],
  ['满意度指标', '服务对象满意度', '满意度', '≥90%', '92%', 10, '', ''],
  ['总分', '', '', '', '', 100, { value: 75, formula: `=SUM(AA${DOWN + 3}:AA${DOWN + 6})` }, ''],
];
const SHEETS: NewSheet[] = [
  {
    name: '自评表',
    rows: [
      ...Array.from({ length: DOWN }, () => []),
      ...ROWS.map((row) => [...Array.from({ length: RIGHT }, () => null), ...row]),
    ],
  },
  { name: '封面', rows: [['说明']] },
];

/** The row of the second indicator is hidden, as a filter leaves it. */
function withHiddenRow(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[name] ?? new Uint8Array()).replace(
    `<row r="${DOWN + 4}"`,
    `<row r="${DOWN + 4}" hidden="1"`,
  );
  return zipSync({ ...parts, [name]: strToU8(xml) });
}

const FILE = withHiddenRow(createWorkbook(SHEETS));
const at = (column: string, row: number): string => `${column}${DOWN + row}`;
const SCORE = at('AA', 6);
const REASON = at('AB', 3);

let place: Place;
let desk: Desk;
let live: JSHandle<LiveHost>;
let count = 0;

beforeAll(async () => {
  place = await Place.find();
  desk = await place.open();
});
afterAll(async () => {
  await place?.leave();
});
beforeEach(async () => {
  count += 1;
  const name = `一体-${count}.xlsx`;
  await drop(desk.page, FILE, name);
  live = await liveHost(desk.page, name);
});
afterEach(() => {
  expect(desk.complaints).toEqual([]);
});

const finding = (text: string): Locator => desk.page.locator('[data-finding]').filter({ hasText: text });

/** Waits until a cell shows this colour, conditional formats included; null for none. */
async function expectFill(cell: string, colour: string | null): Promise<void> {
  const ref = parseA1(cell);
  const read = (): Promise<string | null> =>
    live.evaluate(({ grid: { workbook } }, where) => {
      const style = workbook
        .getActiveSheet()
        .getSheet()
        .getCell(where?.row ?? 0, where?.column ?? 0)?.s;
      return typeof style === 'object' && style !== null ? (style.bg?.rgb ?? null) : null;
    }, ref);
  await eventually(read, colour);
}

async function inView(cell: string): Promise<boolean> {
  const ref = parseA1(cell);
  return live.evaluate(({ grid: { workbook } }, where) => {
    const sheet = workbook.getActiveSheet();
    const seen = sheet.getVisibleRange();
    if (seen === null || where === null) return false;
    const { row, column } = where;
    const inside = row >= seen.startRow && row <= seen.endRow && column >= seen.startColumn && column <= seen.endColumn;
    return inside && sheet.getSheet().getRowVisible(row);
  }, ref);
}

const reveal = (row: number): Promise<void> =>
  live.evaluate((host, ref) => host.reveal(ref), { sheet: '自评表', row: DOWN + row - 1, column: RIGHT + 7 });

async function shownCell(cell: string): Promise<unknown> {
  const [sheet] = await live.evaluate((host) => host.readSheets('active'));
  return sheet === undefined ? undefined : cellAt(sheet, cell).value;
}

it('a cell on another sheet, far away or in a hidden row comes into view, and the file stays the file', async () => {
  await live.evaluate((host) => host.reveal({ sheet: '封面', row: 0, column: 0 }));
  await expectSelected(desk.page, 'A1');
  await reveal(3);
  await expectSelected(desk.page, REASON);
  await eventually(() => inView(REASON), true);
  await reveal(4);
  await expectSelected(desk.page, at('AB', 4));
  await eventually(() => inView(at('AB', 4)), true);
  expect(Buffer.compare(await saved(live), FILE)).toBe(0);
});

it('a finding leads to its cell; what is typed there is judged at once and turns the highlight off', async () => {
  await reveal(3);
  await desk.page.getByRole('button', { name: /写入得分/ }).click();
  await button(desk.page, '撤销刚才的写入').waitFor();
  await expectFill(at('W', 3), '#FFC7CE');
  await goTo(desk.page, 'A1');
  await finding('培训人次').first().click();
  await expectSelected(desk.page, REASON);
  await eventually(() => inView(REASON), true);
  await keysGoToCells(desk.page);
  await enter(desk.page, '设备晚到，已补训，下年提前采购');
  await finding('培训人次').filter({ hasText: '原因' }).waitFor({ state: 'detached' });
  await expectFill(at('W', 3), null);
  await goTo(desk.page, REASON);
  await desk.page.keyboard.press('Delete');
  await finding('培训人次').first().waitFor();
  await expectFill(at('W', 3), '#FFC7CE');
});

it('the grid’s own undo after writing back takes the scores, ours the rest; the sheet is the one of the file again', async () => {
  await reveal(3);
  await desk.page.getByRole('button', { name: /写入得分/ }).click();
  await button(desk.page, '撤销刚才的写入').waitFor();
  await eventually(() => shownCell(SCORE), 10);
  await eventually(() => shownCell(at('AA', 7)), 85);
  await goTo(desk.page, 'A1');
  await desk.page.keyboard.press('Control+z');
  const scoreAndSum = async (): Promise<unknown[]> => [await shownCell(SCORE), await shownCell(at('AA', 7))];
  await eventually(scoreAndSum, ['', 75]);
  await expectFill(at('W', 3), '#FFC7CE');
  await desk.page.keyboard.press('Control+y');
  await eventually(scoreAndSum, [10, 85]);
  await desk.page.keyboard.press('Control+z');
  await eventually(scoreAndSum, ['', 75]);
  await button(desk.page, '撤销刚才的写入').click();
  await desk.page.getByRole('button', { name: /写入得分/ }).waitFor();
  await expectFill(at('W', 3), null);
  const [before, after] = [unzipSync(FILE), unzipSync(await saved(live))];
  expect(after['xl/worksheets/sheet1.xml']).toEqual(before['xl/worksheets/sheet1.xml']);
});

it('rows are not inserted here, and the marks stay where they belong', async () => {
  await reveal(3);
  await desk.page.getByRole('button', { name: /写入得分/ }).click();
  await button(desk.page, '撤销刚才的写入').waitFor();
  await live.evaluate(({ grid: { workbook } }, row) => {
    workbook.getActiveSheet().insertRowBefore(row);
  }, DOWN);
  await desk.page.getByText(/不增删行列/).waitFor();
  const bytes = await saved(live);
  const sheet = readWorkbook(bytes, 'a.xlsx').find(({ name }) => name === '自评表');
  if (sheet === undefined) throw new Error('no sheet');
  expect([cellAt(sheet, SCORE).value, cellAt(sheet, at('AA', 7))]).toEqual([
    10,
    { value: 85, text: '85', formula: `=SUM(${at('AA', 3)}:${at('AA', 6)})` },
  ]);
  const [marks, calculation] = ['xl/worksheets/sheet1.xml', 'xl/workbook.xml'].map((part) =>
    strFromU8(unzipSync(bytes)[part] ?? new Uint8Array()),
  );
  expect(marks).toContain(`<conditionalFormatting sqref="${at('W', 3)}:${at('AB', 3)}">`);
  expect(marks).toContain(`$AB${DOWN + 3}`);
  expect(calculation).toContain('fullCalcOnLoad="1"');
});

it('a typed reason over several lines is kept as lines', async () => {
  await type(desk.page, REASON, '一');
  await goTo(desk.page, REASON);
  await desk.page.keyboard.press('F2');
  await desk.page.keyboard.press('Alt+Enter');
  await desk.page.keyboard.type('二');
  await desk.page.keyboard.press('Enter');
  await eventually(() => shownCell(REASON), '一\n二');
  expect(await nameBox(desk.page).inputValue()).not.toBe('');
});
