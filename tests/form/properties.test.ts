/** What no change of layout may change, tried on hundreds of mutated forms a run. */
import fc from 'fast-check';
import {
  findForms,
  fingerprint,
  type CellValue,
  type Field,
  type Form,
  textsOfRow,
  type SheetSnapshot,
} from '../../src/form';
import { snapshotOf } from '../fixtures/blueprint';
import { loadFixtureForms } from '../fixtures/forms';
import { layoutByName, stackedBlueprint } from '../fixtures/layouts';

interface Cell {
  readonly value: CellValue;
  readonly text: string;
  readonly formula: string;
}
type Matrix = readonly (readonly Cell[])[];

const BLANK: Cell = { value: '', text: '', formula: '' };

function matrixOf(sheet: SheetSnapshot): Matrix {
  return sheet.values.map((line, row) =>
    line.map((value, column) => ({
      value,
      text: textsOfRow(sheet, row)[column] ?? '',
      formula: sheet.formulas[row]?.[column] ?? '',
    })),
  );
}

function sheetOf(matrix: Matrix): SheetSnapshot {
  const values = matrix.map((line) => line.map(({ value }) => value));
  const formulas = matrix.map((line) => line.map(({ formula }) => formula));
  const origin = { row: 0, column: 0 };
  const texts = matrix.map((line) => line.map(({ text }) => text));
  return {
    name: 'a',
    origin,
    values,
    formulas,
    texts,
    protected: false,
    fingerprint: fingerprint(origin, values, formulas),
  };
}

const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const said = (field: Field | null): string => (field === null ? '∅' : `${tidy(field.text)}=${field.number ?? ''}`);

const rowsOf = (form: Form): string[] =>
  form.indicators.map((row) =>
    [
      row.level1,
      row.level2,
      ...[row.name, row.explanation, row.target, row.actual, row.weight, row.score, row.reason].map(said),
    ].join(' ¦ '),
  );

/** Everything a form says, without places and order of rows. */
function meaning(form: Form): unknown {
  const name = (index: number): string => tidy(form.indicators[index]?.name.text ?? '');
  const funds = form.funds === null ? [] : [form.funds.total, ...form.funds.parts];
  return {
    family: form.family,
    kind: form.kind,
    notScorable: form.notScorable,
    confidence: form.confidence,
    head: [form.title, form.project, form.department, form.unit].map(said),
    year: form.year,
    moneyUnit: form.moneyUnit,
    headerKey: form.headerKey,
    roles: form.columns.map(({ header, role, confidence }) => [header, role, confidence]),
    rows: rowsOf(form).sort(),
    odd: form.oddRows.map(({ kind }) => kind),
    sections: form.sections
      .map(({ name: label, points, indicators }) => [label, points, indicators.map(name).sort().join('/')])
      .sort(),
    funds: funds.map((row) => [
      row.label,
      ...[row.initialBudget, row.annualBudget, row.executed, row.weight, row.executionRate, row.score, row.reason].map(
        said,
      ),
    ]),
    goals: form.goals.map(({ expected, actual }) => [said(expected), said(actual)]),
    total: form.total === null ? null : [said(form.total.weight), said(form.total.score), said(form.total.headerScore)],
    grade: said(form.grade),
    formReason: said(form.formReason),
  };
}

const fixtures = loadFixtureForms();
const layoutNames = ['official, merged', 'unmerged, labels repeated in each row', 'noisy labels', 'typed percentages'];
const ids = fixtures.flatMap(({ id }) => layoutNames.map((name) => `${id} ${name}`));
const drawn = new Map<string, Matrix>();
/** By id, so that a failure prints a name and not a sheet. */
function sourceOf(id: string): Matrix {
  const fixture = fixtures.find((candidate) => id.startsWith(candidate.id));
  const found =
    drawn.get(id) ??
    (fixture === undefined ? [] : matrixOf(snapshotOf(layoutByName(id.slice(fixture.id.length + 1)).build(fixture))));
  drawn.set(id, found);
  return found;
}
const anySource = fc.constantFrom(...ids);
let mutated = 0;

function only(matrix: Matrix): Form {
  mutated += 1;
  const forms = findForms(sheetOf(matrix));
  expect(forms).toHaveLength(1);
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  return form;
}

/** Repeats `insert` blank lines before each index it names. */
function withBlanks<T>(lines: readonly T[], places: readonly number[], blank: T): T[] {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place % (lines.length + 1), (counts.get(place % (lines.length + 1)) ?? 0) + 1);
  return lines
    .concat([blank])
    .flatMap((line, index) => [...Array.from({ length: counts.get(index) ?? 0 }, () => blank), line])
    .slice(0, -1);
}

describe('the meaning of a form does not change', () => {
  const places = fc.array(fc.nat({ max: 200 }), { maxLength: 12 });

  test('when blank rows and columns are put in', () => {
    fc.assert(
      fc.property(anySource, places, places, (id, rows, columns) => {
        const matrix = sourceOf(id);
        const width = matrix[0]?.length ?? 0;
        const wider = matrix.map((line) => withBlanks(line, columns, BLANK));
        const blankRow = Array.from({ length: width + columns.length }, () => BLANK);
        expect(meaning(only(withBlanks<readonly Cell[]>(wider, rows, blankRow)))).toEqual(meaning(only(matrix)));
      }),
      { numRuns: 120 },
    );
  });

  test('when indicator rows change places', () => {
    const repeated = ids.filter((id) => id.endsWith('repeated in each row'));
    fc.assert(
      fc.property(fc.constantFrom(...repeated), fc.infiniteStream(fc.nat({ max: 1000 })), (id, random) => {
        const matrix = sourceOf(id);
        const before = only(matrix);
        const rows = before.indicators.map(({ row }) => row);
        const shuffled = rows
          .map((row) => ({ row, rank: random.next().value }))
          .sort((left, right) => left.rank - right.rank)
          .map(({ row }) => row);
        const moved = matrix.map((line, row) => {
          const at = rows.indexOf(row);
          return at < 0 ? line : (matrix[shuffled[at] ?? row] ?? line);
        });
        const after = only(moved);
        expect(meaning(after)).toEqual(meaning(before));
        expect(after.indicators.map(({ name }) => name.text)).toEqual(
          shuffled.map((row) => before.indicators.find((indicator) => indicator.row === row)?.name.text),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('when labels and words are spaced out, broken over lines or written full width', () => {
    const gaps = fc.constantFrom(' ', '\n', '　', '\u200b');
    const wide = (text: string): string =>
      text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(anySource, gaps, fc.nat({ max: 6 }), fc.boolean(), (id, gap, every, full) => {
        const matrix = sourceOf(id);
        const spaced = matrix.map((line) =>
          line.map((cell) => {
            if (typeof cell.value !== 'string' || cell.text.length > 40) return cell;
            const text = [...(full ? wide(cell.text) : cell.text)]
              .map((character, index) => (index > 0 && index % (every + 1) === 0 ? gap + character : character))
              .join('');
            return { ...cell, value: text, text };
          }),
        );
        const zero = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('\u200b', ''));
        expect(zero(meaning(only(spaced)))).toEqual(zero(meaning(only(matrix))));
      }),
      { numRuns: 120 },
    );
  });

  test('when it stands anywhere on a larger sheet among notes', () => {
    fc.assert(
      fc.property(anySource, fc.nat({ max: 9 }), fc.nat({ max: 5 }), (id, down, right) => {
        const matrix = sourceOf(id);
        const padded = matrix.map((line) => [...Array.from({ length: right }, () => BLANK), ...line]);
        const note: Cell = { value: '内部资料', text: '内部资料', formula: '' };
        const above = Array.from({ length: down }, (_unused, index) => (index === 0 ? [note] : [BLANK]));
        expect(meaning(only([...above, ...padded]))).toEqual(meaning(only(matrix)));
      }),
      { numRuns: 60 },
    );
  });
});

test('stacking forms changes none of them', () => {
  const singles = new Map(
    fixtures.map((fixture) => [
      fixture.id,
      meaning(only(matrixOf(snapshotOf(layoutByName('official, merged').build(fixture))))),
    ]),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(fixtures, { minLength: 2, maxLength: 6 }), fc.boolean(), (chosen, touching) => {
      const matrix = matrixOf(snapshotOf(stackedBlueprint(chosen)));
      const close = matrix.filter((line) => line.some(({ text }) => text !== ''));
      const forms = findForms(sheetOf(touching ? close : matrix));
      mutated += chosen.length;
      expect(forms.map(meaning)).toEqual(chosen.map(({ id }) => singles.get(id)));
    }),
    { numRuns: 40 },
  );
});

describe('reading never throws, and says nothing that is not there', () => {
  const words = [
    '项目支出绩效自评表',
    '绩效目标申报表',
    '项目名称',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
    '备注',
    '总分',
    '合计',
    '评分等级',
    '优',
    '项目资金（万元）',
    '年初预算数',
    '全年预算数',
    '全年执行数',
    '执行率',
    '年度资金总额',
    '预期目标',
    '实际完成情况',
    '产出指标',
    '数量指标',
    '指标2：',
    '……',
    '—',
    '绩',
    '效',
    '符号',
    '值',
    '单位',
    '权重',
    '自评分',
    '指标名称',
    '自评得分',
    '年度绩效目标1',
    '预期指标值',
    '(2023年度)',
    '项目名称：甲',
    '投入与管理（36分）',
  ];
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 3, arbitrary: fc.constant('') },
  );
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 8, arbitrary: text.map((value) => ({ value, text: value, formula: '' })) },
    { weight: 2, arbitrary: fc.double().map((value) => ({ value, text: String(value), formula: '' })) },
    { weight: 1, arbitrary: fc.boolean().map((value) => ({ value, text: '', formula: '=A1' })) },
  );

  function expectSound(matrix: Matrix): void {
    mutated += 1;
    const filled = matrix.flat().map(({ text: shown, value }) => tidy(shown.trim() || String(value)));
    for (const form of findForms(sheetOf(matrix))) {
      expect(form.confidence).toBeGreaterThanOrEqual(0);
      expect(form.confidence).toBeLessThanOrEqual(1);
      form.indicators.forEach((indicator, index) => {
        expect(indicator.index).toBe(index);
        expect(indicator.row).toBeGreaterThanOrEqual(form.range.first.row);
        expect(indicator.row).toBeLessThanOrEqual(form.range.last.row);
        expect(filled).toContain(tidy(indicator.name.text));
        for (const field of [indicator.actual, indicator.weight, indicator.score, indicator.reason]) {
          if (field.text !== '') expect(filled).toContain(tidy(field.text));
        }
      });
    }
  }

  test('on grids of words, figures and rubbish', () => {
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 25 }), expectSound), {
      numRuns: 400,
    });
  });

  test('on forms with cells and rows torn out', () => {
    fc.assert(
      fc.property(anySource, fc.array(fc.nat()), fc.array(fc.nat()), (id, rows, cells) => {
        const matrix = sourceOf(id);
        const gone = new Set(rows.map((row) => row % matrix.length));
        const width = matrix[0]?.length ?? 1;
        const blanked = new Set(cells.map((place) => place % (width * matrix.length)));
        expectSound(
          matrix
            .map((line, row) => line.map((content, column) => (blanked.has(row * width + column) ? BLANK : content)))
            .filter((_line, row) => !gone.has(row)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

afterAll(() => {
  process.stdout.write(`reading: ${mutated} mutated forms\n`);
  expect(mutated).toBeGreaterThanOrEqual(300);
});
