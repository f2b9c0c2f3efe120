/** The table of many files: one row a form, and one for every file without any. */
import { Decimal, decimal } from '../../scoring/decimal';
import type { Language } from '../../locales';
import type { ReportFile, Verdict } from '../../review';
import type { Reports } from './job';
import { compareKeys, orderKey } from './order';

/** `unread`: the file could not be read · `none`: it holds no form. */
export type RowVerdict = Verdict | 'unread' | 'none';

export interface RowForm {
  readonly sheet: string;
  /** A1 range; its first cell is where the form begins. */
  readonly range: string;
  readonly project: string;
  readonly unit: string;
  readonly red: number;
  readonly yellow: number;
  readonly blue: number;
  /** As printed; null when there is none. */
  readonly total: string | null;
  readonly computed: string | null;
  /** The printed total is not what the scores add up to. */
  readonly differs: boolean;
  /** The file holds more than this form. */
  readonly several: boolean;
  /** Of the findings that count, each once. */
  readonly codes: readonly string[];
}

export interface ManyRow {
  readonly id: string;
  /** Of the file in the list; the list is in the order of names. */
  readonly place: number;
  readonly path: string;
  readonly verdict: RowVerdict;
  readonly form: RowForm | null;
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
  readonly verdict: RowVerdict | 'all';
  readonly code: string | 'all';
}

/** What needs work comes first. */
export const VERDICT_ORDER: readonly RowVerdict[] = ['unread', 'fix', 'review', 'none', 'ready'];

export function rowsOf(reports: readonly (Reports | null)[], language: Language): ManyRow[] {
  return reports.flatMap((report, place) => (report === null ? [] : rowsOfFile(report[language], place)));
}

function rowsOfFile(file: ReportFile, place: number): ManyRow[] {
  const bare = { place, path: file.path, form: null };
  if (file.error !== null) return [{ ...bare, id: String(place), verdict: 'unread', error: file.error }];
  if (file.forms.length === 0) return [{ ...bare, id: String(place), verdict: 'none', error: '' }];
  return file.forms.map((form, index): ManyRow => {
    const findings = form.findings.filter(({ suppressed }) => suppressed === null);
    const count = (light: string): number => findings.filter((finding) => finding.light === light).length;
    return {
      id: `${place}.${index}`,
      place,
      path: file.path,
      verdict: form.verdict,
      error: '',
      form: {
        sheet: form.sheet,
        range: form.range,
        project: form.project,
        unit: form.unit === '' ? form.department : form.unit,
        red: count('red'),
        yellow: count('yellow'),
        blue: count('blue'),
        total: form.total.printed,
        computed: form.total.computed,
        differs: differ(form.total.printed, form.total.computed),
        several: file.forms.length > 1,
        codes: [...new Set(findings.map(({ code }) => code))],
      },
    };
  });
}

function differ(printed: string | null, computed: string | null): boolean {
  return printed !== null && computed !== null && !decimal(printed).equals(decimal(computed));
}

/** How many rows have each verdict. */
export function countVerdicts(rows: readonly ManyRow[]): Readonly<Record<RowVerdict, number>> {
  const counts = { unread: 0, fix: 0, review: 0, none: 0, ready: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** The codes that were found, in order, with the number of forms that have each. */
export function countCodes(rows: readonly ManyRow[]): (readonly [code: string, forms: number])[] {
  const counts = new Map<string, number>();
  for (const { form } of rows) for (const code of form?.codes ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What passes the filter, in order; rows that have nothing in a column come last, whichever way it is sorted. */
export function shownRows(rows: readonly ManyRow[], filter: Filter, sorting: Sorting): ManyRow[] {
  const wanted = filter.text.trim().toLowerCase();
  const passed = rows.filter(
    (row) =>
      (filter.verdict === 'all' || row.verdict === filter.verdict) &&
      (filter.code === 'all' || row.form?.codes.includes(filter.code) === true) &&
      (wanted === '' || searchText(row).includes(wanted)),
  );
  const compare = comparerOf(sorting.key);
  return passed
    .map((row) => ({ row, key: keyOf(row, sorting.key) }))
    .sort((one, other) => {
      if (one.key === null || other.key === null)
        return Number(one.key === null) - Number(other.key === null) || byPlace(one.row, other.row);
      const order = compare(one.key, other.key);
      return (sorting.down ? -order : order) || byPlace(one.row, other.row);
    })
    .map(({ row }) => row);
}

function searchText({ path, form, error }: ManyRow): string {
  const words = form === null ? [error] : [form.sheet, form.project, form.unit, ...form.codes];
  return [path, ...words].join('\n').toLowerCase();
}

type Key = string | number | Decimal;

/** What a row is sorted by; null: it has nothing there. */
function keyOf({ place, verdict, form }: ManyRow, key: SortKey): Key | null {
  switch (key) {
    case 'path':
      return place;
    case 'verdict':
      return VERDICT_ORDER.indexOf(verdict);
    case 'project':
    case 'unit':
      return form === null || form[key] === '' ? null : orderKey(form[key]);
    case 'red':
    case 'yellow':
    case 'blue':
      return form === null ? null : form[key];
    case 'total':
      return form === null || form.total === null ? null : decimal(form.total);
  }
}

function comparerOf(key: SortKey): (one: Key, other: Key) => number {
  switch (key) {
    case 'project':
    case 'unit':
      return (one, other) => compareKeys(String(one), String(other));
    case 'total':
      return (one, other) => new Decimal(one).comparedTo(other);
    case 'path':
    case 'verdict':
    case 'red':
    case 'yellow':
    case 'blue':
      return (one, other) => Number(one) - Number(other);
  }
}

/** Forms of one file keep the order of their sheets. */
function byPlace(one: ManyRow, other: ManyRow): number {
  return one.place - other.place;
}
