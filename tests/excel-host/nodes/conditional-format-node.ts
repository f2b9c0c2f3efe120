/** Conditional formats as the page sees them. */
import { invalidArgument, invalidOperation, itemNotFound } from '../fault';
import { HostNode, type Argument, type Property } from '../node';
import { overlap, type Area } from '../model/area';
import type { ConditionalFormat, ConditionalFormatType, Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { guard, rangeAreasNode, rangeNode } from './range-node';

const TYPES: readonly ConditionalFormatType[] = [
  'Custom',
  'DataBar',
  'ColorScale',
  'IconSet',
  'TopBottom',
  'PresetCriteria',
  'ContainsText',
  'CellValue',
];

/** The collection of a range: the formats that touch it. */
export function conditionalFormatsNode(workbook: Workbook, sheet: Sheet, areas: readonly Area[]): HostNode {
  const touches = (format: ConditionalFormat): boolean =>
    format.areas.some((one) => areas.some((other) => overlap(one, other)));
  const touching = (): ConditionalFormat[] => sheet.conditionalFormats.filter(touches);
  const node = (format: ConditionalFormat): HostNode => conditionalFormatNode(workbook, sheet, format);
  const byId = (id: Argument | undefined): ConditionalFormat | undefined =>
    sheet.conditionalFormats.find((format) => format.id === id && touches(format));
  return new HostNode('ConditionalFormatCollection', {
    items: () => {
      if (sheet.unreadableFormats) throw itemNotFound('ConditionalFormatCollection.items');
      return touching().map(node);
    },
    item: ([id]) => {
      const format = byId(id);
      return format === undefined ? undefined : node(format);
    },
    objects: {
      Add: ([type]) => {
        guard(workbook, sheet, 'ConditionalFormatCollection.add');
        const known = TYPES.find((name) => name === type);
        if (known === undefined) throw invalidArgument('ConditionalFormatCollection.add');
        const format: ConditionalFormat = {
          id: workbook.nextId(),
          type: known,
          areas: [...areas],
          formula: '',
          fill: '',
          font: '',
          stopIfTrue: false,
        };
        sheet.conditionalFormats.unshift(format);
        return node(format);
      },
      GetItemAt: ([index]) => {
        const format = typeof index === 'number' ? touching()[index] : undefined;
        if (format === undefined) throw itemNotFound('ConditionalFormatCollection.getItemAt');
        return node(format);
      },
      GetItemOrNullObject: ([id]) => {
        const format = byId(id);
        return format === undefined ? null : node(format);
      },
    },
    calls: {
      GetCount: () => touching().length,
      ClearAll: () => {
        guard(workbook, sheet, 'ConditionalFormatCollection.clearAll');
        const gone = touching();
        sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => !gone.includes(format));
      },
    },
  });
}

function conditionalFormatNode(workbook: Workbook, sheet: Sheet, format: ConditionalFormat): HostNode {
  const custom = (): HostNode => customNode(workbook, sheet, format);
  const [first] = format.areas;
  return new HostNode('ConditionalFormat', {
    identity: () => ({ name: 'Id', value: format.id }),
    properties: {
      Id: { get: () => format.id },
      Type: { get: () => format.type },
      Priority: { get: () => sheet.conditionalFormats.indexOf(format) },
      StopIfTrue: {
        get: () => format.stopIfTrue,
        set: (value) => {
          format.stopIfTrue = value === true;
        },
      },
    },
    parts: {
      Custom: () => {
        // Excel refuses the whole request when one of the items is of another type.
        if (format.type !== 'Custom') throw invalidOperation('ConditionalFormat.custom');
        return custom();
      },
      CustomOrNullObject: () => (format.type === 'Custom' ? custom() : null),
    },
    objects: {
      GetRange: () => {
        if (first === undefined || format.areas.length > 1) throw invalidOperation('ConditionalFormat.getRange');
        return rangeNode(workbook, sheet, first);
      },
      GetRangeOrNullObject: () =>
        first === undefined || format.areas.length > 1 ? null : rangeNode(workbook, sheet, first),
      GetRanges: () => rangeAreasNode(workbook, sheet, format.areas),
    },
    calls: {
      Delete: () => {
        guard(workbook, sheet, 'ConditionalFormat.delete');
        if (!sheet.conditionalFormats.includes(format)) throw itemNotFound('ConditionalFormat.delete');
        sheet.conditionalFormats = sheet.conditionalFormats.filter((other) => other !== format);
      },
    },
  });
}

function customNode(workbook: Workbook, sheet: Sheet, format: ConditionalFormat): HostNode {
  const rule = new HostNode('ConditionalFormatRule', {
    properties: {
      Formula: {
        get: () => format.formula,
        set: (value) => {
          guard(workbook, sheet, 'ConditionalFormatRule.formula');
          if (typeof value !== 'string' || !value.startsWith('='))
            throw invalidArgument('ConditionalFormatRule.formula');
          format.formula = value;
        },
      },
    },
  });
  const fill = colourProperty(
    workbook,
    sheet,
    () => format.fill,
    (value) => (format.fill = value),
  );
  const font = colourProperty(
    workbook,
    sheet,
    () => format.font,
    (value) => (format.font = value),
  );
  const look = new HostNode('ConditionalRangeFormat', {
    parts: {
      Fill: () => new HostNode('ConditionalRangeFill', { properties: { Color: fill } }),
      Font: () => new HostNode('ConditionalRangeFont', { properties: { Color: font } }),
    },
  });
  return new HostNode('CustomConditionalFormat', { parts: { Rule: () => rule, Format: () => look } });
}

function colourProperty(workbook: Workbook, sheet: Sheet, get: () => string, put: (value: string) => void): Property {
  return {
    get,
    set: (value) => {
      guard(workbook, sheet, 'ConditionalRangeFormat.color');
      if (typeof value !== 'string' || !/^#[0-9A-Fa-f]{6}$/.test(value)) throw invalidArgument('color');
      put(value.toUpperCase());
    },
  };
}
