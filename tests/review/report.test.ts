import { reportText, reviewSheet, suppress, toReport, toReportForm, type ReviewedFile } from '../../src/review';
import { checkGrid } from '../../src/review/core';
import { snapshotOf } from '../fixtures/blueprint';
import { loadFixtureForms, loadSelfEvaluations } from '../fixtures/forms';
import { layouts, officialBlueprint } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';
import { reportSchema } from './report-schema';
import { nineRows, only, smallSheet } from './sheets';
import { textsOf } from '../fixtures/texts';

const options = { version: '1.2.3' };

function filesOf(
  build: (form: ReturnType<typeof loadFixtureForms>[number]) => ReturnType<typeof snapshotOf>,
): ReviewedFile[] {
  return loadFixtureForms().map((form) => ({
    path: `${form.id}.xlsx`,
    error: null,
    sheets: [reviewSheet(build(form))],
  }));
}

test.each(layouts.map((layout) => [layout.name, layout] as const))('keeps the contract: %s', (_name, layout) => {
  const report = toReport(
    filesOf((form) => snapshotOf(layout.build(form))),
    options,
  );
  expect(reportSchema.parse(JSON.parse(reportText(report)))).toEqual(JSON.parse(JSON.stringify(report)));
});

test('the same sheet gives the same bytes; keys stand in the order of the contract', () => {
  const build = (): string =>
    reportText(
      toReport(
        filesOf((form) => snapshotOf(officialBlueprint(form))),
        options,
      ),
    );
  const text = build();
  expect(build()).toBe(text);
  const keys = [...text.matchAll(/^ {2}"(\w+)"/gm)].map((match) => match[1]);
  expect(keys).toEqual(['version', 'tool', 'files', 'summary']);
  const form = only(reviewSheet(snapshotOf(officialBlueprint(only(loadSelfEvaluations().slice(0, 1))))).forms);
  expect(Object.keys(toReportForm(form))).toEqual(
    'sheet range family confidence scorable pack project department unit year moneyUnit funds indicators total grade findings stale verdict'.split(
      ' ',
    ),
  );
});

test('figures are as the form prints them and as the oracle works them out', () => {
  const oracle = new Map(loadOracle().map((form) => [form.id, form]));
  for (const fixture of loadSelfEvaluations()) {
    const form = toReportForm(only(reviewSheet(snapshotOf(officialBlueprint(fixture))).forms));
    const expected = oracle.get(fixture.id);
    if (expected === undefined) throw new Error('no oracle');
    expect([form.project, form.unit, form.year]).toEqual([expected.project, expected.unit, expected.year]);
    expect(form.indicators.map(({ unexplained }) => unexplained)).toEqual(
      expected.indicators.map((row) => row.unexplained),
    );
    expect(form.indicators.map(({ deviations }) => deviations)).toEqual(
      expected.indicators.map((row) => row.deviations),
    );
    expect(form.indicators.map(({ weight }) => Number(weight))).toEqual(
      expected.indicators.map((row) => Number(row.weight)),
    );
    expect(Number(form.total.computed)).toBe(Number(expected.scoreTotal));
    expect(form.grade.computed).toBe(expected.grade);
    if (expected.execution !== undefined) {
      const { budget, executed, rate, score } = expected.execution;
      expect(form.funds).toMatchObject({ annualBudget: budget, executed });
      expect(Number(form.funds?.expectedScore)).toBe(Number(score));
      expect(Number(form.funds?.expectedRate)).toBe(Number(rate));
    }
  }
});

test('messages follow the language, figures do not', () => {
  const review = reviewSheet(smallSheet({ rows: nineRows(), total: '99' }));
  const report = (lang: 'zh-CN' | 'en-US'): ReturnType<typeof toReportForm> => toReportForm(only(review.forms), lang);
  const [chinese, english] = [report('zh-CN'), report('en-US')];
  expect(chinese.findings.map(({ message }) => message)).not.toEqual(english.findings.map(({ message }) => message));
  expect({ ...chinese, findings: [] }).toEqual({ ...english, findings: [] });
});

test('the suggested total stands beside the computed one only where scores are blank or broken', () => {
  const blank = [{ name: '甲', score: '' }];
  const total = (rows: ReturnType<typeof nineRows>): unknown =>
    only(reviewSheet(smallSheet({ rows, total: '' })).forms.map((form) => toReportForm(form).total));
  expect(total(nineRows())).toMatchObject({ printed: null, computed: '100', suggestedTotal: null, cell: 'H19' });
  expect(total(nineRows(blank))).toMatchObject({ computed: '90', suggestedTotal: '100' });
});

test('explained findings are marked and do not count, stale marks are listed', () => {
  const sheet = smallSheet({
    rows: nineRows([{ name: '甲', target: '提升', actual: '提升', score: '8' }]),
    total: '98',
  });
  const red = only(only(reviewSheet(sheet).forms).findings.filter(({ code }) => code === 'E01'));
  const stale = { key: red.key.replace('E01', 'E02'), code: 'E02', reason: '旧', at: '2024-01-01' };
  const suppressions = [...suppress([], red, '已批复', '2025-01-01'), stale];
  const report = toReport([{ path: 'a.xlsx', error: null, sheets: [reviewSheet(sheet, { suppressions })] }], options);
  expect(report.summary.red).toBe(0);
  const form = only(only(report.files).forms);
  expect(form.stale).toEqual([stale]);
  expect(only(form.findings.filter(({ code }) => code === 'E01')).suppressed).toEqual({
    reason: '已批复',
    at: '2025-01-01',
  });
});

test('a file that could not be read keeps its sentence and counts as a file', () => {
  const report = toReport([{ path: 'b.xlsx', error: '“b.xlsx”已损坏。', sheets: [] }], options);
  expect(reportSchema.parse(report).summary).toEqual({ files: 1, forms: 0, red: 0, yellow: 0, blue: 0 });
});

test('the core as a library: a grid of values gives the same findings as its sheet', () => {
  const sheet = smallSheet({ rows: nineRows([{ name: '甲', score: '8' }]), total: '98' });
  const grid = checkGrid(sheet.values, { sheet: sheet.name, origin: sheet.origin, texts: textsOf(sheet) });
  expect(grid.report.forms).toEqual(reviewSheet(sheet).forms.map((form) => toReportForm(form)));
  expect(grid.snapshot.fingerprint).toBe(sheet.fingerprint);
  const ragged = checkGrid([['项目名称'], [], [1, true, '三']]);
  expect([ragged.report.forms, ragged.snapshot.texts.at(2)]).toEqual([[], ['1', 'TRUE', '三']]);
});
