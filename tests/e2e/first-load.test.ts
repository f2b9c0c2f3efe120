/** What the pages load before anything is seen: no grid and no zip code in the pane. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SITE = process.env['SITE'] ?? join(__dirname, '..', '..', 'dist', 'addin');

/** Texts that stand in the code whatever a minifier does to its names. */
const MARKS = {
  grid: ['sheet.mutation.set-range-values', 'univer-toolbar'],
  zip: ['invalid zip data', 'unexpected EOF'],
  oldFiles: ['Bad compressed size'],
} as const;

/** The scripts a page names itself. */
function firstScripts(page: string): string[] {
  const html = readFileSync(join(SITE, page), 'utf8');
  return [...html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+\.js)/g)].flatMap(([, source]) =>
    source === undefined || source.includes('://') || source.startsWith('office-js/') ? [] : [source],
  );
}

const textOf = (file: string): string => readFileSync(join(SITE, file), 'utf8');
const all = readdirSync(SITE).filter((name) => name.endsWith('.js'));

it.each(Object.entries(MARKS))('the marks of %s are those of the code that is built', (_kind, marks) => {
  for (const mark of marks) expect([mark, all.some((file) => textOf(file).includes(mark))]).toEqual([mark, true]);
});

it.each([
  ['taskpane.html', ['grid', 'zip', 'oldFiles']],
  ['workbench.html', ['grid', 'zip', 'oldFiles']],
] as const)('%s loads none of them first', (page, kinds) => {
  const scripts = firstScripts(page);
  expect(scripts.length).toBeGreaterThan(0);
  const found = scripts.flatMap((file) =>
    kinds.flatMap((kind) =>
      MARKS[kind].filter((mark) => textOf(file).includes(mark)).map((mark) => `${file}: ${mark}`),
    ),
  );
  expect(found).toEqual([]);
});
