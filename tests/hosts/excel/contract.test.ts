/** The adapter keeps the contract every workbook host keeps, in every Excel it supports. */
import { a1 } from '../../../src/form/sheet';
import { addressOf } from '../../excel-host/model/area';
import { describeHostContract, type HostUnderTest } from '../contract';
import { API_VERSIONS, attach, openExcel, settle, type OpenExcel } from './open-excel';

function underTest({ excel, host }: OpenExcel): HostUnderTest {
  afterExcel.push(() => expect(excel.complaints).toEqual([]));
  return {
    host,
    probe: {
      conditionalFormats: async (sheet) =>
        excel.workbook.sheet(sheet).conditionalFormats.map((format) => ({
          range: format.areas.map(addressOf).join(' '),
          rule: format.type === 'Custom' ? format.formula : format.type,
        })),
      fill: async (sheet, cell) => excel.workbook.sheet(sheet).fills.get(cell) ?? null,
      type: async (sheet, cell, value) => excel.person.type(sheet, cell, value),
      comments: async (name) =>
        Object.fromEntries(
          excel.workbook.comments
            .filter(({ sheet }) => sheet.name === name)
            .map(({ cell, content, replies }) => [
              a1(cell),
              [content, ...replies.map((reply) => reply.content)].join('\n'),
            ]),
        ),
      activate: async (sheet) => {
        excel.person.activate(sheet);
        await settle();
      },
      reopen: async () => underTest(await attach(excel)),
    },
  };
}

const afterExcel: (() => void)[] = [];
afterEach(() => {
  for (const check of afterExcel.splice(0)) check();
});

for (const excelApi of API_VERSIONS) {
  describeHostContract(`Excel with ExcelApi ${excelApi}`, async (blueprints) =>
    underTest(await openExcel(blueprints, { excelApi })),
  );
}
