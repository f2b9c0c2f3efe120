/** The contract of every host, driven through the real grid of the built page. */
import { join } from 'node:path';
import type { Browser, JSHandle, Page } from 'playwright-core';
import { columnName, parseA1, rangeA1 } from '../../src/form/sheet';
import { HostError, type HostErrorCode, type WorkbookHost } from '../../src/hosts/host';
import type { Blueprint } from '../fixtures/blueprint';
import { workbookOf } from '../fixtures/workbook';
import { describeHostContract, type HostUnderTest } from '../hosts/contract';
import { launchBrowser } from './browser';
import { serve, type StaticServer } from './serve';

jest.setTimeout(120_000);

const SITE = process.env['SITE'] ?? join(__dirname, '..', '..', 'dist', 'addin');

/** The page's own host as it is at run time; the grid below it is Univer. */
interface LiveRule {
  readonly ranges: readonly { startRow: number; endRow: number; startColumn: number; endColumn: number }[];
  readonly rule: unknown;
}
interface LiveWorksheet {
  getConditionalFormattingRules(): readonly LiveRule[];
  getSheet(): { getCellRaw(row: number, column: number): unknown };
}
type LiveHost = WorkbookHost & {
  save(): Promise<Uint8Array>;
  readonly file: { readonly name: string };
  readonly grid: {
    readonly workbook: {
      getSheetByName(name: string): LiveWorksheet | null;
      getWorkbook(): {
        getStyles(): { getStyleByCell(cell: unknown): { bg?: { rgb?: string | null } | null } | null | undefined };
      };
    };
  };
};

let browser: Browser;
let server: StaticServer;
let page: Page;
let count = 0;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.origin}/workbench.html`);
  await page.getByRole('heading', { name: /须改/ }).waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Dropped onto the page like any file. */
async function drop(bytes: Uint8Array, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ content, title }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], title));
      return data;
    },
    { content: Buffer.from(bytes).toString('base64'), title: name },
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  const leave = page.getByRole('button', { name: '放弃改动并打开' });
  const title = page.locator(`header [title="${name}"]`);
  await leave.or(title).first().waitFor();
  if (await leave.isVisible()) await leave.click();
  await title.waitFor();
}

/** React keeps the properties of every component at the element it draws into: the pane was given the host. */
function liveHost(name: string): Promise<JSHandle<LiveHost>> {
  return page.evaluateHandle((wanted) => {
    interface Fiber {
      readonly memoizedProps: { readonly host?: LiveHost } | null;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
      readonly stateNode: { readonly current?: Fiber } | null;
    }
    const root = document.getElementById('root');
    const key = Object.keys(root ?? {}).find((property) => property.startsWith('__reactContainer$'));
    const top = root === null || key === undefined ? undefined : (root as unknown as Record<string, Fiber>)[key];
    const rest = [top?.stateNode?.current ?? null];
    for (let fiber = rest.pop(); fiber !== undefined; fiber = rest.pop()) {
      if (fiber === null) continue;
      const host = fiber.memoizedProps?.host;
      if (host?.file?.name === wanted) return host;
      rest.push(fiber.sibling, fiber.child);
    }
    throw new Error('the pane has no host of this file');
  }, name);
}

type Answer =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly code: HostErrorCode; readonly message: string; readonly subject: string };

type Method = 'readSheets' | 'apply' | 'undo' | 'clearMarks' | 'marksOn' | 'reveal' | 'remember' | 'recall';

async function over(bytes: Uint8Array): Promise<HostUnderTest> {
  count += 1;
  const name = `合同-${count}.xlsx`;
  await drop(bytes, name);
  const live = await liveHost(name);
  const call = async (method: Method, ...given: readonly unknown[]): Promise<unknown> => {
    const answer: Answer = await live.evaluate(
      async (target, { method, list }): Promise<Answer> => {
        const work = target[method] as (...all: unknown[]) => Promise<unknown>;
        try {
          return { kind: 'done', value: await work.apply(target, [...list]) };
        } catch (error) {
          if (!(error instanceof Error) || !('code' in error) || !('subject' in error)) throw error;
          const { code, subject } = error as unknown as { code: HostErrorCode; subject: string };
          return { kind: 'refused', code, message: error.message, subject };
        }
      },
      { method, list: given },
    );
    if (answer.kind === 'refused') throw new HostError(answer.code, answer.message, answer.subject);
    return answer.value;
  };
  const host: WorkbookHost = {
    readSheets: (which) => call('readSheets', which) as ReturnType<WorkbookHost['readSheets']>,
    apply: (plan) => call('apply', plan) as ReturnType<WorkbookHost['apply']>,
    undo: (receipt) => call('undo', receipt) as Promise<void>,
    clearMarks: (scope) => call('clearMarks', scope) as Promise<number>,
    reveal: (cell) => call('reveal', cell) as Promise<void>,
    remember: (key, value) => call('remember', key, value) as Promise<void>,
    recall: (key) => call('recall', key),
    marksOn: (sheet) => call('marksOn', sheet) as Promise<number>,
    onChanged: async () => async () => undefined,
    onActivated: async () => async () => undefined,
  };
  return {
    host,
    probe: {
      async conditionalFormats(sheet) {
        const rules = await live.evaluate(
          (target, name) =>
            (target.grid.workbook.getSheetByName(name)?.getConditionalFormattingRules() ?? []).map(
              ({ ranges, rule }) => ({
                ranges: [...ranges],
                rule: JSON.stringify(rule),
              }),
            ),
          sheet,
        );
        return rules.flatMap(({ ranges, rule }) =>
          ranges.map((range) => ({
            range: rangeA1({
              first: { row: range.startRow, column: range.startColumn },
              last: { row: range.endRow, column: range.endColumn },
            }),
            rule,
          })),
        );
      },
      async fill(sheet, cell) {
        const place = parseA1(cell);
        if (place === null) throw new Error('no such cell');
        // The cell's own style, without what conditional formats lay over it.
        return live.evaluate(
          ({ grid: { workbook } }, { name, row, column }) => {
            const raw = workbook.getSheetByName(name)?.getSheet().getCellRaw(row, column);
            return workbook.getWorkbook().getStyles().getStyleByCell(raw)?.bg?.rgb ?? null;
          },
          { name: sheet, ...place },
        );
      },
      async type(sheet, cell, value) {
        const place = parseA1(cell);
        if (place === null) throw new Error('no such cell');
        await host.reveal({ sheet, ...place });
        const nameBox = page.locator('main input').first();
        await nameBox.fill(`${columnName(place.column)}${place.row + 1}`);
        await nameBox.press('Enter');
        await page.keyboard.type(String(value));
        await page.keyboard.press('Enter');
      },
      async reopen() {
        const saved = await live.evaluate(async (target) => {
          const file = await target.save();
          let text = '';
          for (const byte of file) text += String.fromCharCode(byte);
          return btoa(text);
        });
        return over(Buffer.from(saved, 'base64'));
      },
    },
  };
}

describeHostContract('the workbench in a browser', async (blueprints: readonly Blueprint[]) =>
  over(workbookOf(...blueprints)),
);
