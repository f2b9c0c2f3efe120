/** How much a file may ask for. Sizes in bytes unless said otherwise; far above any real form, far below what hurts. */
export const LIMITS = {
  /** Packed file. */
  file: 256 * 2 ** 20,
  /** Entries in the zip directory. */
  entries: 5_000,
  /** One entry, unpacked. The largest sheet Excel users keep is about half of this. */
  entry: 256 * 2 ** 20,
  /** All entries that were unpacked together. */
  total: 512 * 2 ** 20,
  /** Unpacked : packed, from `ratioFrom` on. Deflate cannot do better than 1032. */
  ratio: 400,
  ratioFrom: 32 * 2 ** 20,
  /** Cells of one sheet's grid, blank ones included (1,048,576 rows × 30 columns). */
  area: 32_000_000,
  /** Blank and filled cells in rows that hold something. */
  denseCells: 16_000_000,
  /** Characters of all texts of one sheet, repeated ones counted each time. */
  characters: 100_000_000,
  /** Sheets of one workbook. */
  sheets: 2_000,
  /** Characters of one cell's text that is written or computed: Excel's own limit. */
  cellText: 32_767,
  /** Characters of one formula: Excel's own limit. */
  formula: 8_192,
  /** Words and signs of the formulas taken apart to compute anew; what stands beyond loses its stored result. */
  formulaTokens: 2_500_000,
  /** Looks at areas that may lie over a cell, for one sheet. */
  comparisons: 50_000_000,
  /** Merged areas of a sheet that is written to. */
  merges: 100_000,
  /** Our own marks on one sheet. */
  marks: 200_000,
} as const;

/** The last row and column of a sheet, zero-based. */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

/** Something asks for more than `LIMITS` allows. */
export class LimitError extends Error {}
