import { a1, columnName, parseA1, rangeA1 } from '../../src/form/sheet';
import { markFormula } from '../../src/review/plan';
import { WorkbenchHost } from '../../src/workbench/host';
import { openWorkbook } from '../../src/workbench/open-workbook';
import { workbookOf } from '../fixtures/workbook';
import { describeHostContract, type HostUnderTest } from '../hosts/contract';
import { MemoryGrid } from './memory-grid';

async function over(bytes: Uint8Array): Promise<HostUnderTest> {
  const grid = new MemoryGrid();
  const { model, workbook } = openWorkbook(bytes, 'drawn.xlsx');
  grid.open(model);
  const host = await WorkbenchHost.over(grid, workbook);
  return {
    host,
    probe: {
      async conditionalFormats(sheet) {
        const marks = grid.marks.get(sheet) ?? [];
        return marks.map((mark) => ({ range: rangeA1(mark.range), rule: markFormula(mark, columnName).slice(1) }));
      },
      async fill(sheet, cell) {
        const place = parseA1(cell);
        const info = model.sheets.find(({ name }) => name === sheet);
        if (place === null || info === undefined) throw new Error('no such cell');
        const style = model.workbook.sheets?.[info.id]?.cellData?.[place.row]?.[place.column]?.s;
        return (typeof style === 'string' ? model.workbook.styles?.[style] : style)?.bg?.rgb ?? null;
      },
      async type(sheet, cell, value) {
        const place = parseA1(cell);
        if (place === null) throw new Error('no such cell');
        grid.type(sheet, { ...place, value, formula: '' });
      },
      activate: async (sheet) => grid.select({ sheet }),
      async comments(sheet) {
        return Object.fromEntries((grid.notes.get(sheet) ?? []).map(({ cell, text }) => [a1(cell), text]));
      },
      reopen: async () => over(await host.save()),
    },
  };
}

describeHostContract('the workbench', async (blueprints) => over(workbookOf(...blueprints)));
