/** Typing, copying and pasting in the grid, by our own rules of what a text becomes in a cell. */
import type { FUniver, ICellData, Injector } from '@univerjs/presets';
import {
  AFTER_CELL_EDIT,
  IClipboardInterfaceService,
  ISheetClipboardService,
  LexerTreeBuilder,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import * as z from 'zod/mini';
import type { CellRef } from '../form/sheet';
import { displayOf } from '../hosts/xlsx/read/display-text';
import { putOnClipboard, takeFromClipboard } from './entry/browser-clipboard';
import { clipboardHtml, clipboardText, copyMarkOf, type ShownCell } from './entry/clipboard-content';
import { copiedCells, pasted, type CopiedCell as ForeignCell } from './entry/clipboard-table';
import { entered, isFormula, type Entered } from './entry/entered';
import { landing } from './entry/landing';
import { gridContent } from './model/univer';
import {
  cellsIn,
  EMPTY,
  enclosing,
  formulaOf,
  patternOf,
  plainValue,
  withPattern,
  type DataMatrix,
  type SheetPlace,
  type Workbook,
} from './univer-cells';

const COPY = 'univer.command.copy';
const CUT = 'univer.command.cut';
const PASTE_MENU = 'univer.command.paste';
const PASTE_KEY = 'sheet.command.paste-by-short-key';
const COMMANDS: readonly string[] = [COPY, CUT, PASTE_MENU, PASTE_KEY];
const PASTE_EVENT = z.object({ htmlContent: z.optional(z.string()), textContent: z.optional(z.string()) });
/** Above the grid's own guesses about typed numbers. */
const FIRST = 10_000;
const FORCED_TEXT = 4;
const STRING = 1;

interface CopiedCell extends ShownCell {
  readonly formula: string;
}

/** Cells copied in this grid. */
interface Copied {
  readonly mark: string;
  readonly cut: boolean;
  readonly place: SheetPlace;
  readonly first: CellRef;
  readonly rows: readonly (readonly CopiedCell[])[];
}

/** One cell to paste; where it lands decides what becomes of it. */
interface Pasting {
  readonly blank: boolean;
  readonly content: (place: CellRef, pattern: string) => Entered;
}

export interface EntryAccess {
  readonly workbook: () => Workbook;
  /** The sheet on top. */
  readonly place: () => SheetPlace;
  /** A paste would have to split merged cells. */
  readonly onMerged: () => void;
}

export class GridEntry {
  private copied: Copied | null = null;
  /** Copied just now, on its way to the clipboard. */
  private pending: Copied | null = null;
  private count = 0;
  private started = false;

  constructor(
    private readonly api: FUniver,
    private readonly injector: Injector,
    private readonly access: EntryAccess,
  ) {}

  /** For a workbook just opened; the services of sheets exist since the first one. */
  start(): void {
    // What was copied belongs to the workbook before.
    this.copied = null;
    if (this.started) return;
    this.started = true;
    this.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: FIRST,
      handler: (cell, { row, col }) => (cell === null || cell === undefined ? cell : this.typed(cell, row, col)),
    });
    this.injector.get(IClipboardInterfaceService).write = async (text, html) => {
      const copied = this.pending;
      this.pending = null;
      await putOnClipboard(
        copied === null
          ? { text, html }
          : { text: clipboardText(copied.rows), html: clipboardHtml(copied.rows, copied.mark) },
      );
    };
  }

  /** @returns whether the command is done here and not by the grid. */
  takes(command: string, params: unknown): boolean {
    if (!COMMANDS.includes(command) || this.access.workbook().isCellEditing()) return false;
    switch (command) {
      case PASTE_MENU:
        void takeFromClipboard().then(({ html, text }) => this.paste(html, text));
        return true;
      case PASTE_KEY: {
        const event = PASTE_EVENT.safeParse(params);
        if (event.success) this.paste(event.data.htmlContent ?? '', event.data.textContent ?? '');
        return true;
      }
      default:
        this.copy(command === CUT);
        return false;
    }
  }

  private typed(cell: ICellData, row: number, column: number): ICellData {
    const place = this.access.place();
    const raw = place.worksheet.getSheet().getCellRaw(row, column);
    const pattern = patternOf(this.styles().getStyleByCell(raw));
    if (cell.t === FORCED_TEXT) return { ...cell, ...EMPTY, v: cell.v, t: STRING };
    const formula = cell.f ?? '';
    if (pattern !== '@' && isFormula(formula)) return cell;
    const text = formula === '' ? String(plainValue(cell)) : formula;
    // What was only looked at stays, however it is shown.
    if (raw !== null && raw !== undefined && !raw.f && !raw.si && shown(raw, pattern) === text) return raw;
    return { ...cell, ...this.filled(row, column, entered(text, pattern)) };
  }

  private copy(cut: boolean): void {
    const place = this.access.place();
    const range = place.worksheet.getActiveRange()?.getRange();
    if (range === undefined) return;
    this.count += 1;
    this.copied = {
      mark: `${Date.now()}-${this.count}`,
      cut,
      place,
      first: { row: range.startRow, column: range.startColumn },
      rows: span(range.startRow, range.endRow).map((row) =>
        span(range.startColumn, range.endColumn).map((column) => this.cell(place, row, column)),
      ),
    };
    this.pending = this.copied;
  }

  private cell(place: SheetPlace, row: number, column: number): CopiedCell {
    const cell = place.worksheet.getSheet().getCellRaw(row, column);
    if (cell === null || cell === undefined) return { value: '', text: '', pattern: '', formula: '' };
    const pattern = patternOf(this.styles().getStyleByCell(cell));
    const formula = formulaOf(cell, place, row, column);
    return { value: plainValue(cell), text: shown(cell, pattern), pattern, formula };
  }

  private paste(html: string, text: string): void {
    const { worksheet, info } = this.access.place();
    const range = worksheet.getActiveRange()?.getRange();
    if (range === undefined || (html === '' && text === '')) return;
    const own = this.copied !== null && copyMarkOf(html) === this.copied.mark ? this.copied : null;
    const rows = own === null ? copiedCells(html, text).map((row) => row.map(foreign)) : this.ownCells(own);
    const selection = {
      first: { row: range.startRow, column: range.startColumn },
      last: { row: range.endRow, column: range.endColumn },
    };
    const landed = landing(rows, selection, info.merges);
    if (landed === null) {
      this.access.onMerged();
      return;
    }
    const matrix: DataMatrix = {};
    if (own?.cut === true && own.place.info.id === info.id) this.empty(own, matrix);
    for (const { row, column, cell } of landed) {
      const raw = worksheet.getSheet().getCellRaw(row, column);
      const content = cell.content({ row, column }, patternOf(this.styles().getStyleByCell(raw)));
      (matrix[row] ??= {})[column] = this.filled(row, column, content);
    }
    this.room(landed);
    this.write(info.id, matrix);
    if (own?.cut === true) {
      if (own.place.info.id !== info.id) this.write(own.place.info.id, this.empty(own, {}));
      this.copied = null;
      this.injector.get(ISheetClipboardService).removeMarkSelection();
    }
    const area = enclosing(landed);
    worksheet
      .getRange(area.startRow, area.startColumn, area.endRow - area.startRow + 1, area.endColumn - area.startColumn + 1)
      .activate();
  }

  /** As copied: with number formats and formulas, whose relative references move along. */
  private ownCells({ rows, first, cut }: Copied): Pasting[][] {
    const formulas = this.injector.get(LexerTreeBuilder);
    return rows.map((row, y) =>
      row.map(({ value, formula, pattern }, x): Pasting => ({
        blank: value === '' && formula === '',
        content: (place) => ({
          value,
          formula:
            formula === '' || cut
              ? formula
              : formulas.moveFormulaRefOffset(formula, place.column - first.column - x, place.row - first.row - y),
          ...(pattern === '' || typeof value !== 'number' ? {} : { pattern }),
        }),
      })),
    );
  }

  /** Puts what empties the cut cells into the matrix. */
  private empty({ rows, first }: Copied, matrix: DataMatrix): DataMatrix {
    rows.forEach((row, y) =>
      row.forEach((_cell, x) => {
        (matrix[first.row + y] ??= {})[first.column + x] = EMPTY;
      }),
    );
    return matrix;
  }

  private filled(row: number, column: number, { value, formula, pattern }: Entered): ICellData {
    const raw = this.access.place().worksheet.getSheet().getCellRaw(row, column);
    return {
      ...EMPTY,
      ...(formula === '' ? gridContent(value, '', false) : { f: formula }),
      ...withPattern(this.styles().getStyleByCell(raw), pattern),
    };
  }

  /** Rows and columns for what lands beyond the last ones drawn; a plain mutation is no step of the grid's undo. */
  private room(landed: readonly CellRef[]): void {
    const { worksheet, info } = this.access.place();
    const { endRow, endColumn } = enclosing(landed);
    const place = { unitId: this.access.workbook().getId(), subUnitId: info.id };
    if (endRow >= worksheet.getMaxRows())
      this.api.syncExecuteCommand('sheet.mutation.set-worksheet-row-count', { ...place, rowCount: endRow + 2 });
    if (endColumn >= worksheet.getMaxColumns())
      this.api.syncExecuteCommand('sheet.mutation.set-worksheet-column-count', {
        ...place,
        columnCount: endColumn + 2,
      });
  }

  private write(sheetId: string, matrix: DataMatrix): void {
    const cells = cellsIn(matrix);
    if (cells.length === 0) return;
    this.api.syncExecuteCommand('sheet.command.set-range-values', {
      unitId: this.access.workbook().getId(),
      subUnitId: sheetId,
      range: enclosing(cells),
      value: matrix,
    });
  }

  private styles(): ReturnType<ReturnType<Workbook['getWorkbook']>['getStyles']> {
    return this.access.workbook().getWorkbook().getStyles();
  }
}

function foreign(cell: ForeignCell): Pasting {
  return {
    blank: cell.kind !== 'number' && cell.text === '',
    content: (_place, pattern) => pasted(cell, pattern),
  };
}

function shown(cell: ICellData, pattern: string): string {
  const value = plainValue(cell);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const display = displayOf(pattern);
  return typeof value === 'number' ? display.number(value) : display.text(value);
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_unused, step) => first + step);
}
