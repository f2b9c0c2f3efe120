/** Where things stand in a worksheet's XML, found once; nothing is rebuilt. */
import { parseA1, parseRangeA1, type CellRange, type CellRef } from '../../../form/sheet';
import { Areas } from '../areas';
import { LimitError, LIMITS } from '../limits';
import { XmlError, attribute, isTrue, tags, type Tag } from '../xml/tokens';

export interface RowSpan {
  readonly row: number;
  readonly open: Tag;
  /** Of the closing tag; equals `end` for an empty row. */
  readonly contentEnd: number;
  readonly end: number;
}

export interface CellSpan {
  readonly column: number;
  readonly open: Tag;
  readonly contentEnd: number;
  readonly end: number;
}

export interface Child {
  readonly name: string;
  readonly open: Tag;
  readonly contentEnd: number;
  readonly end: number;
}

/** Children of `<worksheet>` in the order the schema wants (ECMA-376 part 1, 18.3.1.99). */
// prettier-ignore
const ORDER = [
  'sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr', 'sheetProtection',
  'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate', 'customSheetViews', 'mergeCells',
  'phoneticPr', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins', 'pageSetup',
  'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing',
  'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts',
  'extLst',
];

export class SheetMarkup {
  /** Prefix of the worksheet's elements, `x:` or `''`. */
  readonly prefix: string;
  readonly root: Tag;
  /** Offset of `</worksheet>`. */
  readonly rootEnd: number;
  readonly children: readonly Child[];
  readonly rows: ReadonlyMap<number, RowSpan>;
  /** Ascending, as rows stand in the file. */
  readonly rowOrder: readonly RowSpan[];
  private merged: Areas | null = null;

  /** @throws XmlError, LimitError */
  constructor(readonly xml: string) {
    const children: Child[] = [];
    const rowOrder: RowSpan[] = [];
    let root: Tag | null = null;
    let rootEnd = -1;
    let depth = 0;
    let child: Tag | null = null;
    let openRow: { tag: Tag; row: number } | null = null;
    let lastRow = -1;
    let merges = 0;
    for (const tag of tags(xml)) {
      if (tag.kind === 'close') {
        depth -= 1;
        if (depth === 0) rootEnd = tag.start;
        else if (depth === 1 && child !== null) {
          children.push({ name: child.name, open: child, contentEnd: tag.start, end: tag.end });
          child = null;
        } else if (depth === 2 && openRow !== null && child?.name === 'sheetData') {
          rowOrder.push({ row: openRow.row, open: openRow.tag, contentEnd: tag.start, end: tag.end });
          openRow = null;
        }
        continue;
      }
      if (depth === 0) root ??= tag;
      else if (depth === 1) {
        if (tag.kind === 'empty') children.push({ name: tag.name, open: tag, contentEnd: tag.end, end: tag.end });
        else child = tag;
      } else if (depth === 2 && child?.name === 'sheetData' && tag.name === 'row') {
        lastRow = rowNumber(tag, lastRow);
        if (tag.kind === 'empty') rowOrder.push({ row: lastRow, open: tag, contentEnd: tag.end, end: tag.end });
        else openRow = { tag, row: lastRow };
      } else if (depth === 2 && tag.name === 'mergeCell') {
        merges += 1;
        if (merges > LIMITS.merges) throw new LimitError('merged areas');
      }
      if (tag.kind === 'open') depth += 1;
    }
    if (root === null || rootEnd < 0) throw new XmlError('worksheet without end');
    this.root = root;
    this.prefix = root.prefix;
    this.rootEnd = rootEnd;
    this.children = children;
    this.rowOrder = rowOrder;
    this.rows = new Map(rowOrder.map((row) => [row.row, row]));
  }

  child(name: string): Child | null {
    return this.children.find((candidate) => candidate.name === name) ?? null;
  }

  /** Where a new child of this name belongs: behind its equals, before whatever must follow. */
  placeFor(name: string): number {
    const rank = ORDER.indexOf(name);
    const next = this.children.find((candidate) => rankOf(candidate.name) > rank);
    return next?.open.start ?? this.rootEnd;
  }

  /** The cells of one row in file order. */
  cells(row: RowSpan): CellSpan[] {
    const cells: CellSpan[] = [];
    let open: { tag: Tag; column: number } | null = null;
    let last = -1;
    for (const tag of tags(this.xml, row.open.end, row.contentEnd)) {
      if (tag.name !== 'c') continue;
      if (tag.kind === 'close') {
        if (open !== null) cells.push({ column: open.column, open: open.tag, contentEnd: tag.start, end: tag.end });
        open = null;
        continue;
      }
      const place = attribute(tag.attributes, 'r');
      last = (place === null ? null : parseA1(place)?.column) ?? last + 1;
      if (tag.kind === 'empty') cells.push({ column: last, open: tag, contentEnd: tag.end, end: tag.end });
      else open = { tag, column: last };
    }
    return cells;
  }

  /** The cell that holds what a merged area shows. */
  anchor(cell: CellRef): CellRef {
    this.merged ??= new Areas(this.merges());
    return this.merged.over(cell)?.first ?? cell;
  }

  private *merges(): Generator<CellRange> {
    const list = this.child('mergeCells');
    if (list === null) return;
    for (const tag of tags(this.xml, list.open.end, list.contentEnd)) {
      const range = tag.name === 'mergeCell' ? parseRangeA1(attribute(tag.attributes, 'ref') ?? '') : null;
      if (range !== null) yield range;
    }
  }

  /** Style of a cell that does not exist yet: that of its row, else of its column. */
  inheritedStyle(row: RowSpan | undefined, column: number): string {
    if (row !== undefined && isTrue(attribute(row.open.attributes, 'customFormat'))) {
      return attribute(row.open.attributes, 's') ?? '0';
    }
    const columns = this.child('cols');
    if (columns === null) return '0';
    for (const tag of tags(this.xml, columns.open.end, columns.contentEnd)) {
      if (tag.name !== 'col' || tag.kind === 'close') continue;
      const from = Number(attribute(tag.attributes, 'min') ?? '0') - 1;
      const to = Number(attribute(tag.attributes, 'max') ?? '0') - 1;
      if (column >= from && column <= to) return attribute(tag.attributes, 'style') ?? '0';
    }
    return '0';
  }
}

function rowNumber(tag: Tag, last: number): number {
  const written = attribute(tag.attributes, 'r');
  return written === null ? last + 1 : Number(written) - 1;
}

/** `mc:AlternateContent` wraps controls and OLE objects; what nobody knows stays behind everything. */
function rankOf(name: string): number {
  const rank = ORDER.indexOf(name === 'AlternateContent' ? 'oleObjects' : name);
  return rank < 0 ? ORDER.length : rank;
}
