/** Loads the unmodified office.js of the npm package in a bare `vm` context: a few lines of window and document. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import type { StandInExcel } from './stand-in';

const DIST = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const ORIGIN = 'https://office.local/';
const READY_WITHIN_MS = 20000;

const scripts = new Map<string, vm.Script>();

function script(name: string): vm.Script {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  const filename = join(DIST, name);
  const loaded = new vm.Script(readFileSync(filename, 'utf8'), { filename });
  scripts.set(name, loaded);
  return loaded;
}

/** What a page has after loading office.js. */
export interface OfficePage {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension & { CommonUtility: { _doApiNotSupportedCheck: boolean } };
}

/**
 * A page of its own, connected to a stand-in Excel, after `Office.onReady`. The library's check that a call belongs
 * to the host's requirement set is on.
 */
export async function loadOffice(excel: StandInExcel): Promise<OfficePage> {
  const { context, window } = openPage(excel.external.facade());
  script('office.js').runInContext(context);
  if (!hasOffice(window)) throw new Error('office.js defined no Office');
  await withTimeout(window.Office.onReady());
  if (!isOfficePage(window)) throw new Error('office.js loaded no Excel');
  window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  return window;
}

async function withTimeout(ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('office.js did not become ready')), READY_WITHIN_MS);
  });
  await Promise.race([ready, late]);
  clearTimeout(timer);
}

function openPage(external: object): { context: vm.Context; window: object } {
  const storage = memoryStorage();
  const location = new URL('https://localhost/taskpane.html');
  const window: Record<string, unknown> = {
    external,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    performance,
    console,
    URL,
    TextEncoder,
    TextDecoder,
    location,
    navigator: { userAgent: 'Node Edg/120', onLine: true, languages: ['zh-CN'] },
    name: '',
    history: {},
    sessionStorage: storage,
    localStorage: storage,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    postMessage: () => undefined,
  };
  for (const name of ['window', 'self', 'top', 'parent']) window[name] = window;
  const context = vm.createContext(window);
  window['document'] = documentFor(context, location);
  return { context, window };
}

const hasOffice = (window: object): window is Pick<OfficePage, 'Office'> => 'Office' in window;

/** The Excel part is a second script that office.js fetches. */
const isOfficePage = (window: object): window is OfficePage =>
  hasOffice(window) && 'Excel' in window && 'OfficeExtension' in window;

interface ScriptElement {
  src: string;
  onload?: () => void;
  onerror?: (error: unknown) => void;
}

function documentFor(context: vm.Context, location: URL): object {
  const entry = { src: `${ORIGIN}office.js`, getAttribute: () => null };
  const head = {
    appendChild: (element: ScriptElement) => {
      setTimeout(() => {
        try {
          script(new URL(element.src).pathname.slice(1)).runInContext(context);
          element.onload?.();
        } catch (error) {
          element.onerror?.(error);
        }
      }, 0);
    },
  };
  return {
    readyState: 'complete',
    cookie: '',
    documentElement: { style: {} },
    body: {},
    location,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    createElement: (tagName: string) => ({
      tagName,
      style: {},
      setAttribute: () => undefined,
      getAttribute: () => null,
    }),
    getElementById: () => null,
    getElementsByTagName: (tag: string) => (tag === 'script' ? [entry] : tag === 'head' ? [head] : []),
  };
}

function memoryStorage(): object {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, String(value)),
    removeItem: (key: string) => items.delete(key),
    length: 0,
  };
}
