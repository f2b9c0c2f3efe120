/** Our marks as conditional formats: found by their tag, added, and read back with the rows they stand on. */
import { columnName, parseA1, parseRangeA1, rangeA1, type CellRange, type CellRef } from '../../form/sheet';
import { MARK_COLORS, MARK_TAG, markFormula, type Mark } from '../../review/plan';

/** A conditional format of ours that is on the sheet. */
export interface FoundMark {
  readonly id: string;
  readonly light: Mark['light'];
  /** The reason cell of the first row of its range. */
  readonly reasonCell: CellRef;
}

const FORMULA = new RegExp(`LEN\\(TRIM\\((\\$?[A-Z]{1,3}\\$?\\d+)\\)\\)=0,N\\("${MARK_TAG}:(red|yellow)"\\)=0`, 'i');

/** Reads a rule's formula. Null when it is not one of ours. */
export function parseMarkFormula(formula: string): Omit<FoundMark, 'id'> | null {
  const match = FORMULA.exec(formula.replaceAll(/\s/g, ''));
  const reasonCell = parseA1(match?.[1] ?? '');
  if (match === null || reasonCell === null) return null;
  return { reasonCell, light: match[2]?.toLowerCase() === 'red' ? 'red' : 'yellow' };
}

/**
 * Our marks among the loaded conditional formats of a sheet. Load `customOrNullObject`: `custom` fails the whole batch
 * when a person has a conditional format of another type (OfficeDev/office-js #2180).
 */
export function findMarks(formats: Excel.ConditionalFormatCollection): FoundMark[] {
  return formats.items.flatMap((format): FoundMark[] => {
    if (format.customOrNullObject.isNullObject) return [];
    const parsed = parseMarkFormula(format.customOrNullObject.rule.formula);
    return parsed === null ? [] : [{ id: format.id, ...parsed }];
  });
}

/** Puts the add of one mark into the batch. @returns the proxy, with its id to be loaded. */
export function addMark(sheet: Excel.Worksheet, mark: Mark): Excel.ConditionalFormat {
  const format = sheet.getRange(rangeA1(mark.range)).conditionalFormats.add('Custom');
  format.custom.rule.formula = markFormula(mark, columnName);
  format.custom.format.fill.color = MARK_COLORS[mark.light].fill;
  format.custom.format.font.color = MARK_COLORS[mark.light].font;
  format.load('id');
  return format;
}

/**
 * The marks a conditional format of ours amounts to: one for each row of its areas. Sorting, copying and filling may
 * have stretched or split it; the reason cell moves along with the row.
 * @param address as `RangeAreas.address` gives it: `Sheet!A3:E3,Sheet!A7:E8`
 */
export function marksAt(found: FoundMark, address: string): Mark[] {
  const ranges = splitAddress(address);
  const top = ranges[0]?.first.row ?? found.reasonCell.row;
  return ranges.flatMap((range) =>
    Array.from({ length: range.last.row - range.first.row + 1 }, (_none, offset): Mark => {
      const row = range.first.row + offset;
      return {
        range: { first: { row, column: range.first.column }, last: { row, column: range.last.column } },
        reasonCell: { row: found.reasonCell.row + row - top, column: found.reasonCell.column },
        light: found.light,
      };
    }),
  );
}

/** Sheet names may hold commas and exclamation marks, but only between quotes. */
function splitAddress(address: string): CellRange[] {
  const plain = address.replaceAll(/'(?:[^']|'')*'!|[^,!']*!/g, '');
  return plain.split(',').flatMap((part) => {
    const range = parseRangeA1(part.trim());
    return range === null ? [] : [range];
  });
}
