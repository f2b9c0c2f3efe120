/** What a workbook holds that the grid does not draw. All of it stays in the file. */
import type { WorkbookPackage } from '../../hosts/xlsx/package/workbook-package';

export type Undrawn =
  'charts' | 'pictures' | 'shapes' | 'pivots' | 'macros' | 'controls' | 'sparklines' | 'slicers' | 'conditional';

const PARTS: readonly { readonly kind: Undrawn; readonly pattern: RegExp }[] = [
  { kind: 'charts', pattern: /^xl\/(charts|chartsheets)\/[^/]+\.xml$/i },
  { kind: 'pictures', pattern: /^xl\/media\// },
  { kind: 'pivots', pattern: /^xl\/pivotTables\//i },
  { kind: 'macros', pattern: /vbaProject\.bin$/i },
  { kind: 'controls', pattern: /^xl\/(ctrlProps|activeX|embeddings)\//i },
  { kind: 'slicers', pattern: /^xl\/(slicers|timelines)\//i },
];

/** Kinds found, in the order of the list above. `sheetParts`: the worksheet parts; `rules`: conditional formats left out. */
export function findUndrawn(pack: WorkbookPackage, sheetParts: readonly string[], rules: number): Undrawn[] {
  const names = pack.names();
  const found = new Set<Undrawn>();
  for (const { kind, pattern } of PARTS) if (names.some((name) => pattern.test(name))) found.add(kind);
  for (const part of sheetParts) {
    if (pack.text(part)?.includes('sparklineGroup ') === true) found.add('sparklines');
    for (const { kind, target, external } of pack.relationships(part)) {
      if (kind === 'drawing' && !external && /<(\w+:)?(sp|cxnSp|grpSp)[\s>]/.test(pack.text(target) ?? ''))
        found.add('shapes');
    }
  }
  if (rules > 0) found.add('conditional');
  return [...found];
}
