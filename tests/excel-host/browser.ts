/**
 * The stand-in Excel for a page in a real browser. Runs before office.js, as an init script of the test:
 * it puts `window.external` in place and `window.__excel` for the test to look and act through.
 * What to open stands in `window.__excelSetup`, set by an earlier init script.
 */
import './without-eval';
import { z } from 'zod';
import { a1, type CellValue } from '../../src/form/sheet';
import type { Blueprint } from '../fixtures/blueprint';
import type { DispatchFault } from './fault';
import { addressOf, quoteSheet } from './model/area';
import { display } from './model/display';
import { refOf } from './model/workbook';
import { StandInExcel } from './stand-in';

const cell = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  text: z.string().optional(),
  formula: z.string().optional(),
  numberFormat: z.string().optional(),
});

const setup = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      /** Pairs of address and cell. */
      cells: z.array(z.tuple([z.string(), cell])),
      merges: z.array(z.string()).default([]),
      protected: z.boolean().default(false),
    }),
  ),
  excelApi: z.string().optional(),
  locale: z.string().optional(),
  webLimits: z.boolean().optional(),
  host: z.string().optional(),
});

/** What a test hands over as `window.__excelSetup`. Plain JSON: see `setupOf`. */
export type BrowserSetup = z.input<typeof setup>;

export interface SeenCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly text: string;
}

export interface SeenMark {
  readonly address: string;
  readonly formula: string;
  readonly fill: string;
}

/** What a test can ask and do in the page. Everything is plain JSON, so it passes through `page.evaluate`. */
export interface ExcelProbes {
  readonly cell: (sheet: string, address: string) => SeenCell;
  /** Every filled cell as `[address, value or formula]`. */
  readonly content: (sheet: string) => [string, CellValue][];
  readonly conditionalFormats: (sheet: string) => SeenMark[];
  /** Fill a conditional format gives the cell now, `''` for none. */
  readonly highlight: (sheet: string, address: string) => string;
  readonly selection: () => { readonly sheet: string; readonly address: string };
  readonly type: (sheet: string, address: string, value: CellValue) => void;
  readonly activate: (sheet: string) => void;
  readonly protect: (sheet: string, on: boolean) => void;
  readonly rename: (sheet: string, name: string) => void;
  readonly insertRows: (sheet: string, row: number, count: number) => void;
  /** Ctrl+Z. */
  readonly undo: () => boolean;
  readonly refuse: (kind: DispatchFault, times?: 'next' | 'always') => void;
  readonly accept: () => void;
  /** Resolves when the command has called `event.completed()`. */
  readonly clickRibbon: (functionName: string, controlId: string) => Promise<void>;
  readonly paneStates: () => readonly string[];
  readonly closePane: () => void;
  readonly openPane: () => void;
  readonly listenedTo: () => readonly string[];
  readonly roundTrips: () => number;
  readonly bytes: () => { readonly sent: number; readonly received: number };
  readonly settings: () => [string, unknown][];
  readonly comments: () => { readonly address: string; readonly content: string }[];
  /** Must be empty at the end of every test. */
  readonly complaints: () => readonly string[];
}

declare global {
  interface Window {
    __excelSetup?: BrowserSetup;
    __excel?: ExcelProbes;
  }
}

function open(): void {
  const { sheets, ...options } = setup.parse(window.__excelSetup ?? { sheets: [{ name: 'Sheet1', cells: [] }] });
  const blueprints = sheets.map((sheet): Blueprint => ({ ...sheet, cells: new Map(sheet.cells) }));
  const excel = StandInExcel.of(blueprints, options);
  Object.defineProperty(window, 'external', { value: excel.external.facade(), configurable: true, writable: true });
  window.__excel = probesOf(excel);
}

function probesOf(excel: StandInExcel): ExcelProbes {
  const { workbook, person, external } = excel;
  return {
    cell: (sheet, address) => {
      const { row, column } = refOf(address);
      const found = workbook.sheet(sheet).cell(row, column);
      const value = found?.value ?? '';
      return { value, formula: found?.formula ?? null, text: display(value, found?.numberFormat ?? 'General') };
    },
    content: (sheet) =>
      [...workbook.sheet(sheet).filled()]
        .map((filled): [string, CellValue] => [a1(filled), filled.cell.formula ?? filled.cell.value])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    conditionalFormats: (sheet) =>
      workbook.sheet(sheet).conditionalFormats.map((format) => ({
        address: format.areas.map(addressOf).join(','),
        formula: format.formula,
        fill: format.fill,
      })),
    highlight: (sheet, address) => workbook.shownFormat(workbook.sheet(sheet), refOf(address))?.fill ?? '',
    selection: () => ({
      sheet: workbook.selection?.sheet.name ?? '',
      address: workbook.selection === null ? '' : addressOf(workbook.selection.area),
    }),
    type: (sheet, address, value) => person.type(sheet, address, value),
    activate: (sheet) => person.activate(sheet),
    protect: (sheet, on) => person.protect(sheet, on),
    rename: (sheet, name) => person.rename(sheet, name),
    insertRows: (sheet, row, count) => person.insertRows(sheet, row, count),
    undo: () => workbook.undo.undo(),
    refuse: (kind, times) => external.refuse(kind, times),
    accept: () => external.accept(),
    clickRibbon: (functionName, controlId) => excel.clickRibbon(functionName, controlId),
    paneStates: () => [...excel.runtime.paneStates],
    closePane: () => excel.closePane(),
    openPane: () => excel.openPane(),
    listenedTo: () => workbook.listenedTo,
    roundTrips: () => external.exchange.roundTrips,
    bytes: () => ({
      sent: external.exchange.own.reduce((sum, record) => sum + record.requestBytes, 0),
      received: external.exchange.own.reduce((sum, record) => sum + record.responseBytes, 0),
    }),
    settings: () => [...workbook.settings],
    comments: () =>
      workbook.comments.map((comment) => ({
        address: `${quoteSheet(comment.sheet.name)}!${a1(comment.cell)}`,
        content: comment.content,
      })),
    complaints: () => excel.complaints,
  };
}

open();
