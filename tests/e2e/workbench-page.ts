/** The built workbench in a real browser, and what a person does with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import { PATIENCE_MS, stillPage } from './patience';

export const ROOT = join(__dirname, '..', '..');
export const SITE = process.env['SITE'] ?? join(ROOT, 'dist', 'addin');
export const SAMPLE = readFileSync(join(ROOT, 'assets', 'sample.xlsx'));

export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the browser complained about, and every request that failed or left the page's folder. */
  readonly complaints: string[];
  /** Every request, `METHOD address`. */
  readonly requests: string[];
}

export interface DeskOptions {
  readonly dark?: boolean;
  readonly forced?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
}

/** Opens the page at an address and waits for the sample to be checked. */
export async function openDesk(browser: Browser, address: string, options: DeskOptions = {}): Promise<Desk> {
  const { dark = false, forced = false, width = 1280, height = 800, language = 'zh-CN' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  context.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()}`);
    if (!isOwn(request.url(), folder) || request.method() !== 'GET')
      complaints.push(`request: ${request.method()} ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A worker that is stopped while it starts drops its script.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(address);
  await verdict(page, language.startsWith('zh') ? /须改/ : /fix/i).waitFor();
  return { page, context, complaints, requests };
}

/** Files of the page's own folder, and what it made itself. */
function isOwn(address: string, folder: string): boolean {
  return address.startsWith(folder) || address.startsWith('data:') || address.startsWith('blob:');
}

export const verdict = (page: Page, text: RegExp): Locator => page.getByRole('heading', { name: text });
export const finding = (page: Page, text: string): Locator => page.locator('[data-finding]').filter({ hasText: text });
export interface Downloaded {
  readonly name: string;
  readonly bytes: Buffer;
}

export async function downloaded(page: Page, act: () => Promise<unknown>): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Drops files that are nowhere on a disk. */
export async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, content } of list) {
      data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, given);
  await page.locator('main:visible').first().dispatchEvent('dragenter', { dataTransfer: transfer });
  await page.locator('main:visible').first().dispatchEvent('drop', { dataTransfer: transfer });
}

/** Drops files and folders of the disk, as a file manager would. */
export async function dropFromDisk(page: Page, paths: readonly string[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await page.evaluate(() => {
    const heard = (): void => document.documentElement.setAttribute('data-dropped', '');
    addEventListener('drop', heard, { capture: true, once: true });
  });
  // The browser takes a drop for a leaving while the page has not answered yet that it wants one: then it is dropped again.
  for (let heard = false; !heard;) {
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    heard = await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => resolve(document.documentElement.hasAttribute('data-dropped')), 500);
        }),
    );
  }
  await page.evaluate(() => document.documentElement.removeAttribute('data-dropped'));
  await session.detach();
}

/** What axe calls serious or critical, with the elements. */
export async function serious(page: Page, without: readonly string[] = []): Promise<string[]> {
  // A button that was just released still fades.
  await stillPage(page);
  await page.evaluate(AXE);
  return page.evaluate(async (left) => {
    interface Axe {
      run(context: unknown): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    // Dummies that only catch the focus for a moment.
    const { violations } = await axe.run({ exclude: ['[data-tabster-dummy]'] });
    return violations
      .filter(({ id, impact }) => (impact === 'serious' || impact === 'critical') && !left.includes(id))
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  }, without);
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
