/** The stand-in workbook: sheets, selection, settings, comments, events, calculation. */
import { a1, parseA1, parseRangeA1, type CellRef, type CellValue } from '../../../src/form/sheet';
import type { Blueprint } from '../../fixtures/blueprint';
import { addressOf, cellArea, overlap, type Area } from './area';
import { evaluate } from './formula';
import { relativeTo } from './references';
import { Sheet, type ConditionalFormat } from './sheet';
import { UndoStack } from './undo-stack';

export type EventName = 'Changed' | 'Activated' | 'SelectionChanged' | 'Added' | 'Deleted';

/** Target of events registered for all sheets. */
export const ALL_SHEETS = 'Workbook';

/** One event as it goes over the wire. `target`: a sheet's id, or `ALL_SHEETS`. */
export interface WorkbookEvent {
  readonly name: EventName;
  readonly target: string;
  readonly detail: Readonly<Record<string, string | object>>;
}

export type ChangeType = 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted';

/** Who changed a cell: the person here, a co-author elsewhere, this add-in. */
export type Actor = 'person' | 'co-author' | 'add-in';

export interface CommentReply {
  readonly id: string;
  readonly content: string;
}

export interface Comment {
  readonly id: string;
  readonly sheet: Sheet;
  readonly cell: CellRef;
  content: string;
  readonly author: string;
  replies: CommentReply[];
}

export class Workbook {
  readonly sheets: Sheet[] = [];
  readonly settings = new Map<string, unknown>();
  comments: Comment[] = [];
  readonly undo = new UndoStack();
  calculation: 'Automatic' | 'Manual' = 'Automatic';
  readOnly = false;
  /** Sheets can be neither added nor removed. */
  structureProtected = false;
  selection: { sheet: Sheet; area: Area } | null = null;
  /** Receives every event the page has registered for. */
  onEvent: (event: WorkbookEvent) => void = () => undefined;
  private readonly registrations = new Map<string, number>();
  private current: Sheet | null = null;
  private serial = 0;

  constructor(blueprints: readonly Blueprint[] = []) {
    for (const blueprint of blueprints) this.draw(blueprint);
  }

  nextId(): string {
    this.serial += 1;
    return `{${String(this.serial).padStart(8, '0')}-0001-0000-0000-000000000000}`;
  }

  get active(): Sheet {
    if (this.current === null) throw new Error('a workbook has at least one sheet');
    return this.current;
  }

  add(name: string): Sheet {
    const sheet = new Sheet(this.nextId(), name);
    this.sheets.push(sheet);
    if (this.current === null) this.activate(sheet);
    return sheet;
  }

  /** Makes a sheet from a drawing. Values and texts come out as the drawing says. */
  draw(blueprint: Blueprint): Sheet {
    const sheet = this.add(blueprint.name);
    for (const [address, cell] of blueprint.cells) {
      const at = refOf(address);
      sheet.cells.set(sheet.key(at.row, at.column), {
        value: cell.value,
        formula: cell.formula ?? null,
        numberFormat: cell.numberFormat ?? 'General',
        quoted: false,
      });
    }
    sheet.merges = blueprint.merges.map((merge) => areaOf(merge));
    sheet.protected = blueprint.protected ?? false;
    return sheet;
  }

  find(nameOrId: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === nameOrId.toLowerCase());
  }

  /** For tests: the sheet must be there. */
  sheet(name: string): Sheet {
    const sheet = this.find(name);
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  /** Going where one is already is no event. */
  activate(sheet: Sheet): void {
    if (this.current === sheet) return;
    this.current = sheet;
    this.selection = { sheet, area: cellArea(0, 0) };
    this.tell('Activated', sheet, { worksheetId: sheet.id });
  }

  register(name: EventName, target: string): void {
    const key = `${target} ${name}`;
    this.registrations.set(key, (this.registrations.get(key) ?? 0) + 1);
  }

  unregister(name: EventName, target: string): void {
    const key = `${target} ${name}`;
    const left = (this.registrations.get(key) ?? 0) - 1;
    if (left > 0) this.registrations.set(key, left);
    else this.registrations.delete(key);
  }

  /** What the page is registered for: `Workbook Changed`, … */
  get listenedTo(): string[] {
    return [...this.registrations.keys()].sort();
  }

  /** Tells the page of an event of a sheet, where it is registered. */
  tell(name: EventName, sheet: Sheet, detail: WorkbookEvent['detail']): void {
    for (const target of [sheet.id, ALL_SHEETS]) {
      if (this.registrations.has(`${target} ${name}`)) this.onEvent({ name, target, detail });
    }
  }

  remove(sheet: Sheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.comments = this.comments.filter((comment) => comment.sheet !== sheet);
    const next = this.sheets[0];
    if (this.current === sheet && next !== undefined) this.activate(next);
    this.tell('Deleted', sheet, { worksheetId: sheet.id });
  }

  /** Tells the page that cells changed. */
  changed(sheet: Sheet, area: Area, actor: Actor, changeType: ChangeType = 'RangeEdited'): void {
    this.tell('Changed', sheet, {
      address: addressOf(area),
      changeType,
      source: actor === 'co-author' ? 'Remote' : 'Local',
      worksheetId: sheet.id,
      triggerSource: actor === 'add-in' ? 'ThisLocalAddin' : 'Unknown',
    });
  }

  /** Works out every formula; what cannot be worked out keeps its value. Circular references become 0. */
  recalculate(): void {
    if (this.calculation === 'Manual') return;
    const fresh = new Map<Sheet, Map<number, CellValue>>();
    const open = new Set<string>();
    const read = (sheet: Sheet, row: number, column: number): CellValue => {
      const cell = sheet.cell(row, column);
      if (cell === undefined) return '';
      if (cell.formula === null) return cell.value;
      const done = fresh.get(sheet) ?? new Map<number, CellValue>();
      fresh.set(sheet, done);
      const key = sheet.key(row, column);
      const known = done.get(key);
      if (known !== undefined) return known;
      const name = `${sheet.id}${key}`;
      if (open.has(name)) return 0;
      open.add(name);
      const value = this.evaluate(sheet, cell.formula, read) ?? cell.value;
      open.delete(name);
      done.set(key, value);
      return value;
    };
    for (const sheet of this.sheets) {
      for (const { row, column, cell } of sheet.filled())
        if (cell.formula !== null) cell.value = read(sheet, row, column);
    }
  }

  private evaluate(
    own: Sheet,
    formula: string,
    read: (sheet: Sheet, row: number, column: number) => CellValue,
  ): CellValue | null {
    return evaluate(formula, (name, row, column) => {
      const sheet = name === null ? own : this.find(name);
      return sheet === undefined ? '#REF!' : read(sheet, row, column);
    });
  }

  /** The conditional format a person sees at a cell: the first whose formula is true there. */
  shownFormat(sheet: Sheet, at: CellRef): ConditionalFormat | null {
    const cell = cellArea(at.row, at.column);
    for (const format of sheet.conditionalFormats) {
      const area = format.areas.find((one) => overlap(one, cell));
      const first = format.areas[0];
      if (area === undefined || first === undefined || format.type !== 'Custom') continue;
      const formula = relativeTo(format.formula, at.row - first.top);
      if (this.evaluate(sheet, formula, (where, row, column) => where.value(row, column)) === true) return format;
    }
    return null;
  }
}

export function refOf(address: string): CellRef {
  const ref = parseA1(address);
  if (ref === null) throw new Error(`not an address: ${address}`);
  return ref;
}

export function areaOf(address: string): Area {
  const range = parseRangeA1(address);
  if (range === null) throw new Error(`not a range: ${address}`);
  const { first, last } = range;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** Every filled cell of a sheet as `address → value or formula`, to compare before and after. */
export function contentOf(
  sheet: Sheet,
): Map<string, { value: CellValue; formula: string | null; numberFormat: string }> {
  return new Map(
    [...sheet.filled()].map(({ row, column, cell }) => [
      a1({ row, column }),
      { value: cell.value, formula: cell.formula, numberFormat: cell.numberFormat },
    ]),
  );
}
