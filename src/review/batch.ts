/** A batch summed up, one file at a time: counts, and of each project a digest and its first place. */
import type { Light } from '../checks/check';
import { fingerprint } from '../form/sheet';
import type { Counts, Verdict } from './model';
import { DigestTable } from './number-table';
import type { ReportFile, ReportForm } from './report';
import { TextStore } from './text-store';

export interface UnitSummary extends Counts {
  /** 实施单位, else 主管部门, else `''`. */
  readonly unit: string;
  readonly forms: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export interface CodeCount {
  readonly code: string;
  readonly light: Light;
  /** Open findings; those marked 已说明 do not count. */
  readonly count: number;
  /** Forms with at least one of them. */
  readonly forms: number;
}

/** The same project, unit and year handed in more than once. */
export interface Duplicate {
  readonly project: string;
  readonly unit: string;
  readonly year: string;
  /** `path › sheet!range`, in the order met. */
  readonly places: readonly string[];
}

export interface BatchSummary extends Counts {
  readonly files: number;
  /** Files that could not be read. */
  readonly unreadable: number;
  /** Files that were read and hold no form. */
  readonly withoutForms: number;
  readonly forms: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly suppressed: number;
  readonly stale: number;
  /** Most frequent first; equal counts by code. */
  readonly codes: readonly CodeCount[];
  /** Most forms first; equal counts by name. */
  readonly units: readonly UnitSummary[];
  readonly duplicates: readonly Duplicate[];
}

type Tally<K extends string> = Record<K, number>;

const ORIGIN = { row: 0, column: 0 };

interface UnitTally extends Tally<Light> {
  forms: number;
  readonly verdicts: Tally<Verdict>;
}

/** Adds up a batch. Order of files does not change the result but for the order of places inside a duplicate. */
export class BatchTally {
  readonly #lights: Tally<Light> = { red: 0, yellow: 0, blue: 0 };
  readonly #verdicts: Tally<Verdict> = { ready: 0, fix: 0, review: 0 };
  readonly #codes = new Map<string, { light: Light; count: number; forms: number }>();
  readonly #units = new Map<string, UnitTally>();
  readonly #projects = new DigestTable();
  /** Of each project by its number: its first place. */
  readonly #places = new TextStore();
  /** Those met again, by number. */
  readonly #twice = new Map<number, TwiceHandedIn>();
  #files = 0;
  #unreadable = 0;
  #withoutForms = 0;
  #forms = 0;
  #suppressed = 0;
  #stale = 0;

  add(file: ReportFile): void {
    this.#files += 1;
    if (file.error !== null) this.#unreadable += 1;
    else if (file.forms.length === 0) this.#withoutForms += 1;
    for (const form of file.forms) this.#addForm(file.path, form);
  }

  summary(): BatchSummary {
    return {
      files: this.#files,
      unreadable: this.#unreadable,
      withoutForms: this.#withoutForms,
      forms: this.#forms,
      ...this.#lights,
      verdicts: { ...this.#verdicts },
      suppressed: this.#suppressed,
      stale: this.#stale,
      codes: [...this.#codes]
        .map(([code, tally]) => ({ code, ...tally }))
        .sort((left, right) => right.count - left.count || compareText(left.code, right.code)),
      units: [...this.#units]
        .map(([unit, tally]) => ({ unit, ...tally }))
        .sort((left, right) => right.forms - left.forms || compareText(left.unit, right.unit)),
      duplicates: [...this.#twice].sort(([left], [right]) => left - right).map(([, duplicate]) => duplicate),
    };
  }

  #addForm(path: string, form: ReportForm): void {
    this.#forms += 1;
    this.#verdicts[form.verdict] += 1;
    this.#stale += form.stale.length;
    const unit = this.#unitTally(form.unit === '' ? form.department : form.unit);
    unit.forms += 1;
    unit.verdicts[form.verdict] += 1;
    const codesOfForm = new Set<string>();
    for (const finding of form.findings) {
      if (finding.suppressed !== null) {
        this.#suppressed += 1;
        continue;
      }
      this.#lights[finding.light] += 1;
      unit[finding.light] += 1;
      const tally = this.#codes.get(finding.code) ?? { light: finding.light, count: 0, forms: 0 };
      tally.count += 1;
      if (!codesOfForm.has(finding.code)) tally.forms += 1;
      codesOfForm.add(finding.code);
      this.#codes.set(finding.code, { ...tally, light: graver(tally.light, finding.light) });
    }
    this.#addPlace(path, form);
  }

  #unitTally(name: string): UnitTally {
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    const fresh: UnitTally = { forms: 0, red: 0, yellow: 0, blue: 0, verdicts: { ready: 0, fix: 0, review: 0 } };
    this.#units.set(name, fresh);
    return fresh;
  }

  #addPlace(path: string, form: ReportForm): void {
    const { project, unit, year } = form;
    if (project === '' || unit === '') return;
    // 53 bits: in a batch of 100,000 forms two different projects meet once in two million times.
    const digest = Number.parseInt(fingerprint(ORIGIN, [[project, unit, year, form.family === 'F11']], []), 16);
    const place = `${path} › ${form.sheet}!${form.range}`;
    const { number, isNew } = this.#projects.meet(digest);
    if (isNew) {
      this.#places.add(place);
      return;
    }
    const known = this.#twice.get(number);
    if (known === undefined) this.#twice.set(number, { project, unit, year, places: [this.#places.at(number), place] });
    else known.places.push(place);
  }
}

interface TwiceHandedIn extends Duplicate {
  readonly places: string[];
}

/** Code points, not the machine's locale: the same order everywhere. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function graver(left: Light, right: Light): Light {
  if (left === 'red' || right === 'red') return 'red';
  return left === 'yellow' || right === 'yellow' ? 'yellow' : 'blue';
}
