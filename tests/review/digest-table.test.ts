import { DigestTable } from '../../src/review/number-table';

describe('DigestTable', () => {
  const low = 123_456_789;
  const step = 2 ** 30;

  test.each<[string, number[], [number, boolean][]]>([
    [
      'new ones are counted',
      [7, 9, 8],
      [
        [0, true],
        [1, true],
        [2, true],
      ],
    ],
    [
      'one met again keeps its number',
      [7, 9, 7, 9],
      [
        [0, true],
        [1, true],
        [0, false],
        [1, false],
      ],
    ],
    [
      'the same lower part is not the same digest',
      [low, low + step, low + 2 * step, low + step, low],
      [
        [0, true],
        [1, true],
        [2, true],
        [1, false],
        [0, false],
      ],
    ],
    [
      'nor is the neighbour of one that had to move on',
      [low, low + step, low + 1, low + 1 + step, low + 1],
      [
        [0, true],
        [1, true],
        [2, true],
        [3, true],
        [2, false],
      ],
    ],
    [
      'the largest, and round the end',
      [2 ** 53 - 1, step - 1, 2 ** 53 - 1, 0],
      [
        [0, true],
        [1, true],
        [0, false],
        [2, true],
      ],
    ],
  ])('%s', (_what, digests, expected) => {
    const table = new DigestTable();
    expect(digests.map((digest) => table.meet(digest)).map(({ number, isNew }) => [number, isNew])).toEqual(expected);
  });

  test('many', () => {
    const table = new DigestTable();
    const digests = Array.from({ length: 20_000 }, (_unused, at) => (at % 977) * step * 1_000 + at * 53_687);
    expect(digests.map((digest) => table.meet(digest).number)).toEqual(digests.map((_digest, at) => at));
    expect(digests.every((digest, at) => table.meet(digest).number === at)).toBe(true);
  });
});
