/** Range and RangeAreas as the page sees them. */
import type { CellValue } from '../../../src/form/sheet';
import { accessDenied, invalidArgument, wrongShape } from '../fault';
import { HostNode, type Argument, type Json, type NodeMembers, type Property } from '../node';
import {
  addressOf,
  height,
  intersect,
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
  quoteSheet,
  width,
  type Area,
} from '../model/area';
import { display } from '../model/display';
import type { Cell, Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { conditionalFormatsNode } from './conditional-format-node';
import { rangeFormatNode } from './range-format-node';
import { worksheetNode } from './worksheet-node';

/** A range that other calls can take as an argument. */
export class RangeNode extends HostNode {
  constructor(
    readonly sheet: Sheet,
    readonly area: Area,
    members: NodeMembers,
  ) {
    super('Range', members);
  }
}

/** More cells than this do not fit into one answer, whatever they hold. */
const MAX_CELLS = 5_000_000;

export function rangeNode(workbook: Workbook, sheet: Sheet, area: Area): RangeNode {
  const sub = (part: Area): RangeNode => rangeNode(workbook, sheet, part);
  const grid = (pick: (cell: Cell | undefined) => Json): Json => readGrid(sheet, area, pick);
  const write = (value: Argument, location: string): void => writeGrid(workbook, sheet, area, value, location);
  return new RangeNode(sheet, area, {
    properties: {
      ...geometry(sheet, area),
      Values: { get: () => grid((cell) => cell?.value ?? ''), set: (value) => write(value, 'Range.values') },
      Formulas: {
        get: () => grid((cell) => cell?.formula ?? cell?.value ?? ''),
        set: (value) => write(value, 'Range.formulas'),
      },
      Text: { get: () => grid((cell) => (cell === undefined ? '' : display(cell.value, cell.numberFormat))) },
      NumberFormat: {
        get: () => grid((cell) => cell?.numberFormat ?? 'General'),
        set: (value) => {
          guard(workbook, sheet, 'Range.numberFormat');
          eachCell(area, value, 'Range.numberFormat', (row, column, item) => {
            if (typeof item !== 'string') throw invalidArgument('Range.numberFormat');
            sheet.setNumberFormat(row, column, item);
          });
        },
      },
      ValueTypes: { get: () => grid((cell) => typeName(cell)), onlyByName: true },
      RowHidden: { get: () => sheet.hiddenRows.has(area.top) },
    },
    parts: {
      Worksheet: () => worksheetNode(workbook, sheet),
      ConditionalFormats: () => conditionalFormatsNode(workbook, sheet, [area]),
      Format: () => rangeFormatNode(workbook, sheet, [area]),
    },
    objects: {
      GetCell: ([row, column]) => sub(offset(area, index(row), index(column))),
      GetRow: ([row]) => sub({ ...area, top: area.top + index(row), bottom: area.top + index(row) }),
      GetColumn: ([column]) => sub({ ...area, left: area.left + index(column), right: area.left + index(column) }),
      GetBoundingRect: ([other]) => sub(boundingOf(area, other)),
      GetEntireRow: () => sub({ ...area, left: 0, right: MAX_COLUMNS - 1 }),
      GetUsedRangeOrNullObject: ([valuesOnly]) => {
        const used = sheet.used(valuesOnly === true);
        const part = used === null ? null : intersect(used, area);
        return part === null ? null : sub(part);
      },
      GetMergedAreasOrNullObject: () => {
        workbook.undo.clear('Range.getMergedAreasOrNullObject');
        const merged = sheet.merges.filter((merge) => intersect(merge, area) !== null);
        return merged.length === 0 ? null : rangeAreasNode(workbook, sheet, merged);
      },
    },
    calls: {
      Select: () => {
        if (sheet.visibility !== 'Visible') throw invalidArgument('Range.select');
        workbook.activate(sheet);
        workbook.selection = { sheet, area };
        workbook.tell('SelectionChanged', sheet, { address: addressOf(area), worksheetId: sheet.id });
      },
      _ValidateArraySize: ([rows, columns]) => {
        if (rows !== height(area) || columns !== width(area)) throw wrongShape('Range._ValidateArraySize');
      },
    },
  });
}

export function rangeAreasNode(workbook: Workbook, sheet: Sheet, areas: readonly Area[]): HostNode {
  const address = areas.map((area) => `${quoteSheet(sheet.name)}!${addressOf(area)}`).join(',');
  return new HostNode('RangeAreas', {
    properties: {
      Address: { get: () => address },
      AreaCount: { get: () => areas.length },
      CellCount: { get: () => areas.reduce((sum, area) => sum + height(area) * width(area), 0) },
    },
    parts: {
      ConditionalFormats: () => conditionalFormatsNode(workbook, sheet, areas),
      Format: () => rangeFormatNode(workbook, sheet, areas),
      Worksheet: () => worksheetNode(workbook, sheet),
      Areas: () =>
        new HostNode('RangeCollection', { items: () => areas.map((area) => rangeNode(workbook, sheet, area)) }),
    },
  });
}

/** Refuses a write to a protected sheet or a read-only workbook. */
export function guard(workbook: Workbook, sheet: Sheet, location: string): void {
  if (workbook.readOnly || sheet.protected) throw accessDenied(location);
}

function geometry(sheet: Sheet, area: Area): Record<string, Property> {
  const address = `${quoteSheet(sheet.name)}!${addressOf(area)}`;
  return {
    Address: { get: () => address },
    AddressLocal: { get: () => address, onlyByName: true },
    CellCount: { get: () => height(area) * width(area) },
    RowIndex: { get: () => area.top },
    ColumnIndex: { get: () => area.left },
    RowCount: { get: () => height(area) },
    ColumnCount: { get: () => width(area) },
    IsEntireColumn: { get: () => height(area) === MAX_ROWS, onlyByName: true },
    IsEntireRow: { get: () => width(area) === MAX_COLUMNS, onlyByName: true },
  };
}

function readGrid(sheet: Sheet, area: Area, pick: (cell: Cell | undefined) => Json): Json {
  // A whole sheet or column answers null, as in Excel.
  if (height(area) * width(area) > MAX_CELLS) return null;
  return Array.from({ length: height(area) }, (_row, row) =>
    Array.from({ length: width(area) }, (_column, column) => pick(sheet.cell(area.top + row, area.left + column))),
  );
}

function writeGrid(workbook: Workbook, sheet: Sheet, area: Area, value: Argument, location: string): void {
  guard(workbook, sheet, location);
  const entries: { row: number; column: number; item: CellValue }[] = [];
  eachCell(area, value, location, (row, column, item) => {
    if (typeof item === 'object') throw invalidArgument(location);
    entries.push({ row, column, item });
  });
  for (const { row, column, item } of entries) sheet.enter(row, column, item);
  workbook.recalculate();
  workbook.changed(sheet, area, 'add-in');
}

/** Walks a written value: one scalar for all cells or an array of the very shape; null leaves a cell alone. */
function eachCell(
  area: Area,
  value: Argument,
  location: string,
  put: (row: number, column: number, item: Exclude<Json, null>) => void,
): void {
  if (value instanceof HostNode) throw invalidArgument(location);
  const rows = rowsOf(value);
  if (rows !== null && (rows.length !== height(area) || rows.some((row) => row?.length !== width(area)))) {
    throw wrongShape(location);
  }
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const item = rows === null ? value : (rows[row - area.top]?.[column - area.left] ?? null);
      if (item !== null) put(row, column, item);
    }
  }
}

function rowsOf(value: Json): (readonly Json[] | null)[] | null {
  if (!isList(value)) return null;
  return value.map((row) => (isList(row) ? row : null));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function typeName(cell: Cell | undefined): string {
  if (cell === undefined || cell.value === '') return 'Empty';
  switch (typeof cell.value) {
    case 'number':
      return 'Double';
    case 'boolean':
      return 'Boolean';
    case 'string':
      return cell.value.startsWith('#') && !cell.quoted ? 'Error' : 'String';
  }
}

function index(value: Argument | undefined): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument('Range');
  return value;
}

function offset(area: Area, row: number, column: number): Area {
  const top = area.top + row;
  const left = area.left + column;
  if (top < 0 || left < 0) throw invalidArgument('Range.getCell');
  return { top, left, bottom: top, right: left };
}

function boundingOf(area: Area, other: Argument | undefined): Area {
  const area2 = other instanceof RangeNode ? other.area : typeof other === 'string' ? parseArea(other, 'Range') : null;
  if (area2 === null) throw invalidArgument('Range.getBoundingRect');
  return {
    top: Math.min(area.top, area2.top),
    left: Math.min(area.left, area2.left),
    bottom: Math.max(area.bottom, area2.bottom),
    right: Math.max(area.right, area2.right),
  };
}
