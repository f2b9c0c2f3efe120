/** The table of many files: one row a form, and one for every file without any. */
import type { ReportFile, ReportForm, Verdict } from '../../review';

export interface ManyRow {
  readonly path: string;
  /** `unread`: the file could not be read · `none`: it holds no form. */
  readonly verdict: Verdict | 'unread' | 'none';
  readonly form: ReportForm | null;
  readonly project: string;
  readonly unit: string;
  readonly red: number;
  readonly yellow: number;
  readonly blue: number;
  /** As printed; `''` when there is none. */
  readonly total: string;
  readonly computed: string;
  /** Why a file could not be read. */
  readonly error: string;
}

export type SortKey = 'path' | 'project' | 'unit' | 'verdict' | 'red' | 'yellow' | 'blue' | 'total';

export interface Sorting {
  readonly key: SortKey;
  readonly down: boolean;
}

export interface Filter {
  readonly text: string;
  readonly verdict: ManyRow['verdict'] | 'all';
}

/** What needs work comes first. */
const ORDER: readonly ManyRow['verdict'][] = ['unread', 'fix', 'review', 'none', 'ready'];

export function rowsOf(file: ReportFile): ManyRow[] {
  const bare = {
    path: file.path,
    form: null,
    project: '',
    unit: '',
    red: 0,
    yellow: 0,
    blue: 0,
    total: '',
    computed: '',
  };
  if (file.error !== null) return [{ ...bare, verdict: 'unread', error: file.error }];
  if (file.forms.length === 0) return [{ ...bare, verdict: 'none', error: '' }];
  return file.forms.map((form): ManyRow => {
    const count = (light: string): number =>
      form.findings.filter((finding) => finding.suppressed === null && finding.light === light).length;
    return {
      path: file.path,
      verdict: form.verdict,
      form,
      project: form.project,
      unit: form.unit === '' ? form.department : form.unit,
      red: count('red'),
      yellow: count('yellow'),
      blue: count('blue'),
      total: form.total.printed ?? '',
      computed: form.total.computed ?? '',
      error: '',
    };
  });
}

export function shownRows(rows: readonly ManyRow[], filter: Filter, sorting: Sorting): ManyRow[] {
  const wanted = filter.text.trim().toLowerCase();
  return rows
    .filter(({ verdict }) => filter.verdict === 'all' || verdict === filter.verdict)
    .filter(({ path, project, unit }) => wanted === '' || `${path}\n${project}\n${unit}`.toLowerCase().includes(wanted))
    .sort((one, other) => (sorting.down ? -1 : 1) * compare(one, other, sorting.key) || byPath(one, other));
}

function compare(one: ManyRow, other: ManyRow, key: SortKey): number {
  switch (key) {
    case 'path':
      return byPath(one, other);
    case 'project':
    case 'unit':
      return one[key].localeCompare(other[key], 'zh-CN');
    case 'verdict':
      return ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);
    case 'red':
    case 'yellow':
    case 'blue':
      return one[key] - other[key];
    case 'total':
      // Only the order on screen; a form without a total comes first.
      return (Number.parseFloat(one.total) || -1) - (Number.parseFloat(other.total) || -1);
  }
}

function byPath(one: ManyRow, other: ManyRow): number {
  return one.path.localeCompare(other.path, 'zh-CN', { numeric: true });
}
