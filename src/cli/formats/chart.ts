/** A bar chart: a list whose bars are drawn, so that it fits every width, prints with its colours and is read aloud. */
import type { Light } from '../../checks/check';

export interface Bar {
  /** Already escaped. */
  readonly label: string;
  readonly light: Light;
  readonly count: number;
  /** Said behind the bar; already escaped. */
  readonly note: string;
}

const MOST_BARS = 20;
const NARROWEST = 0.5;

const FILLS: Readonly<Record<Light, string>> = { red: '#c62828', yellow: '#c77700', blue: '#1565c0' };

/** One bar a code, longest first as given. `title` (already escaped) names the list. */
export function codeChart(bars: readonly Bar[], title: string): string {
  const shown = bars.slice(0, MOST_BARS);
  const most = Math.max(1, ...shown.map((bar) => bar.count));
  const items = shown.map(({ label, light, count, note }) => {
    const width = Math.max(NARROWEST, (count / most) * 100).toFixed(1);
    // Drawn, not a background: printers leave those out.
    const bar = `<svg aria-hidden="true" width="100%" height="18"><rect width="${width}%" height="18" fill="${FILLS[light]}"/></svg>`;
    return `<li><span>${label}</span>${bar}<span>${note}</span></li>`;
  });
  return `<ul class="chart" aria-label="${title}">${items.join('')}</ul>`;
}
