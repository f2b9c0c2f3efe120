/** A cell may hold a hundred thousand characters of anything: the form is checked all the same, and soon. */
import { reviewSheet } from '../../src/review';
import { snapshotOfForm } from '../bench/product';
import { textsOf } from '../fixtures/texts';

const LIMIT = 30_000;
const sheet = snapshotOfForm(10);
/** Row and column of a title, a heading, and the cells of the first indicator. */
const PLACES = [
  [0, 0],
  [5, 3],
  [6, 0],
  [6, 2],
  [6, 3],
  [6, 4],
  [6, 5],
  [6, 6],
  [6, 7],
  [4, 3],
] as const;

test.each([
  '1',
  '1,',
  '1.',
  '≥',
  '（',
  '(50分)',
  '1~',
  ' ',
  '\n',
  '万',
  '2024年1月1日',
  '完成',
  '以上',
  '10分',
  '\u202E',
])(
  'a hundred thousand characters of %j in any place',
  (unit) => {
    const long = unit.repeat(Math.ceil(100_000 / unit.length));
    for (const [row, column] of PLACES) {
      const put = <T>(cells: readonly (readonly T[])[], value: T): T[][] =>
        cells.map((line, index) => line.map((cell, at) => (index === row && at === column ? value : cell)));
      const text = `因${long}`;
      reviewSheet({ ...sheet, values: put(sheet.values, text), texts: put(textsOf(sheet), text) });
    }
    expect(reviewSheet(sheet).forms).toHaveLength(1);
  },
  LIMIT,
);
