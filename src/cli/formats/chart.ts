/** A bar chart as inline SVG: no script, no font, no request; readable in print and without colour. */
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
const ROW = 26;
const LABEL_WIDTH = 280;
const BAR_WIDTH = 460;

const FILLS: Readonly<Record<Light, string>> = { red: '#c62828', yellow: '#c77700', blue: '#1565c0' };

/** One bar a code, longest first as given. `title` (already escaped) names the picture for those who cannot see it. */
export function codeChart(bars: readonly Bar[], title: string): string {
  const shown = bars.slice(0, MOST_BARS);
  const most = Math.max(1, ...shown.map((bar) => bar.count));
  const rows = shown.map((bar, index) => {
    const y = index * ROW;
    const width = Math.max(2, Math.round((bar.count / most) * BAR_WIDTH));
    return [
      `<text x="${LABEL_WIDTH - 8}" y="${y + 17}" text-anchor="end">${bar.label}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${y + 4}" width="${width}" height="18" fill="${FILLS[bar.light]}"/>`,
      `<text x="${LABEL_WIDTH + width + 6}" y="${y + 17}">${bar.note}</text>`,
    ].join('');
  });
  const height = shown.length * ROW;
  const width = LABEL_WIDTH + BAR_WIDTH + 130;
  return `<svg class="chart" role="img" aria-label="${title}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">${rows.join('')}</svg>`;
}
