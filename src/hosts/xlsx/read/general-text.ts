/** Numbers under the format General, as a cell wide enough shows them: at most 11 characters, else scientific. */
import { format } from 'numfmt';

const SMALL = Array.from({ length: 1001 }, (_unused, value) => String(value));

export function generalText(value: number): string {
  if (Number.isInteger(value)) {
    if (value >= 0 && value <= 1000) return SMALL[value] ?? String(value);
    if (value < 1e11 && value > -1e11) return String(value);
  } else {
    const shortest = String(value);
    // Ten characters leave nothing to round; an exponent is written differently.
    if (shortest.length <= 10 && !shortest.includes('e')) return shortest;
  }
  return Number.isFinite(value) ? format('General', value) : '#NUM!';
}
