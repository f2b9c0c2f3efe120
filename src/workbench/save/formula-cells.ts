/**
 * What the file host does not write, put into the worksheet parts first: formulas and truth values a person typed, a
 * value typed over a formula, and the number format that came with a typed percentage or date.
 */
import { a1, type CellRef } from '../../form/sheet';
import { HostError } from '../../hosts/host';
import { relationshipsPartOf } from '../../hosts/xlsx/package/relationships';
import { readWorkbookPart, type SheetEntry, type Workbook } from '../../hosts/xlsx/package/workbook';
import { WorkbookPackage } from '../../hosts/xlsx/package/workbook-package';
import { withAttribute } from '../../hosts/xlsx/patch/attributes';
import { editCells, type CellEdit } from '../../hosts/xlsx/patch/edit-cells';
import { SheetMarkup, type CellSpan } from '../../hosts/xlsx/patch/sheet-markup';
import { encodeXstring, escapeXml } from '../../hosts/xlsx/xml/escapes';
import { splice, type Splice } from '../../hosts/xlsx/xml/splice';
import { attribute, tags } from '../../hosts/xlsx/xml/tokens';
import { Archive } from '../../hosts/xlsx/zip/archive';
import { repack } from '../../hosts/xlsx/zip/pack';
import type { GridWrite } from '../grid';
import type { SheetChanges } from '../opened';
import { NumberFormats } from './number-formats';

/**
 * The file with these cells prepared; the file itself when there is nothing of the kind.
 * @throws HostError `formula` where a cell belongs to a formula of several cells.
 */
export function writeFormulaCells(bytes: Uint8Array, name: string, sheets: readonly SheetChanges[]): Uint8Array {
  const pack = new WorkbookPackage(bytes, name);
  const workbook = readWorkbookPart(pack);
  const styles = workbook.relationships.find(({ kind, external }) => kind === 'styles' && !external);
  const formats = styles === undefined ? null : new NumberFormats(pack, styles.target);
  let removed = false;
  for (const { sheet, cells } of sheets) {
    const entry = workbook.sheets.find((candidate) => candidate.name === sheet);
    if (entry === undefined || cells.length === 0) continue;
    if (pack.guard(entry.part, () => writeSheet(pack, entry, cells, formats))) removed = true;
  }
  const saved = pack.save();
  return removed ? withoutCalculationChain(saved, name, pack, workbook) : saved;
}

/** @returns whether a formula went away. */
function writeSheet(
  pack: WorkbookPackage,
  entry: SheetEntry,
  cells: readonly GridWrite[],
  formats: NumberFormats | null,
): boolean {
  const xml = pack.text(entry.part);
  if (xml === null) throw pack.fail('damaged', `${entry.part} is missing`);
  const first = new SheetMarkup(xml);
  const wanted = cells.filter((cell) => needsUs(cell, spanOf(first, cell), first, formats));
  if (wanted.length === 0) return false;
  // Cells that do not exist yet are made by the file host's own rules, then given what they hold.
  const missing = wanted.filter((cell) => spanOf(first, cell) === null);
  const markup = missing.length === 0 ? first : new SheetMarkup(editCells(first, placeholders(missing)));
  let removed = false;
  const changes = wanted.flatMap((cell): Splice[] => {
    const span = spanOf(markup, cell);
    if (span === null) return [];
    if (holdsFormula(markup, span)) {
      assertSingle(markup, span, cell, entry.name);
      removed = true;
    }
    return [{ start: span.open.start, end: span.end, text: cellXml(markup, span, cell, formats) }];
  });
  pack.write(entry.part, splice(markup.xml, changes));
  return removed;
}

function needsUs(cell: GridWrite, span: CellSpan | null, markup: SheetMarkup, formats: NumberFormats | null): boolean {
  if (cell.formula !== '' || typeof cell.value === 'boolean') return true;
  if (span !== null && holdsFormula(markup, span)) return true;
  return (
    cell.pattern !== undefined && formats !== null && formats.patternOf(styleOf(markup, span, cell)) !== cell.pattern
  );
}

function styleOf(markup: SheetMarkup, span: CellSpan | null, cell: CellRef): number {
  const written =
    span === null
      ? markup.inheritedStyle(markup.rows.get(cell.row), cell.column)
      : attribute(span.open.attributes, 's');
  return Number(written ?? '0');
}

function placeholders(cells: readonly CellRef[]): Map<number, Map<number, CellEdit>> {
  const edits = new Map<number, Map<number, CellEdit>>();
  for (const { row, column } of cells) {
    const line = edits.get(row) ?? new Map<number, CellEdit>();
    edits.set(row, line.set(column, { kind: 'content', value: 0 }));
  }
  return edits;
}

function cellXml(markup: SheetMarkup, span: CellSpan, cell: GridWrite, formats: NumberFormats | null): string {
  const { prefix } = span.open;
  const tag = markup.xml.slice(span.open.start, span.open.end);
  const style = styleOf(markup, span, cell);
  const changed =
    cell.pattern === undefined || formats === null || formats.patternOf(style) === cell.pattern
      ? style
      : formats.withPattern(style, cell.pattern);
  const bare = ['t', 'cm', 'vm'].reduce((text, attributeName) => withAttribute(text, attributeName, null), tag);
  const styled = changed === style ? bare : withAttribute(bare, 's', String(changed));
  const head = styled.replace(/\s*\/?>$/, '');
  const { type, text } = stored(cell);
  const formula = cell.formula === '' ? '' : `<${prefix}f>${escapeXml(cell.formula.replace(/^=/, ''))}</${prefix}f>`;
  const value = text === '' ? '' : `<${prefix}v>${text}</${prefix}v>`;
  if (formula === '' && value === '') return `${head}/>`;
  return `${head}${type === '' ? '' : ` t="${type}"`}>${formula}${value}</${prefix}c>`;
}

function stored({ value }: GridWrite): { readonly type: string; readonly text: string } {
  if (typeof value === 'number') return { type: '', text: String(value) };
  if (typeof value === 'boolean') return { type: 'b', text: value ? '1' : '0' };
  if (/^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/.test(value)) return { type: 'e', text: value };
  return { type: value === '' ? '' : 'str', text: encodeXstring(value) };
}

function spanOf(markup: SheetMarkup, { row, column }: CellRef): CellSpan | null {
  const line = markup.rows.get(row);
  return line === undefined ? null : (markup.cells(line).findLast((cell) => cell.column === column) ?? null);
}

function holdsFormula(markup: SheetMarkup, span: CellSpan): boolean {
  return formulaTag(markup, span) !== null;
}

function formulaTag(markup: SheetMarkup, span: CellSpan): string | null {
  for (const tag of tags(markup.xml, span.open.end, span.contentEnd)) {
    if (tag.name === 'f' && tag.kind !== 'close') return tag.attributes;
  }
  return null;
}

/** One formula over several cells stands whole in one of them; taking that away would change the others. */
function assertSingle(markup: SheetMarkup, span: CellSpan, cell: CellRef, sheet: string): void {
  const attributes = formulaTag(markup, span) ?? '';
  const type = attribute(attributes, 't');
  const reference = attribute(attributes, 'ref');
  if (
    type === 'array' ||
    type === 'dataTable' ||
    (type === 'shared' && reference !== null && reference.includes(':'))
  ) {
    throw new HostError('formula', `${sheet}!${a1(cell)} is part of a formula of several cells`, sheet);
  }
}

/** The list of formulas must not name a cell without one; programs rebuild it on opening. */
function withoutCalculationChain(
  bytes: Uint8Array,
  name: string,
  pack: WorkbookPackage,
  workbook: Workbook,
): Uint8Array {
  const chain = workbook.relationships.find(({ kind, external }) => kind === 'calcChain' && !external);
  if (chain === undefined) return bytes;
  const archive = new Archive(bytes, name);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const changed = new Map<string, Uint8Array>();
  const cut = (part: string, isIt: (attributes: string) => boolean): void => {
    const xml = pack.text(part) ?? '';
    const found = [...tags(xml)].filter((tag) => tag.kind === 'empty' && isIt(tag.attributes));
    if (found.length > 0)
      changed.set(
        part,
        encode(
          splice(
            xml,
            found.map(({ start, end }) => ({ start, end, text: '' })),
          ),
        ),
      );
  };
  cut(relationshipsPartOf(workbook.part), (attributes) => attribute(attributes, 'Id') === chain.id);
  cut(
    '[Content_Types].xml',
    (attributes) => attribute(attributes, 'PartName')?.toLowerCase() === `/${chain.target.toLowerCase()}`,
  );
  return repack(archive, changed, new Set([chain.target]));
}
