import fc from 'fast-check';
import {
  MEMORY_KEYS,
  parseCustomPacks,
  parseMappings,
  parsePackChoices,
  parseReceipt,
  parseSuppressions,
  recallMemory,
  type WriteReceipt,
} from '../../src/review';
import { packs } from '../../src/scoring';

const suppression = { key: 'E01|项目|indicator:甲', code: 'E01', reason: '已批复', at: '2025-01-01' };
const mapping = [
  { column: 0, role: 'name' },
  { column: 3, role: 'score' },
];
const cell = { row: 3, column: 4 };
const receipt: WriteReceipt = {
  at: '2025-01-01T08:00:00Z',
  sheets: [
    {
      sheet: 'Sheet1',
      changes: [{ cell, before: { value: '', formula: '' }, after: { value: 5, formula: '' } }],
      marksBefore: null,
      marksAfter: [{ range: { first: cell, last: { row: 3, column: 9 } }, reasonCell: cell, light: 'red' }],
    },
  ],
};

const readers: { name: string; read: (value: unknown) => unknown; cases: [value: unknown, expected: unknown][] }[] = [
  {
    name: 'mappings',
    read: parseMappings,
    cases: [
      [{ header: mapping }, { header: mapping }],
      [
        { header: mapping, bad: [{ column: -1, role: 'name' }], worse: [{ column: 1, role: 'boss' }] },
        { header: mapping },
      ],
      [[mapping], {}],
    ],
  },
  {
    name: 'pack choices',
    read: parsePackChoices,
    cases: [
      [
        { form: 'hubei', 'sheet:表': 'mof-2020', wrong: 3, blank: '' },
        { form: 'hubei', 'sheet:表': 'mof-2020' },
      ],
      ['hubei', {}],
    ],
  },
  { name: 'custom packs', read: parseCustomPacks, cases: [[[packs[0], { id: 'broken' }, null], [packs[0]]]] },
  {
    name: 'suppressions',
    read: parseSuppressions,
    cases: [
      [[suppression, { ...suppression, reason: 4 }, 'x'], [suppression]],
      [{ 0: suppression }, []],
    ],
  },
  {
    name: 'receipt',
    read: parseReceipt,
    cases: [
      [JSON.parse(JSON.stringify(receipt)), receipt],
      [{ ...receipt, sheets: [{ sheet: 'x' }] }, null],
    ],
  },
];

describe.each(readers)('$name', ({ read, cases }) => {
  test.each(cases)('case %#', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test('anything may stand there: nothing is thrown, bad data reads as empty', () => {
    const empty = read(undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => read(value)).not.toThrow();
      }),
    );
    expect([read(null), read('{'), read(7)]).toEqual([empty, empty, empty]);
  });
});

test('everything is recalled by its key, and a host that fails counts as remembering nothing', async () => {
  const stored = new Map<string, unknown>([
    [MEMORY_KEYS.suppressions, [suppression]],
    [MEMORY_KEYS.packChoices, { form: 'hubei' }],
  ]);
  const memory = await recallMemory((key) =>
    key === MEMORY_KEYS.receipt ? Promise.reject(new Error('gone')) : Promise.resolve(stored.get(key)),
  );
  expect(memory).toEqual({
    mappings: {},
    packChoices: { form: 'hubei' },
    customPacks: [],
    declaration: null,
    suppressions: [suppression],
    receipt: null,
  });
});
