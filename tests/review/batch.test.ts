import { BatchTally, reviewSheet, toReportFile, type ReportFile } from '../../src/review';
import { snapshotOf } from '../fixtures/blueprint';
import { loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { nineRows, only, smallSheet, type SmallForm } from './sheets';

function fileOf(path: string, ...forms: SmallForm[]): ReportFile {
  return toReportFile({ path, error: null, sheets: forms.map((form) => reviewSheet(smallSheet(form))) });
}

const lost: SmallForm = {
  project: '乙项目',
  unit: '二中心',
  rows: nineRows([{ name: '甲', target: '提升', actual: '提升', score: '8' }]),
  total: '98',
};
const files: ReportFile[] = [
  fileOf('a.xlsx', { project: '甲项目', unit: '一中心', rows: nineRows() }),
  fileOf('b.xlsx', lost, { project: '丙项目', unit: '二中心', rows: nineRows(), total: '99' }),
  fileOf('c.xlsx', lost),
  { path: 'd.xlsx', error: '“d.xlsx”已损坏。', forms: [] },
  { path: 'e.xlsx', error: null, forms: [] },
];

function summaryOf(list: readonly ReportFile[]): ReturnType<BatchTally['summary']> {
  const tally = new BatchTally();
  for (const file of list) tally.add(file);
  return tally.summary();
}

test('files, forms, verdicts, codes and units are added up', () => {
  const summary = summaryOf(files);
  expect(summary).toMatchObject({ files: 5, unreadable: 1, withoutForms: 1, forms: 4, red: 3 });
  expect(summary.verdicts).toEqual({ ready: 1, fix: 3, review: 0 });
  expect(summary.codes.filter(({ light }) => light === 'red')).toEqual([
    { code: 'E01', light: 'red', count: 2, forms: 2 },
    { code: 'T01', light: 'red', count: 1, forms: 1 },
  ]);
  expect(summary.units.map(({ unit, forms, red }) => [unit, forms, red])).toEqual([
    ['二中心', 3, 3],
    ['一中心', 1, 0],
  ]);
});

test('the same project handed in twice is named with its places', () => {
  const { project, places } = only(summaryOf(files).duplicates);
  expect(project).toBe('乙项目');
  expect(places.map((place) => place.split(' ')[0])).toEqual(['b.xlsx', 'c.xlsx']);
});

test('order of files changes nothing but the order of places', () => {
  const { duplicates: forward, ...one } = summaryOf(files);
  const { duplicates: backward, ...other } = summaryOf([...files].reverse());
  expect(other).toEqual(one);
  expect(backward.map(({ places }) => [...places].sort())).toEqual(forward.map(({ places }) => [...places].sort()));
});

test('sums over the public forms agree with the forms', () => {
  const reports = loadSelfEvaluations().map((form) =>
    toReportFile({ path: form.id, error: null, sheets: [reviewSheet(snapshotOf(officialBlueprint(form)))] }),
  );
  const summary = summaryOf(reports);
  const findings = reports.flatMap(({ forms }) => forms.flatMap((form) => form.findings));
  expect(summary.codes.reduce((sum, { count }) => sum + count, 0)).toBe(findings.length);
  expect(summary.units.reduce((sum, { forms }) => sum + forms, 0)).toBe(summary.forms);
  expect(summary.red + summary.yellow + summary.blue).toBe(findings.length);
});
