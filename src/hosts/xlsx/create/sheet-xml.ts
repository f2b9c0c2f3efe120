/** One worksheet part of a new workbook. */
import { a1, columnName, type CellValue } from '../../../form/sheet';
import { encodeXstring, escapeXml } from '../xml/escapes';
import type { NewCell, NewSheet, SheetLayout } from '../../../review/new-sheet';
import type { StyleTable } from './style-table';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Texts of the workbook, each kept once. */
export class StringTable {
  private readonly known = new Map<string, number>();
  private uses = 0;

  indexOf(text: string): number {
    this.uses += 1;
    const found = this.known.get(text);
    if (found !== undefined) return found;
    this.known.set(text, this.known.size);
    return this.known.size - 1;
  }

  xml(): string {
    const items = [...this.known.keys()].map((text) => `<si><t xml:space="preserve">${encodeXstring(text)}</t></si>`);
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`
    );
  }
}

/** Excel takes no more links on a sheet than this and repairs a file that has them; cells beyond stay without. */
const MOST_LINKS = 65_000;

/**
 * Writes one worksheet row by row, so that a long one need not be held: `head`, every `row`, `afterRows`, what `takeLinks`
 * gave, `end`. The relationships part is `RELATIONSHIPS` around what `takeTargets` gave.
 */
export class SheetWriter {
  #links: string[] = [];
  #targets: string[] = [];
  #linkCount = 0;
  #targetCount = 0;
  #rows = 0;

  /**
   * @param first whether the workbook opens with it
   * @param strings null writes every text into its cell: no table that grows with the rows
   * @param sheetNames names as given → names as written, for links inside the workbook
   */
  constructor(
    private readonly layout: SheetLayout,
    private readonly first: boolean,
    private readonly styles: StyleTable,
    private readonly strings: StringTable | null,
    private readonly sheetNames: ReadonlyMap<string, string>,
  ) {}

  /** Rows written so far. */
  get rows(): number {
    return this.#rows;
  }

  head(): string {
    const { columnWidths = [], freeze } = this.layout;
    const widths = columnWidths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
      (this.layout.fitToPageWidth === true ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '') +
      `<sheetViews><sheetView${this.first ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(freeze)}</sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="15"/>' +
      (widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`) +
      '<sheetData>'
    );
  }

  row(entries: NewSheet['rows'][number]): string {
    const rowIndex = this.#rows;
    this.#rows += 1;
    const cells: string[] = [];
    entries.forEach((entry, column) => {
      if (entry === null || entry === '') return;
      const cell: NewCell = typeof entry === 'object' ? entry : { value: entry };
      const address = a1({ row: rowIndex, column });
      cells.push(cellXml(address, cell, this.styles.indexOf(cell), this.strings));
      if (cell.link !== undefined && this.#linkCount < MOST_LINKS) this.#link(address, cell.link);
    });
    const height = this.layout.rowHeights?.get(rowIndex) ?? this.#wrappedHeight(entries);
    if (cells.length === 0 && height === undefined) return '';
    return `<row r="${rowIndex + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;
  }

  /** Room for texts that wrap, by an estimate: not every program looks for it itself when it opens a file. */
  #wrappedHeight(entries: NewSheet['rows'][number]): number | undefined {
    let lines = 1;
    entries.forEach((entry, column) => {
      if (entry === null || typeof entry !== 'object' || entry.wrap !== true) return;
      const width = this.layout.columnWidths?.[column] ?? DEFAULT_WIDTH;
      if (typeof entry.value === 'string') lines = Math.max(lines, linesOf(entry.value, width));
    });
    return lines === 1 ? undefined : Math.min(TALLEST_ROW, lines * LINE_HEIGHT);
  }

  /** @param autoFilter the layout's own when left out */
  afterRows(autoFilter = this.layout.autoFilter): string {
    const merges = (this.layout.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`);
    return (
      '</sheetData>' +
      (this.layout.protected === true ? '<sheetProtection sheet="1" objects="1" scenarios="1"/>' : '') +
      (autoFilter === undefined ? '' : `<autoFilter ref="${autoFilter}"/>`) +
      (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`) +
      (this.#linkCount === 0 ? '' : '<hyperlinks>')
    );
  }

  /** The links of the rows written since it was last asked. */
  takeLinks(): string {
    return this.#links.splice(0).join('');
  }

  end(): string {
    return (
      (this.#linkCount === 0 ? '' : '</hyperlinks>') +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
      '</worksheet>'
    );
  }

  /** Whether any row links to a file: then the sheet has a relationships part. */
  get hasTargets(): boolean {
    return this.#targetCount > 0;
  }

  /** The relationships of the rows written since it was last asked. */
  takeTargets(): string {
    return this.#targets.splice(0).join('');
  }

  #link(address: string, link: NonNullable<NewCell['link']>): void {
    this.#linkCount += 1;
    switch (link.kind) {
      case 'cell': {
        const name = this.sheetNames.get(link.sheet) ?? link.sheet;
        const location = escapeXml(`'${name.replace(/'/g, "''")}'!${link.cell}`);
        this.#links.push(`<hyperlink ref="${address}" location="${location}" display="${location}"/>`);
        return;
      }
      case 'file': {
        this.#targetCount += 1;
        const id = `rId${this.#targetCount}`;
        this.#links.push(`<hyperlink ref="${address}" r:id="${id}"/>`);
        this.#targets.push(
          `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${escapeXml(encodeURI(link.target))}" TargetMode="External"/>`,
        );
      }
    }
  }
}

/** Characters; points; points, Excel's own limit. */
const DEFAULT_WIDTH = 8.43;
const LINE_HEIGHT = 15;
const TALLEST_ROW = 409;

/** Lines of a text in a column so many characters wide; a Chinese one takes two, and none is broken. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    const wide = line.replace(/[\u0000-\u00ff]/gu, '').length;
    // A pair less, for what no longer fits goes to the next line as a whole.
    return sum + Math.max(1, Math.ceil((line.length + wide) / Math.max(2, width - 2)));
  }, 0);
}

/** What stands around the relationships of a sheet. */
export const RELATIONSHIPS = {
  head:
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">',
  end: '</Relationships>',
} as const;

function cellXml(address: string, cell: NewCell, style: number, strings: StringTable | null): string {
  const head = `<c r="${address}"${style === 0 ? '' : ` s="${style}"`}`;
  if (cell.formula !== undefined && cell.formula !== '') {
    const { type, text } = cachedValue(cell.value);
    return `${head}${type}><f>${escapeXml(cell.formula.replace(/^=/, ''))}</f>${text}</c>`;
  }
  const { value } = cell;
  if (value === '') return `${head}/>`;
  if (typeof value === 'string') {
    if (strings !== null) return `${head} t="s"><v>${strings.indexOf(value)}</v></c>`;
    return `${head} t="inlineStr"><is><t xml:space="preserve">${encodeXstring(value)}</t></is></c>`;
  }
  if (typeof value === 'boolean') return `${head} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (!Number.isFinite(value)) throw new RangeError(`${address}: not a number a cell can hold`);
  return `${head}><v>${value}</v></c>`;
}

const ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/;

/** The stored result of a formula: type attribute and `<v>`. */
function cachedValue(value: CellValue): { type: string; text: string } {
  if (typeof value === 'number') return { type: '', text: `<v>${value}</v>` };
  if (typeof value === 'boolean') return { type: ' t="b"', text: `<v>${value ? 1 : 0}</v>` };
  return { type: ERROR.test(value) ? ' t="e"' : ' t="str"', text: `<v>${encodeXstring(value)}</v>` };
}

function paneXml(freeze: NewSheet['freeze']): string {
  if (freeze === undefined || (freeze.rows === 0 && freeze.columns === 0)) return '';
  const pane = freeze.rows > 0 ? (freeze.columns > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
  const x = freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : '';
  const y = freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : '';
  const cell = `${columnName(freeze.columns)}${freeze.rows + 1}`;
  return `<pane${x}${y} topLeftCell="${cell}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}
