/** Every public form in every layout: the reading agrees with the fixture row by row. */
import { findForms, type Form } from '../../src/form';
import { snapshotOf } from '../fixtures/blueprint';
import { loadDeclarations, loadFixtureForms, loadSelfEvaluations, type FixtureForm } from '../fixtures/forms';
import { layouts, stackedBlueprint } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';

type Scores = 'printed' | 'blank';

const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Row by row what the fixture says, as comparable text. */
function wantedRows(form: FixtureForm, scores: Scores): string[] {
  return form.indicators.map((row) =>
    [
      tidy(row.level1.replace(/\s*\(\d+分\)$/u, '')),
      tidy(row.level2),
      row.level3,
      row.explanation,
      row.target,
      row.actual,
      row.weight,
      scores === 'blank' ? '' : row.score,
      row.reason,
    ].join(' ¦ '),
  );
}

function readRowsOf(form: Form): string[] {
  return form.indicators.map((row) =>
    [
      row.level1,
      row.level2,
      row.name.text,
      row.explanation.text,
      row.target.text,
      row.actual.text,
      row.weight.text,
      row.score.text,
      row.reason.text,
    ].join(' ¦ '),
  );
}

const number = (text: string): string | null => (text === '' ? null : text.replace(/,/g, ''));

function expectHead(form: Form, fixture: FixtureForm, scores: Scores, recalculated: boolean): void {
  expect(form.project.text).toBe(fixture.project);
  expect(form.unit.text).toBe(fixture.unit);
  if (fixture.department !== '') expect(form.department.text).toBe(fixture.department);
  expect(form.year).toBe(fixture.year);
  expect(form.moneyUnit).toBe(fixture.moneyUnit);
  expect(tidy(form.title.text)).toBe(fixture.title);
  expect(form.oddRows).toEqual([]);
  expect(form.goals[0]?.expected.text ?? '').toBe(fixture.goals.expected);
  expect(form.goals[0]?.actual.text ?? '').toBe(fixture.goals.actual);
  expect(form.confidence).toBeGreaterThanOrEqual(0.9);
  if (fixture.kind === 'target-declaration') {
    expect(form).toMatchObject({ kind: 'declaration', family: 'F11', total: null, notScorable: 'declaration' });
    expect(form.funds?.total.annualBudget.number).toBe(
      fixture.budget.find((row) => row['block'] === '年度资金')?.['amount'],
    );
    expect(form.funds?.parts.map((row) => row.annualBudget.number)).toEqual(
      fixture.budget
        .filter((row) => row['block'] === '年度资金')
        .slice(1)
        .map((row) => row['amount']),
    );
    return;
  }
  expect(form.kind).toBe('self-evaluation');
  expect(form.notScorable).toBeNull();
  expect(form.family).toBe(fixture.kind === 'self-evaluation-mof' ? 'F1' : 'F8');
  expect(form.total?.weight.number).toBe(fixture.total.weight);
  if (!recalculated) expect(form.total?.score.number).toBe(scores === 'blank' ? null : fixture.total.score);
  else expect(form.total?.score.formula).toMatch(/^=SUM\(/);
  expect(form.total?.score.cell).not.toBeNull();
  const printsGrade = fixture.grade !== '';
  expect(form.grade?.text ?? null).toBe(printsGrade ? (scores === 'blank' ? '' : fixture.grade) : null);
  if (printsGrade) expect(form.grade?.cell).not.toBeNull();
  expectFunds(form, fixture, scores);
  expect(form.sections.map(({ name, points }) => ({ name, points }))).toEqual(
    fixture.sections?.map(({ name, points }) => ({ name, points })) ??
      [...new Set(fixture.indicators.map(({ level1 }) => level1))].map((name) => ({ name, points: null })),
  );
  expect(form.sections.flatMap(({ indicators }) => indicators).sort((a, b) => a - b)).toEqual(
    fixture.indicators.map((_row, index) => index),
  );
}

function expectFunds(form: Form, fixture: FixtureForm, scores: Scores): void {
  const { funds } = form;
  expect(funds).not.toBeNull();
  if (funds === null) return;
  if (fixture.kind === 'self-evaluation-sh2019') {
    const [annual, , executed, rate] = fixture.budget.map((row) => row['amount'] ?? '');
    expect(funds.hasInitialBudget).toBe(false);
    expect(funds.total.annualBudget.number).toBe(number(annual ?? ''));
    expect(funds.total.executed.number).toBe(number(executed ?? ''));
    expect(funds.total.executionRate.number).toBe((rate ?? '').replace('%', ''));
    return;
  }
  expect(funds.hasInitialBudget).toBe(true);
  const wanted = fixture.budget.map((row) => [
    tidy(row['label'] ?? '').replace(/:$/u, ''),
    number(row['年初预算数'] ?? ''),
    number(row['全年预算数'] ?? ''),
    number(row['全年执行数'] ?? ''),
    row['分值'] ?? '',
    (row['执行率'] ?? '').replace('%', ''),
    scores === 'blank' ? '' : (row['得分'] ?? ''),
  ]);
  const read = [funds.total, ...funds.parts].map((row) => [
    row.label,
    row.initialBudget.number,
    row.annualBudget.number,
    row.executed.number,
    row.weight.text,
    row.executionRate.number ?? '',
    row.score.text,
  ]);
  expect(read).toEqual(wanted);
}

let agreed = 0;
let tried = 0;

function compare(form: Form | undefined, fixture: FixtureForm, scores: Scores, recalculated: boolean): void {
  const wanted = wantedRows(fixture, scores);
  tried += wanted.length;
  expect(form).toBeDefined();
  if (form === undefined) return;
  const read = readRowsOf(form);
  agreed += wanted.filter((row, index) => row === read[index]).length;
  expect(read).toEqual(wanted);
  expectHead(form, fixture, scores, recalculated);
}

describe.each(layouts)('$name', (layout) => {
  test.each(loadFixtureForms())('$id $project', (fixture) => {
    const forms = findForms(snapshotOf(layout.build(fixture)));
    expect(forms).toHaveLength(1);
    compare(forms[0], fixture, layout.scores, layout.name === 'totals as formulas');
  });
});

describe('all forms under each other on one sheet', () => {
  const fixtures = loadFixtureForms();
  const styles = [
    { name: 'merged', style: {} },
    { name: 'pasted', style: { merged: false } },
    { name: 'repeated', style: { merged: false, repeat: 'all' } },
    { name: 'noisy', style: { noisy: true, merged: false } },
  ] as const;
  test.each(styles)('$name', ({ style }) => {
    const forms = findForms(snapshotOf(stackedBlueprint(fixtures, style)));
    expect(forms).toHaveLength(fixtures.length);
    fixtures.forEach((fixture, index) => compare(forms[index], fixture, 'printed', false));
  });
});

test('the fixtures and the oracle speak of the same forms', () => {
  const oracle = loadOracle();
  const fixtures = loadFixtureForms();
  expect(loadSelfEvaluations()).toHaveLength(26);
  expect(loadDeclarations()).toHaveLength(7);
  expect(oracle.map(({ id, indicators }) => [id, indicators.map(({ name }) => name)])).toEqual(
    fixtures.map(({ id, indicators }) => [id, indicators.map(({ level3 }) => level3)]),
  );
  expect(oracle.map(({ indicators }) => indicators.map(({ reason }) => reason ?? false))).toEqual(
    fixtures.map(({ indicators }) => indicators.map(({ reason }) => reason !== '')),
  );
});

afterAll(() => {
  process.stdout.write(`reading: ${agreed} rows of ${tried} agree, in ${layouts.length} layouts and 4 stacks\n`);
});
