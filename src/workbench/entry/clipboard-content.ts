/** Cells as other programs take them from the clipboard: tab-separated text, and HTML as Excel writes it. */
import type { CellValue } from '../../form/sheet';
import { escapeXml } from '../../hosts/xlsx/xml/escapes';

/** A cell as it is shown and what it holds. */
export interface ShownCell {
  readonly value: CellValue;
  readonly text: string;
  /** Number format code; `''` for General. */
  readonly pattern: string;
}

/** Marks our own tables, so that what was copied here is pasted here as it was. */
export const COPY_MARK = 'data-selfeval-copy';

export function clipboardText(rows: readonly (readonly ShownCell[])[]): string {
  return rows.map((row) => row.map(({ text }) => tabbed(text)).join('\t')).join('\r\n');
}

/** @param mark value of `COPY_MARK`. */
export function clipboardHtml(rows: readonly (readonly ShownCell[])[], mark: string): string {
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  return (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><!--StartFragment-->' +
    `<table ${COPY_MARK}="${escapeXml(mark)}">${lines}</table><!--EndFragment--></body></html>`
  );
}

/** The mark of a table that was copied here; null for what comes from elsewhere. */
export function copyMarkOf(html: string): string | null {
  return new RegExp(`<table[^>]*\\s${COPY_MARK}="([^"]*)"`).exec(html)?.[1] ?? null;
}

/** Lines and tabs inside a cell need quotes around it. */
function tabbed(text: string): string {
  return /[\t\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function cellHtml({ value, text, pattern }: ShownCell): string {
  const shown = escapeXml(text).replace(/\n/g, '<br style="mso-data-placement:same-cell">').replace(/ {2}/g, ' &nbsp;');
  if (typeof value === 'string')
    return value === '' ? '<td></td>' : `<td style='mso-number-format:"\\@"' x:str>${shown}</td>`;
  if (typeof value === 'boolean') return `<td>${shown}</td>`;
  const style = pattern === '' ? '' : ` style='mso-number-format:"${cssText(pattern)}"'`;
  return `<td${style} x:num="${value}">${shown}</td>`;
}

/** Everything but letters and digits of ASCII is guarded, quotes by their number: they stand inside an attribute. */
function cssText(pattern: string): string {
  return pattern.replace(/[^A-Za-z0-9]/g, (letter) => {
    if (/["'&<>]/.test(letter)) return `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return letter.charCodeAt(0) < 128 ? `\\${letter}` : letter;
  });
}
