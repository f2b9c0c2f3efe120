/** Conditional formats of a worksheet part, as far as the grid can draw them. */
import type { IStyleBase } from '@univerjs/presets';
import { a1, parseRangeA1, type CellRange } from '../../form/sheet';
import { textContent } from '../../hosts/xlsx/xml/escapes';
import { attribute, isTrue, tags } from '../../hosts/xlsx/xml/tokens';
import { resolveColour, type Palette } from './colours';

/** A rule by what makes it true. Formulas start with `=` and are written for the top left cell of the first range. */
export type GridRule = {
  readonly ranges: readonly CellRange[];
  readonly priority: number;
  readonly stopIfTrue: boolean;
} & (
  | { readonly kind: 'formula'; readonly formula: string; readonly style: IStyleBase }
  | { readonly kind: 'duplicate' | 'unique'; readonly style: IStyleBase }
  | { readonly kind: 'scale'; readonly stops: readonly ScaleStop[] }
);

export interface ScaleStop {
  readonly type: 'min' | 'max' | 'num' | 'percent' | 'percentile';
  readonly value: number;
  readonly colour: string;
}

export interface ConditionalFormats {
  /** By priority: the first true one wins. */
  readonly rules: readonly GridRule[];
  /** Rules of kinds the grid does not draw (icons, data bars …); they stay in the file. */
  readonly undrawn: number;
}

const OPERATORS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  equal: '=',
  notEqual: '<>',
  greaterThanOrEqual: '>=',
  greaterThan: '>',
};

interface OpenRule {
  readonly attributes: string;
  readonly ranges: readonly CellRange[];
  readonly formulas: string[];
  readonly stops: { type: string; value: string }[];
  readonly colours: string[];
}

/** Reads the rules of one worksheet part. Rules of the extension list (2010) count as undrawn. */
export function readConditionalFormats(
  xml: string,
  palette: Palette,
  differential: readonly IStyleBase[],
): ConditionalFormats {
  const rules: GridRule[] = [];
  let undrawn = 0;
  let ranges: CellRange[] = [];
  let open: OpenRule | null = null;
  let formulaFrom = -1;
  const finish = (rule: OpenRule): void => {
    const made = ruleOf(rule, differential);
    if (made === null) undrawn += 1;
    else rules.push(made);
  };
  for (const tag of tags(xml)) {
    const { attributes } = tag;
    if (tag.prefix === 'x14:') {
      if (tag.name === 'cfRule' && tag.kind !== 'close') undrawn += 1;
      continue;
    }
    switch (tag.name) {
      case 'conditionalFormatting':
        if (tag.kind === 'open') ranges = rangesOf(attribute(attributes, 'sqref') ?? '');
        break;
      case 'cfRule':
        if (tag.kind === 'close') {
          if (open !== null) finish(open);
          open = null;
        } else {
          open = { attributes, ranges, formulas: [], stops: [], colours: [] };
          if (tag.kind === 'empty') {
            finish(open);
            open = null;
          }
        }
        break;
      case 'formula':
        if (open === null) break;
        if (tag.kind === 'open') formulaFrom = tag.end;
        else if (tag.kind === 'close') open.formulas.push(textContent(xml.slice(formulaFrom, tag.start)));
        break;
      case 'cfvo':
        if (tag.kind !== 'close') {
          open?.stops.push({ type: attribute(attributes, 'type') ?? '', value: attribute(attributes, 'val') ?? '' });
        }
        break;
      case 'color':
        if (tag.kind !== 'close') open?.colours.push(resolveColour(attributes, palette) ?? '#FFFFFF');
        break;
      default:
    }
  }
  return { rules: rules.sort((one, other) => one.priority - other.priority), undrawn };
}

function ruleOf(open: OpenRule, differential: readonly IStyleBase[]): GridRule | null {
  const { attributes, ranges, formulas } = open;
  const [range] = ranges;
  if (range === undefined) return null;
  const first = a1(range.first);
  const [formula = '', second = ''] = formulas;
  const base = {
    ranges,
    priority: Number(attribute(attributes, 'priority') ?? '0'),
    stopIfTrue: isTrue(attribute(attributes, 'stopIfTrue')),
  };
  const style = differential[Number(attribute(attributes, 'dxfId') ?? '-1')] ?? {};
  switch (attribute(attributes, 'type')) {
    case 'cellIs': {
      const operator = attribute(attributes, 'operator') ?? '';
      const sign = OPERATORS[operator];
      if (sign !== undefined && formula !== '') {
        return { ...base, kind: 'formula', formula: `=${first}${sign}(${formula})`, style };
      }
      if ((operator !== 'between' && operator !== 'notBetween') || formula === '' || second === '') return null;
      const inside = `AND(${first}>=(${formula}),${first}<=(${second}))`;
      return { ...base, kind: 'formula', formula: operator === 'between' ? `=${inside}` : `=NOT(${inside})`, style };
    }
    case 'expression':
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith':
    case 'containsBlanks':
    case 'notContainsBlanks':
    case 'containsErrors':
    case 'notContainsErrors':
      return formula === '' ? null : { ...base, kind: 'formula', formula: `=${formula}`, style };
    case 'duplicateValues':
      return { ...base, kind: 'duplicate', style };
    case 'uniqueValues':
      return { ...base, kind: 'unique', style };
    case 'colorScale': {
      const stops = open.stops.map(({ type, value }, index) => scaleStop(type, value, open.colours[index]));
      return stops.length >= 2 && stops.every((stop) => stop !== null) ? { ...base, kind: 'scale', stops } : null;
    }
    default:
      return null;
  }
}

function scaleStop(type: string, value: string, colour: string | undefined): ScaleStop | null {
  if (colour === undefined) return null;
  switch (type) {
    case 'min':
    case 'max':
      return { type, value: 0, colour };
    case 'num':
    case 'percent':
    case 'percentile':
      return Number.isFinite(Number(value)) ? { type, value: Number(value), colour } : null;
    default:
      return null;
  }
}

/** `A1:B3 D5` → ranges. */
function rangesOf(sqref: string): CellRange[] {
  return sqref.split(/\s+/).flatMap((text) => {
    const range = parseRangeA1(text);
    return range === null ? [] : [range];
  });
}
