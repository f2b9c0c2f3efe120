import fc from 'fast-check';
import { a1, rangeA1, textsOfRow, type SheetSnapshot } from '../../src/form/sheet';
import {
  correctable,
  planCorrections,
  planFill,
  planMarks,
  previewOf,
  reviewSheet,
  suppress,
  type SheetPlan,
  type WritePlan,
} from '../../src/review';
import { snapshotOf } from '../fixtures/blueprint';
import { loadSelfEvaluations } from '../fixtures/forms';
import { layoutByName, layouts, officialBlueprint, stackedBlueprint } from '../fixtures/layouts';
import { loadOracle } from '../fixtures/oracle';
import { edited, nineRows, only, smallSheet, written } from './sheets';

const forms = loadSelfEvaluations();
const oracle = new Map(loadOracle().map((form) => [form.id, form]));

function sheetPlan(plan: WritePlan): SheetPlan {
  return only(plan.sheets);
}

function after(plan: WritePlan): Record<string, string> {
  return Object.fromEntries(previewOf(plan).lines.map((line) => [line.address, line.after]));
}

/** Every rule a plan keeps, whatever the sheet. */
function expectSafe(sheet: SheetSnapshot, plan: WritePlan): void {
  const { forms: reviewed } = reviewSheet(sheet);
  const { fingerprint, cells, marks } = sheetPlan(plan);
  expect(fingerprint).toBe(sheet.fingerprint);
  expect(new Set(cells.map(({ cell }) => a1(cell))).size).toBe(cells.length);
  for (const { cell, after: content, before } of cells) {
    const row = cell.row - sheet.origin.row;
    const column = cell.column - sheet.origin.column;
    expect(sheet.formulas[row]?.[column] ?? '').toBe('');
    expect(before).toBe(textsOfRow(sheet, row)[column] ?? '');
    expect(
      reviewed.some(
        ({ form: { range } }) =>
          range.first.row <= cell.row &&
          cell.row <= range.last.row &&
          range.first.column <= cell.column &&
          cell.column <= range.last.column,
      ),
    ).toBe(true);
    // Text that begins like a formula must arrive as text.
    if (content.kind === 'text') expect(content.text).not.toBe('');
  }
  for (const { range, reasonCell } of marks ?? []) {
    expect(range.first.row).toBe(range.last.row);
    expect(textsOfRow(sheet, reasonCell.row - sheet.origin.row)[reasonCell.column - sheet.origin.column] ?? '').toBe(
      '',
    );
  }
}

describe.each(layouts.map((layout) => [layout.name, layout] as const))('layout: %s', (_name, layout) => {
  const sheets = forms.map((form) => snapshotOf(layout.build(form)));

  test('filling writes into blank cells only, and a second time nothing', () => {
    for (const sheet of sheets) {
      const plan = planFill(sheet, reviewSheet(sheet));
      expectSafe(sheet, plan);
      expect(sheetPlan(plan).cells.every(({ before }) => before.trim() === '')).toBe(true);
      const filled = written(sheet, plan);
      const again = planFill(filled, reviewSheet(filled));
      expect(sheetPlan(again).cells).toEqual([]);
      expect(sheetPlan(again).marks).toEqual(sheetPlan(plan).marks);
    }
  });

  test('applying every correction leaves none, and is safe', () => {
    // The layouts do not change what is corrected: every third form of each is enough.
    for (const sheet of sheets.filter((_sheet, index) => index % 3 === 0)) {
      const review = reviewSheet(sheet);
      const plan = planCorrections(
        sheet,
        review,
        review.forms.flatMap(correctable).map(({ key }) => key),
      );
      expectSafe(sheet, plan);
      const corrected = written(sheet, plan);
      const next = reviewSheet(corrected);
      const again = planCorrections(
        corrected,
        next,
        next.forms.flatMap(correctable).map(({ key }) => key),
      );
      expect(sheetPlan(again).marks).toEqual(sheetPlan(plan).marks);
      expect(previewOf(again).lines).toEqual([]);
    }
  });
});

test('blank scores are filled with the value of the rule, and the total with their sum', () => {
  let rows = 0;
  for (const form of forms.filter(({ kind }) => kind === 'self-evaluation-mof')) {
    const sheet = snapshotOf(layoutByName('scores blank').build(form));
    const plan = planFill(sheet, reviewSheet(sheet));
    const { form: filled, scored } = only(reviewSheet(written(sheet, plan)).forms);
    filled.indicators.forEach((indicator, index) => {
      const rule = oracle.get(form.id)?.indicators[index]?.rule;
      if (rule === undefined) return;
      rows += 1;
      expect(Number(indicator.score.number)).toBe(Number(rule));
    });
    if (scored.total.printed !== null) expect(scored.total.printed.eq(scored.total.computed ?? -1)).toBe(true);
  }
  console.info(`filling: ${rows} quantitative rows as the rule gives them`);
  expect(rows).toBeGreaterThan(100);
});

test('marks are the unexplained rows of the oracle, wherever the row has a place for its reason', () => {
  let marked = 0;
  for (const form of forms) {
    const sheet = snapshotOf(officialBlueprint(form));
    const review = reviewSheet(sheet);
    const { form: read } = only(review.forms);
    const rows = (sheetPlan(planMarks(sheet, review)).marks ?? []).map(({ range }) => range.first.row);
    const expected = read.indicators.filter((_row, index) => oracle.get(form.id)?.indicators[index]?.unexplained);
    expect(rows).toEqual(expected.map(({ row }) => row));
    marked += rows.length;
  }
  console.info(`marks: ${marked} rows of ${forms.length} forms`);
});

test('a mark spans the form on one row, names the reason cell, and takes the light of its finding', () => {
  const sheet = smallSheet({
    rows: nineRows([
      { name: '甲', score: '8' },
      { name: '乙', actual: '200人' },
    ]),
    total: '98',
  });
  const review = reviewSheet(sheet);
  const { marks, cells } = sheetPlan(planMarks(sheet, review));
  expect(cells).toEqual([]);
  const { form } = only(review.forms);
  expect(marks?.map(({ light, reasonCell, range }) => [light, a1(reasonCell), rangeA1(range)])).toEqual(
    [0, 1].map((index) => {
      const indicator = form.indicators[index];
      if (indicator === undefined || indicator.reason.cell === null) throw new Error('no reason cell');
      const { row, name } = indicator;
      if (name.cell === null) throw new Error('no name cell');
      // A level label is merged over its group: a mark that began there would colour the whole group.
      expect(name.cell.column).toBeGreaterThan(form.range.first.column);
      const range = { first: name.cell, last: { row, column: form.range.last.column } };
      return [index === 0 ? 'red' : 'yellow', a1(indicator.reason.cell), rangeA1(range)];
    }),
  );
});

test('a row marked 已说明 is not highlighted', () => {
  const sheet = smallSheet({ rows: nineRows([{ name: '甲', score: '8' }]), total: '98' });
  const finding = only(only(reviewSheet(sheet).forms).findings.filter(({ code }) => code === 'E01'));
  const review = reviewSheet(sheet, { suppressions: suppress([], finding, '已批复', '2025-01-01') });
  expect(sheetPlan(planMarks(sheet, review)).marks).toEqual([]);
});

interface FillCase {
  readonly name: string;
  readonly sheet: SheetSnapshot;
  /** After, by what was blank. */
  readonly lines: Record<string, string>;
}

const blank = { name: '甲', score: '' };
const fills: FillCase[] = [
  { name: 'nothing blank', sheet: smallSheet({ rows: nineRows() }), lines: {} },
  {
    name: 'a score, where the total stands already',
    sheet: smallSheet({ rows: nineRows([blank]) }),
    lines: { H10: '10' },
  },
  {
    name: 'score, total and grade',
    sheet: edited(smallSheet({ rows: nineRows([blank]), total: '' }), [
      { cell: { row: 19, column: 6 }, value: '', text: '' },
    ]),
    lines: { G20: '优', H10: '10', H19: '100' },
  },
  {
    name: 'a missed row by the rule, in the two decimals of the others',
    sheet: smallSheet({
      rows: nineRows([
        { name: '甲', actual: '50人', score: '' },
        ...nineRows()
          .slice(1)
          .map((row) => ({ ...row, score: '10.00' })),
      ]),
      fundsScore: '10.00',
      total: '',
    }),
    lines: { H10: '5.00', H19: '95.00' },
  },
  {
    name: 'more decimals than the others where they are needed',
    sheet: smallSheet({ rows: nineRows([{ name: '甲', target: '≥300人', actual: '100人', score: '' }]), total: '' }),
    lines: { H10: '3.33', H19: '93.33' },
  },
  {
    name: 'the funds score',
    sheet: smallSheet({ rows: nineRows(), fundsScore: '', total: '' }),
    lines: { I6: '10', H19: '100' },
  },
  {
    name: 'not what only a person can say, nor a total that rests on it',
    sheet: smallSheet({
      rows: nineRows([{ name: '甲', target: '提升', actual: '部分达成预期指标', score: '' }]),
      total: '',
    }),
    lines: {},
  },
  {
    name: 'not a score that is no number, nor a total that rests on it',
    sheet: smallSheet({ rows: nineRows([{ name: '甲', score: '优' }]), total: '' }),
    lines: {},
  },
];

test.each(fills)('fill: $name', ({ sheet, lines }) => {
  expect(after(planFill(sheet, reviewSheet(sheet)))).toEqual(lines);
});

test('rows whose filled score loses points are marked with the fill', () => {
  const sheet = smallSheet({ rows: nineRows([{ name: '甲', actual: '50人', score: '' }]), total: '' });
  const plan = planFill(sheet, reviewSheet(sheet));
  expect(sheetPlan(plan).marks).toHaveLength(1);
});

describe('corrections', () => {
  const sheet = smallSheet({
    rows: nineRows([
      { name: '甲', actual: '50人', score: '10', reason: '因场地维修少办一期；下年提前安排。' },
      { name: '乙', score: '9.5', reason: '因场地维修；下年提前安排。' },
    ]),
    total: '99.5',
    grade: '优',
  });
  const review = reviewSheet(sheet);
  const findings = review.forms.flatMap(correctable);
  const keysOf = (...codes: string[]): string[] =>
    findings.filter(({ code }) => codes.includes(code)).map(({ key }) => key);

  test('only the chosen ones, and the total that agreed goes on agreeing', () => {
    const plan = planCorrections(sheet, review, keysOf('S02'));
    expect(after(plan)).toEqual({ H10: '5', H19: '94.5' });
    const next = only(reviewSheet(written(sheet, plan)).forms);
    expect(next.findings.filter(({ code }) => code === 'T01')).toEqual([]);
  });

  test('none chosen changes nothing', () => {
    expect(previewOf(planCorrections(sheet, review, [])).lines).toEqual([]);
    expect(previewOf(planCorrections(sheet, review, ['E99|nothing'])).lines).toEqual([]);
  });

  test('all chosen', () => {
    expect(after(planCorrections(sheet, review, keysOf('S02', 'S03')))).toEqual({ H10: '5', H11: '10', H19: '95' });
  });

  test('a total that was wrong before is not touched unasked', () => {
    const wrong = smallSheet({
      rows: nineRows([{ name: '甲', actual: '50人', score: '10', reason: '因故；改进。' }]),
      total: '99',
    });
    const wrongReview = reviewSheet(wrong);
    const keys = wrongReview.forms
      .flatMap(correctable)
      .filter(({ code }) => code === 'S02')
      .map(({ key }) => key);
    expect(after(planCorrections(wrong, wrongReview, keys))).toEqual({ H10: '5' });
  });
});

test('formulas are compared, never written', () => {
  for (const form of forms) {
    const drawn = snapshotOf(layoutByName('scores blank').build(form));
    const formulas = drawn.formulas.map((row) => [...row]);
    const review = reviewSheet(drawn);
    for (const { cell } of sheetPlan(planFill(drawn, review)).cells) {
      const row = formulas[cell.row - drawn.origin.row];
      if (row !== undefined) row[cell.column - drawn.origin.column] = '=""';
    }
    const sheet = { ...drawn, formulas };
    expect(sheetPlan(planFill(sheet, reviewSheet(sheet))).cells).toEqual([]);
  }
});

test('the forms of one sheet share one plan, each with its own cells and marks', () => {
  const sheet = snapshotOf(stackedBlueprint(forms, { blankScores: true }));
  const review = reviewSheet(sheet);
  const plan = planFill(sheet, review);
  expectSafe(sheet, plan);
  const alone = forms.map((form) => {
    const one = snapshotOf(layoutByName('scores blank').build(form));
    return sheetPlan(planFill(one, reviewSheet(one)));
  });
  const { cells, marks } = sheetPlan(plan);
  expect(cells).toHaveLength(alone.reduce((sum, one) => sum + one.cells.length, 0));
  expect(marks).toHaveLength(alone.reduce((sum, one) => sum + (one.marks?.length ?? 0), 0));
});

test('whatever scores stand there, a plan is safe and settles in one step', () => {
  const score = fc.oneof(
    fc.constant(''),
    fc.integer({ min: -3, max: 20 }).map(String),
    fc.constantFrom('优', '—', '9.5', '=1+1'),
  );
  const actual = fc.constantFrom('100人', '50人', '0人', '200人', '', '达成', '未开展');
  fc.assert(
    fc.property(fc.array(fc.record({ score, actual }), { minLength: 9, maxLength: 9 }), score, (rows, total) => {
      const sheet = smallSheet({ rows: nineRows(rows.map((row, index) => ({ name: `指标${index}`, ...row }))), total });
      const fill = planFill(sheet, reviewSheet(sheet));
      expectSafe(sheet, fill);
      const filled = written(sheet, fill);
      expect(sheetPlan(planFill(filled, reviewSheet(filled))).cells).toEqual([]);
      const review = reviewSheet(filled);
      const plan = planCorrections(
        filled,
        review,
        review.forms.flatMap(correctable).map(({ key }) => key),
      );
      expectSafe(filled, plan);
      const scored = only(reviewSheet(written(filled, plan)).forms).scored;
      for (const row of scored.indicators) {
        if (row.allowed === null || row.score === null) continue;
        const was = only(review.forms).scored.indicators[row.indicator.index];
        // A score that was allowed before is the same now.
        const { score: before } = was ?? { score: null };
        if (before !== null && before.gte(row.allowed.min) && before.lte(row.allowed.max)) {
          expect(row.score.toString()).toBe(before.toString());
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a blank cell of spaces counts as blank', () => {
  const sheet = smallSheet({ rows: nineRows([blank]) });
  const spaced = edited(sheet, [{ cell: { row: 9, column: 7 }, value: '  ', text: '  ' }]);
  expect(after(planFill(spaced, reviewSheet(spaced)))).toEqual({ H10: '10' });
});
