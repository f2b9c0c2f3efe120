import { read } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { parseA1 } from '../../../src/form/sheet';
import { FileHost, readWorkbook } from '../../../src/hosts/xlsx';
import type { Blueprint } from '../../fixtures/blueprint';
import { workbookOf } from '../../fixtures/workbook';
import { describeHostContract, type HostUnderTest } from '../contract';

/** Looks into the saved file with nothing of the host's own code but the zip library. */
function over(host: FileHost, blueprints: readonly Blueprint[]): HostUnderTest {
  const sheetXml = (sheet: string): string => {
    const index = blueprints.findIndex(({ name }) => name === sheet) + 1;
    const content = unzipSync(host.save())[`xl/worksheets/sheet${index}.xml`];
    return content === undefined ? '' : strFromU8(content);
  };
  return {
    host,
    probe: {
      async conditionalFormats(sheet) {
        const rule =
          /<conditionalFormatting sqref="([^"]+)"><cfRule[^>]*priority="(\d+)"[^>]*><formula>([^<]*)<\/formula>/g;
        return [...sheetXml(sheet).matchAll(rule)]
          .sort(([, , a], [, , b]) => Number(a) - Number(b))
          .map(([, range = '', , formula = '']) => ({ range, rule: formula }));
      },
      async fill(sheet, cell) {
        const style = Number(new RegExp(`<c r="${cell}"[^>]*\\ss="(\\d+)"`).exec(sheetXml(sheet))?.[1] ?? 0);
        const styles = strFromU8(unzipSync(host.save())['xl/styles.xml'] ?? new Uint8Array());
        const xf = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf [^>]*fillId="(\d+)"/g)][style];
        const fill = [...styles.matchAll(/<fill>.*?<\/fill>/g)][Number(xf?.[1] ?? 0)]?.[0] ?? '';
        return /<fgColor rgb="FF([0-9A-F]{6})"/.exec(fill)?.[1]?.replace(/^/, '#') ?? null;
      },
      async type(sheet, cell, value) {
        const ref = parseA1(cell);
        const snapshot = (await host.readSheets('all')).find(({ name }) => name === sheet);
        if (ref === null || snapshot === undefined || typeof value !== 'string') throw new Error('cannot type that');
        await host.apply({
          sheets: [
            {
              sheet,
              fingerprint: snapshot.fingerprint,
              cells: [{ cell: ref, before: '', after: { kind: 'text', text: value }, why: 'reason', code: '' }],
              marks: null,
            },
          ],
        });
      },
      async comments(sheet) {
        // The other reader garbles what is not plain letters in authors only.
        const cells = Object.entries<unknown>(read(host.save(), { type: 'array' }).Sheets[sheet] ?? {});
        return Object.fromEntries(
          cells.flatMap(([address, cell]) => {
            const notes =
              typeof cell === 'object' && cell !== null && 'c' in cell && Array.isArray(cell.c) ? cell.c : [];
            return notes.length === 0 ? [] : [[address, notes.map((note: { t: string }) => note.t).join('\n')]];
          }),
        );
      },
      reopen: async () => over(FileHost.open(host.save(), host.name), blueprints),
    },
  };
}

describeHostContract('the file host', async (blueprints) =>
  over(FileHost.open(workbookOf(...blueprints), 'drawn.xlsx'), blueprints),
);

test('after undo the file is the same to the byte', async () => {
  const sheet: Blueprint = {
    name: 'a',
    cells: new Map([
      ['A1', { value: 1 }],
      ['B1', { value: 2, formula: '=A1*2' }],
    ]),
    merges: [],
  };
  const bytes = workbookOf(sheet);
  const host = FileHost.open(bytes, 'a.xlsx');
  const [before] = await host.readSheets('active');
  const range = { first: { row: 0, column: 0 }, last: { row: 0, column: 3 } };
  const receipt = await host.apply({
    sheets: [
      {
        sheet: 'a',
        fingerprint: before?.fingerprint ?? '',
        cells: [
          {
            cell: { row: 0, column: 0 },
            before: '1',
            after: { kind: 'number', number: '7' },
            why: 'correction',
            code: '',
          },
        ],
        marks: [{ range, reasonCell: { row: 0, column: 3 }, light: 'red' }],
      },
    ],
  });
  expect(readWorkbook(host.save(), 'a.xlsx')[0]?.values).toEqual([[7, 14]]);
  await host.undo(receipt);
  expect(Buffer.compare(host.save(), bytes)).toBe(0);
});
