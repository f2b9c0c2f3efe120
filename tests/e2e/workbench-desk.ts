/** The built workbench in a browser, for tests that look behind the canvas: its host, its clipboard, its files. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, JSHandle, Page } from 'playwright-core';
import { a1, parseA1, type CellRef, type CellValue, textsOfRow, type SheetSnapshot } from '../../src/form/sheet';
import type { WorkbookHost } from '../../src/hosts/host';
import { launchBrowser } from './browser';
import { goTo } from './grid';
import { PATIENCE_MS } from './patience';
import { serve, type StaticServer } from './serve';

const SITE = process.env['SITE'] ?? join(__dirname, '..', '..', 'dist', 'addin');

/** The page's own host as it is at run time; the grid below it is Univer. */
export interface LiveRule {
  readonly ranges: readonly { startRow: number; endRow: number; startColumn: number; endColumn: number }[];
  readonly rule: unknown;
}
export interface LiveWorksheet {
  getConditionalFormattingRules(): readonly LiveRule[];
  insertRowBefore(row: number): unknown;
  getSheet(): {
    getCellRaw(row: number, column: number): unknown;
    /** Conditional formats included. */
    getCell(row: number, column: number): { s?: string | { bg?: { rgb?: string | null } | null } | null } | null;
    getRowVisible(row: number): boolean;
  };
  getVisibleRange(): { startRow: number; endRow: number; startColumn: number; endColumn: number } | null;
  getNotes(): readonly { readonly row: number; readonly col: number; readonly note: string }[];
}
export type LiveHost = WorkbookHost & {
  save(): Promise<Uint8Array>;
  readonly file: { readonly name: string };
  readonly grid: {
    readonly workbook: {
      getActiveSheet(): LiveWorksheet;
      getSheetByName(name: string): LiveWorksheet | null;
      getWorkbook(): {
        getStyles(): { getStyleByCell(cell: unknown): { bg?: { rgb?: string | null } | null } | null | undefined };
      };
    };
  };
};

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything a browser complained about, and every request that left our address. */
  readonly complaints: string[];
}

/** One browser and one server for a test file. */
export class Place {
  private constructor(
    readonly browser: Browser,
    readonly server: StaticServer,
  ) {}

  static async find(): Promise<Place> {
    const [browser, server] = await Promise.all([launchBrowser(), serve(SITE)]);
    return new Place(browser, server);
  }

  async leave(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** The workbench with the sample open. */
  async open(look: { readonly dark?: boolean; readonly width?: number; readonly height?: number } = {}): Promise<Desk> {
    const { dark = false, width = 1280, height = 800 } = look;
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.server.origin) complaints.push(`request to ${request.url()}`);
    });
    await page.goto(`${this.server.origin}/workbench.html`);
    await page.getByRole('heading', { name: /须改/ }).waitFor();
    return { page, context, complaints };
  }
}

/** Drops a file onto the page and waits until it is the open one; changes of the one before are given up. */
export async function drop(page: Page, bytes: Uint8Array, name: string): Promise<void> {
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
  await liveHost(page, name);
}

/** React keeps the properties of every component at the element it draws into: the pane was given the host. */
export function liveHost(page: Page, name: string): Promise<JSHandle<LiveHost>> {
  return page
    .waitForFunction((wanted) => {
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
      return null;
    }, name)
    .then((handle) => handle as JSHandle<LiveHost>);
}

/** The file as it would be downloaded now. */
export async function saved(live: JSHandle<LiveHost>): Promise<Buffer> {
  const text = await live.evaluate(async (host) => {
    const file = await host.save();
    let letters = '';
    for (const byte of file) letters += String.fromCharCode(byte);
    return btoa(letters);
  });
  return Buffer.from(text, 'base64');
}

/** Puts what another program would put on the clipboard, and presses Ctrl+V in the grid. */
export async function paste(page: Page, area: string, content: { html?: string; text?: string }): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const fill = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (text !== undefined) event.clipboardData?.setData('text/plain', text);
      if (html !== undefined) event.clipboardData?.setData('text/html', html);
    };
    document.addEventListener('copy', fill, { capture: true, once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', fill, { capture: true });
  }, content);
  await goTo(page, area);
  await page.keyboard.press('Control+v');
}

export interface CellContent {
  readonly value: CellValue;
  readonly text: string;
  readonly formula: string;
}

/** Cell of a snapshot by address. */
export function cellAt(sheet: SheetSnapshot, address: string): CellContent {
  const ref = parseA1(address);
  if (ref === null) throw new Error(`not an address: ${address}`);
  const [y, x] = [ref.row - sheet.origin.row, ref.column - sheet.origin.column];
  return {
    value: sheet.values[y]?.[x] ?? '',
    text: textsOfRow(sheet, y)[x] ?? '',
    formula: sheet.formulas[y]?.[x] ?? '',
  };
}

/** All cells from `first` on that hold something, by address. */
export function cellsOf(sheet: SheetSnapshot): Record<string, CellContent> {
  const found: Record<string, CellContent> = {};
  sheet.values.forEach((row, y) =>
    row.forEach((_value, x) => {
      const place: CellRef = { row: sheet.origin.row + y, column: sheet.origin.column + x };
      const content = cellAt(sheet, a1(place));
      if (content.value !== '' || content.formula !== '') found[a1(place)] = content;
    }),
  );
  return found;
}

export const SAMPLE = readFileSync(join(__dirname, '..', '..', 'assets', 'sample.xlsx'));
