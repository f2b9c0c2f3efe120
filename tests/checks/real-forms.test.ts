/** Every finding on the public forms, one line each, for a person to read. */
import { runChecks, type CodedReport } from '../../src/checks';
import { findForms, type Form } from '../../src/form';
import { a1 } from '../../src/form/sheet';
import { pickPack, scoreForm } from '../../src/scoring';
import { snapshotOf, type Blueprint } from '../fixtures/blueprint';
import { loadSelfEvaluations, type FixtureForm } from '../fixtures/forms';
import { layouts, officialBlueprint } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';

interface Found {
  readonly id: string;
  readonly form: Form;
  readonly report: CodedReport;
}

function reviewAll(build: (fixture: FixtureForm) => Blueprint): Found[] {
  const forms = loadSelfEvaluations().map((fixture) => {
    const [form] = findForms(snapshotOf(build(fixture)));
    if (form === undefined) throw new Error(`nothing found in ${fixture.id}`);
    return { id: fixture.id, form };
  });
  const batch = forms.map(({ id, form }) => ({ form, file: `${id}.xlsx` }));
  return forms.flatMap(({ id, form }) =>
    runChecks({ scored: scoreForm(form, pickPack(form)), declaration: null, batch }).map((report) => ({
      id,
      form,
      report,
    })),
  );
}

const findings = reviewAll(officialBlueprint);

function line({ id, report }: Found): string {
  const { light, cell, message, working, correction } = report;
  const place = cell === null ? '' : a1(cell);
  const content = correction?.content;
  const change =
    content === undefined || content.kind === 'blank'
      ? ''
      : ` → ${content.kind === 'number' ? content.number : content.text}`;
  return `${id} ${light} ${place} ${message['zh-CN']}${working === undefined || working === '' ? '' : ` [${working}]`}${change}`;
}

function count(code: string): number {
  return findings.filter(({ report }) => report.code === code).length;
}

test('every finding on the 26 public forms, by kind', () => {
  const byCode: Record<string, string[]> = {};
  for (const finding of findings) (byCode[finding.report.code] ??= []).push(line(finding));
  expect(byCode).toMatchSnapshot();
});

test('E01, E02 and E03 name exactly the rows known to be unexplained', () => {
  const known = loadOracle().flatMap(({ id, indicators }) =>
    indicators.filter(({ unexplained }) => unexplained === true).map(({ name }) => `${id} ${name}`),
  );
  const named = findings
    .filter(({ report }) => ['E01', 'E02', 'E03'].includes(report.code))
    .map(({ id, form, report }) => {
      const row = form.indicators.find((indicator) => indicator.row === report.cell?.row);
      return `${id} ${row?.name.text ?? ''}`;
    });
  expect(known.length).toBeGreaterThan(30);
  expect([...new Set(named)].sort()).toEqual([...new Set(known)].sort());
});

// Of the 42 forms the published figures speak of, 26 are at hand.
test.each([
  { code: 'S02', of: 9, here: 6 },
  { code: 'S03', of: 12, here: 4 },
  { code: 'S04', of: 5, here: 2 },
  { code: 'C01', of: 3, here: 2 },
])('$code: $here of the $of known cases are in these forms', ({ code, of, here }) => {
  expect(count(code)).toBe(here);
  expect(here).toBeLessThanOrEqual(of);
});

test('nothing is said of printed sums, rates and grades, which all agree', () => {
  for (const code of ['W01', 'W02', 'W03', 'B01', 'B02', 'B03', 'S01', 'T01', 'T02', 'T04', 'L02', 'L03']) {
    expect([code, count(code)]).toEqual([code, 0]);
  }
});

describe.each(layouts.filter(({ scores }) => scores === 'printed'))('$name', ({ name, build }) => {
  test('says the same as on the official page', () => {
    const plain = (found: readonly Found[]): string[] =>
      found
        // Text scores are a fact of the layout itself.
        .filter(({ report }) => report.code !== 'S06')
        .map(({ id, report }) => `${id} ${report.code} ${report.light} ${report.message['zh-CN'].replace(/\s/gu, '')}`);
    const here = reviewAll(build);
    expect(plain(here)).toEqual(plain(findings));
    expect(here.some(({ report }) => report.code === 'S06')).toBe(name.includes('text'));
  });
});
