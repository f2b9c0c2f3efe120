import { packById, packs } from '../../src/scoring';
import {
  formKeys,
  reviewSheet,
  reviewSheets,
  sheetChoiceKey,
  suppress,
  unsuppress,
  type Finding,
  type ReviewedForm,
  type ReviewOptions,
  type Verdict,
} from '../../src/review';
import { snapshotOf } from '../fixtures/blueprint';
import { loadDeclarations, loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint, stackedBlueprint } from '../fixtures/layouts';
import { nineRows, only, smallSheet, withRowsInserted, type SmallForm } from './sheets';

function reviewed(form: SmallForm, options: ReviewOptions = {}): ReviewedForm {
  return only(reviewSheet(smallSheet(form), options).forms);
}

const LOST = { name: '参训技能', target: '提升', actual: '提升', score: '8' };
const OVER = { name: '参训人数', actual: '150人' };

const verdicts: { name: string; form: SmallForm; verdict: Verdict; red: number }[] = [
  { name: 'flawless', form: { rows: nineRows() }, verdict: 'ready', red: 0 },
  { name: 'points lost without a reason', form: { rows: nineRows([LOST]), total: '98' }, verdict: 'fix', red: 1 },
  { name: 'far exceeded without a reason', form: { rows: nineRows([OVER]) }, verdict: 'review', red: 0 },
  { name: 'a total that is no sum', form: { rows: nineRows(), total: '99' }, verdict: 'fix', red: 1 },
];

test.each(verdicts)('verdict: $name', ({ form, verdict, red }) => {
  const result = reviewed(form);
  expect(result.verdict).toBe(verdict);
  expect(result.counts.red).toBe(red);
});

test('a declaration has nothing to submit: a person looks', () => {
  for (const fixture of loadDeclarations()) {
    const result = only(reviewSheet(snapshotOf(officialBlueprint(fixture))).forms);
    expect([result.form.kind, result.verdict, result.counts.red]).toEqual(['declaration', 'review', 0]);
  }
});

test('a sheet without a form gives no form, an empty one says so', () => {
  const blank = { name: 'Sheet1', origin: { row: 0, column: 0 }, protected: false, fingerprint: '0' };
  expect(reviewSheet({ ...blank, values: [], texts: [], formulas: [] })).toMatchObject({ empty: true, forms: [] });
  const note = { ...blank, values: [['通知', 3]], texts: [['通知', '3']], formulas: [['', '']] };
  expect(reviewSheet(note)).toMatchObject({ empty: false, forms: [] });
});

test('red findings come first, then by place; those about the whole form last of their light', () => {
  const order = { red: 0, yellow: 1, blue: 2 };
  const place = ({ cell }: Finding): number => (cell === null ? Infinity : cell.row * 1000 + cell.column);
  for (const fixture of loadSelfEvaluations()) {
    const { findings } = only(reviewSheet(snapshotOf(officialBlueprint(fixture))).forms);
    const sorted = [...findings].sort((a, b) => order[a.light] - order[b.light] || place(a) - place(b) || 0);
    expect(findings.map(({ key }) => key)).toEqual(sorted.map(({ key }) => key));
  }
});

test('finding keys are unique in a form and stay when rows are inserted anywhere above the total', () => {
  for (const fixture of loadSelfEvaluations()) {
    const sheet = snapshotOf(officialBlueprint(fixture));
    const before = only(reviewSheet(sheet).forms);
    const keys = before.findings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const rows = [0, before.form.headerRow + 2, before.form.range.last.row];
    for (const row of rows) {
      const after = only(reviewSheet(withRowsInserted(sheet, row, 2)).forms);
      expect(after.key).toBe(before.key);
      expect(after.findings.map(({ key }) => key)).toEqual(keys);
    }
  }
});

test('forms of one sheet have different keys, equal ones are numbered', () => {
  const forms = loadSelfEvaluations();
  const twice = reviewSheet(snapshotOf(stackedBlueprint([...forms, ...forms.slice(0, 2)])));
  const keys = twice.forms.map(({ key }) => key);
  expect(new Set(keys).size).toBe(forms.length + 2);
  expect(keys.at(-1)).toBe(`${keys[1] ?? ''}#2`);
  expect(formKeys(twice.forms.map(({ form }) => form))).toEqual(keys);
});

describe('已说明', () => {
  const form = { rows: nineRows([LOST]), total: '98' };
  const at = '2025-03-01';
  const red = only(reviewed(form).findings.filter(({ light }) => light === 'red'));
  const marks = suppress([], red, ' 区级会议已同意 ', at);

  test('is shown with its reason and does not count', () => {
    const result = reviewed(form, { suppressions: marks });
    const finding = only(result.findings.filter(({ key }) => key === red.key));
    expect(finding.suppressed).toEqual({ key: red.key, code: 'E01', reason: '区级会议已同意', at });
    expect([result.counts.red, result.verdict, result.stale]).toEqual([0, 'ready', []]);
  });

  test('holds after rows are inserted above', () => {
    const moved = withRowsInserted(smallSheet(form), 0, 3);
    expect(only(reviewSheet(moved, { suppressions: marks }).forms).counts.red).toBe(0);
  });

  test('is reported as stale once nothing is wrong any more', () => {
    const result = reviewed({ rows: nineRows() }, { suppressions: marks });
    expect(result.stale).toEqual(marks);
    expect(result.verdict).toBe('ready');
  });

  test('says nothing about another form', () => {
    const other = reviewed({ ...form, project: '创业扶持' }, { suppressions: marks });
    expect([other.counts.red, other.stale]).toEqual([1, []]);
  });

  test('needs a reason, replaces an older one, and can be taken back', () => {
    expect(() => suppress([], red, '  ', at)).toThrow(RangeError);
    expect(suppress(marks, red, '改后的说明', at)).toEqual([{ key: red.key, code: 'E01', reason: '改后的说明', at }]);
    expect(unsuppress(marks, red.key)).toEqual([]);
  });
});

describe('rule pack', () => {
  const form = { rows: nineRows([OVER]) };
  const custom = { ...packs[0], id: 'ours' } as const;
  const key = reviewed(form).key;
  const own = packById('mof-2020');
  if (own === null) throw new Error('the default pack is missing');
  const ours = { ...own, id: 'ours' };

  const choices: { name: string; options: ReviewOptions; id: string }[] = [
    { name: 'what the form shows', options: {}, id: 'mof-2020' },
    { name: 'an id for all', options: { pack: 'guangxi' }, id: 'guangxi' },
    { name: 'a whole pack for all', options: { pack: ours, packChoices: { [key]: 'hubei' } }, id: 'ours' },
    { name: 'the choice for the form', options: { packChoices: { [key]: 'hubei' } }, id: 'hubei' },
    {
      name: 'the choice for the sheet',
      options: { packChoices: { [sheetChoiceKey('small')]: 'sichuan' } },
      id: 'sichuan',
    },
    {
      name: 'the form before the sheet',
      options: { packChoices: { [sheetChoiceKey('small')]: 'sichuan', [key]: 'hubei' } },
      id: 'hubei',
    },
    { name: 'a pack of the person', options: { packChoices: { [key]: 'ours' }, customPacks: [ours] }, id: custom.id },
    { name: 'an unknown id counts as no choice', options: { packChoices: { [key]: 'gone' } }, id: 'mof-2020' },
    { name: 'a name of Object is no choice', options: { pack: 'constructor' }, id: 'mof-2020' },
  ];
  test.each(choices)('$name', ({ options, id }) => {
    expect(reviewed(form, options).scored.pack.id).toBe(id);
  });

  test('the pack decides the light: far exceeding must be explained in Guangxi', () => {
    expect([reviewed(form).verdict, reviewed(form, { pack: 'guangxi' }).verdict]).toEqual(['review', 'fix']);
  });
});

test('stacking forms changes none of them', () => {
  const fixtures = loadSelfEvaluations();
  const stacked = reviewSheet(snapshotOf(stackedBlueprint(fixtures)));
  expect(stacked.forms).toHaveLength(fixtures.length);
  stacked.forms.forEach((form, index) => {
    const fixture = fixtures[index];
    if (fixture === undefined) throw new Error('no fixture');
    const alone = only(reviewSheet(snapshotOf(officialBlueprint(fixture))).forms);
    expect(form.findings.map(({ code, light }) => `${code} ${light}`)).toEqual(
      alone.findings.map(({ code, light }) => `${code} ${light}`),
    );
    expect([form.verdict, form.counts]).toEqual([alone.verdict, alone.counts]);
  });
});

test('of two forms of a workbook that share a goal, the later is told', () => {
  const [first] = loadSelfEvaluations().filter(({ goals }) => goals.expected.length > 60);
  if (first === undefined) throw new Error('no fixture with a long goal');
  const copy = { ...first, id: 'copy', project: '另一个项目' };
  const sheets = [first, copy].map((form) => snapshotOf(officialBlueprint(form)));
  const codes = reviewSheets(sheets).map(
    (sheet) => only(sheet.forms).findings.filter(({ code }) => code === 'C05').length,
  );
  expect(codes[0]).toBe(0);
  expect(codes[1]).toBeGreaterThan(0);
});

test('a declaration is found by the project and compared', () => {
  const [declaration] = loadDeclarations();
  if (declaration === undefined) throw new Error('no declaration');
  const declared = only(reviewSheet(snapshotOf(officialBlueprint(declaration))).forms).form;
  // All declared indicators but the last.
  const names = declaration.indicators
    .slice(0, -1)
    .map(({ level3, target }) => ({ name: level3, target, actual: target }));
  const { project, unit, year } = declaration;
  const form = { project, unit, year, rows: names };
  const codes = (options: ReviewOptions): string[] => reviewed(form, options).findings.map(({ code }) => code);
  expect(codes({}).filter((code) => code.startsWith('D'))).toEqual([]);
  expect(codes({ declarations: [declared] })).toContain('D01');
});
