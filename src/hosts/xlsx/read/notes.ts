/** Notes (批注) and the first words of comment threads, read from the parts beside a worksheet. */
import { parseA1, type CellRef } from '../../../form/sheet';
import type { WorkbookPackage } from '../package/workbook-package';
import { itemText } from './shared-strings';
import { attribute, tags } from '../xml/tokens';

export interface SheetNote {
  readonly cell: CellRef;
  readonly text: string;
  /** A thread of comments; its cell can take no note of the old kind. */
  readonly threaded: boolean;
}

/** Every note of a worksheet, in the order of the file. A thread shows its own text, not Excel's stand-in for old versions. */
export function readNotes(pack: WorkbookPackage, sheetPart: string): SheetNote[] {
  const found = new Map<string, SheetNote>();
  for (const { kind, target, external } of pack.relationships(sheetPart)) {
    const xml = external || (kind !== 'comments' && kind !== 'threadedComment') ? null : pack.text(target);
    if (xml === null) continue;
    const notes = pack.guard(target, () => (kind === 'comments' ? legacyNotes(xml) : threads(xml)));
    for (const note of notes) {
      const key = `${note.cell.row},${note.cell.column}`;
      if (kind === 'threadedComment' || !found.has(key)) found.set(key, note);
    }
  }
  return [...found.values()];
}

function legacyNotes(xml: string): SheetNote[] {
  const notes: SheetNote[] = [];
  let cell: CellRef | null = null;
  let from = -1;
  for (const tag of tags(xml)) {
    if (tag.name === 'comment' && tag.kind === 'open') cell = parseA1(attribute(tag.attributes, 'ref') ?? '');
    else if (tag.name === 'text' && tag.kind === 'open') from = tag.end;
    else if (tag.name === 'text' && tag.kind === 'close' && cell !== null && from >= 0) {
      notes.push({ cell, text: itemText(xml, from, tag.start), threaded: false });
      cell = null;
    }
  }
  return notes;
}

function threads(xml: string): SheetNote[] {
  const texts = new Map<string, { readonly cell: CellRef; readonly lines: string[] }>();
  let lines: string[] | null = null;
  let from = -1;
  for (const tag of tags(xml)) {
    if (tag.name === 'threadedComment' && tag.kind === 'open') {
      const reference = attribute(tag.attributes, 'ref') ?? '';
      const cell = parseA1(reference);
      if (cell !== null && !texts.has(reference)) texts.set(reference, { cell, lines: [] });
      lines = texts.get(reference)?.lines ?? null;
    } else if (tag.name === 'text' && tag.kind === 'open') from = tag.end;
    else if (tag.name === 'text' && tag.kind === 'close' && from >= 0)
      lines?.push(itemText(`<t>${xml.slice(from, tag.start)}</t>`, 0, tag.start - from + 7));
  }
  return [...texts.values()].map(({ cell, lines: said }) => ({ cell, text: said.join('\n'), threaded: true }));
}
