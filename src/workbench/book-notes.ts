/** Our notes on the page: shown at their cells together with what persons wrote there, saved with the file. */
import { HostError, type ReviewComments, type ReviewNote } from '../hosts/host';
import { isTakenOver, notesIn, noteText, splitNote } from '../hosts/review-notes';
import type { SheetNote } from '../hosts/xlsx/read/notes';
import { keyOf } from './contents';
import type { Grid } from './grid';
import { anchorOf, type OpenedSheet } from './opened';

export class BookNotes implements ReviewComments {
  private readonly inFile: readonly ReviewNote[];
  private notes: readonly ReviewNote[];

  constructor(
    private readonly grid: Grid,
    private readonly sheets: readonly OpenedSheet[],
  ) {
    this.inFile = sheets.flatMap(({ name, notes }) =>
      notes.flatMap(({ cell, text, threaded }) => {
        const ours = threaded ? '' : splitNote(text).ours;
        return (notesIn(ours) ?? []).map((note): ReviewNote => ({ ...note, cell: { sheet: name, ...cell } }));
      }),
    );
    this.notes = this.inFile;
  }

  /** Null: as in the file. */
  changes(): readonly ReviewNote[] | null {
    return JSON.stringify(this.notes) === JSON.stringify(this.inFile) ? null : this.notes;
  }

  async annotate(notes: readonly ReviewNote[]): Promise<number> {
    const placed = notes.map((note): ReviewNote => {
      const sheet = this.find(note.cell.sheet);
      return { ...note, cell: { sheet: sheet.name, ...anchorOf(sheet.merges, note.cell) } };
    });
    const taken = placed.filter(({ cell }) => takes(this.find(cell.sheet), keyOf(cell)));
    const locked = this.sheets.find((sheet) => sheet.protected && !sameNotes(taken, this.notes, sheet.name));
    if (locked !== undefined) throw new HostError('protected', 'sheet is protected', locked.name);
    this.notes = taken;
    for (const sheet of this.sheets) this.show(sheet);
    return new Set(taken.map(({ cell }) => `${cell.sheet}!${keyOf(cell)}`)).size;
  }

  async clear(): Promise<number> {
    const count = new Set(this.notes.map(({ cell }) => `${cell.sheet}!${keyOf(cell)}`)).size;
    await this.annotate([]);
    return count;
  }

  private find(name: string): OpenedSheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new HostError('sheet-gone', 'no such sheet', name);
    return found;
  }

  private show({ name, notes }: OpenedSheet): void {
    const ours = new Map<string, ReviewNote[]>();
    for (const note of this.notes) {
      if (note.cell.sheet === name) ours.set(keyOf(note.cell), [...(ours.get(keyOf(note.cell)) ?? []), note]);
    }
    const persons = new Map(notes.map((note) => [keyOf(note.cell), { cell: note.cell, text: personIn(note) }]));
    const cells = new Map([...persons, ...[...ours].map(([key, [first]]) => [key, first] as const)]);
    const shown = [...cells].flatMap(([key, place]) => {
      const lines = [persons.get(key)?.text ?? '', noteText(ours.get(key) ?? [])].filter((text) => text !== '');
      return place === undefined || lines.length === 0 ? [] : [{ cell: place.cell, text: lines.join('\n') }];
    });
    this.grid.annotate(name, shown);
  }
}

function personIn({ text, threaded }: SheetNote): string {
  return threaded ? text : splitNote(text).person;
}

/** As the file host takes them: not beside a thread, not where a person wrote into ours. */
function takes({ notes }: OpenedSheet, key: string): boolean {
  return notes.every(
    (note) => keyOf(note.cell) !== key || (!note.threaded && !isTakenOver(splitNote(note.text).person)),
  );
}

function sameNotes(one: readonly ReviewNote[], other: readonly ReviewNote[], sheet: string): boolean {
  const on = (notes: readonly ReviewNote[]): string => JSON.stringify(notes.filter(({ cell }) => cell.sheet === sheet));
  return on(one) === on(other);
}
