/**
 * Findings as threaded comments, for reviewers who ask for them. Excel adds the author; code and sentence are ours.
 * Ours are known by how they begin, so they can be renewed and removed in one go; a person's words are never removed.
 */
import { parseA1, a1 } from '../../form/sheet';
import { HostError, type ReviewNote } from '../host';
import { isOurs, noteText } from '../review-notes';
import type { ExcelAccess } from './access';
import { hostErrorOf } from './errors';

/** ExcelApi that brought threaded comments. */
const NEEDED_API = '1.10';

/** A thread on the sheet, as far as it matters. */
interface Thread {
  readonly comment: Excel.Comment;
  readonly place: string;
  readonly ours: boolean;
  readonly ourReplies: readonly Excel.CommentReply[];
  /** Somebody else wrote into it. */
  readonly answered: boolean;
}

const placeOf = (sheet: string, cell: string): string => `${sheet}!${cell}`;

export class ReviewComments {
  constructor(private readonly office: ExcelAccess) {}

  /** Whether this Excel knows threaded comments. */
  get supported(): boolean {
    return this.office.supports(NEEDED_API);
  }

  /**
   * Puts the notes onto their cells in place of all earlier ones of ours. A cell that carries a person's comment gets
   * a reply there.
   * @returns how many cells carry notes now
   * @throws HostError `unsupported` in an Excel without threaded comments
   */
  annotate(notes: readonly ReviewNote[]): Promise<number> {
    const byPlace = new Map<string, ReviewNote[]>();
    for (const note of notes) {
      const place = placeOf(note.cell.sheet, a1(note.cell));
      byPlace.set(place, [...(byPlace.get(place) ?? []), note]);
    }
    return this.run(async (context) => {
      const threads = await threadsOf(context);
      const kept = removeOurs(threads);
      for (const [place, there] of byPlace) addTo(context, kept.get(place), there);
      await context.sync();
      return byPlace.size;
    });
  }

  /** Removes all of ours. @returns how many comments and replies that were. */
  clear(): Promise<number> {
    return this.run(async (context) => {
      const threads = await threadsOf(context);
      removeOurs(threads);
      await context.sync();
      return threads.reduce((sum, thread) => sum + (removable(thread) ? 1 : thread.ourReplies.length), 0);
    });
  }

  private async run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    if (!this.supported) throw new HostError('unsupported', `threaded comments need ExcelApi ${NEEDED_API}`);
    try {
      return await this.office.run(batch);
    } catch (error) {
      throw hostErrorOf(error);
    }
  }
}

/** Our own comment goes unless a person answered it: then only our replies do. */
const removable = (thread: Thread): boolean => thread.ours && !thread.answered;

/** Puts the removals into the batch. @returns the threads that stay, by place */
function removeOurs(threads: readonly Thread[]): Map<string, Thread> {
  const kept = new Map<string, Thread>();
  for (const thread of threads) {
    if (removable(thread)) {
      thread.comment.delete();
      continue;
    }
    for (const reply of thread.ourReplies) reply.delete();
    kept.set(thread.place, thread);
  }
  return kept;
}

function addTo(context: Excel.RequestContext, thread: Thread | undefined, notes: readonly ReviewNote[]): void {
  const [first] = notes;
  if (first === undefined) return;
  const content = noteText(notes);
  if (thread === undefined) {
    const range = context.workbook.worksheets.getItem(first.cell.sheet).getRange(a1(first.cell));
    context.workbook.comments.add(range, content);
  } else {
    thread.comment.replies.add(content);
  }
}

interface Placed {
  readonly comment: Excel.Comment;
  readonly location: Excel.Range;
  readonly sheet: Excel.Worksheet;
}

function placedAt(comment: Excel.Comment, location: Excel.Range): Placed {
  location.load('address');
  const sheet = location.worksheet;
  sheet.load('name');
  return { comment, location, sheet };
}

/** Two round trips: the threads, then where they are. */
async function threadsOf(context: Excel.RequestContext): Promise<Thread[]> {
  const { comments } = context.workbook;
  comments.load('items/id,items/content,items/replies/items/id,items/replies/items/content');
  await context.sync();
  const placed = comments.items.map((comment) => placedAt(comment, comment.getLocation()));
  if (placed.length > 0) await context.sync();
  return placed.map(({ comment, location, sheet }) => {
    const replies = comment.replies.items;
    const ourReplies = replies.filter((reply) => isOurs(reply.content));
    return {
      comment,
      place: placeOf(sheet.name, cellIn(location.address)),
      ours: isOurs(comment.content),
      ourReplies,
      answered: ourReplies.length < replies.length,
    };
  });
}

/** `'a!b'!$C$3 → C3`. */
function cellIn(address: string): string {
  const cell = parseA1(address.slice(address.lastIndexOf('!') + 1));
  return cell === null ? '' : a1(cell);
}
