/** The contract of every host, driven through the real grid of the built page. */
import type { Page } from 'playwright-core';
import { a1, parseA1, rangeA1 } from '../../src/form/sheet';
import { HostError, type HostErrorCode, type WorkbookHost } from '../../src/hosts/host';
import type { Blueprint } from '../fixtures/blueprint';
import { workbookOf } from '../fixtures/workbook';
import { describeHostContract, type HostUnderTest } from '../hosts/contract';
import { type as typeInto } from './grid';
import { TEST_MS } from './patience';
import { drop, liveHost, Place, saved } from './workbench-desk';

jest.setTimeout(TEST_MS);

let place: Place;
let page: Page;
let count = 0;

beforeAll(async () => {
  place = await Place.find();
  ({ page } = await place.open());
});
afterAll(async () => {
  await place?.leave();
});

type Answer =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly code: HostErrorCode; readonly message: string; readonly subject: string };

type Method =
  | 'comments.annotate'
  | 'comments.clear'
  | 'readSheets'
  | 'apply'
  | 'undo'
  | 'clearMarks'
  | 'marksOn'
  | 'reveal'
  | 'remember'
  | 'recall';

async function over(bytes: Uint8Array): Promise<HostUnderTest> {
  count += 1;
  const name = `合同-${count}.xlsx`;
  await drop(page, bytes, name);
  const live = await liveHost(page, name);
  const call = async (method: Method, ...given: readonly unknown[]): Promise<unknown> => {
    const answer: Answer = await live.evaluate(
      async (target, { method, list }): Promise<Answer> => {
        const [name, of] = method.startsWith('comments.') ? [method.slice(9), target.comments] : [method, target];
        const work = (of as unknown as Record<string, (...all: unknown[]) => Promise<unknown>>)[name];
        try {
          return { kind: 'done', value: await work?.apply(of, [...list]) };
        } catch (error) {
          if (!(error instanceof Error) || !('code' in error) || !('subject' in error)) throw error;
          const { code, subject } = error as unknown as { code: HostErrorCode; subject: string };
          return { kind: 'refused', code, message: error.message, subject };
        }
      },
      { method, list: given },
    );
    if (answer.kind === 'refused') throw new HostError(answer.code, answer.message, answer.subject);
    return answer.value;
  };
  const host: WorkbookHost = {
    readSheets: (which) => call('readSheets', which) as ReturnType<WorkbookHost['readSheets']>,
    apply: (plan) => call('apply', plan) as ReturnType<WorkbookHost['apply']>,
    undo: (receipt) => call('undo', receipt) as Promise<void>,
    clearMarks: (scope) => call('clearMarks', scope) as Promise<number>,
    reveal: (cell) => call('reveal', cell) as Promise<void>,
    remember: (key, value) => call('remember', key, value) as Promise<void>,
    recall: (key) => call('recall', key),
    marksOn: (sheet) => call('marksOn', sheet) as ReturnType<WorkbookHost['marksOn']>,
    onChanged: async () => async () => undefined,
    comments: {
      annotate: (notes) => call('comments.annotate', notes) as Promise<number>,
      clear: () => call('comments.clear') as Promise<number>,
    },
    onActivated: async () => async () => undefined,
  };
  return {
    host,
    probe: {
      async conditionalFormats(sheet) {
        const rules = await live.evaluate(
          (target, name) =>
            (target.grid.workbook.getSheetByName(name)?.getConditionalFormattingRules() ?? []).map(
              ({ ranges, rule }) => ({
                ranges: [...ranges],
                rule: JSON.stringify(rule),
              }),
            ),
          sheet,
        );
        return rules.flatMap(({ ranges, rule }) =>
          ranges.map((range) => ({
            range: rangeA1({
              first: { row: range.startRow, column: range.startColumn },
              last: { row: range.endRow, column: range.endColumn },
            }),
            rule,
          })),
        );
      },
      async fill(sheet, cell) {
        const ref = parseA1(cell);
        if (ref === null) throw new Error('no such cell');
        // The cell's own style, without what conditional formats lay over it.
        return live.evaluate(
          ({ grid: { workbook } }, { name, row, column }) => {
            const raw = workbook.getSheetByName(name)?.getSheet().getCellRaw(row, column);
            return workbook.getWorkbook().getStyles().getStyleByCell(raw)?.bg?.rgb ?? null;
          },
          { name: sheet, ...ref },
        );
      },
      async type(sheet, cell, value) {
        const ref = parseA1(cell);
        if (ref === null) throw new Error('no such cell');
        await host.reveal({ sheet, ...ref });
        await typeInto(page, cell, String(value));
      },
      async comments(sheet) {
        const notes = await live.evaluate((target, name) => {
          const shown = target.grid.workbook.getSheetByName(name)?.getNotes() ?? [];
          return shown.map(({ row, col, note }) => ({ row, column: col, text: note }));
        }, sheet);
        return Object.fromEntries(notes.map((note) => [a1(note), note.text]));
      },
      reopen: async () => over(await saved(live)),
    },
  };
}

describeHostContract('the workbench in a browser', async (blueprints: readonly Blueprint[]) =>
  over(workbookOf(...blueprints)),
);
