/** How findings stand inside comments, and how ours are known again: each line begins with our name and a code. */
import type { ReviewNote } from './host';

const OURS = '〔绩效自评 ';
const LINE = /^〔绩效自评 (\w+)〕(.*)$/;

/** `〔绩效自评 E01〕…`, one line a finding. */
export function noteText(notes: readonly Pick<ReviewNote, 'code' | 'text'>[]): string {
  return notes.map(({ code, text }) => `${OURS}${code}〕${text.replace(/\s*\n\s*/g, ' ')}`).join('\n');
}

/** The notes a text of ours holds; null when somebody else wrote any line of it. */
export function notesIn(content: string): Pick<ReviewNote, 'code' | 'text'>[] | null {
  const notes = content
    .trim()
    .split('\n')
    .map((line) => LINE.exec(line));
  const read = notes.flatMap((match) => (match === null ? [] : [{ code: match[1] ?? '', text: match[2] ?? '' }]));
  return read.length < notes.length ? null : read;
}

/** Whether nobody but us wrote this. */
export function isOurs(content: string): boolean {
  return notesIn(content) !== null;
}

/** A comment of an old kind is one text: what a person wrote comes first, ours may follow below. */
export function splitNote(content: string): { readonly person: string; readonly ours: string } {
  const lines = content.split('\n');
  const last = lines.findLastIndex((line) => line !== '' && !line.startsWith(OURS));
  const below = lines
    .slice(last + 1)
    .join('\n')
    .trim();
  return below === '' || !isOurs(below)
    ? { person: content, ours: '' }
    : { person: lines.slice(0, last + 1).join('\n'), ours: below };
}

/** Whether somebody wrote into a note of ours: it is theirs from then on, and no other is put beside it. */
export function isTakenOver(person: string): boolean {
  return person.split('\n').some((line) => line.startsWith(OURS));
}
