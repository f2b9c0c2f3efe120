/**
 * The Chromium that an npm package ships for Linux x64 (@sparticuz/chromium), unpacked once into our own cache folder.
 * Its own start-up code is not used: it unpacks into the shared temporary folder and takes whatever lies there.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { readTar } from './tar';

const decompress = promisify(brotliDecompress);

const ROOT = join(__dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'selfeval-browser');
const PACKAGE = '@sparticuz/chromium';
/** Ships Chinese fonts as files a browser on Linux can use (woff2 cannot be a system font). */
const FONT_PACKAGE = '@expo-google-fonts/noto-sans-sc';
const FONT_WEIGHTS: readonly string[] = ['400Regular', '700Bold'];

export interface NpmChromium {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Unpacks the browser if need be. Null when the package is not installed and nothing was unpacked before. */
export async function npmChromium(): Promise<NpmChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await unpackedFolder();
  if (folder === null) return null;
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      // A bare machine lacks the NSS and expat libraries; the package carries those of Amazon Linux 2023.
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], join(folder, 'al2023', 'lib')].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: writeFontConfiguration(folder),
    },
  };
}

function packageFolder(name: string): string | null {
  const roots = [join(ROOT, 'node_modules'), ...(process.env['NODE_PATH'] ?? '').split(delimiter).filter(Boolean)];
  return roots.map((root) => join(root, name)).find((folder) => existsSync(join(folder, 'package.json'))) ?? null;
}

async function unpackedFolder(): Promise<string | null> {
  const source = packageFolder(PACKAGE);
  if (source === null) return newestUnpacked();
  const manifest: unknown = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  const target = join(CACHE, `chromium-${version}`);
  if (!existsSync(target)) await unpack(join(source, 'bin'), target);
  return target;
}

function newestUnpacked(): string | null {
  if (!existsSync(CACHE)) return null;
  const names = readdirSync(CACHE).filter((name) => name.startsWith('chromium-'));
  const newest = names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  return newest === undefined ? null : join(CACHE, newest);
}

/** Unpacks beside the target and renames at the end, so that a half-unpacked browser is never found, and several may run at once. */
async function unpack(bin: string, target: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const working = mkdtempSync(join(CACHE, 'unpacking-'));
  try {
    await Promise.all([
      decompress(readFileSync(join(bin, 'chromium.br'))).then((binary) => {
        writeFileSync(join(working, 'chromium'), binary, { mode: 0o755 });
      }),
      unpackTar(join(bin, 'al2023.tar.br'), join(working, 'al2023')),
      unpackTar(join(bin, 'fonts.tar.br'), join(working, 'fonts')),
      unpackTar(join(bin, 'swiftshader.tar.br'), working),
    ]);
    try {
      renameSync(working, target);
    } catch (error) {
      // Another run was quicker: its folder is as good.
      if (!existsSync(join(target, 'chromium'))) throw error;
    }
  } finally {
    rmSync(working, { recursive: true, force: true });
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  for (const entry of readTar(await decompress(readFileSync(archive)))) {
    const file = join(folder, entry.path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, entry.content, { mode: entry.executable ? 0o755 : 0o644 });
  }
}

/** Chromium aborts on pages with a canvas when fontconfig finds no font; the packaged configuration points elsewhere. */
function writeFontConfiguration(folder: string): string {
  const fonts = packageFolder(FONT_PACKAGE);
  const shipped = fonts === null ? [] : FONT_WEIGHTS.map((weight) => join(fonts, weight));
  const folders = [...shipped, '/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')];
  const text = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...folders.map((path) => `<dir>${path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`),
    `<cachedir>${join(CACHE, 'fontconfig-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
  const place = join(CACHE, 'fontconfig');
  mkdirSync(place, { recursive: true });
  const file = join(place, 'fonts.conf');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    const draft = join(place, `${randomUUID()}.tmp`);
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  return place;
}
