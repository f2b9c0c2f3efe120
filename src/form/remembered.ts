/** Pure functions of a text that keep their latest answers: the same few hundred texts stand on every form. */

/** Longer texts hardly ever come twice. */
const LONGEST = 60;

/** Few enough to stay close to the processor: with more, looking up takes longer than working out. */
const MOST = 1_024;

/**
 * `work` with a memory of bounded size. When it is full the older half goes, and what is asked for again comes back.
 * @param work depends on nothing but its text, and its answers are never changed
 * @param most answers kept for certain; as many again may linger
 */
export function remembered<Answer>(work: (text: string) => Answer, most = MOST): (text: string) => Answer {
  let recent = new Map<string, Answer>();
  let older: ReadonlyMap<string, Answer> = new Map();
  return (text) => {
    if (text.length > LONGEST) return work(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    const answer = older.get(own) ?? work(own);
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(own, answer);
    return answer;
  };
}

/** Engines keep part of a text as a window on the whole: kept so, a cell's text would keep all of its file's texts. */
function detached(text: string): string {
  // Put together anew, its whole is itself.
  return ` ${text}`.slice(1);
}
