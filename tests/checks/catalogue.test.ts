import { catalogue, checkByCode, runChecks, type Check, type Text } from '../../src/checks';
import { contextOf } from './example-form';

/** Every code of the specification, in its order. */
const RANGES = [
  ['L', 3],
  ['V', 10],
  ['W', 8],
  ['B', 8],
  ['S', 6],
  ['T', 4],
  ['E', 8],
  ['C', 6],
  ['D', 5],
] as const;
const CODES = RANGES.flatMap(([family, count]) =>
  Array.from({ length: count }, (_unused, index) => `${family}${String(index + 1).padStart(2, '0')}`),
);

test('lists every code of the specification once, in its order', () => {
  expect(catalogue.map(({ code }) => code)).toEqual(CODES);
});

test('a check is found by its code in any case, and no other', () => {
  for (const check of catalogue) expect(checkByCode(check.code.toLowerCase())).toBe(check);
  for (const code of ['', 'E00', 'E09', 'Z01', 'E1', 'E01x']) expect(checkByCode(code)).toBeUndefined();
});

const CHINESE = /\p{Script=Han}/u;
const PLACEHOLDER = /\{row\}|\{\w+\}|undefined|null|NaN|\[object|\$\{/u;

/** English may quote the form's own words in 「」. */
function englishOutsideQuotes(text: string): string {
  return text.replace(/「[^」]*」/gu, '');
}

function expectWell(text: Text): void {
  const [zh, en] = [text['zh-CN'], text['en-US']];
  for (const one of [zh, en]) {
    expect(one.trim()).not.toBe('');
    expect(one).not.toMatch(PLACEHOLDER);
  }
  expect(zh).toMatch(CHINESE);
  expect(englishOutsideQuotes(en)).not.toMatch(CHINESE);
}

function documentation({ title, what, source, why, how, example }: Check): Text[] {
  return [title, what, source, why, how, example.text];
}

describe.each(catalogue.map((check) => [check.code, check] as const))('%s', (_code, check) => {
  test('is documented in both languages', () => {
    documentation(check).forEach(expectWell);
  });

  test('reports in both languages, at a cell of the sheet, with something to do', () => {
    const reports = runChecks(contextOf(check.example.wrong)).filter(({ code }) => code === check.code);
    expect(reports.length).toBeGreaterThan(0);
    for (const report of reports) {
      expectWell(report.message);
      expectWell(report.fix);
      expect(report.working ?? '').not.toMatch(PLACEHOLDER);
      // A safe change needs a change.
      if (report.safe) expect(report.correction).toBeDefined();
    }
  });

  test('cites no clause that nobody read at its source', () => {
    for (const text of documentation(check)) {
      expect(text['zh-CN']).not.toMatch(/财预|财办|〔\d{4}〕|第[一二三四五六七八九十百\d]+条/u);
    }
  });
});
