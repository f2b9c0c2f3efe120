/** A real browser for the tests, wherever they run. A missing browser is a failure that says what to do, never a skip. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { npmChromium } from './npm-chromium';

export interface FoundBrowser {
  readonly how: 'BROWSER_PATH' | 'installed' | 'npm';
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Nothing of the browser's own may go out to the network while tests run. */
const FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/** Where Chrome, Edge and Chromium are installed on each system. */
export function installedBrowsers(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = env[variable];
        if (folder === undefined || folder === '') return [];
        return [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
      });
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    default:
      return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable'].flatMap(
        (name) => ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/${name}`),
      );
  }
}

/**
 * BROWSER_PATH, else an installed Chrome, Edge or Chromium, else the one an npm package ships (Linux x64).
 * TEST_NPM_CHROMIUM=1 leaves out the installed ones.
 * @throws Error when there is none.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['BROWSER_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`BROWSER_PATH names ${named}, and there is no such file`);
    return { how: 'BROWSER_PATH', executablePath: named, env: process.env };
  }
  if (process.env['TEST_NPM_CHROMIUM'] !== '1') {
    const installed = installedBrowsers(process.platform, process.env).find((path) => existsSync(path));
    if (installed !== undefined) return { how: 'installed', executablePath: installed, env: process.env };
  }
  const shipped = await npmChromium();
  if (shipped !== null) return { how: 'npm', ...shipped };
  throw new Error(
    'No browser found for the tests. Install Chrome, Edge or Chromium, or name one in BROWSER_PATH; ' +
      'on Linux x64 the npm package @sparticuz/chromium is used when it is installed.',
  );
}

/** Starts the browser, headless. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  const args = process.platform === 'linux' ? [...FLAGS, '--no-sandbox'] : [...FLAGS];
  return chromium.launch({ executablePath, args, env: definedOnly(env), headless: true });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
