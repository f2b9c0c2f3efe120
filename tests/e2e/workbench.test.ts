/** The workbench as a person uses it: the built page, a real browser, no Excel and no network. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { readWorkbook } from '../../src/hosts/xlsx';
import type { SheetSnapshot } from '../../src/form/sheet';
import { launchBrowser } from './browser';
import { button } from './by-name';
import { expectSelected, goTo, type } from './grid';
import { expectFocus, stillPage, TEST_MS } from './patience';
import { serve, type StaticServer } from './serve';
import {
  downloaded,
  drop,
  finding,
  openDesk,
  ROOT,
  SAMPLE,
  SITE,
  verdict,
  type Desk,
  type DeskOptions,
  type Downloaded,
} from './workbench-page';
import { textsOf } from '../fixtures/texts';

jest.setTimeout(TEST_MS);

const SHOTS = join(__dirname, 'screenshots');
const README_SHOTS = process.env['SCREENSHOTS'] === '1' ? join(ROOT, 'assets', 'screenshots') : null;
const REASON = '两处选址未通过消防验收，已重新选址，2025年6月底前补建。';

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  if (README_SHOTS !== null) mkdirSync(README_SHOTS, { recursive: true });
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (options: DeskOptions = {}): Promise<Desk> =>
  openDesk(browser, `${server.origin}/workbench.html`, options);

async function shoot(page: Page, name: string): Promise<void> {
  // Fluent animates what opens.
  await stillPage(page);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  if (README_SHOTS !== null) await page.screenshot({ path: join(README_SHOTS, `${name}.png`) });
}

const copyOf = (page: Page): Promise<Downloaded> => downloaded(page, () => button(page, '下载').click());

function sheetOf(bytes: Uint8Array): SheetSnapshot {
  const [sheet] = readWorkbook(bytes, 'downloaded.xlsx');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function contents(sheet: SheetSnapshot): Record<string, unknown> {
  return { origin: sheet.origin, values: sheet.values, texts: textsOf(sheet), formulas: sheet.formulas };
}

/** Cells that differ, as `row,column`. */
function differing(one: SheetSnapshot, other: SheetSnapshot): string[] {
  return one.values.flatMap((row, index) =>
    row.flatMap((value, column) => (other.values[index]?.[column] === value ? [] : [`${index},${column}`])),
  );
}

/** Names of the parts that are not the same to the byte. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => {
    const [left, right] = [old[name], now[name]];
    return left === undefined || right === undefined || Buffer.compare(left, right) !== 0;
  });
}

it('takes a form from the first look to the scored copy', async () => {
  const { page, context, complaints } = await open();
  await shoot(page, 'workbench');

  // A finding leads to its cell.
  await finding(page, '新增社区助餐点数量').first().click();
  await expectSelected(page, 'H13');

  // Write back: blank scores filled, unexplained rows marked.
  await page.getByRole('button', { name: /写入得分/ }).click();
  await button(page, '撤销刚才的写入').waitFor();
  await shoot(page, 'workbench-marked');
  const scored = sheetOf((await copyOf(page)).bytes);
  expect(differing(sheetOf(SAMPLE), scored)).toHaveLength(2);

  // A reason typed into the grid settles the finding.
  await type(page, 'H13', REASON);
  await finding(page, '新增社区助餐点数量」没有完成').waitFor({ state: 'detached' });
  await shoot(page, 'workbench-explained');

  // The copy: the two scores, the reason, the marks and what the tool remembers; nothing else.
  const copy = await copyOf(page);
  expect(copy.name).toBe('示例-自评表-已评分.xlsx');
  const sheet = sheetOf(copy.bytes);
  expect(differing(sheetOf(SAMPLE), sheet)).toHaveLength(3);
  expect(textsOf(sheet).flat()).toContain(REASON);
  for (const part of changedParts(SAMPLE, copy.bytes)) {
    expect(part).toMatch(
      /^(xl\/worksheets\/sheet1\.xml|xl\/styles\.xml|customXml\/.*|.*\.rels|\[Content_Types\]\.xml)$/,
    );
  }

  // Reason out again, then undo: everything as at the start.
  await goTo(page, 'H13');
  await page.keyboard.press('Delete');
  await finding(page, '新增社区助餐点数量」没有完成').waitFor();
  await button(page, '撤销刚才的写入').click();
  await page.getByRole('button', { name: /写入得分/ }).waitFor();
  const back = await copyOf(page);
  expect(contents(sheetOf(back.bytes))).toEqual(contents(sheetOf(SAMPLE)));
  expect(unzipSync(back.bytes)['xl/worksheets/sheet1.xml']).toEqual(unzipSync(SAMPLE)['xl/worksheets/sheet1.xml']);

  expect(complaints).toEqual([]);
  await context.close();
});

it('opens a file that is dropped, and says what is wrong with one that is none', async () => {
  const { page, context, complaints } = await open();
  await drop(page, [{ name: '街道自评.xlsx', bytes: SAMPLE }]);
  await page.getByText('街道自评.xlsx', { exact: true }).waitFor();
  await verdict(page, /须改/).waitFor();
  await drop(page, [{ name: '坏文件.xlsx', bytes: SAMPLE.subarray(0, 2000) }]);
  await page.getByText(/“坏文件.xlsx”已损坏/).waitFor();
  await shoot(page, 'workbench-damaged');
  // The form that was open still is.
  expect(await verdict(page, /须改/).count()).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
});

it('asks before changes are dropped, our own among them', async () => {
  const { page, context, complaints } = await open();
  const sample = button(page, '示例');
  await page.getByRole('button', { name: /写入得分/ }).click();
  await button(page, '撤销刚才的写入').waitFor();
  await sample.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  // The focus is back where it was, and so are the changes.
  await expectFocus(sample);
  await page.keyboard.press('Enter');
  await button(page, '放弃改动并打开').click();
  await page.getByRole('button', { name: /写入得分/ }).waitFor();
  // Downloaded or freshly opened, there is nothing to ask.
  await sample.click();
  await page.getByRole('button', { name: /写入得分/ }).waitFor();
  expect(await page.getByRole('alertdialog').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

it('refuses what the file could not take over', async () => {
  const { page, context, complaints } = await open();
  await goTo(page, 'C13');
  await page.keyboard.press('Control+b');
  await page.getByText(/不改字体、颜色、边框/).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
