/** Worksheets as the page sees them. */
import { accessDenied, invalidArgument, invalidOperation, itemExists } from '../fault';
import { HostNode, type Argument, type Json } from '../node';
import { guardLength, parseArea, parseAreas, WHOLE_SHEET } from '../model/area';
import type { Sheet } from '../model/sheet';
import { ALL_SHEETS, type EventName, type Workbook } from '../model/workbook';
import { commentsNode } from './comment-node';
import { rangeAreasNode, rangeNode } from './range-node';

type Calls = Record<string, () => Json | void>;

/** Excel tells a page of an event while it is registered: for one sheet, or for all of them. */
function eventCalls(workbook: Workbook, target: string, names: readonly (EventName | 'DataChanged')[]): Calls {
  const calls: Calls = {};
  for (const name of names) {
    const event = name === 'DataChanged' ? 'Changed' : name;
    calls[`_Register${name}Event`] = () => workbook.register(event, target);
    calls[`_Unregister${name}Event`] = () => workbook.unregister(event, target);
  }
  return calls;
}

export function worksheetsNode(workbook: Workbook): HostNode {
  const node = (sheet: Sheet): HostNode => worksheetNode(workbook, sheet);
  const find = (key: Argument | undefined): Sheet | undefined =>
    typeof key === 'string' ? workbook.find(key) : undefined;
  return new HostNode('WorksheetCollection', {
    items: () => workbook.sheets.map(node),
    item: ([key]) => {
      const sheet = find(key);
      return sheet === undefined ? undefined : node(sheet);
    },
    objects: {
      GetActiveWorksheet: () => node(workbook.active),
      GetItemOrNullObject: ([key]) => {
        const sheet = find(key);
        return sheet === undefined ? null : node(sheet);
      },
      Add: ([name]) => {
        if (workbook.structureProtected || workbook.readOnly) throw accessDenied('WorksheetCollection.add');
        if (typeof name === 'string' && !isSheetName(name)) throw invalidArgument('WorksheetCollection.add');
        if (typeof name === 'string' && workbook.find(name) !== undefined) throw itemExists('WorksheetCollection.add');
        return node(workbook.add(typeof name === 'string' ? name : `Sheet${workbook.sheets.length + 1}`));
      },
    },
    calls: {
      GetCount: () => workbook.sheets.length,
      ...eventCalls(workbook, ALL_SHEETS, ['DataChanged', 'Activated', 'SelectionChanged', 'Added', 'Deleted']),
    },
  });
}

export function worksheetNode(workbook: Workbook, sheet: Sheet): HostNode {
  return new HostNode('Worksheet', {
    identity: () => ({ name: 'Id', value: sheet.id }),
    properties: {
      Id: { get: () => sheet.id },
      Name: {
        get: () => sheet.name,
        set: (value) => {
          if (typeof value !== 'string' || !isSheetName(value)) throw invalidArgument('Worksheet.name');
          sheet.name = value;
        },
      },
      Position: { get: () => workbook.sheets.indexOf(sheet) },
      Visibility: { get: () => sheet.visibility },
    },
    parts: {
      Protection: () => protectionNode(workbook, sheet),
      Comments: () => commentsNode(workbook, sheet),
      FreezePanes: () => freezePanesNode(sheet),
      AutoFilter: () => autoFilterNode(sheet),
    },
    objects: {
      GetRange: ([address]) => rangeNode(workbook, sheet, areaArgument(address)),
      GetRanges: ([address]) => {
        if (typeof address !== 'string') return rangeAreasNode(workbook, sheet, [WHOLE_SHEET]);
        return rangeAreasNode(workbook, sheet, parseAreas(address, 'Worksheet.getRanges'));
      },
      GetCell: ([row, column]) => rangeNode(workbook, sheet, boxArgument(row, column, 1, 1)),
      GetRangeByIndexes: ([row, column, rows, columns]) =>
        rangeNode(workbook, sheet, boxArgument(row, column, rows, columns)),
      GetUsedRange: ([valuesOnly]) => {
        const area = sheet.used(valuesOnly === true) ?? { top: 0, left: 0, bottom: 0, right: 0 };
        return rangeNode(workbook, sheet, area);
      },
      GetUsedRangeOrNullObject: ([valuesOnly]) => {
        const area = sheet.used(valuesOnly === true);
        return area === null ? null : rangeNode(workbook, sheet, area);
      },
      Copy: () => {
        workbook.undo.clear('Worksheet.copy');
        return worksheetNode(workbook, workbook.add(`${sheet.name} (2)`));
      },
    },
    calls: {
      Activate: () => {
        if (sheet.visibility !== 'Visible') throw invalidOperation('Worksheet.activate');
        workbook.activate(sheet);
      },
      Delete: () => {
        if (workbook.structureProtected) throw accessDenied('Worksheet.delete');
        const others = workbook.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
        if (others.length === 0) throw invalidOperation('Worksheet.delete');
        workbook.remove(sheet);
      },
      ...eventCalls(workbook, sheet.id, ['DataChanged', 'Activated', 'SelectionChanged']),
    },
  });
}

/** What Excel takes as the name of a sheet. */
function isSheetName(name: string): boolean {
  return name !== '' && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name) && name.toLowerCase() !== 'history';
}

function freezePanesNode(sheet: Sheet): HostNode {
  const count = (value: Argument | undefined): number => {
    if (typeof value !== 'number' || value < 1) throw invalidArgument('WorksheetFreezePanes');
    return value;
  };
  return new HostNode('WorksheetFreezePanes', {
    calls: {
      FreezeRows: ([rows]) => {
        sheet.frozen = { rows: count(rows), columns: 0 };
      },
      FreezeColumns: ([columns]) => {
        sheet.frozen = { rows: 0, columns: count(columns) };
      },
      FreezeAt: ([address]) => {
        const { bottom, right } = areaArgument(address);
        sheet.frozen = { rows: bottom + 1, columns: right + 1 };
      },
    },
  });
}

function autoFilterNode(sheet: Sheet): HostNode {
  return new HostNode('AutoFilter', {
    calls: {
      Apply: ([address]) => {
        sheet.filter = areaArgument(address);
      },
    },
  });
}

function protectionNode(workbook: Workbook, sheet: Sheet): HostNode {
  return new HostNode('WorksheetProtection', {
    properties: { Protected: { get: () => sheet.protected } },
    calls: {
      Protect: () => {
        workbook.undo.clear('WorksheetProtection.protect');
        if (sheet.protected) throw invalidOperation('WorksheetProtection.protect');
        sheet.protected = true;
      },
      Unprotect: () => {
        workbook.undo.clear('WorksheetProtection.unprotect');
        sheet.protected = false;
      },
    },
  });
}

function areaArgument(address: Argument | undefined): ReturnType<typeof parseArea> {
  if (address === null || address === undefined) return WHOLE_SHEET;
  if (typeof address !== 'string') throw invalidArgument('Worksheet.getRange');
  guardLength(address, 'Worksheet.getRange');
  return parseArea(address, 'Worksheet.getRange');
}

function boxArgument(
  row: Argument | undefined,
  column: Argument | undefined,
  rows: Argument | undefined,
  columns: Argument | undefined,
): ReturnType<typeof parseArea> {
  const numbers = [row, column, rows, columns];
  const [top, left, high, wide] = numbers.map((value) => (typeof value === 'number' ? value : -1));
  if (top === undefined || left === undefined || high === undefined || wide === undefined || Math.min(top, left) < 0) {
    throw invalidArgument('Worksheet.getRangeByIndexes');
  }
  if (Math.min(high, wide) < 1) throw invalidArgument('Worksheet.getRangeByIndexes');
  return { top, left, bottom: top + high - 1, right: left + wide - 1 };
}
