/** Every row of the 26 public self-evaluations against what is known to be true of it. */
import { pickPack, scoreForm, type ScoredForm, type ScoredIndicator } from '../../src/scoring';
import { loadSelfEvaluations } from '../fixtures/forms';
import { loadOracle, type OracleIndicator } from '../fixtures/oracle';
import { formOfFixture } from './form-of';

const oracle = new Map(loadOracle().map((form) => [form.id, form]));

const scored: readonly { readonly id: string; readonly result: ScoredForm }[] = loadSelfEvaluations().map((fixture) => {
  const form = formOfFixture(fixture);
  return { id: fixture.id, result: scoreForm(form, pickPack(form)) };
});

function oracleOf(id: string) {
  const found = oracle.get(id);
  if (found === undefined) throw new Error(`no oracle for ${id}`);
  return found;
}

/** A row in the oracle's words. */
function asOracle(row: ScoredIndicator): Omit<OracleIndicator, 'target' | 'reason'> {
  const facts = {
    name: row.indicator.name.text,
    weight: row.indicator.weight.text,
    score: row.indicator.score.text,
    deviations: [...row.deviations].sort(),
    unexplained: row.unexplained,
  };
  switch (row.kind) {
    case 'judged':
      return facts;
    case 'qualitative':
      return { ...facts, kind: 'qualitative' };
    case 'quantitative':
      return {
        ...facts,
        kind: 'quantitative',
        met: row.state === 'met' || row.state === 'exceeded',
        rule: row.suggested?.toFixed(2),
      };
  }
}

function expectedRow({ reason: _reason, target: _target, ...row }: OracleIndicator) {
  return { ...row, deviations: [...(row.deviations ?? [])].sort() };
}

const allRows = scored.flatMap(({ id, result }) => result.indicators.map((row) => ({ id, row })));

describe('the public forms, row by row', () => {
  test.each(scored)('$id', ({ id, result }) => {
    expect(result.indicators.map(asOracle)).toEqual(oracleOf(id).indicators.map(expectedRow));
  });

  test('how many rows agree', () => {
    let agree = 0;
    for (const { id, result } of scored) {
      const expected = oracleOf(id).indicators.map(expectedRow);
      result.indicators.forEach((row, index) => {
        if (JSON.stringify(sorted(asOracle(row))) === JSON.stringify(sorted(expected[index] ?? {}))) agree += 1;
      });
    }
    const all = scored.reduce((sum, { id }) => sum + oracleOf(id).indicators.length, 0);
    process.stdout.write(`scoring: ${agree} rows of ${all} in ${scored.length} forms agree\n`);
    expect(agree).toBe(all);
    expect(scored).toHaveLength(26);
  });
});

function sorted(record: object): [string, unknown][] {
  return Object.entries(record).sort(([left], [right]) => left.localeCompare(right));
}

describe('the public forms, execution, total and grade', () => {
  test.each(scored)('$id', ({ id, result }) => {
    const expected = oracleOf(id);
    if (expected.execution !== undefined) {
      expect({
        rate: result.execution.rate?.toFixed(2),
        score: result.execution.expectedScore?.toFixed(2),
      }).toEqual({ rate: expected.execution.rate, score: Number(expected.execution.score).toFixed(2) });
      expect(result.execution.printedRate?.minus(expected.execution.rate).abs().lessThanOrEqualTo('0.01')).toBe(true);
    } else {
      expect(result.execution.weight).toBeNull();
    }
    expect(result.total.weightSum?.toFixed(2)).toBe(Number(expected.weightTotal).toFixed(2));
    expect(result.total.computed?.toFixed(2)).toBe(Number(expected.scoreTotal).toFixed(2));
    expect(result.total.printed?.toFixed(2)).toBe(result.total.computed?.toFixed(2));
    expect(result.total.suggested?.toFixed(2)).toBe(result.total.computed?.toFixed(2));
    expect(result.grade.computed).toBe(expected.grade);
    if (result.grade.printed !== '') expect(result.grade.printed).toBe(result.grade.computed);
  });

  test('the packs are picked by what the forms show', () => {
    const picked = scored.map(({ id, result }) => `${id.slice(0, 3)} ${result.pack.id}`);
    expect([...new Set(picked)].sort()).toEqual(['000 mof-2020', '001 mof-2020', '002 shanghai-2019', '004 mof-2020']);
  });
});

describe('figures of the public forms', () => {
  const count = (test: (row: ScoredIndicator) => boolean): number => allRows.filter(({ row }) => test(row)).length;
  const named = (test: (row: ScoredIndicator) => boolean): string[] =>
    allRows.filter(({ row }) => test(row)).map(({ id, row }) => `${id} ${row.indicator.name.text}`);
  const has = (name: 'lost' | 'missed' | 'over') => (row: ScoredIndicator) => row.deviations.includes(name);
  const above = ({ score, allowed }: ScoredIndicator): boolean =>
    score !== null && allowed !== null && score.greaterThan(allowed.max);
  const below = ({ score, allowed }: ScoredIndicator): boolean =>
    score !== null && allowed !== null && score.lessThan(allowed.min);

  test('are printed and hold', () => {
    const figures = {
      forms: scored.length,
      indicators: allRows.length,
      quantitative: count(({ kind }) => kind === 'quantitative'),
      qualitative: count(({ kind }) => kind === 'qualitative'),
      judged: count(({ kind }) => kind === 'judged'),
      missed: count(has('missed')),
      over: count(has('over')),
      overUnexplained: count((row) => has('over')(row) && row.unexplained),
      lost: count(has('lost')),
      lostUnexplained: count((row) => has('lost')(row) && row.unexplained),
      unclear: named(({ kind, state }) => kind !== 'judged' && state === 'unclear'),
      aboveRule: named((row) => row.kind === 'quantitative' && above(row)),
      belowThoughMet: named((row) => row.kind === 'quantitative' && below(row) && row.state !== 'missed'),
      outsideBand: named((row) => row.kind === 'qualitative' && (above(row) || below(row))),
    };
    process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
    expect(figures).toEqual({
      forms: 26,
      indicators: 396,
      quantitative: 115,
      qualitative: 115,
      judged: 166,
      missed: 8,
      over: 7,
      overUnexplained: 7,
      lost: 45,
      lostUnexplained: 28,
      unclear: ['000-02 故障维修及时性'],
      aboveRule: [
        '000-03 松江区人才新政“1+10”告知单',
        '000-03 B证宣传册',
        '000-03 海外人才政策宣传册',
        '001-23 改建装修进度',
        '004-04 服务新开办企业数量',
        '004-04 政务服务免费快递业务量',
      ],
      belowThoughMet: [
        '001-03 预算执行率',
        '001-03 系统使用者抽样满意度',
        '001-10 预算执行利率',
        '001-10 办事人员满意度',
      ],
      outsideBand: ['000-01 服务对象满意度', '000-02 服务对象满意度'],
    });
  });
});
