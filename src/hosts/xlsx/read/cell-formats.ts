/** Number formats of the cell styles, from the styles part. */
import { XmlError, attribute, startOf, tags } from '../xml/tokens';

export interface CellFormats {
  /** Format number and own code (null for a built-in one) of a cell style; General for an unknown style. */
  of(style: number): { readonly id: number; readonly code: string | null };
}

const GENERAL = { id: 0, code: null };

/** @param xml the styles part, or null when the workbook has none. @throws XmlError */
export function readCellFormats(xml: string | null): CellFormats {
  if (xml === null) return { of: () => GENERAL };
  const codes = new Map<number, string>();
  for (const tag of tags(xml)) {
    if (tag.name === 'numFmt' && tag.kind !== 'close') {
      const id = Number(attribute(tag.attributes, 'numFmtId') ?? '');
      const code = attribute(tag.attributes, 'formatCode');
      if (code !== null) codes.set(id, code);
    } else if (tag.name === 'fonts' || tag.name === 'cellXfs') {
      break;
    }
  }
  const styles = cellFormatNumbers(xml).map((id) => ({ id, code: codes.get(id) ?? null }));
  return { of: (style) => styles[style] ?? GENERAL };
}

/** Number format of each cell style in turn. */
function cellFormatNumbers(xml: string): number[] {
  const numbers: number[] = [];
  let inside = false;
  for (const tag of tags(xml, startOf(xml, 'cellXfs'))) {
    if (tag.name === 'cellXfs') {
      if (tag.kind !== 'open') return numbers;
      inside = true;
    } else if (inside && tag.name === 'xf' && tag.kind !== 'close') {
      numbers.push(Number(attribute(tag.attributes, 'numFmtId') ?? '0'));
    }
  }
  if (inside) throw new XmlError('cellXfs without end');
  return numbers;
}
