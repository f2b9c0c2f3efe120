/** The shipped packs, the choice among them, and packs from outside. */
import { packById, packs, parsePack, pickPack, scoreForm, serializePack, type RulePack } from '../../src/scoring';
import { formOf, type FormOf } from './form-of';
import { pack } from './one-row';

describe('shipped packs', () => {
  test('are these, the default first', () => {
    expect(packs.map(({ id, verified }) => [id, verified])).toEqual([
      ['mof-2020', true],
      ['mof-2021-cost', false],
      ['shanghai-2019', true],
      ['sichuan', false],
      ['hubei', false],
      ['guangxi', false],
      ['tianjin-hebei', false],
    ]);
  });

  test.each(packs)(
    '$id: an unverified pack claims nothing as verified, every parameter has a source',
    ({ verified, parameters }) => {
      for (const parameter of Object.values(parameters)) {
        expect(parameter.source.trim()).not.toBe('');
        if (!verified) expect(parameter.verified).toBe(false);
        // What nobody looked up at the source carries no clause or document number of its own.
        if (!parameter.verified) expect(parameter.source).not.toMatch(/第.{1,4}条|〔\d{4}〕/);
      }
    },
  );

  test.each<[string, keyof RulePack['parameters'], unknown]>([
    ['mof-2020', 'executionWeight', '10'],
    ['mof-2020', 'executionBase', 'annualBudget'],
    ['mof-2020', 'reverseFormula', 'linear'],
    ['mof-2020', 'equalMeansExactly', false],
    ['mof-2020', 'exceedThreshold', '1.3'],
    ['mof-2020', 'exceedReasonRequired', false],
    ['mof-2020', 'bands', { met: '0.8', partly: '0.6' }],
    ['mof-2020', 'weightStructure', { 产出指标: '50', 效益指标: '30', 满意度指标: '10' }],
    ['mof-2020', 'scoreDecimals', 2],
    ['mof-2020', 'executionReasonBelow', '90'],
    ['mof-2020', 'budgetChangeReason', '0.2'],
    ['mof-2020', 'reasonScope', 'row'],
    ['mof-2021-cost', 'weightStructure', { 成本指标: '20', 产出指标: '40', 效益指标: '20', 满意度指标: '10' }],
    ['shanghai-2019', 'executionWeight', null],
    ['shanghai-2019', 'weightStructure', { 投入与管理: '36', 产出目标: '34', 效果目标: '15', 影响力目标: '15' }],
    ['sichuan', 'executionBase', 'adjustedBudget'],
    ['sichuan', 'reasonScope', 'funds'],
    ['hubei', 'executionWeight', '20'],
    ['hubei', 'bands', { met: '0.8', partly: '0.5' }],
    ['hubei', 'reverseFormula', 'ratio'],
    ['hubei', 'reasonScope', 'form'],
    ['guangxi', 'exceedReasonRequired', true],
    ['guangxi', 'exceedThreshold', '1.3'],
    ['tianjin-hebei', 'exceedThreshold', '1.2'],
  ])('%s: %s', (id, name, value) => {
    expect(pack(id).parameters[name].value).toEqual(value);
  });

  test('by id', () => {
    expect(packById('shanghai-2019')?.id).toBe('shanghai-2019');
    expect(packById('nowhere')).toBeNull();
    expect(packById('__proto__')).toBeNull();
  });
});

describe('the pack a form shows', () => {
  const plain = { target: '≥3', actual: '3', weight: '10', score: '10' };
  test.each<[string, FormOf, string]>([
    ['a plain form', { rows: [plain] }, 'mof-2020'],
    ['no rows', {}, 'mof-2020'],
    ['family F8', { family: 'F8', rows: [plain] }, 'shanghai-2019'],
    ['投入与管理', { family: 'unknown', rows: [{ ...plain, level1: '投入与管理' }] }, 'shanghai-2019'],
    [
      '投入与管理 with points',
      { family: 'unknown', rows: [{ ...plain, level1: '投入与 管理（36分）' }] },
      'shanghai-2019',
    ],
    ['family F4 without weights', { family: 'F4', rows: [{ ...plain, weight: null }] }, 'hubei'],
    ['family F4, execution 20', { family: 'F4', rows: [{ ...plain, weight: null }], funds: { weight: '20' } }, 'hubei'],
    [
      'family F4, execution 10',
      { family: 'F4', rows: [{ ...plain, weight: null }], funds: { weight: '10' } },
      'mof-2020',
    ],
    ['family F4 with weights', { family: 'F4', rows: [plain] }, 'mof-2020'],
    ['family F3', { family: 'F3', rows: [plain] }, 'sichuan'],
    ['成本指标 alone is no reason', { rows: [{ ...plain, level1: '成本指标' }] }, 'mof-2020'],
    [
      'the cost structure in declared points',
      {
        rows: [plain],
        sections: [
          { name: '成本指标', points: '20' },
          { name: '产出指标', points: '40' },
          { name: '效益指标', points: '20' },
          { name: '满意度指标', points: '10.00' },
        ],
      },
      'mof-2021-cost',
    ],
    [
      'other declared points',
      {
        rows: [plain],
        sections: [
          { name: '成本指标', points: '10' },
          { name: '产出指标', points: '40' },
        ],
      },
      'mof-2020',
    ],
  ])('%s: %s', (_name, content, id) => {
    expect(pickPack(formOf(content)).id).toBe(id);
  });

  test('every result names its pack', () => {
    expect(packs.map((rules) => scoreForm(formOf(), rules).pack.id)).toEqual(packs.map(({ id }) => id));
  });
});

describe('packs from outside', () => {
  test.each(packs)('$id goes out and comes back unchanged', (rules) => {
    const text = serializePack(rules);
    expect(text.endsWith('}\n')).toBe(true);
    expect(parsePack(JSON.parse(text))).toEqual({ ok: true, pack: rules });
  });

  /** The default pack with one field replaced, added or taken out. */
  function broken(path: readonly string[], value: unknown): unknown {
    const copy: unknown = JSON.parse(serializePack(pack()));
    let place = copy;
    for (const key of path.slice(0, -1)) place = (place as Record<string, unknown>)[key];
    const last = path[path.length - 1] ?? '';
    if (value === undefined) delete (place as Record<string, unknown>)[last];
    else (place as Record<string, unknown>)[last] = value;
    return copy;
  }

  test.each<[string, unknown]>([
    ['id', undefined],
    ['id', 'Has Blanks'],
    ['id', 7],
    ['name', '规则包'],
    ['name.zh-CN', ' '],
    ['name.en-US', undefined],
    ['verified', 'yes'],
    ['parameters', undefined],
    ['parameters.executionWeight', undefined],
    ['parameters.executionWeight.value', 10],
    ['parameters.executionWeight.value', '十'],
    ['parameters.executionWeight.value', '-10'],
    ['parameters.executionWeight.source', ''],
    ['parameters.executionWeight.verified', undefined],
    ['parameters.executionBase.value', 'budget'],
    ['parameters.reverseFormula.value', 'square'],
    ['parameters.equalMeansExactly.value', 'no'],
    ['parameters.exceedThreshold.value', '0.5'],
    ['parameters.exceedThreshold.value', '130%'],
    ['parameters.exceedPenalty.value.points', undefined],
    ['parameters.bands.value.met', '80'],
    ['parameters.bands.value', { met: '0.6', partly: '0.8' }],
    ['parameters.grades.value', []],
    ['parameters.grades.value', [{ name: '优', from: '90' }]],
    ['parameters.grades.value.0.from', '九十'],
    ['parameters.weightStructure.value.产出指标', 50],
    ['parameters.scoreDecimals.value', 1.5],
    ['parameters.scoreDecimals.value', 9],
    ['parameters.zeroWeight.value', 'maybe'],
    ['parameters.executionReasonBelow.value', '90%'],
    ['parameters.totalCaps.value', [{ rateBelow: '60' }]],
    ['parameters.reasonScope.value', 'page'],
    ['parameters.execWeight', { value: '10', source: '误', verified: true }],
    ['colour', 'red'],
  ])('%s = %j is refused by its path', (path, value) => {
    const keys = path.split('.');
    const json =
      path === 'parameters.exceedPenalty.value.points'
        ? broken(['parameters', 'exceedPenalty', 'value'], { kind: 'fixed' })
        : broken(keys, value);
    const parsed = parsePack(json);
    if (parsed.ok) throw new Error('accepted');
    const [problem, ...more] = parsed.problems;
    expect(more).toEqual([]);
    expect(problem?.path.startsWith(path)).toBe(true);
    for (const language of ['zh-CN', 'en-US'] as const) {
      expect(problem?.message[language]).toContain(problem?.path);
      expect(problem?.message[language]).not.toMatch(/invalid|undefined|NaN|\[object/i);
    }
    expect(problem?.message['zh-CN']).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each<unknown>([null, undefined, 7, 'mof-2020', [], {}, { id: 'x' }, Number.NaN])(
    '%j is refused, never thrown at',
    (json) => {
      const parsed = parsePack(json);
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    },
  );

  test('all wrong fields are named at once', () => {
    const json = broken(['parameters', 'bands', 'value', 'met'], '8') as {
      parameters: { scoreDecimals: { value: unknown } };
    };
    json.parameters.scoreDecimals.value = 'two';
    const parsed = parsePack(json);
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
      'parameters.bands.value.met',
      'parameters.scoreDecimals.value',
    ]);
  });
});
