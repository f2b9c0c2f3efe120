/** Replacements of stretches of a text, applied in one go. */
export interface Splice {
  readonly start: number;
  /** Equal to `start` for an insertion. */
  readonly end: number;
  readonly text: string;
}

/** Insertions at one place keep the order in which they were given. Stretches must not overlap. */
export function splice(text: string, changes: readonly Splice[]): string {
  const ordered = changes
    .map((change, order) => ({ ...change, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let out = '';
  let at = 0;
  for (const change of ordered) {
    if (change.start < at) throw new Error(`overlapping changes at ${change.start}`);
    out += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return out + text.slice(at);
}
