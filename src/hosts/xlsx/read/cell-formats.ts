/** Number formats of the cell styles, from the styles part. */
import { attribute, childrenOf, tags } from '../xml/tokens';

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
  const styles = (childrenOf(xml, 'cellXfs')?.children ?? []).map(({ open }) => {
    const id = Number(attribute(open.attributes, 'numFmtId') ?? '0');
    return { id, code: codes.get(id) ?? null };
  });
  return { of: (style) => styles[style] ?? GENERAL };
}
