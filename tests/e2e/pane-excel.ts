/** The built pane in a real browser, with the unmodified office.js and the stand-in Excel under it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { a1, type CellValue } from '../../src/form/sheet';
import type { MemorySheet } from '../../src/taskpane/gallery/memory-host';
import type { SeenCell, SeenMark } from '../excel-host/browser';
import { setupOf } from '../excel-host/browser-setup';
import type { ExternalOptions } from '../excel-host/external';
import type { Blueprint, BlueprintCell } from '../fixtures/blueprint';
import { PATIENCE_MS, stillPage } from './patience';
import type { StaticServer } from './serve';

const ROOT = join(__dirname, '..', '..');
export const SITE = process.env['SITE'] ?? join(ROOT, 'dist', 'addin');
const EXCEL = join(ROOT, 'dist', 'test', 'excel-host.js');
/** As narrow as Excel makes its panes. */
export const WIDTH = 350;

declare global {
  interface Window {
    __violations?: string[];
  }
}

export interface PaneOptions extends ExternalOptions {
  /** Null: a plain page, no Excel anywhere. */
  readonly sheets: readonly MemorySheet[] | null;
  readonly dark?: boolean;
  readonly height?: number;
  /** Requests that never arrive. */
  readonly blocked?: RegExp;
}

export interface OpenPane {
  readonly page: Page;
  readonly excel: ExcelInPage;
  /** What the browser, the policy of the page or the strict Excel had to complain of, and requests to other places. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

export function blueprintOf({ name, rows, protected: locked }: MemorySheet): Blueprint {
  const cells = new Map<string, BlueprintCell>();
  rows.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value !== '') cells.set(a1({ row, column }), { value });
    }),
  );
  return { name, cells, merges: [], protected: locked ?? false };
}

export async function openPane(browser: Browser, server: StaticServer, options: PaneOptions): Promise<OpenPane> {
  const { sheets, dark = false, height = 720, blocked, ...excelOptions } = options;
  const context = await browser.newContext({
    viewport: { width: WIDTH, height },
    locale: excelOptions.locale ?? 'zh-CN',
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('console', (message) => {
    // What the test itself keeps away is no fault of the page.
    if (blocked !== undefined && message.text().includes('ERR_FAILED')) return;
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== server.origin)
      heard.push(`request: ${request.url()}`);
  });
  if (blocked !== undefined) await page.route(blocked, (route) => route.abort());
  await page.addInitScript(() => {
    window.__violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      // The stand-in's own script has no address.
      if (event.sourceFile !== '')
        window.__violations?.push(
          `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
        );
    });
  });
  if (sheets !== null) {
    const setup = setupOf(sheets.map(blueprintOf), excelOptions);
    await page.addInitScript((given) => {
      window.__excelSetup = given;
    }, setup);
    await page.addInitScript({ path: EXCEL });
  }
  await page.goto(`${server.origin}/taskpane.html`);
  return {
    page,
    excel: new ExcelInPage(page),
    complaints: async () => [
      ...heard,
      ...(await page.evaluate(() => [...(window.__violations ?? []), ...(window.__excel?.complaints() ?? [])])),
    ],
    close: () => closeAll(context),
  };
}

async function closeAll(context: BrowserContext): Promise<void> {
  await context.close();
}

/** The stand-in, from outside the page. */
export class ExcelInPage {
  constructor(private readonly page: Page) {}

  /** Events the page is registered for. */
  listenedTo(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.__excel?.listenedTo() ?? []);
  }

  comments(): Promise<{ readonly address: string; readonly content: string }[]> {
    return this.page.evaluate(() => [...(window.__excel?.comments() ?? [])]);
  }

  content(sheet: string): Promise<[string, CellValue][]> {
    return this.page.evaluate((name) => window.__excel?.content(name) ?? [], sheet);
  }

  async cell(sheet: string, address: string): Promise<SeenCell> {
    const seen = await this.page.evaluate(
      ([name = '', place = '']) => window.__excel?.cell(name, place),
      [sheet, address],
    );
    if (seen === undefined) throw new Error('no stand-in Excel in the page');
    return seen;
  }

  marks(sheet: string): Promise<SeenMark[]> {
    return this.page.evaluate((name) => window.__excel?.conditionalFormats(name) ?? [], sheet);
  }

  highlight(sheet: string, address: string): Promise<string | undefined> {
    return this.page.evaluate(([name = '', place = '']) => window.__excel?.highlight(name, place), [sheet, address]);
  }

  selection(): Promise<{ readonly sheet: string; readonly address: string } | undefined> {
    return this.page.evaluate(() => window.__excel?.selection());
  }

  /** Waits until the person would see this cell selected. */
  async selected(address: string): Promise<void> {
    await this.page.waitForFunction((wanted) => window.__excel?.selection().address === wanted, address);
  }

  async type(sheet: string, address: string, value: CellValue): Promise<void> {
    await this.page.evaluate((given) => window.__excel?.type(given.sheet, given.address, given.value), {
      sheet,
      address,
      value,
    });
  }

  async activate(sheet: string): Promise<void> {
    await this.page.evaluate((name) => window.__excel?.activate(name), sheet);
  }

  async protect(sheet: string, on: boolean): Promise<void> {
    await this.page.evaluate((given) => window.__excel?.protect(given.sheet, given.on), { sheet, on });
  }

  async editMode(on: boolean): Promise<void> {
    await this.page.evaluate(
      (editing) => (editing ? window.__excel?.refuse('editMode', 'always') : window.__excel?.accept()),
      on,
    );
  }

  /** Resolves once the command has called `event.completed()`. */
  async clickRibbon(functionName: string, controlId: string): Promise<void> {
    await this.page.evaluate(
      ([name = '', id = '']) => window.__excel?.clickRibbon(name, id),
      [functionName, controlId],
    );
  }

  async closePane(): Promise<void> {
    await this.page.evaluate(() => window.__excel?.closePane());
  }

  async openPane(): Promise<void> {
    await this.page.evaluate(() => window.__excel?.openPane());
  }

  paneStates(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.__excel?.paneStates() ?? []);
  }

  roundTrips(): Promise<number> {
    return this.page.evaluate(() => window.__excel?.roundTrips() ?? -1);
  }
}

/** What axe calls serious or critical, with the elements. */
export async function seriousProblems(page: Page, without: readonly string[] = []): Promise<string[]> {
  await stillPage(page);
  await page.evaluate(AXE);
  return page.evaluate(async (left) => {
    interface Axe {
      run(
        context: unknown,
        options: unknown,
      ): Promise<{
        violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
      }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    // Dummies that only catch the focus for a moment.
    const { violations } = await axe.run(
      { exclude: ['[data-tabster-dummy]'] },
      { resultTypes: ['violations'], rules: { region: { enabled: false } } },
    );
    return violations
      .filter(({ id, impact }) => (impact === 'serious' || impact === 'critical') && !left.includes(id))
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, without);
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Elements that stick out of the page to the right. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 160));
  });
}

export const findingOf = (page: Page, code: string): Locator => page.locator(`[data-finding="${code}"]`);
