/** What other programs put on the clipboard, as rows of cells. Runs in browsers: HTML is read by the browser itself. */
import { displayOf } from '../../hosts/xlsx/read/display-text';
import { entered, numberIn, type Entered } from './entered';

/** One cell as copied. Only `typed` texts are taken as if a person had typed them. */
export type CopiedCell =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly pattern: string };

/** Number formats that Excel's HTML calls by name. */
const NAMED: Readonly<Record<string, string>> = {
  general: '',
  percent: '0.00%',
  fixed: '0.00',
  standard: '#,##0.00',
  scientific: '0.00E+00',
  'short date': 'yyyy/m/d',
  'long date': 'yyyy"年"m"月"d"日"',
  'short time': 'h:mm',
};

/** The table of the HTML when it holds one, else the lines of the text. */
export function copiedCells(html: string, text: string): CopiedCell[][] {
  const table = html === '' ? null : tableOf(html);
  return table ?? tabbedRows(text).map((row) => row.map((cell): CopiedCell => ({ kind: 'typed', text: cell })));
}

/** Content of a target cell whose number format so far is `pattern`. */
export function pasted(cell: CopiedCell, pattern: string): Entered {
  switch (cell.kind) {
    case 'typed':
      return entered(cell.text, pattern);
    case 'text':
      return { value: cell.text, formula: '' };
    case 'number':
      return { value: cell.value, formula: '', ...(cell.pattern === '' ? {} : { pattern: cell.pattern }) };
  }
}

/**
 * Tab-separated lines. A cell of several lines, or with a tab in it, stands in quotes, its own quotes doubled; a quote
 * that is not closed before a tab or line end is part of the text.
 */
export function tabbedRows(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/y;
  const rows: string[][] = [[]];
  for (;;) {
    const match = cell.exec(lines);
    if (match === null) return rows;
    const [, quoted, plain = '', end] = match;
    // Quotes without a line end or tab in them are the cell's own: nobody put them there for the clipboard.
    rows.at(-1)?.push(quoted === undefined ? plain : unquoted(quoted));
    if (end === '\n') rows.push([]);
    if (end === '') return rows;
  }
}

function unquoted(inside: string): string {
  return /[\t\n]|""/.test(inside) ? inside.replace(/""/g, '"') : `"${inside}"`;
}

function tableOf(html: string): CopiedCell[][] | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const tables = [...page.querySelectorAll('table')].filter((table) => table.parentElement?.closest('table') === null);
  const [table] = tables;
  if (table === undefined || tables.length > 1) return null;
  const formats = classFormats([...page.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n'));
  const rows: CopiedCell[][] = [];
  /** Cells of earlier rows that reach down into this column, by column. */
  const reaching = new Map<number, number>();
  for (const row of table.rows) {
    // Excel closes its table with a row of no height that only carries the widths of columns.
    if (row.getAttribute('height') === '0' && /display:\s*none/i.test(row.getAttribute('style') ?? '')) continue;
    const cells: CopiedCell[] = [];
    const covered = (): boolean => (reaching.get(cells.length) ?? 0) > 0;
    const cover = (): void => {
      reaching.set(cells.length, (reaching.get(cells.length) ?? 1) - 1);
      cells.push(BLANK);
    };
    for (const element of row.cells) {
      while (covered()) cover();
      const at = cells.length;
      cells.push(cellOf(element, formats));
      for (let more = 1; more < element.colSpan; more += 1) cells.push(BLANK);
      if (element.rowSpan > 1)
        for (let column = at; column < cells.length; column += 1) reaching.set(column, element.rowSpan - 1);
    }
    while (covered()) cover();
    rows.push(cells);
  }
  return rows;
}

const BLANK: CopiedCell = { kind: 'text', text: '' };

function cellOf(element: HTMLTableCellElement, formats: ReadonlyMap<string, string>): CopiedCell {
  const text = shownText(element);
  const pattern = patternOf(element, formats);
  const asText = element.getAttribute('x:str');
  if (asText !== null || pattern === '@')
    return { kind: 'text', text: asText === null || asText === '' ? text : asText };
  const stored = element.getAttribute('x:num');
  const number = stored === null || stored.trim() === '' ? null : Number(stored);
  if (number !== null && Number.isFinite(number)) return { kind: 'number', value: number, pattern: pattern ?? '' };
  // HTML shows results: what begins with `=` here is a text.
  if (text.startsWith('=')) return { kind: 'text', text };
  const read = numberIn(text);
  if (pattern === null || pattern === '' || read === null) return { kind: 'typed', text };
  // The format that came along, where it shows what was copied.
  return { kind: 'number', value: read.value, pattern: shows(pattern, read.value, text) ? pattern : read.pattern };
}

function shows(pattern: string, value: number, text: string): boolean {
  return displayOf(pattern).number(value).trim() === text;
}

/** The text as a browser draws it: blanks run together, `<br>` and paragraphs end lines. */
function shownText(element: Element): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) parts.push((node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' '));
    else if (node instanceof Element) {
      const block = /^(?:P|DIV|LI)$/.test(node.tagName);
      if (block && parts.length > 0) parts.push('\n');
      if (node.tagName === 'BR') parts.push('\n');
      else node.childNodes.forEach(walk);
    }
  };
  element.childNodes.forEach(walk);
  return parts
    .join('')
    .replace(/\u00a0/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** Null when nothing says the format. */
function patternOf(element: Element, formats: ReadonlyMap<string, string>): string | null {
  const own = formatIn(element.getAttribute('style') ?? '');
  if (own !== null) return own;
  return [...element.classList].map((name) => formats.get(name)).find((format) => format !== undefined) ?? null;
}

function classFormats(css: string): ReadonlyMap<string, string> {
  const formats = new Map<string, string>();
  for (const [, name = '', body = ''] of css.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) {
    const format = formatIn(body);
    if (format !== null) formats.set(name, format);
  }
  return formats;
}

function formatIn(declarations: string): string | null {
  const match = /mso-number-format:\s*(?:"((?:[^"\\]|\\[^])*)"|([^;"}]+))/i.exec(declarations);
  if (match === null) return null;
  const [, quoted, bare = ''] = match;
  const code = (quoted ?? bare.trim()).replace(/\\(?:([0-9a-fA-F]{4}) ?|([^]))/g, (_whole, hex?: string, plain = '') =>
    hex === undefined ? plain : String.fromCharCode(parseInt(hex, 16)),
  );
  return NAMED[code.toLowerCase()] ?? code;
}
