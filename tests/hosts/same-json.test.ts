/** The same sheet gives the same JSON, byte for byte, whether Excel holds it or a file does. */
import { reportText, reviewSheets, toReport } from '../../src/review';
import type { WorkbookHost } from '../../src/hosts/host';
import { FileHost } from '../../src/hosts/xlsx/file-host';
import type { Blueprint } from '../fixtures/blueprint';
import { loadFixtureForms } from '../fixtures/forms';
import { layouts, stackedBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';
import { openExcel } from './excel/open-excel';

/** The report in both languages. */
async function jsonFrom(host: WorkbookHost): Promise<string[]> {
  const sheets = reviewSheets(await host.readSheets('all'));
  return (['zh-CN', 'en-US'] as const).map((lang) =>
    reportText(toReport([{ path: 'a.xlsx', error: null, sheets }], { version: '0.0.0', lang })),
  );
}

const forms = loadFixtureForms();
const workbooks: readonly (readonly [layout: string, sheets: readonly Blueprint[], forms: number])[] = [
  ...layouts.map((layout) => [layout.name, forms.map((form) => layout.build(form)), forms.length] as const),
  ['all stacked on one sheet', [stackedBlueprint(forms)], forms.length],
];

test.each(workbooks)('%s', async (_layout, blueprints, count) => {
  const { excel, host } = await openExcel(blueprints);
  const file = FileHost.open(workbookOf(...blueprints), 'a.xlsx');
  const fromExcel = await jsonFrom(host);
  expect(fromExcel).toEqual(await jsonFrom(file));
  for (const text of fromExcel) expect(text.match(/"family":/g)).toHaveLength(count);
  expect(excel.complaints).toEqual([]);
});
