/** The built pane on the real office.js: the whole job of a person, and every state in which it cannot be done. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { translator, type Language } from '../../src/locales';
import type { CellValue } from '../../src/form/sheet';
import type { MemorySheet } from '../../src/taskpane/gallery/memory-host';
import {
  BLANK_SCORES,
  EMPTY,
  NO_FORM,
  ODD_HEADER,
  PROTECTED,
  READY,
  SEVERAL,
  TO_FIX,
} from '../../src/taskpane/gallery/sheets';
import { sampleSheets } from '../fixtures/sample';
import { launchBrowser } from './browser';
import { button, heading, named, shown, usable } from './by-name';
import { findingOf, openPane, overflowing, SITE, type OpenPane, type PaneOptions } from './pane-excel';
import { eventually, stillPage, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';

jest.setTimeout(TEST_MS);

const SHOTS = join(__dirname, 'screenshots');
const README_SHOTS = process.env['SCREENSHOTS'] === '1' ? join(__dirname, '..', '..', 'assets', 'screenshots') : null;
const SHEET = TO_FIX.name;
const RED = '#FFC7CE';
const YELLOW = '#FFEB9C';

let browser: Browser;
let server: StaticServer;
let pane: OpenPane;

beforeAll(async () => {
  for (const folder of [SHOTS, README_SHOTS]) if (folder !== null) mkdirSync(folder, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(options: PaneOptions): Promise<OpenPane> {
  pane = await openPane(browser, server, options);
  return pane;
}

/** Holds for every test: nobody complained, nothing left the origin, nothing sticks out. */
afterEach(async () => {
  expect(await pane.complaints()).toEqual([]);
  expect(await overflowing(pane.page)).toEqual([]);
  await pane.close();
});

const verdict = (page: Page, name: RegExp | string): Promise<void> => heading(page, name).waitFor();
const zh = translator('zh-CN');

describe.each([
  ['zh-CN', '有 6 项须改'],
  ['en-US', '6 items to fix'],
] as const)('the whole job in %s', (locale: Language, toFix: string) => {
  const t = translator(locale);

  test('check, find, explain, fill, undo, clear', async () => {
    const { page, excel } = await open({ sheets: [BLANK_SCORES, NO_FORM], locale });
    const start = await excel.content(SHEET);
    await verdict(page, toFix);
    // Listening for the pane to be closed, which Office takes only by itself; and everything else at once: the sheet,
    // what the workbook remembers, and listening to the person.
    expect(await excel.roundTrips()).toBe(2);
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(1);

    // A finding leads to its cell.
    await findingOf(page, 'E02').click();
    await excel.selected('I12');

    // One button fills what is blank and marks what nobody explained.
    const before = await excel.roundTrips();
    await button(page, t('action.fill', { count: 7 })).click();
    await usable(page, t('action.undo')).waitFor();
    await shown(page, t('card.printed', { value: '93.95' })).waitFor();
    // The write with its reading back; the receipt together with the sheet as it is now.
    expect((await excel.roundTrips()) - before).toBe(2);
    expect((await excel.cell(SHEET, 'H12')).value).toBe(10.5);
    expect((await excel.cell(SHEET, 'H17')).value).toBe(93.95);
    expect([await excel.highlight(SHEET, 'H12'), await excel.highlight(SHEET, 'H15')]).toEqual([RED, YELLOW]);
    const filled = await excel.content(SHEET);

    // The reason is written, and the highlight of that row goes by itself.
    const finding = findingOf(page, 'E02');
    if ((await finding.getAttribute('aria-expanded')) === 'false') await finding.click();
    await button(page, t('findings.writeReason')).click();
    await named(page, 'textbox', t('reason.cause')).first().fill('场地检修，六场招聘会改期');
    await named(page, 'textbox', t('reason.measure')).fill('下年度提前两个月预订场地');
    await button(page, t('reason.write', { cell: 'I12' })).click();
    await finding.waitFor({ state: 'detached' });
    expect(String((await excel.cell(SHEET, 'I12')).value)).toContain('场地检修');
    expect([await excel.highlight(SHEET, 'H12'), await excel.highlight(SHEET, 'H15')]).toEqual(['', YELLOW]);

    // Undo takes back one write after the other.
    await button(page, t('action.undo')).click();
    await finding.waitFor();
    expect(await excel.content(SHEET)).toEqual(filled);
    await button(page, t('action.undo')).click();
    await verdict(page, toFix);
    expect(await excel.content(SHEET)).toEqual(start);
    expect(await excel.marks(SHEET)).toEqual([]);

    // Marks away, scores stay.
    await button(page, t('action.fill', { count: 7 })).click();
    await button(page, t('action.clear.count', { count: 2 })).click();
    // What is offered when no row is marked.
    await usable(page, t('action.mark', { count: 2 })).waitFor();
    expect(await button(page, t('action.clear')).count()).toBe(0);
    expect(await excel.marks(SHEET)).toEqual([]);
    expect((await excel.cell(SHEET, 'H12')).value).toBe(10.5);
  });

  test('look before writing: only what was ticked is written', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX], locale });
    const start = await excel.content(SHEET);
    await button(page, t('action.preview', { count: 1 })).click();
    const dialog = page.getByRole('dialog');
    const change = t('preview.item', { cell: 'H12', before: '12', after: '10.5' });
    await named(dialog, 'checkbox', change).check();
    await button(dialog, t('preview.apply', { count: 1 })).click();
    await dialog.waitFor({ state: 'detached' });
    await findingOf(page, 'S02').waitFor({ state: 'detached' });
    expect((await excel.cell(SHEET, 'H12')).value).toBe(10.5);
    expect((await excel.content(SHEET)).filter(([place]) => place !== 'H12')).toEqual(
      start.filter(([place]) => place !== 'H12'),
    );
    await button(page, t('action.undo')).click();
    await findingOf(page, 'S02').waitFor();
    expect(await excel.content(SHEET)).toEqual(start);
  });
});

describe('the ribbon', () => {
  test('一键校验 opens a closed pane on its verdict, with the rows highlighted', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX] });
    await verdict(page, '有 3 项须改');
    await excel.closePane();
    await excel.type(SHEET, 'I12', '场地检修，六场改期；下年度提前两个月预订场地。');
    await excel.clickRibbon('checkActiveSheet', 'Selfeval.Check');
    expect(await excel.paneStates()).toEqual(['Visible']);
    await verdict(page, '有 2 项须改');
    expect((await excel.marks(SHEET)).map(({ fill }) => fill)).toEqual([YELLOW]);
    await button(page, zh('action.clear.count', { count: 1 })).waitFor();
  });

  test('全部工作表 highlights every sheet and lists the forms in the open pane', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX, { ...READY, name: '另一张' }, NO_FORM] });
    await verdict(page, '有 3 项须改');
    await excel.clickRibbon('checkAllSheets', 'Selfeval.CheckAll');
    await verdict(page, zh('all.title'));
    await shown(page, '可提交').waitFor();
    expect((await excel.marks(SHEET)).map(({ fill }) => fill).sort()).toEqual([RED, YELLOW]);
    expect(await excel.marks('另一张')).toEqual([]);
    // From the list to the form, on its own sheet.
    await button(page, /另一张/).click();
    await verdict(page, '可提交');
    expect((await excel.selection())?.sheet).toBe('另一张');
  });
});

describe('while the person types', () => {
  test('the pane follows, highlights included; closed, it leaves the sheet alone', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX] });
    await button(page, zh('action.mark', { count: 2 })).click();
    await button(page, zh('action.undo')).waitFor();
    await excel.type(SHEET, 'I12', '场地检修，六场改期；下年度提前两个月预订场地。');
    await verdict(page, '有 2 项须改');
    await excel.type(SHEET, 'F15', '510人');
    await findingOf(page, 'E03').waitFor({ state: 'detached' });
    await page.waitForFunction((name) => window.__excel?.conditionalFormats(name).length === 0, SHEET);

    await excel.closePane();
    await shown(page, zh('card.live')).waitFor({ state: 'detached' });
    await page.waitForFunction(() => window.__excel?.listenedTo().length === 0);
    const asleep = await excel.roundTrips();
    await excel.type(SHEET, 'F15', '910人');
    await page.waitForTimeout(1500);
    expect(await excel.roundTrips()).toBe(asleep);
    await excel.openPane();
    await findingOf(page, 'E03').waitFor();
  });

  test('another sheet is another matter, and coming back is enough', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX, NO_FORM] });
    await verdict(page, '有 3 项须改');
    await eventually(() => excel.listenedTo(), ['Workbook Activated', 'Workbook Changed']);
    await excel.activate(NO_FORM.name);
    await shown(page, zh('sheet.elsewhere.what', { sheet: NO_FORM.name, reviewed: SHEET })).waitFor();
    await page.waitForFunction(() => window.__excel?.listenedTo().join() === 'Workbook Activated');
    await excel.type(SHEET, 'H12', 10.5);
    await excel.activate(SHEET);
    await findingOf(page, 'S02').waitFor({ state: 'detached' });
    await button(page, zh('sheet.elsewhere.todo')).waitFor({ state: 'detached' });
    await eventually(() => excel.listenedTo(), ['Workbook Activated', 'Workbook Changed']);
  });
});

describe('comments for reviewers', () => {
  test('the findings stand at their cells, once, and go in one click', async () => {
    const { page, excel } = await open({ sheets: [TO_FIX, { ...TO_FIX, name: '另一张' }] });
    await verdict(page, '有 3 项须改');
    await button(page, zh('action.more')).click();
    const write = usable(page, zh('action.annotate'));
    await write.click();
    await page.waitForFunction(() => (window.__excel?.comments().length ?? 0) > 0);
    await write.waitFor();
    const first = await excel.comments();
    expect(new Set(first.map(({ address }) => address.split('!')[0]))).toEqual(new Set([SHEET, '另一张']));
    for (const { content } of first) expect(content).toMatch(/^〔绩效自评 [A-Z]\d\d〕/);
    const before = await excel.roundTrips();
    await write.click();
    await page.waitForFunction((trips) => (window.__excel?.roundTrips() ?? 0) > trips + 2, before);
    await write.waitFor();
    expect(await excel.comments()).toEqual(first);
    await page.screenshot({ path: join(SHOTS, 'pane-more.png') });
    await button(page, zh('action.removeNotes')).click();
    await page.waitForFunction(() => window.__excel?.comments().length === 0);
    expect(await excel.content(SHEET)).toEqual(await excel.content('另一张'));
  });
});

describe('what was there before', () => {
  test('marks of an earlier session are offered to be cleared, and the undo is offered again', async () => {
    const { page, excel } = await open({ sheets: [BLANK_SCORES] });
    await button(page, zh('action.fill', { count: 7 })).click();
    await usable(page, zh('action.undo')).waitFor();
    const marks = await excel.marks(SHEET);
    await excel.closePane();
    await shown(page, zh('card.live')).waitFor({ state: 'detached' });
    await excel.openPane();
    await shown(page, zh('card.live')).waitFor();
    await button(page, zh('action.clear.count', { count: marks.length })).waitFor();
    const before = await excel.roundTrips();
    await button(page, zh('action.recheck')).click();
    await page.waitForFunction((trips) => (window.__excel?.roundTrips() ?? 0) > trips, before);
    await usable(page, zh('action.recheck')).waitFor();
    expect(await excel.marks(SHEET)).toEqual(marks);
  });
});

describe('what cannot be done is said, and nothing is half done', () => {
  const FILL = zh('action.fill', { count: 7 });

  test('a cell is being edited: try again works', async () => {
    const { page, excel } = await open({ sheets: [BLANK_SCORES] });
    const start = await excel.content(SHEET);
    await verdict(page, '有 6 项须改');
    await excel.editMode(true);
    await button(page, FILL).click();
    await shown(page, zh('error.editing.what')).waitFor();
    expect(await excel.content(SHEET)).toEqual(start);
    await excel.editMode(false);
    await button(page, zh('action.retry')).click();
    await button(page, zh('action.undo')).waitFor();
    expect((await excel.cell(SHEET, 'H12')).value).toBe(10.5);
  });

  test('the sheet was changed since: nothing is overwritten', async () => {
    const { page, excel } = await open({ sheets: [BLANK_SCORES] });
    await usable(page, FILL).waitFor();
    // In one go, before the pane has looked again.
    await page.evaluate(
      ({ sheet, label }) => {
        window.__excel?.type(sheet, 'H12', 9);
        [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(label))?.click();
      },
      { sheet: SHEET, label: FILL },
    );
    await shown(page, zh('error.changed.todo')).waitFor();
    expect((await excel.cell(SHEET, 'H12')).value).toBe(9);
    expect((await excel.cell(SHEET, 'H13')).value).toBe('');
    expect(await excel.marks(SHEET)).toEqual([]);
    await page
      .getByRole('alert')
      .getByRole('button', { name: zh('action.recheck'), exact: true })
      .click();
    await button(page, zh('action.fill', { count: 6 })).waitFor();
  });

  test('a protected sheet is checked, and unprotected it is written', async () => {
    const { page, excel } = await open({ sheets: [PROTECTED] });
    await verdict(page, '有 3 项须改');
    await shown(page, zh('sheet.protected')).waitFor();
    expect(await button(page, zh('action.mark', { count: 2 })).count()).toBe(0);
    await excel.protect(SHEET, false);
    await button(page, zh('action.recheck')).click();
    await button(page, zh('action.mark', { count: 2 })).click();
    await button(page, zh('action.undo')).waitFor();
    expect(await excel.marks(SHEET)).toHaveLength(2);
  });

  test('protected between check and write', async () => {
    const { page, excel } = await open({ sheets: [BLANK_SCORES] });
    const start = await excel.content(SHEET);
    await usable(page, FILL).waitFor();
    await excel.protect(SHEET, true);
    await button(page, FILL).click();
    await shown(page, zh('error.protected.todo')).waitFor();
    expect(await excel.content(SHEET)).toEqual(start);
  });

  test.each<[string, MemorySheet, string]>([
    ['an empty sheet', EMPTY, 'state.empty.what'],
    ['a sheet without a form', NO_FORM, 'state.noForm.what'],
  ])('%s', async (_name, sheet, key) => {
    const { page, excel } = await open({ sheets: [sheet, TO_FIX] });
    await verdict(page, key === 'state.empty.what' ? zh('state.empty.what') : zh('state.noForm.what'));
    await excel.activate(SHEET);
    await button(page, zh('action.check')).click();
    await verdict(page, '有 3 项须改');
  });

  test('several forms on a sheet: the person chooses', async () => {
    const { page, excel } = await open({ sheets: [SEVERAL] });
    await verdict(page, zh('forms.choose', { count: 2 }));
    await button(page, /劳动关系协调/).click();
    await verdict(page, '有 3 项须改');
    await findingOf(page, 'E02').click();
    await excel.selected('I31');
  });

  test('headings nobody knows: the person says what they are, and the workbook remembers', async () => {
    const { page } = await open({ sheets: [ODD_HEADER] });
    await button(page, zh('mapping.needed.todo')).click();
    for (const [column, role] of [
      ['B', 'level1'],
      ['C', 'level2'],
      ['D', 'name'],
      ['E', 'target'],
      ['F', 'actual'],
      ['G', 'weight'],
      ['H', 'score'],
      ['I', 'reason'],
    ] as const) {
      await page.getByLabel(new RegExp(`^${column} 列`)).selectOption(role);
    }
    await button(page, zh('mapping.confirm')).click();
    await verdict(page, '有 3 项须改');
    // Shown first, kept a moment later.
    await page.waitForFunction(() => window.__excel?.settings().some(([key]) => key === 'selfeval.mappings'));
  });
});

describe('where the pane cannot run', () => {
  test('a plain page says so at once', async () => {
    const { page } = await open({ sheets: null });
    await verdict(page, zh('boot.outside.what'));
  });

  test('an Excel that is too old', async () => {
    const { page } = await open({ sheets: [READY], excelApi: '1.12' });
    await verdict(page, zh('boot.old.what'));
  });

  test('office.js never arrives', async () => {
    const { page } = await open({ sheets: null, blocked: /office-js\/office\.js/ });
    await verdict(page, zh('boot.timeout.what'));
  });

  test('the second script of office.js never arrives', async () => {
    const { page } = await open({ sheets: [READY], blocked: /office-js\/excel-/ });
    await verdict(page, zh('boot.timeout.what'));
  });
});

test.each([
  ['light', false],
  ['dark', true],
] as const)('the pane on the sample, %s', async (name, dark) => {
  const sheets = sampleSheets().map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row) => row.map(valueOf)),
  }));
  const { page } = await open({ sheets, dark, height: 700 });
  await verdict(page, /须改/);
  await stillPage(page);
  await page.screenshot({ path: join(SHOTS, `pane-${name}.png`) });
  if (README_SHOTS !== null) await page.screenshot({ path: join(README_SHOTS, `pane-${name}.png`) });
});

/** Of the sample's cells only what is in them matters here. */
function valueOf(cell: ReturnType<typeof sampleSheets>[number]['rows'][number][number]): CellValue {
  return cell === null || typeof cell !== 'object' ? (cell ?? '') : (cell.value ?? '');
}
