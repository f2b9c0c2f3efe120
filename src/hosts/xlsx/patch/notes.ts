/**
 * Our notes (the old kind of comment) in the comments part of a sheet. A note of a person is one text with ours below
 * it as a run of its own, so that taking ours away leaves the person's to the character.
 */
import { a1, parseA1, type CellRef } from '../../../form/sheet';
import { isOurs, isTakenOver, splitNote } from '../../review-notes';
import type { Workbook } from '../package/workbook';
import type { WorkbookPackage } from '../package/workbook-package';
import { readNotes } from '../read/notes';
import { itemText } from '../read/shared-strings';
import { encodeXstring, escapeXml, textContent } from '../xml/escapes';
import { splice, type Splice } from '../xml/splice';
import { attribute, childrenOf, type Element } from '../xml/tokens';
import { redrawNotes } from './note-shapes';
import { addPartType, addRelationship, appendChild, freePart, relationshipType } from './package-edits';

/** Who our notes are by, as far as a note says. */
const AUTHOR = '绩效自评快检';

/** Our notes of a sheet by address. */
export function ownNotes(pack: WorkbookPackage, sheetPart: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { cell, text, threaded } of readNotes(pack, sheetPart)) {
    const { ours } = splitNote(text);
    if (!threaded && ours !== '') found.set(a1(cell), ours);
  }
  return found;
}

/**
 * Puts the notes, by address, in place of all of ours. Cells that cannot take one are left out: those with a thread of
 * comments, whose note is only its shadow, and those where a person wrote into ours.
 * @returns how many cells carry one now
 */
export function writeNotes(
  pack: WorkbookPackage,
  workbook: Workbook,
  sheetPart: string,
  notes: ReadonlyMap<string, string>,
): number {
  const threads = new Set(readNotes(pack, sheetPart).flatMap(({ cell, threaded }) => (threaded ? [a1(cell)] : [])));
  const wanted = new Map([...notes].filter(([address]) => !threads.has(address)));
  const known = commentsPart(pack, sheetPart);
  if (known === null && wanted.size === 0) return 0;
  const part = known ?? createComments(pack, workbook, sheetPart);
  const { added, removed, refused } = pack.guard(part, () => rewrite(pack, part, wanted));
  redrawNotes(pack, workbook, sheetPart, removed, added);
  return wanted.size - refused;
}

function commentsPart(pack: WorkbookPackage, sheetPart: string): string | null {
  const found = pack
    .relationships(sheetPart)
    .find(({ kind, target, external }) => kind === 'comments' && !external && pack.has(target));
  return found?.target ?? null;
}

function createComments(pack: WorkbookPackage, workbook: Workbook, sheetPart: string): string {
  const part = freePart(pack, 'xl/comments', '.xml');
  const main = workbook.strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  pack.write(
    part,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`,
  );
  addRelationship(pack, sheetPart, relationshipType('comments', workbook.strict), part);
  addPartType(pack, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml');
  return part;
}

interface Rewritten {
  readonly added: readonly CellRef[];
  readonly removed: readonly CellRef[];
  readonly refused: number;
}

function rewrite(pack: WorkbookPackage, part: string, wanted: ReadonlyMap<string, string>): Rewritten {
  const before = pack.text(part) ?? '';
  const list = childrenOf(before, 'commentList');
  if (list === null) throw pack.fail('damaged', `${part}: no commentList`);
  const { prefix } = list.element.open;
  const changes: Splice[] = [];
  const removed: CellRef[] = [];
  const rest = new Map(wanted);
  let refused = 0;
  for (const comment of list.children) {
    const address = attribute(comment.open.attributes, 'ref') ?? '';
    const text = wanted.get(address);
    rest.delete(address);
    const change = changeOf(before, comment, text, prefix);
    if (change === 'removed') {
      const cell = parseA1(address);
      if (cell !== null) removed.push(cell);
      changes.push({ start: comment.open.start, end: comment.end, text: '' });
    } else if (change === 'refused') refused += 1;
    else if (change !== null) changes.push(change);
  }
  const added = [...rest.keys()].flatMap((address) => parseA1(address) ?? []);
  let after = splice(before, changes);
  if (rest.size > 0) {
    const author = authorIn(after);
    const comments = [...rest].map(
      ([address, text]) =>
        `<${prefix}comment ref="${address}" authorId="${author.id}"><${prefix}text>${runXml(text, prefix)}</${prefix}text></${prefix}comment>`,
    );
    after = appendChild(author.xml, 'commentList', () => comments.join(''));
  }
  if (after !== before) pack.write(part, after);
  return { added, removed, refused };
}

/** What becomes of a comment: ours in it goes, comes or changes; `removed` when nothing else was there. */
function changeOf(
  xml: string,
  comment: Element,
  text: string | undefined,
  prefix: string,
): Splice | 'removed' | 'refused' | null {
  const inside = xml.slice(comment.open.start, comment.end);
  const found = childrenOf(inside, 'text');
  if (found === null) return text === undefined ? null : 'refused';
  const { open, contentEnd, end } = found.element;
  const { person, ours } = splitNote(itemText(inside, open.end, contentEnd));
  if (ours === (text ?? '')) return null;
  if (isTakenOver(person)) return 'refused';
  const kept = found.children
    .map((child) => withoutOurs(inside.slice(child.open.start, child.end)))
    .filter((child) => child !== '');
  if (text === undefined && kept.length === 0) return 'removed';
  const content =
    text === undefined
      ? kept.map((child) => (kept.length === 1 ? unwrapped(child, prefix) : child)).join('')
      : kept.map((child) => wrapped(child, prefix)).join('') + runXml(kept.length === 0 ? text : `\n${text}`, prefix);
  const head = open.kind === 'empty' ? `<${prefix}text>` : inside.slice(open.start, open.end);
  return {
    start: comment.open.start + open.start,
    end: comment.open.start + end,
    text: `${head}${content}</${prefix}text>`,
  };
}

/** A run or plain text without what is ours in it; programs that join runs of equal looks join ours to the person's. */
function withoutOurs(element: string): string {
  const said = itemText(element, 0, element.length);
  if (isOurs(said)) return '';
  const { person, ours } = splitNote(said);
  if (ours === '') return element;
  return element.replace(
    /(<(?:\w+:)?t(?:\s[^>]*)?>)[^<]*(?=<\/)/,
    `$1${encodeXstring(person).replaceAll('$', '$$$$')}`,
  );
}

/** Plain text may not stand beside a run: it becomes one, and plain again when it is alone. */
function wrapped(element: string, p: string): string {
  return element.startsWith(`<${p}t>`) || element.startsWith(`<${p}t `) ? `<${p}r>${element}</${p}r>` : element;
}

function unwrapped(element: string, p: string): string {
  return new RegExp(`^<${p}r>(<${p}t[ >][^]*</${p}t>)</${p}r>$`).exec(element)?.[1] ?? element;
}

function authorIn(xml: string): { readonly xml: string; readonly id: number } {
  const authors = (childrenOf(xml, 'authors')?.children ?? []).map(({ open, contentEnd }) =>
    textContent(xml.slice(open.end, contentEnd)),
  );
  const id = authors.indexOf(AUTHOR);
  if (id >= 0) return { xml, id };
  return {
    xml: appendChild(xml, 'authors', (prefix) => `<${prefix}author>${escapeXml(AUTHOR)}</${prefix}author>`),
    id: authors.length,
  };
}

function runXml(text: string, p: string): string {
  return (
    `<${p}r><${p}rPr><${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="宋体"/><${p}charset val="134"/></${p}rPr>` +
    `<${p}t xml:space="preserve">${encodeXstring(text)}</${p}t></${p}r>`
  );
}
