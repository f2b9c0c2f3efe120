/**
 * Pure functions of a text that keep their latest answers: the same few hundred texts stand on every form. A text that
 * stands on one form only leaves nothing behind but a number, so that a batch in words of its own does not fill the
 * memory with answers nobody asks for again.
 */

/** Longer texts hardly ever come twice. */
const LONGEST = 60;

/** Few enough to stay close to the processor: with more, looking up takes longer than working out. */
const MOST = 1_024;

/**
 * Answers that all functions together keep for a moment: what a few forms have for themselves. The engine moves what
 * it finds in use twice to where it seldom looks again, so a moment must be short.
 */
const PASSING = 256;

/** Places for the numbers of texts that have passed, a power of two: a form has about twenty of one kind. */
const PASSED = 4_096;

/** Counts the moments, and what is kept for this one. */
let moment = 0;
let passingNow = 0;

/**
 * `work` with a memory of bounded size: of every answer for a moment, and of what comes again after it for good. When
 * that is full the older half goes, and what is asked for again comes back.
 * @param work depends on nothing but its text, and its answers are never changed
 * @param most answers kept for good for certain; as many again may linger
 */
export function remembered<Answer>(work: (text: string) => Answer, most = MOST): (text: string) => Answer {
  let recent = new Map<string, Answer>();
  let older: ReadonlyMap<string, Answer> = new Map();
  let passing = new Map<string, Answer>();
  let since = moment;
  const passed = new Int32Array(PASSED);

  const keep = (text: string, answer: Answer): Answer => {
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, answer);
    return answer;
  };

  return (text) => {
    if (text.length > LONGEST) return work(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    if (since !== moment) {
      since = moment;
      passing = new Map();
    }
    const met = passing.get(text);
    if (met !== undefined) return met;
    const own = detached(text);
    const lingering = older.get(own);
    if (lingering !== undefined) return keep(own, lingering);
    const answer = work(own);
    const number = numberOf(own);
    const place = number & (PASSED - 1);
    if (passed[place] === number) return keep(own, answer);
    passed[place] = number;
    passing.set(own, answer);
    passingNow += 1;
    if (passingNow > PASSING) {
      passingNow = 0;
      moment += 1;
    }
    return answer;
  };
}

/** Engines keep part of a text as a window on the whole: kept so, a cell's text would keep all of its file's texts. */
function detached(text: string): string {
  // Put together anew, its whole is itself.
  return ` ${text}`.slice(1);
}

/** Different texts hardly ever have the same, and none has 0. */
function numberOf(text: string): number {
  let number = text.length;
  for (let index = 0; index < text.length; index += 1) number = Math.imul(number ^ text.charCodeAt(index), 0x01000193);
  return number ^ (number >>> 15) || 1;
}
