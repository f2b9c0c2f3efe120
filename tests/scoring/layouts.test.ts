/** The same rows, read from sheets in every layout and then scored: the verdicts must not depend on the layout. */
import { findForms } from '../../src/form';
import { pickPack, scoreForm, type ScoredForm } from '../../src/scoring';
import { snapshotOf } from '../fixtures/blueprint';
import { loadSelfEvaluations } from '../fixtures/forms';
import { layouts } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';

const oracle = new Map(loadOracle().map((form) => [form.id, form]));
const fixtures = loadSelfEvaluations();

/** State, rule value and (where scores are printed) deviations of every row. */
function facts(scored: ScoredForm, printed: boolean): unknown[] {
  return scored.indicators.map((row) => [
    row.indicator.name.text.replace(/\s+/g, ''),
    row.kind === 'quantitative' ? row.suggested?.toFixed(2) : null,
    printed ? [...row.deviations].sort() : null,
    printed ? row.unexplained : null,
  ]);
}

describe.each(layouts)('$name', ({ build, scores }) => {
  test('rows agree', () => {
    let agree = 0;
    let all = 0;
    for (const fixture of fixtures) {
      const expected = (oracle.get(fixture.id)?.indicators ?? []).map((row) => [
        row.name.replace(/\s+/g, ''),
        row.kind === 'quantitative' ? row.rule : null,
        scores === 'printed' ? [...(row.deviations ?? [])].sort() : null,
        scores === 'printed' ? row.unexplained : null,
      ]);
      const [form] = findForms(snapshotOf(build(fixture)));
      const found = form === undefined ? [] : facts(scoreForm(form, pickPack(form)), scores === 'printed');
      all += expected.length;
      agree += expected.filter((row, index) => JSON.stringify(row) === JSON.stringify(found[index])).length;
    }
    process.stdout.write(`scoring: ${agree} rows of ${all} agree\n`);
    expect(agree).toBe(all);
  });
});
