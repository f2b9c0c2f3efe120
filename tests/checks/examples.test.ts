import { catalogue, runChecks, type ExampleForm } from '../../src/checks';
import { contextOf } from './example-form';

/** What the wrong example of a check cannot help breaking besides. */
const ENTAILED: Readonly<Record<string, readonly string[]>> = {
  W06: ['W05'],
  // Spent to the last cent, with everything else flawless.
  B04: ['C04'],
  B07: ['C04'],
  C06: ['B05'],
  // One row of 50 points is needed to lower the total that far.
  T02: ['W07'],
  C01: ['W08'],
};

function codes(example: ExampleForm): string[] {
  return [...new Set(runChecks(contextOf(example)).map(({ code }) => code))];
}

test('a form without facts of its own is flawless', () => {
  expect(codes({})).toEqual([]);
});

describe.each(catalogue.map((check) => [check.code, check] as const))('%s', (code, { example }) => {
  test('the wrong example is reported, with nothing it does not entail', () => {
    expect(codes(example.wrong).sort()).toEqual([code, ...(ENTAILED[code] ?? [])].sort());
  });

  test('the right example is not', () => {
    expect(codes(example.right)).not.toContain(code);
  });
});
