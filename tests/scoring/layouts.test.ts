/** The same rows, read from sheets in every layout and then scored: the verdicts must not depend on the layout. */
import { findForms, type Form } from '../../src/form';
import { pickPack, scoreForm, type ScoredForm } from '../../src/scoring';
import { snapshotOf } from '../fixtures/blueprint';
import { loadSelfEvaluations } from '../fixtures/forms';
import { layouts, stackedBlueprint } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';

const oracle = new Map(loadOracle().map((form) => [form.id, form]));
const fixtures = loadSelfEvaluations();

/** Name, weight, score, state, rule value, deviations and whether they are explained; scores count where they are printed. */
function facts(scored: ScoredForm, printed: boolean): unknown[] {
  return scored.indicators.map((row) => [
    row.indicator.name.text.replace(/\s+/g, ''),
    row.weight?.toFixed(4),
    printed ? row.score?.toFixed(4) : null,
    row.kind === 'quantitative' ? row.state !== 'missed' : null,
    row.kind === 'quantitative' ? row.suggested?.toFixed(2) : null,
    printed ? [...row.deviations].sort() : null,
    printed ? row.unexplained : null,
  ]);
}

interface Sheets {
  readonly name: string;
  readonly printed: boolean;
  /** One form for each fixture, in order. */
  readonly read: () => (Form | undefined)[];
}

const sheets: Sheets[] = [
  ...layouts.map(({ name, build, scores }) => ({
    name,
    printed: scores === 'printed',
    read: () => fixtures.map((fixture) => findForms(snapshotOf(build(fixture)))[0]),
  })),
  { name: 'all stacked on one sheet', printed: true, read: () => findForms(snapshotOf(stackedBlueprint(fixtures))) },
  {
    name: 'all stacked on one sheet, unmerged, noisy labels, shifted',
    printed: true,
    read: () =>
      findForms(snapshotOf(stackedBlueprint(fixtures, { merged: false, noisy: true, shift: { rows: 3, columns: 2 } }))),
  },
];

describe.each(sheets)('$name', ({ printed, read }) => {
  test('rows agree', () => {
    let agree = 0;
    let all = 0;
    const forms = read();
    expect(forms).toHaveLength(fixtures.length);
    fixtures.forEach((fixture, position) => {
      const expected = (oracle.get(fixture.id)?.indicators ?? []).map((row) => [
        row.name.replace(/\s+/g, ''),
        Number(row.weight).toFixed(4),
        printed ? Number(row.score).toFixed(4) : null,
        row.kind === 'quantitative' ? row.met : null,
        row.kind === 'quantitative' ? row.rule : null,
        printed ? [...(row.deviations ?? [])].sort() : null,
        printed ? row.unexplained : null,
      ]);
      const form = forms[position];
      const found = form === undefined ? [] : facts(scoreForm(form, pickPack(form)), printed);
      all += expected.length;
      agree += expected.filter((row, index) => JSON.stringify(row) === JSON.stringify(found[index])).length;
    });
    process.stdout.write(`scoring: ${agree} rows of ${all} agree\n`);
    expect(agree).toBe(all);
  });
});
