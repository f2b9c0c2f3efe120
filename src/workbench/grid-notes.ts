/** Notes at cells of the grid. */
import type { FUniver } from '@univerjs/presets';
import type { CellRef } from '../form/sheet';
import type { Worksheet } from './univer-cells';

/** A note as it is shown: a person's words and ours in one. */
export interface ShownNote {
  readonly cell: CellRef;
  readonly text: string;
}

const UPDATE = 'sheet.mutation.update-note';
const REMOVE = 'sheet.mutation.remove-note';
/** Pixels. */
const WIDTH = 220;
const LINE_HEIGHT = 18;
const MOST_HEIGHT = 260;
const LETTERS_A_LINE = 16;

/** Notes go in as plain mutations: they are no step of the grid's undo. */
export class GridNotes {
  private readonly shown = new Map<string, ReadonlyMap<string, ShownNote>>();

  constructor(private readonly api: FUniver) {}

  /** Shows these notes on the sheet in place of those before. */
  show(worksheet: Worksheet, notes: readonly ShownNote[]): void {
    const place = { unitId: worksheet.getWorkbook().getUnitId(), sheetId: worksheet.getSheetId() };
    const key = `${place.unitId}/${place.sheetId}`;
    const before = this.shown.get(key) ?? new Map<string, ShownNote>();
    const after = new Map(notes.map((note) => [`${note.cell.row},${note.cell.column}`, note]));
    for (const [at, { cell }] of before) {
      if (!after.has(at)) this.api.syncExecuteCommand(REMOVE, { ...place, row: cell.row, col: cell.column });
    }
    for (const [at, { cell, text }] of after) {
      if (before.get(at)?.text === text) continue;
      const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / LETTERS_A_LINE), 0);
      const note = { note: text, width: WIDTH, height: Math.min(MOST_HEIGHT, 34 + lines * LINE_HEIGHT), show: false };
      this.api.syncExecuteCommand(UPDATE, { ...place, row: cell.row, col: cell.column, note });
    }
    this.shown.set(key, after);
  }
}
