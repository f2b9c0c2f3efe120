/** The text of a cell as Excel shows it at full width. */
// The package's export map (4.0.1) names files it does not ship; the path says which file is meant.
import { format } from '../../../node_modules/numfmt/dist/index.js';
import type { CellValue } from '../../../src/form/sheet';

export function display(value: CellValue, numberFormat: string): string {
  if (value === '') return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (numberFormat === '@') return String(value);
  return format(numberFormat, value, { locale: 'zh-CN', nbsp: false });
}
