/** Moves the references of a formula when rows are inserted, as Excel does for formulas and conditional formats. */

const REFERENCE = /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\w.\u4e00-\u9fff]+)!)?(\$?[A-Za-z]{1,3}\$?)(\d+)(?![\w(])/g;

/**
 * @param ownSheet whether unqualified references mean the sheet that changed
 * @param sheetName name of the sheet that changed, for qualified references
 * @param at first inserted row, zero-based
 */
export function shiftRows(formula: string, ownSheet: boolean, sheetName: string, at: number, count: number): string {
  return formula.replace(REFERENCE, (whole, quoted?: string, sheet?: string, column?: string, digits?: string) => {
    if (quoted !== undefined || column === undefined || digits === undefined) return whole;
    const named = sheet
      ?.replace(/!$/, '')
      .replace(/^'(.*)'$/, '$1')
      .replaceAll("''", "'");
    const concerned = named === undefined ? ownSheet : named === sheetName;
    const row = Number(digits);
    return concerned && row - 1 >= at ? `${sheet ?? ''}${column}${row + count}` : whole;
  });
}

/** A conditional format's formula as it reads in another row of its range: relative rows move, fixed ones stay. */
export function relativeTo(formula: string, rowOffset: number): string {
  return formula.replace(REFERENCE, (whole, quoted?: string, sheet?: string, column?: string, digits?: string) => {
    if (quoted !== undefined || column === undefined || digits === undefined || column.endsWith('$')) return whole;
    return `${sheet ?? ''}${column}${Number(digits) + rowOffset}`;
  });
}
