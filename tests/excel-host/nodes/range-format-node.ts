/** Fonts, fills, borders, alignments and widths of areas as the page sees them. */
import { invalidArgument } from '../fault';
import { HostNode, type Argument, type Json, type Property } from '../node';
import { height, MAX_ROWS, width, type Area } from '../model/area';
import type { LookName, Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { guard } from './range-node';

const COLOUR = /^#[0-9A-Fa-f]{6}$/;
const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'];
const LINES = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'];
const UNDERLINES = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'];
const ACROSS = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'];
const UPRIGHT = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'];

export function rangeFormatNode(workbook: Workbook, sheet: Sheet, areas: readonly Area[]): HostNode {
  const look = (name: LookName, valid: (value: Json) => boolean): Property => ({
    get: () => {
      const [first] = areas;
      return first === undefined ? null : (sheet.look(first.top, first.left, name) ?? null);
    },
    set: (value: Argument) => {
      guard(workbook, sheet, 'RangeFormat');
      if (value instanceof HostNode || typeof value === 'object' || !valid(value)) throw invalidArgument(name);
      sheet.looks.push({ areas, name, value });
    },
  });
  const among = (names: readonly string[]) => (value: Json) => typeof value === 'string' && names.includes(value);
  const colour = (value: Json): boolean => typeof value === 'string' && COLOUR.test(value);
  const flag = (value: Json): boolean => typeof value === 'boolean';
  const size = (value: Json): boolean => typeof value === 'number' && value > 0 && value < 410;
  const border = (side: string): HostNode | undefined => {
    if (!SIDES.includes(side)) return undefined;
    // Between cells there is no line where there is but one row or column.
    const fits = areas.every(
      (area) => (side !== 'InsideHorizontal' || height(area) > 1) && (side !== 'InsideVertical' || width(area) > 1),
    );
    return new HostNode('RangeBorder', {
      properties: { Style: look(`border${side}`, (value) => fits && among(LINES)(value)) },
    });
  };
  return new HostNode('RangeFormat', {
    properties: {
      WrapText: look('wrap', flag),
      HorizontalAlignment: look('across', among(ACROSS)),
      VerticalAlignment: look('upright', among(UPRIGHT)),
      ColumnWidth: look(
        'width',
        (value) => typeof value === 'number' && value >= 0 && areas.every((area) => height(area) === MAX_ROWS),
      ),
    },
    parts: {
      Font: () =>
        new HostNode('RangeFont', {
          properties: {
            Bold: look('bold', flag),
            Color: look('color', colour),
            Size: look('size', size),
            Underline: look('underline', among(UNDERLINES)),
          },
        }),
      Fill: () => new HostNode('RangeFill', { properties: { Color: look('fill', colour) } }),
      Borders: () =>
        new HostNode('RangeBorderCollection', {
          item: ([side]) => (typeof side === 'string' ? border(side) : undefined),
        }),
    },
  });
}
