/** What every workbook host must do, whatever holds the workbook. Run against each of them. */
import {
  a1,
  parseA1,
  parseRangeA1,
  type CellRef,
  type CellValue,
  textsOfRow,
  type SheetSnapshot,
} from '../../src/form/sheet';
import type { CellContent } from '../../src/checks/check';
import type { CellWrite, Mark, SheetPlan } from '../../src/review/plan';
import { HostError, type HostErrorCode, type ReviewNote, type WorkbookHost } from '../../src/hosts/host';
import { snapshotOf, type Blueprint, type BlueprintCell } from '../fixtures/blueprint';
import { textsOf } from '../fixtures/texts';

/** A host over drawn sheets, and a look behind it at what the workbook really holds. */
export interface HostUnderTest {
  readonly host: WorkbookHost;
  readonly probe: {
    /** All conditional formats of a sheet, ours and the person's: A1 range and formula or kind, in order of precedence. */
    conditionalFormats(sheet: string): Promise<readonly { readonly range: string; readonly rule: string }[]>;
    /** The colour that fills a cell (`#RRGGBB`), or null when nothing does. Conditional formats do not count. */
    fill(sheet: string, cell: string): Promise<string | null>;
    /** The person types into a cell. */
    type(sheet: string, cell: string, value: CellValue): Promise<void>;
    /** The person goes to a sheet, where the host has a place to be. Resolves when the host was told. */
    activate?(sheet: string): Promise<void>;
    /** Comments and notes of a sheet with their whole text, by address; for hosts that know comments. */
    comments?(sheet: string): Promise<Readonly<Record<string, string>>>;
    /** Saves and opens again, where the host can. */
    reopen?(): Promise<HostUnderTest>;
  };
}

export type MakeHost = (blueprints: readonly Blueprint[]) => Promise<HostUnderTest>;

function cell(value: CellValue, more: Omit<BlueprintCell, 'value'> = {}): BlueprintCell {
  return { value, ...more };
}

const FORM: Blueprint = {
  name: '自评表',
  cells: new Map([
    ['A1', cell('项目支出绩效自评表', { bold: true })],
    ['A3', cell('三级指标')],
    ['B3', cell('实际完成值')],
    ['C3', cell('分值')],
    ['D3', cell('得分')],
    ['E3', cell('原因')],
    ['A4', cell('培训人次')],
    ['B4', cell(1, { text: '100%', numberFormat: '0%' })],
    ['C4', cell(10)],
    ['D4', cell(8)],
    ['A5', cell('合格率')],
    ['B5', cell('=100%')],
    ['C5', cell(5)],
    ['D5', cell('4.5')],
    ['A6', cell('满意度')],
    ['B6', cell(0.8535, { text: '85.35%', numberFormat: '0.00%' })],
    ['C6', cell(5)],
    ['A7', cell('总分')],
    ['D7', cell(8, { formula: '=SUM(D4:D6)' })],
    ['E8', cell('合并的说明')],
  ]),
  merges: ['A1:E1', 'E8:E9'],
};
const OTHER: Blueprint = { name: "二 '季度'表", cells: new Map([['B2', cell(3)]]), merges: [] };
const LOCKED: Blueprint = { name: '锁定', cells: new Map([['A1', cell(1)]]), merges: [], protected: true };
const EMPTY: Blueprint = { name: '空表', cells: new Map(), merges: [] };

function at(address: string): CellRef {
  const ref = parseA1(address);
  if (ref === null) throw new Error(`not an address: ${address}`);
  return ref;
}

function text(value: string): CellContent {
  return { kind: 'text', text: value };
}

function number(value: string): CellContent {
  return { kind: 'number', number: value };
}

function writes(contents: Readonly<Record<string, CellContent>>): CellWrite[] {
  return Object.entries(contents).map(([address, after]) => ({
    cell: at(address),
    before: '',
    after,
    why: 'fill',
    code: '',
  }));
}

function mark(range: string, reason: string, light: Mark['light']): Mark {
  const area = parseRangeA1(range);
  if (area === null) throw new Error(`not a range: ${range}`);
  return { range: area, reasonCell: at(reason), light };
}

function contentOf(sheet: SheetSnapshot, address: string): { value: CellValue; text: string; formula: string } {
  const { row, column } = at(address);
  const [y, x] = [row - sheet.origin.row, column - sheet.origin.column];
  return {
    value: sheet.values[y]?.[x] ?? '',
    text: textsOfRow(sheet, y)[x] ?? '',
    formula: sheet.formulas[y]?.[x] ?? '',
  };
}

function comparable(sheet: SheetSnapshot | undefined): unknown {
  if (sheet === undefined) return undefined;
  const { name, origin, values, formulas, fingerprint } = sheet;
  return { name, origin, values, texts: textsOf(sheet), formulas, protected: sheet.protected, fingerprint };
}

async function sheetNamed(host: WorkbookHost, name: string): Promise<SheetSnapshot> {
  const found = (await host.readSheets('all')).find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
}

async function planFor(
  host: WorkbookHost,
  sheet: string,
  contents: Readonly<Record<string, CellContent>>,
  marks: readonly Mark[] | null = null,
): Promise<SheetPlan> {
  const { fingerprint } = await sheetNamed(host, sheet);
  return { sheet, fingerprint, cells: writes(contents), marks };
}

async function refusal(work: Promise<unknown>): Promise<HostErrorCode | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
}

/** Describes the contract; `makeHost` gives a fresh host each time, its first sheet active. */
export function describeHostContract(name: string, makeHost: MakeHost): void {
  describe(`${name} keeps the contract of a workbook host`, () => {
    describe('reading', () => {
      test('gives every visible sheet in order, as drawn', async () => {
        const drawn = [FORM, OTHER, EMPTY];
        const { host } = await makeHost(drawn);
        expect((await host.readSheets('all')).map(comparable)).toEqual(
          drawn.map((sheet) => comparable(snapshotOf(sheet))),
        );
      });

      test('gives the active sheet alone', async () => {
        const { host } = await makeHost([FORM, OTHER]);
        expect((await host.readSheets('active')).map(comparable)).toEqual([comparable(snapshotOf(FORM))]);
      });

      test('tells a protected sheet', async () => {
        const { host } = await makeHost([FORM, LOCKED]);
        expect((await host.readSheets('all')).map((sheet) => sheet.protected)).toEqual([false, true]);
      });
    });

    describe('writing', () => {
      const cases: readonly [string, string, CellContent, CellValue, string][] = [
        ['a number into a blank cell', 'D6', number('4.27'), 4.27, '4.27'],
        ['a number over a number', 'D4', number('10'), 10, '10'],
        ['a number under a percent format', 'B4', number('0.5'), 0.5, '50%'],
        [
          'text',
          'E4',
          text('原因：设备晚到；措施：提前采购'),
          '原因：设备晚到；措施：提前采购',
          '原因：设备晚到；措施：提前采购',
        ],
        ['text that looks like a formula', 'E4', text('=100%'), '=100%', '=100%'],
        ['text that looks like a number', 'E4', text('0012'), '0012', '0012'],
        ['text that looks like a date', 'E4', text('2024/1/1'), '2024/1/1', '2024/1/1'],
        ['text with a quote before it', 'E4', text("'引号"), "'引号", "'引号"],
        ['text of several lines', 'E4', text('一\n二'), '一\n二', '一\n二'],
        ['markup', 'E4', text('<b>&"</b>'), '<b>&"</b>', '<b>&"</b>'],
        ['nothing over text', 'A5', { kind: 'blank' }, '', ''],
        ['nothing over a number', 'D4', { kind: 'blank' }, '', ''],
        ['a cell far outside the content', 'H20', number('1'), 1, '1'],
      ];
      test.each(cases)('%s', async (_title, address, content, value, shown) => {
        const { host } = await makeHost([FORM, OTHER]);
        const before = await sheetNamed(host, FORM.name);
        const receipt = await host.apply({ sheets: [await planFor(host, FORM.name, { [address]: content })] });
        const after = await sheetNamed(host, FORM.name);
        expect(contentOf(after, address)).toEqual({ value, text: shown, formula: '' });
        expect(receipt.sheets).toEqual([
          {
            sheet: FORM.name,
            changes: [
              {
                cell: at(address),
                before: { value: contentOf(before, address).value, formula: '' },
                after: { value, formula: '' },
              },
            ],
            marksBefore: null,
            marksAfter: null,
          },
        ]);
        expect(comparable(await sheetNamed(host, OTHER.name))).toEqual(comparable(snapshotOf(OTHER)));
        await host.undo(receipt);
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      });

      test('the cell that a merged area shows', async () => {
        const { host } = await makeHost([FORM]);
        await host.apply({ sheets: [await planFor(host, FORM.name, { E8: text('新说明') })] });
        expect(contentOf(await sheetNamed(host, FORM.name), 'E8').value).toBe('新说明');
      });

      test('formulas that look at written cells show their new result', async () => {
        const { host } = await makeHost([FORM]);
        await host.apply({ sheets: [await planFor(host, FORM.name, { D4: number('10'), D6: number('4.27') })] });
        expect(contentOf(await sheetNamed(host, FORM.name), 'D7')).toEqual({
          value: 14.27,
          text: '14.27',
          formula: '=SUM(D4:D6)',
        });
      });

      test('several sheets at once', async () => {
        const { host } = await makeHost([FORM, OTHER]);
        const sheets = [
          await planFor(host, FORM.name, { D6: number('5') }),
          await planFor(host, OTHER.name, { B2: text('完') }),
        ];
        const receipt = await host.apply({ sheets });
        expect(contentOf(await sheetNamed(host, OTHER.name), 'B2').value).toBe('完');
        await host.undo(receipt);
        expect((await host.readSheets('all')).map(comparable)).toEqual(
          [FORM, OTHER].map((sheet) => comparable(snapshotOf(sheet))),
        );
      });

      test('nothing, and says so', async () => {
        const { host } = await makeHost([FORM]);
        const receipt = await host.apply({ sheets: [await planFor(host, FORM.name, {})] });
        expect(receipt.sheets.flatMap(({ changes }) => changes)).toEqual([]);
        await host.undo(receipt);
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      });
    });

    describe('refusing', () => {
      test('a sheet that changed since it was read, and writes nothing at all', async () => {
        const { host, probe } = await makeHost([FORM, OTHER]);
        const sheets = [
          await planFor(host, OTHER.name, { B2: number('9') }),
          await planFor(host, FORM.name, { D6: number('5') }),
        ];
        await probe.type(FORM.name, 'A4', '培训人次（改）');
        expect(await refusal(host.apply({ sheets }))).toBe('changed');
        expect(contentOf(await sheetNamed(host, OTHER.name), 'B2').value).toBe(3);
        expect(contentOf(await sheetNamed(host, FORM.name), 'D6').value).toBe('');
      });

      test('a protected sheet', async () => {
        const { host } = await makeHost([FORM, LOCKED]);
        expect(await refusal(host.apply({ sheets: [await planFor(host, LOCKED.name, { A1: number('2') })] }))).toBe(
          'protected',
        );
        expect(comparable(await sheetNamed(host, LOCKED.name))).toEqual(comparable(snapshotOf(LOCKED)));
      });

      test('a cell with a formula, and writes none of the others', async () => {
        const { host } = await makeHost([FORM]);
        const plan = await planFor(host, FORM.name, { D6: number('5'), D7: number('15') });
        expect(await refusal(host.apply({ sheets: [plan] }))).toBe('formula');
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      });

      test('a sheet that is gone', async () => {
        const { host } = await makeHost([FORM]);
        const plan = { ...(await planFor(host, FORM.name, { D6: number('5') })), sheet: '没有这张表' };
        expect(await refusal(host.apply({ sheets: [plan] }))).toBe('sheet-gone');
      });

      test('to undo over what the person typed since', async () => {
        const { host, probe } = await makeHost([FORM]);
        const receipt = await host.apply({
          sheets: [await planFor(host, FORM.name, { D6: number('5'), E4: text('原因') })],
        });
        await probe.type(FORM.name, 'E4', '我写的原因');
        expect(await refusal(host.undo(receipt))).toBe('undo-changed');
        expect(contentOf(await sheetNamed(host, FORM.name), 'E4').value).toBe('我写的原因');
        expect(contentOf(await sheetNamed(host, FORM.name), 'D6').value).toBe(5);
      });
    });

    describe('undo', () => {
      test('works after other cells were typed into', async () => {
        const { host, probe } = await makeHost([FORM]);
        const receipt = await host.apply({
          sheets: [
            await planFor(host, FORM.name, { B5: text('=99%'), D5: number('5'), D6: number('5') }, [
              mark('A6:E6', 'E6', 'red'),
            ]),
          ],
        });
        await probe.type(FORM.name, 'A4', '培训人次（改）');
        await host.undo(receipt);
        const after = await sheetNamed(host, FORM.name);
        expect(contentOf(after, 'B5')).toEqual({ value: '=100%', text: '=100%', formula: '' });
        expect(contentOf(after, 'D5')).toEqual({ value: '4.5', text: '4.5', formula: '' });
        expect(contentOf(after, 'D6').value).toBe('');
        expect(contentOf(after, 'A4').value).toBe('培训人次（改）');
        expect(contentOf(after, 'D7')).toMatchObject({ value: 8, formula: '=SUM(D4:D6)' });
        expect(await probe.conditionalFormats(FORM.name)).toEqual([]);
      });

      test('takes two writes back one after the other', async () => {
        const { host } = await makeHost([FORM]);
        const first = await host.apply({
          sheets: [await planFor(host, FORM.name, { D6: number('5') }, [mark('A4:E4', 'E4', 'red')])],
        });
        const second = await host.apply({
          sheets: [await planFor(host, FORM.name, { D6: number('4') }, [mark('A5:E5', 'E5', 'yellow')])],
        });
        await host.undo(second);
        expect(contentOf(await sheetNamed(host, FORM.name), 'D6').value).toBe(5);
        await host.undo(first);
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
        expect(await host.clearMarks('all')).toBe(0);
      });

      test('works on a receipt that was kept as JSON', async () => {
        const { host } = await makeHost([FORM]);
        const receipt = await host.apply({
          sheets: [await planFor(host, FORM.name, { D6: number('5') }, [mark('A4:E4', 'E4', 'red')])],
        });
        await host.undo(JSON.parse(JSON.stringify(receipt)) as typeof receipt);
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      });
    });

    describe('marks', () => {
      const two = [mark('A4:E4', 'E4', 'red'), mark('A6:E6', 'E6', 'yellow')];

      test('are conditional formats that look at the reason cell; the cells themselves stay unfilled', async () => {
        const { host, probe } = await makeHost([FORM]);
        const receipt = await host.apply({ sheets: [await planFor(host, FORM.name, {}, two)] });
        expect(receipt.sheets[0]).toMatchObject({ marksBefore: [], marksAfter: two });
        const formats = await probe.conditionalFormats(FORM.name);
        expect(formats.map(({ range }) => range).sort()).toEqual(['A4:E4', 'A6:E6']);
        for (const { range, rule } of formats) expect(rule).toContain(`$E${range.slice(1, 2)}`);
        expect(await probe.fill(FORM.name, 'A4')).toBeNull();
        await host.undo(receipt);
        expect(await probe.conditionalFormats(FORM.name)).toEqual([]);
        expect(await probe.fill(FORM.name, 'A4')).toBeNull();
      });

      test('never pile up', async () => {
        const { host, probe } = await makeHost([FORM]);
        for (let round = 0; round < 3; round += 1)
          await host.apply({ sheets: [await planFor(host, FORM.name, {}, two)] });
        expect(await probe.conditionalFormats(FORM.name)).toHaveLength(2);
        const receipt = await host.apply({ sheets: [await planFor(host, FORM.name, {}, two.slice(0, 1))] });
        expect((await probe.conditionalFormats(FORM.name)).map(({ range }) => range)).toEqual(['A4:E4']);
        expect(receipt.sheets[0]?.marksBefore).toHaveLength(2);
        await host.undo(receipt);
        expect((await probe.conditionalFormats(FORM.name)).map(({ range }) => range).sort()).toEqual([
          'A4:E4',
          'A6:E6',
        ]);
      });

      test('are left alone by a plan that does not speak of them', async () => {
        const { host, probe } = await makeHost([FORM]);
        await host.apply({ sheets: [await planFor(host, FORM.name, {}, two)] });
        await host.apply({ sheets: [await planFor(host, FORM.name, { D6: number('5') })] });
        expect(await probe.conditionalFormats(FORM.name)).toHaveLength(2);
      });

      test('are counted when they are cleared, on one sheet or on all', async () => {
        const { host } = await makeHost([FORM, OTHER]);
        const sheets = [
          await planFor(host, FORM.name, {}, two),
          await planFor(host, OTHER.name, {}, [mark('B2:C2', 'D2', 'red')]),
        ];
        await host.apply({ sheets });
        expect(await host.clearMarks('active')).toBe(2);
        expect(await host.clearMarks('all')).toBe(1);
        expect(await host.clearMarks('all')).toBe(0);
        expect((await host.readSheets('all')).map(comparable)).toEqual(
          [FORM, OTHER].map((sheet) => comparable(snapshotOf(sheet))),
        );
      });
    });

    describe('marks of earlier sessions', () => {
      test('are known', async () => {
        const first = await makeHost([FORM, OTHER]);
        const marks = [mark('A4:E4', 'E4', 'red'), mark('A6:E6', 'E6', 'yellow')];
        const standing = async (host: WorkbookHost, sheet: string): Promise<unknown> =>
          (await host.marksOn(sheet)).map(({ light, reasonCell }) => `${a1(reasonCell)} ${light}`).sort();
        expect(await standing(first.host, FORM.name)).toEqual([]);
        await first.host.apply({ sheets: [await planFor(first.host, FORM.name, {}, marks)] });
        expect(await standing(first.host, FORM.name)).toEqual(['E4 red', 'E6 yellow']);
        const { host } = (await first.probe.reopen?.()) ?? first;
        await host.readSheets('active');
        expect(await standing(host, FORM.name)).toEqual(['E4 red', 'E6 yellow']);
        expect(await standing(host, OTHER.name)).toEqual([]);
        expect(await host.clearMarks('all')).toBe(2);
        expect(await standing(host, FORM.name)).toEqual([]);
        expect(await refusal(host.marksOn('没有这张表'))).toBe('sheet-gone');
      });
    });

    describe('the person goes to another sheet', () => {
      test('and the host says which, until nobody listens', async () => {
        const { host, probe } = await makeHost([FORM, OTHER]);
        const heard: string[] = [];
        await host.readSheets('active');
        const stop = await host.onActivated((sheet) => heard.push(sheet));
        await probe.activate?.(OTHER.name);
        await probe.activate?.(FORM.name);
        await stop();
        await probe.activate?.(OTHER.name);
        expect(heard).toEqual(probe.activate === undefined ? [] : [OTHER.name, FORM.name]);
      });
    });

    describe('memory', () => {
      const kept = { pack: 'mof-2020', 列: ['得分', 'a&b<c>"\'', '\u0001\n'], n: 1.5, none: null };

      test('keeps JSON under keys', async () => {
        const { host } = await makeHost([FORM]);
        expect(await host.recall('mapping')).toBeUndefined();
        await host.remember('mapping', kept);
        await host.remember('other', 1);
        expect(await host.recall('mapping')).toEqual(kept);
        await host.remember('mapping', { pack: 'hubei' });
        expect(await host.recall('mapping')).toEqual({ pack: 'hubei' });
        expect(await host.recall('other')).toBe(1);
      });

      test('is not content: the sheet reads as before', async () => {
        const { host } = await makeHost([FORM]);
        await host.remember('mapping', kept);
        expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      });

      test('lives through saving, and so does undo', async () => {
        const first = await makeHost([FORM]);
        const receipt = await first.host.apply({
          sheets: [
            await planFor(first.host, FORM.name, { B5: text('=99%'), D6: number('5') }, [mark('A4:E4', 'E4', 'red')]),
          ],
        });
        await first.host.remember('receipt', receipt);
        const second = (await first.probe.reopen?.()) ?? first;
        const recalled = (await second.host.recall('receipt')) as typeof receipt;
        expect(recalled).toEqual(receipt);
        expect(contentOf(await sheetNamed(second.host, FORM.name), 'D7').value).toBe(13);
        await second.host.undo(recalled);
        expect(comparable(await sheetNamed(second.host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
        expect(await second.probe.conditionalFormats(FORM.name)).toEqual([]);
      });
    });

    describe('comments', () => {
      const note = (sheet: Blueprint, address: string, code: string, sentence: string): ReviewNote => ({
        cell: { sheet: sheet.name, ...at(address) },
        code,
        text: sentence,
      });
      const notes = [
        note(FORM, 'D4', 'E01', '丢分没有说明原因 <E4>'),
        note(FORM, 'D4', 'E02', '没有完成'),
        note(OTHER, 'B2', 'S01', '得分超过分值'),
      ];
      /** What must stand there: one comment a cell, one line a finding. Hosts without comments have nothing to keep. */
      const stand = async (
        { probe }: HostUnderTest,
        wanted: Readonly<Record<string, readonly RegExp[]>>,
      ): Promise<void> => {
        if (probe.comments === undefined) throw new Error('the probe cannot see comments');
        for (const sheet of [FORM, OTHER]) {
          const there = await probe.comments(sheet.name);
          const expected = Object.entries(wanted).filter(([place]) => place.startsWith(`${sheet.name}!`));
          expect(Object.keys(there).sort()).toEqual(
            expected.map(([place]) => place.slice(sheet.name.length + 1)).sort(),
          );
          for (const [place, lines] of expected) {
            const said = (there[place.slice(sheet.name.length + 1)] ?? '').split('\n');
            expect(said).toHaveLength(lines.length);
            lines.forEach((line, index) => expect(said[index]).toMatch(line));
          }
        }
      };
      const ALL = {
        [`${FORM.name}!D4`]: [/E01.*丢分没有说明原因 <E4>$/, /E02.*没有完成$/],
        [`${OTHER.name}!B2`]: [/S01.*得分超过分值$/],
      };

      test('stand one at a cell, never twice, and go in one go; cells stay as they were', async () => {
        const under = await makeHost([FORM, OTHER]);
        const { comments } = under.host;
        if (comments === undefined) return;
        expect(await comments.clear()).toBe(0);
        for (let round = 0; round < 2; round += 1) expect(await comments.annotate(notes)).toBe(2);
        await stand(under, ALL);
        expect(await comments.annotate(notes.slice(1, 2))).toBe(1);
        await stand(under, { [`${FORM.name}!D4`]: [/E02.*没有完成$/] });
        expect(comparable(await sheetNamed(under.host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
        expect(await comments.clear()).toBe(1);
        expect(await comments.clear()).toBe(0);
        await stand(under, {});
      });

      test('are known again after saving and opening', async () => {
        const first = await makeHost([FORM, OTHER]);
        if (first.host.comments === undefined) return;
        await first.host.comments.annotate(notes);
        const second = (await first.probe.reopen?.()) ?? first;
        await stand(second, ALL);
        expect(await second.host.comments?.annotate(notes)).toBe(2);
        await stand(second, ALL);
        const third = (await second.probe.reopen?.()) ?? second;
        expect(await third.host.comments?.clear()).toBe(2);
        await stand(third, {});
        const last = (await third.probe.reopen?.()) ?? third;
        await stand(last, {});
      });

      test('are refused for a sheet that is gone or protected, and then none is written', async () => {
        const under = await makeHost([FORM, OTHER, LOCKED]);
        const { comments } = under.host;
        if (comments === undefined) return;
        const gone = note({ ...FORM, name: '没有这张表' }, 'A1', 'E01', 'x');
        expect(await refusal(comments.annotate([...notes, gone]))).toBe('sheet-gone');
        expect(await refusal(comments.annotate([...notes, note(LOCKED, 'A1', 'E01', 'x')]))).toBe('protected');
        await stand(under, {});
      });
    });

    test('reveal and listening do no harm', async () => {
      const { host } = await makeHost([FORM]);
      const stop = await host.onChanged(() => {});
      await host.reveal({ sheet: FORM.name, ...at('D6') });
      await stop();
      expect(comparable(await sheetNamed(host, FORM.name))).toEqual(comparable(snapshotOf(FORM)));
      expect(a1(at('D6'))).toBe('D6');
    });
  });
}
