/** Dates against dates: in time, late, or for a person to judge. */
import type { DateReading, DateSpan } from '../form/values';
import type { Judgement } from './judgement';

/** A span on the calendar of one year; null when a year is missing that the other side names. */
function onCalendar(span: DateSpan, year: string): { readonly earliest: string; readonly latest: string } {
  return { earliest: `${year}-${span.earliest}`, latest: `${year}-${span.latest}` };
}

/** The year of a span, from its text, else from the form; `''` when nobody says. */
function yearOf(span: DateSpan, formYear: string): string {
  return span.year ?? formYear;
}

/**
 * A bare target date is a deadline: on or before it is in time. `<=` and `>=` are as printed.
 * An actual that may lie on either side of the deadline is for a person.
 * @param formYear stands in where a text names no year
 */
export function judgeDate(target: DateReading, actual: DateReading, formYear: string): Judgement {
  const targetYear = yearOf(target.span, formYear);
  const actualYear = yearOf(actual.span, formYear);
  const unclear: Judgement = { way: 'person', kind: 'quantitative', notes: ['date-unclear'], free: false };
  // Without any year both are taken as the same one, with one year only nothing can be said.
  if ((targetYear === '') !== (actualYear === '')) return unclear;
  const wanted = onCalendar(target.span, targetYear);
  const done = onCalendar(actual.span, actualYear);
  const bound = actual.comparator !== null;
  const after = target.comparator === '>=';
  const inTime = after
    ? actual.comparator !== '<=' && done.earliest >= wanted.earliest
    : actual.comparator !== '>=' && done.latest <= wanted.latest;
  const late = !bound && (after ? done.latest < wanted.earliest : done.earliest > wanted.latest);
  if (!inTime && !late) return bound ? { ...unclear, notes: ['date-unclear', 'looser-bound'] } : unclear;
  const limit = after ? wanted.earliest : wanted.latest;
  const day = after === inTime ? done.earliest : done.latest;
  const sign = after ? (inTime ? '≥' : '<') : inTime ? '≤' : '>';
  return {
    way: 'date',
    kind: 'quantitative',
    inTime,
    shown: `${stripYear(day)} ${sign} ${stripYear(limit)}`,
    notes: bound ? ['date-judged', 'actual-is-bound'] : ['date-judged'],
  };
}

/** Without a year the day stands alone: `12-31`. */
function stripYear(day: string): string {
  return day.replace(/^-/, '');
}
