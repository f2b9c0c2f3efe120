/** What reading target and actual together says about a row, before any points are given. */
import type { Aligned } from './alignment';
import type { Kind, ReadingNote } from './model';
import type { Comparator } from '../form/values';

interface Judged<Way extends string> {
  readonly way: Way;
  readonly kind: Kind;
  readonly notes: readonly ReadingNote[];
}

/** Both sides are numbers in one unit. */
export interface ByNumber extends Judged<'number'> {
  readonly comparator: Comparator;
  readonly sides: Aligned;
}

/** The actual is a bound or a range that lies wholly inside the target. `over`: its least value reaches the threshold. */
export interface ByBound extends Judged<'bound'> {
  readonly over: boolean;
  readonly shown: string;
}

/** The target is a range. */
export interface ByRange extends Judged<'range'> {
  readonly inside: boolean;
  readonly shown: string;
}

/** Both sides are dates. */
export interface ByDate extends Judged<'date'> {
  readonly inTime: boolean;
  readonly shown: string;
}

/** A verdict or a described state; `numeric` when a number was wanted. */
export interface ByWords extends Judged<'words'> {
  readonly state: 'met' | 'partly' | 'missed';
  readonly numeric: boolean;
}

/** Only a person can say. `free`: within [0, weight]; otherwise nothing can be said about the points either. */
export interface ByPerson extends Judged<'person'> {
  readonly free: boolean;
}

export type Judgement = ByNumber | ByBound | ByRange | ByDate | ByWords | ByPerson;
