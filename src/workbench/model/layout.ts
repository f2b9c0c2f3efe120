/** What a worksheet part says about the look of its grid: sizes, merges, panes, and the format of every cell. */
import type { CellRange } from '../../form/sheet';
import { parseA1, parseRangeA1 } from '../../form/sheet';
import { attribute, isTrue, tags } from '../../hosts/xlsx/xml/tokens';

export interface RowLayout {
  /** Points, or null when the file leaves the height to the program. */
  readonly height: number | null;
  readonly hidden: boolean;
  /** Cell format of the empty cells of the row, or null. */
  readonly style: number | null;
}

export interface ColumnLayout {
  /** Zero-based, both inside. */
  readonly first: number;
  readonly last: number;
  /** Characters of the standard font, or null for the default. */
  readonly width: number | null;
  readonly hidden: boolean;
  readonly style: number | null;
}

export interface SheetLayout {
  readonly merges: readonly CellRange[];
  readonly columns: readonly ColumnLayout[];
  readonly rows: ReadonlyMap<number, RowLayout>;
  /** Cell format index by row, then column, of every cell the file writes down, blank ones included. */
  readonly cellStyles: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Points; null for the program's own. */
  readonly defaultRowHeight: number | null;
  /** Characters; null for the program's own. */
  readonly defaultColumnWidth: number | null;
  /** Number of frozen rows and columns, and the first cell shown behind them. */
  readonly frozen: { readonly rows: number; readonly columns: number } | null;
  readonly gridlines: boolean;
  readonly rightToLeft: boolean;
  readonly tabColour: string | null;
}

/** Beyond this a grid in a page is of no use to anybody; the file keeps all of it. */
const MOST_COLUMNS = 16_384;

/** @throws XmlError when the part breaks off. */
export function readLayout(xml: string): SheetLayout {
  const merges: CellRange[] = [];
  const columns: ColumnLayout[] = [];
  const rows = new Map<number, RowLayout>();
  const cellStyles = new Map<number, Map<number, number>>();
  let defaultRowHeight: number | null = null;
  let defaultColumnWidth: number | null = null;
  let frozen: SheetLayout['frozen'] = null;
  let gridlines = true;
  let rightToLeft = false;
  let tabColour: string | null = null;
  let row = -1;
  let column = -1;
  let current = new Map<number, number>();
  for (const tag of tags(xml)) {
    if (tag.kind === 'close') continue;
    const { attributes } = tag;
    switch (tag.name) {
      case 'row': {
        row = positive(attribute(attributes, 'r'), row + 2) - 1;
        column = -1;
        current = cellStyles.get(row) ?? new Map<number, number>();
        cellStyles.set(row, current);
        const height = attribute(attributes, 'ht');
        const hidden = isTrue(attribute(attributes, 'hidden'));
        const style = isTrue(attribute(attributes, 'customFormat')) ? numberOrNull(attribute(attributes, 's')) : null;
        if (height !== null || hidden || style !== null) rows.set(row, { height: numberOrNull(height), hidden, style });
        break;
      }
      case 'c': {
        const place = parseA1(attribute(attributes, 'r') ?? '');
        column = place?.column ?? column + 1;
        const style = numberOrNull(attribute(attributes, 's')) ?? 0;
        current.set(column, style);
        break;
      }
      case 'mergeCell': {
        const range = parseRangeA1(attribute(attributes, 'ref') ?? '');
        if (range !== null) merges.push(range);
        break;
      }
      case 'col': {
        const first = positive(attribute(attributes, 'min'), 1) - 1;
        const last = Math.min(positive(attribute(attributes, 'max'), first + 1), MOST_COLUMNS) - 1;
        columns.push({
          first,
          last,
          width: numberOrNull(attribute(attributes, 'width')),
          hidden: isTrue(attribute(attributes, 'hidden')),
          style: numberOrNull(attribute(attributes, 'style')),
        });
        break;
      }
      case 'sheetFormatPr':
        defaultRowHeight = numberOrNull(attribute(attributes, 'defaultRowHeight'));
        defaultColumnWidth = numberOrNull(attribute(attributes, 'defaultColWidth'));
        break;
      case 'sheetView':
        gridlines =
          (attribute(attributes, 'showGridLines') ?? '1') === '1' || isTrue(attribute(attributes, 'showGridLines'));
        rightToLeft = isTrue(attribute(attributes, 'rightToLeft'));
        break;
      case 'pane':
        if (/^frozen/.test(attribute(attributes, 'state') ?? '')) {
          frozen = {
            rows: Math.trunc(numberOrNull(attribute(attributes, 'ySplit')) ?? 0),
            columns: Math.trunc(numberOrNull(attribute(attributes, 'xSplit')) ?? 0),
          };
        }
        break;
      case 'tabColor':
        tabColour = attributes;
        break;
      default:
    }
  }
  return {
    merges,
    columns,
    rows,
    cellStyles,
    defaultRowHeight,
    defaultColumnWidth,
    frozen,
    gridlines,
    rightToLeft,
    tabColour,
  };
}

function numberOrNull(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function positive(text: string | null, otherwise: number): number {
  const number = numberOrNull(text);
  return number !== null && number >= 1 ? Math.trunc(number) : otherwise;
}
