/**
 * Findings as threaded comments, for reviewers who ask for them. Excel adds the author; code and sentence are ours.
 * Ours are known by how they begin, so they can be renewed and removed in one go; a person's words are never removed.
 */
import { parseA1, a1 } from '../../form/sheet';
import { HostError, type ReviewComments, type ReviewNote } from '../host';
import { isOurs, noteText } from '../review-notes';
import type { ExcelAccess } from './access';
import { hostErrorOf } from './errors';
import type { InTurn } from './rides';

/** ExcelApi that brought threaded comments. */
const NEEDED_API = '1.10';

/** A thread on the sheet, as far as it matters. */
interface Thread {
  readonly comment: Excel.Comment;
  readonly sheet: string;
  readonly place: string;
  readonly ours: boolean;
  readonly ourReplies: readonly Excel.CommentReply[];
  /** Somebody else wrote into it. */
  readonly answered: boolean;
}

/** Cells that are to carry notes. */
interface Wanted {
  readonly sheet: string;
  readonly cell: string;
  readonly content: string;
}

const placeOf = (sheet: string, cell: string): string => `${sheet}!${cell}`;

/** Comments where this Excel knows threaded ones, else null. */
export function excelComments(office: ExcelAccess, inTurn: InTurn): ReviewComments | null {
  return office.supports(NEEDED_API) ? new ExcelComments(office, inTurn) : null;
}

class ExcelComments implements ReviewComments {
  constructor(
    private readonly office: ExcelAccess,
    private readonly inTurn: InTurn,
  ) {}

  /** A cell that carries a person's comment gets a reply there. A note that stands already is left alone. */
  annotate(notes: readonly ReviewNote[]): Promise<number> {
    const wanted = wantedFor(notes);
    return this.run(async (context) => {
      const threads = await threadsOf(context);
      const touched = threads.filter((thread) => leftovers(thread, wanted.get(thread.place)).length > 0);
      const standing = new Map(threads.map((thread) => [thread.place, thread]));
      const unsaid = [...wanted].filter(([place, { content }]) => !says(standing.get(place), content));
      await refuseProtected(context, [...touched, ...unsaid.map(([, there]) => there)]);
      for (const thread of touched) removeAllBut(thread, wanted.get(thread.place));
      for (const [place, there] of unsaid) put(context, standing.get(place), there);
      await context.sync();
      return wanted.size;
    });
  }

  clear(): Promise<number> {
    return this.run(async (context) => {
      const threads = await threadsOf(context);
      const ours = threads.filter((thread) => leftovers(thread, undefined).length > 0);
      await refuseProtected(context, ours);
      for (const thread of ours) removeAllBut(thread, undefined);
      await context.sync();
      return ours.length;
    });
  }

  private run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    return this.inTurn(() =>
      this.office.run(batch).catch((error: unknown) => {
        throw hostErrorOf(error);
      }),
    );
  }
}

function wantedFor(notes: readonly ReviewNote[]): Map<string, Wanted> {
  const byPlace = new Map<string, ReviewNote[]>();
  for (const note of notes) {
    const place = placeOf(note.cell.sheet, a1(note.cell));
    byPlace.set(place, [...(byPlace.get(place) ?? []), note]);
  }
  return new Map(
    [...byPlace].flatMap(([place, there]): [string, Wanted][] => {
      const [first] = there;
      if (first === undefined) return [];
      return [[place, { sheet: first.cell.sheet, cell: a1(first.cell), content: noteText(there) }]];
    }),
  );
}

/** Our own comment goes unless a person answered it: then only our replies do. */
const removable = (thread: Thread): boolean => thread.ours && !thread.answered;

/** What of ours in a thread does not say what is wanted there. */
function leftovers(thread: Thread, wanted: Wanted | undefined): readonly (Excel.Comment | Excel.CommentReply)[] {
  if (removable(thread)) return thread.comment.content === wanted?.content ? thread.ourReplies : [thread.comment];
  if (thread.ours && thread.comment.content === wanted?.content) return thread.ourReplies;
  const kept = thread.ourReplies.find((reply) => reply.content === wanted?.content);
  return thread.ourReplies.filter((reply) => reply !== kept);
}

function removeAllBut(thread: Thread, wanted: Wanted | undefined): void {
  for (const one of leftovers(thread, wanted)) one.delete();
}

/** Whether we say this in the thread already. */
function says(thread: Thread | undefined, content: string): boolean {
  return thread !== undefined && [thread.comment, ...thread.ourReplies].some((one) => one.content === content);
}

function put(context: Excel.RequestContext, thread: Thread | undefined, { sheet, cell, content }: Wanted): void {
  if (thread === undefined || removable(thread)) {
    context.workbook.comments.add(context.workbook.worksheets.getItem(sheet).getRange(cell), content);
  } else {
    thread.comment.replies.add(content);
  }
}

/** Before anything is changed: Excel would refuse half-way. @throws HostError `protected`, `sheet-gone` */
async function refuseProtected(
  context: Excel.RequestContext,
  touched: readonly { readonly sheet: string }[],
): Promise<void> {
  const sheets = [...new Set(touched.map(({ sheet }) => sheet))].map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load('name');
    sheet.protection.load('protected');
    return { name, sheet };
  });
  if (sheets.length === 0) return;
  await context.sync();
  for (const { name, sheet } of sheets) {
    if (sheet.isNullObject) throw new HostError('sheet-gone', 'the sheet was renamed or deleted', name);
    if (sheet.protection.protected) throw new HostError('protected', 'the sheet is protected', name);
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
      sheet: sheet.name,
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
