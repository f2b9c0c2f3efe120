/** A batch summed up, one file at a time: counts, and of each project a digest and its first place. */
import type { Light } from '../checks/check';
import { fingerprint } from '../form/sheet';
import type { Counts, Verdict } from './model';
import { DigestTable } from './number-table';
import type { ReportFile, ReportForm } from './report';

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

/** A file, and how a person knows it. A batch has its files at hand anyway; of each, this is what is kept. */
export interface Named {
  readonly shown: string;
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
  /** Of each project by its number: the file of its first form, and where it stands there. */
  readonly #files: Named[] = [];
  readonly #spots: string[] = [];
  /** Most forms of a batch stand where others do. */
  readonly #sameSpots = new Map<string, string>();
  /** Those met again, by number. */
  readonly #twice = new Map<number, TwiceHandedIn>();
  #count = 0;
  #unreadable = 0;
  #withoutForms = 0;
  #forms = 0;
  #suppressed = 0;
  #stale = 0;

  /** @param named for whom the path is put together only when it is asked for */
  add(file: ReportFile, named: Named = { shown: file.path }): void {
    this.#count += 1;
    if (file.error !== null) this.#unreadable += 1;
    else if (file.forms.length === 0) this.#withoutForms += 1;
    for (const form of file.forms) this.#addForm(named, form);
  }

  summary(): BatchSummary {
    return {
      files: this.#count,
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

  #addForm(file: Named, form: ReportForm): void {
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
    this.#addPlace(file, form);
  }

  #unitTally(name: string): UnitTally {
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    const fresh: UnitTally = { forms: 0, red: 0, yellow: 0, blue: 0, verdicts: { ready: 0, fix: 0, review: 0 } };
    this.#units.set(name, fresh);
    return fresh;
  }

  #addPlace(file: Named, form: ReportForm): void {
    const { project, unit, year } = form;
    if (project === '' || unit === '') return;
    // 53 bits: in a batch of 100,000 forms two different projects meet once in two million times.
    const digest = Number.parseInt(fingerprint(ORIGIN, [[project, unit, year, form.family === 'F11']], []), 16);
    const spot = `${form.sheet}!${form.range}`;
    const { number, isNew } = this.#projects.meet(digest);
    if (isNew) {
      this.#files.push(file);
      this.#spots.push(this.#sameSpot(spot));
      return;
    }
    const place = placeOf(file, spot);
    const known = this.#twice.get(number);
    if (known !== undefined) {
      known.places.push(place);
      return;
    }
    const first = this.#files[number] ?? file;
    this.#twice.set(number, { project, unit, year, places: [placeOf(first, this.#spots[number] ?? spot), place] });
  }

  #sameSpot(spot: string): string {
    const same = this.#sameSpots.get(spot);
    if (same === undefined) this.#sameSpots.set(spot, spot);
    return same ?? spot;
  }
}

function placeOf({ shown }: Named, spot: string): string {
  return `${shown} › ${spot}`;
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
