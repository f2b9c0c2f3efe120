/** The grid as Univer draws it. The only file that loads Univer; the page imports it lazily. */
import { createUniver, LocaleType, mergeLocales, type FUniver, type Injector } from '@univerjs/presets';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalEnglish from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import conditionalChinese from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreEnglish from '@univerjs/preset-sheets-core/locales/en-US';
import coreChinese from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteEnglish from '@univerjs/preset-sheets-note/locales/en-US';
import noteChinese from '@univerjs/preset-sheets-note/locales/zh-CN';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import type { CellRef, CellValue } from '../form/sheet';
import type { Language } from '../locales';
import { HIDDEN_MENUS, refusalOf } from './commands';
import { changesOf } from './edits';
import type { Grid, GridCell, GridEdit, Refusal } from './grid';
import { GridFocus } from './grid-focus';
import { GridNames } from './grid-names';
import { GridNotes, type ShownNote } from './grid-notes';
import { ConditionalRules } from './grid-rules';
import { gridContent, serialShift, type GridModel } from './model/univer';
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
  type Worksheet,
} from './univer-cells';
import { GridEntry } from './univer-entry';

const WRITE = 'sheet.mutation.set-range-values';
const SHOW_ROW = 'sheet.mutation.set-row-visible';
const SHOW_COLUMN = 'sheet.mutation.set-col-visible';
/** A calculation that has not ended by then (milliseconds) is not waited for: the values so far are shown. */
const CALCULATION_LIMIT = 3_000;
/** A page in the background draws nothing: not waited for longer (milliseconds). */
const DRAWING_LIMIT = 1_000;
/** Row numbers and scroll bar, in pixels. */
const GUTTER = 62;
const LEAST_ZOOM = 0.7;

/** Draws an empty grid into the element. */
export function createGrid(container: HTMLElement): Grid {
  const focus = new GridFocus(container.closest<HTMLElement>('main') ?? container);
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.ZH_CN,
    locales: {
      [LocaleType.ZH_CN]: mergeLocales(coreChinese, conditionalChinese, noteChinese),
      [LocaleType.EN_US]: mergeLocales(coreEnglish, conditionalEnglish, noteEnglish),
    },
    presets: [
      UniverSheetsCorePreset({
        container,
        header: true,
        toolbar: false,
        footer: { addSheetButtonConfig: { show: false } },
        disableAutoFocus: true,
        menu: Object.fromEntries(HIDDEN_MENUS.map((id) => [id, { hidden: true }])),
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      }),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsNotePreset(),
    ],
  });
  const names = new GridNames(container);
  return new UniverGrid(
    univerAPI,
    univer.__getInjector(),
    () => container.clientWidth,
    focus,
    (language) => names.speak(language),
    () => {
      focus.close();
      names.close();
      univer.dispose();
    },
  );
}

class UniverGrid implements Grid {
  private workbook: Workbook | null = null;
  private model: GridModel | null = null;
  private count = 0;
  private writing = false;
  /** An edit whose consequences may not be computed yet. */
  private stale = false;
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly edited = new Set<(edit: GridEdit) => void>();
  private readonly refused = new Set<(refusal: Refusal) => void>();
  private readonly rules: ConditionalRules;
  private readonly notes: GridNotes;
  private readonly entry: GridEntry;

  constructor(
    private readonly api: FUniver,
    injector: Injector,
    /** Pixels. */
    private readonly width: () => number,
    private readonly focus: GridFocus,
    private readonly speak: (language: Language) => void,
    private readonly dispose: () => void,
  ) {
    this.rules = new ConditionalRules(api);
    this.notes = new GridNotes(api);
    this.entry = new GridEntry(api, injector, {
      workbook: () => this.opened(),
      place: () => this.place(this.activeSheet()),
      onMerged: () => this.refuse('merged'),
    });
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      if (this.writing) return;
      const refusal = this.refusal(event.id);
      event.cancel = refusal !== null || this.entry.takes(event.id, event.params);
      if (refusal !== null) this.refuse(refusal);
    });
    api.addEvent(api.Event.CommandExecuted, ({ id, params, options }) => {
      if (id === WRITE) this.written(params, options);
    });
    api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
      if (this.writing) return;
      for (const listener of this.activated) listener(activeSheet.getSheetName());
    });
    api.getFormula().calculationEnd(() => {
      this.stale = false;
    });
  }

  open(model: GridModel): void {
    if (this.workbook !== null) this.api.disposeUnit(this.workbook.getId());
    this.count += 1;
    this.writing = true;
    try {
      this.model = model;
      this.workbook = this.api.createWorkbook({ ...this.fitted(model), id: `workbook-${this.count}` });
      this.entry.start();
      for (const sheet of model.sheets) {
        const worksheet = this.workbook.getSheetBySheetId(sheet.id);
        if (worksheet === null) continue;
        this.rules.load(worksheet, sheet.rules);
        this.notes.show(worksheet, sheet.notes);
        for (const row of sheet.autoHeightRows) worksheet.setRowAutoHeight(row, 1);
      }
      this.workbook.setActiveSheet(model.active);
    } finally {
      this.writing = false;
    }
  }

  activeSheet(): string {
    return this.opened().getActiveSheet().getSheetName();
  }

  async cells(sheet: string): Promise<readonly GridCell[]> {
    await this.settled();
    const place = this.place(sheet);
    const { worksheet, date1904 } = place;
    const styles = this.opened().getWorkbook().getStyles();
    const found: GridCell[] = [];
    worksheet
      .getSheet()
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (cell === null || cell === undefined) return;
        const pattern = patternOf(styles.getStyleByCell(cell));
        const plain = plainValue(cell);
        const value = typeof plain === 'number' ? plain - serialShift(pattern, date1904) : plain;
        const formula = formulaOf(cell, place, row, column);
        if (value !== '' || formula !== '') found.push({ row, column, value, formula, pattern });
      });
    return found;
  }

  async write(
    sheet: string,
    cells: readonly (CellRef & { value: CellValue; formula: string; pattern?: string })[],
  ): Promise<void> {
    if (cells.length === 0) return;
    const { worksheet, info, date1904 } = this.place(sheet);
    const styles = this.opened().getWorkbook().getStyles();
    const matrix: DataMatrix = {};
    for (const { row, column, value, formula, pattern } of cells) {
      const style = styles.getStyleByCell(worksheet.getSheet().getCellRaw(row, column));
      const respelled = info.respelled.get(`${row},${column}`);
      (matrix[row] ??= {})[column] = {
        ...EMPTY,
        ...(formula === '' ? {} : { f: formula === respelled?.file ? respelled.grid : formula }),
        ...gridContent(value, pattern ?? patternOf(style), date1904),
        ...withPattern(style, pattern),
      };
    }
    this.ours(() =>
      this.api.syncExecuteCommand('sheet.command.set-range-values', {
        unitId: this.opened().getId(),
        subUnitId: info.id,
        range: enclosing(cells),
        value: matrix,
      }),
    );
    await this.settled();
  }

  mark(sheet: string, marks: Parameters<Grid['mark']>[1]): void {
    this.ours(() => this.rules.mark(this.place(sheet).worksheet, marks));
  }

  annotate(sheet: string, notes: readonly ShownNote[]): void {
    this.ours(() => this.notes.show(this.place(sheet).worksheet, notes));
  }

  async select({ sheet, row, column }: Parameters<Grid['select']>[0]): Promise<void> {
    const { worksheet } = this.place(sheet);
    this.focus.invite();
    this.opened().setActiveSheet(worksheet);
    this.uncover(worksheet, row, column);
    worksheet.getRange(row, column).activate();
    await this.drawn(worksheet);
    this.focus.arrive();
    const visible = worksheet.getVisibleRange();
    const inside =
      visible &&
      row > visible.startRow &&
      row < visible.endRow - 1 &&
      column >= visible.startColumn &&
      column < visible.endColumn;
    if (!inside) worksheet.scrollToCell(Math.max(0, row - 4), Math.max(0, column - 6));
  }

  editing(): boolean {
    return this.opened().isCellEditing();
  }

  onActivated(listener: (sheet: string) => void): () => void {
    this.activated.add(listener);
    return () => this.activated.delete(listener);
  }

  onEdited(listener: (edit: GridEdit) => void): () => void {
    this.edited.add(listener);
    return () => this.edited.delete(listener);
  }

  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refused.add(listener);
    return () => this.refused.delete(listener);
  }

  look({ dark, language }: Parameters<Grid['look']>[0]): void {
    this.speak(language);
    this.api.toggleDarkMode(dark);
    this.api.setLocale(language === 'zh-CN' ? LocaleType.ZH_CN : LocaleType.EN_US);
  }

  close(): void {
    this.dispose();
  }

  /** Every sheet at the zoom that shows its form whole, if that is readable. */
  private fitted({ workbook, sheets }: GridModel): GridModel['workbook'] {
    const zoomed = sheets.map(({ id, contentWidth }) => {
      const zoomRatio = fittingZoom(contentWidth, this.width());
      return [id, { ...workbook.sheets?.[id], zoomRatio }] as const;
    });
    return { ...workbook, sheets: Object.fromEntries(zoomed) };
  }

  private refusal(command: string): Refusal | null {
    const refusal = refusalOf(command);
    if (refusal !== null || this.model === null) return refusal;
    const writes = command === 'sheet.command.set-range-values' || command === 'sheet.command.clear-selection-content';
    return writes && this.place(this.activeSheet()).info.protected ? 'protected' : null;
  }

  private written(params: unknown, options: unknown): void {
    const edit = changesOf(params, options);
    if (edit === null) return;
    this.stale = true;
    const info = this.model?.sheets.find(({ id }) => id === edit.sheetId);
    if (this.writing || info === undefined) return;
    for (const listener of this.edited) listener({ sheet: info.name, cells: cellsIn(edit.matrix) });
  }

  /** Formulas are computed a moment after an edit. */
  private async settled(): Promise<void> {
    const until = Date.now() + CALCULATION_LIMIT;
    while (this.stale && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    this.stale = false;
  }

  /** A sheet that was not on top before has no view to scroll until it is drawn. */
  private async drawn(worksheet: Worksheet): Promise<void> {
    const until = Date.now() + DRAWING_LIMIT;
    while (!worksheet.getVisibleRange() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  private opened(): Workbook {
    if (this.workbook === null) throw new Error('no workbook is open');
    return this.workbook;
  }

  /** A hidden row or column is shown while the person looks at it: on the screen only, the file keeps it hidden. */
  private uncover(worksheet: Worksheet, row: number, column: number): void {
    const sheet = worksheet.getSheet();
    const place = { unitId: this.opened().getId(), subUnitId: worksheet.getSheetId() };
    const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
    if (!sheet.getRowVisible(row)) this.api.syncExecuteCommand(SHOW_ROW, { ...place, ranges: [range] });
    if (!sheet.getColVisible(column)) this.api.syncExecuteCommand(SHOW_COLUMN, { ...place, ranges: [range] });
  }

  /** What happens meanwhile is our doing and not the person's. */
  private ours(work: () => void): void {
    this.writing = true;
    try {
      work();
    } finally {
      this.writing = false;
    }
  }

  private refuse(refusal: Refusal): void {
    for (const listener of this.refused) listener(refusal);
  }

  private place(sheet: string): SheetPlace {
    const info = this.model?.sheets.find(({ name }) => name === sheet);
    const worksheet = info === undefined ? null : this.opened().getSheetBySheetId(info.id);
    if (info === undefined || worksheet === null) throw new Error(`no sheet ${sheet}`);
    return { worksheet, info, date1904: this.model?.date1904 ?? false };
  }
}

/** Wide forms are shown a little smaller, so that the reason column is seen without scrolling. */
function fittingZoom(content: number, available: number): number {
  const ratio = (available - GUTTER) / Math.max(1, content);
  return Math.min(1, Math.max(LEAST_ZOOM, Math.floor(ratio * 100) / 100));
}
