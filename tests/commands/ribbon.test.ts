/** The ribbon's buttons through the real office.js: they end in every case, and the sheet is right afterwards. */
import { registerCommands, reviewTools, type CheckOutcome } from '../../src/commands';
import type { RibbonOffice } from '../../src/commands/register';
import type { StandInExcel } from '../excel-host/stand-in';
import { loadSelfEvaluations } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { API_VERSIONS, openExcel, roundTrips, type OpenExcel } from '../hosts/excel/open-excel';

const [form] = loadSelfEvaluations();
if (form === undefined) throw new Error('no form');
const drawn = officialBlueprint(form);

interface Ribbon extends OpenExcel {
  readonly outcomes: CheckOutcome[];
}

async function openRibbon(excelApi: string, tools = reviewTools): Promise<Ribbon> {
  const open = await openExcel([drawn, { ...drawn, name: '第二张' }], { excelApi });
  const outcomes: CheckOutcome[] = [];
  const office: RibbonOffice = {
    associate: (name, run) => open.page.Office.actions.associate(name, run),
    showPane: () => open.page.Office.addin.showAsTaskpane(),
  };
  registerCommands({ office, host: open.host, tools, show: (outcome) => outcomes.push(outcome) });
  return { ...open, outcomes };
}

const marksIn = (excel: StandInExcel): number[] =>
  excel.workbook.sheets.map((sheet) => sheet.conditionalFormats.length);

describe.each(API_VERSIONS)('ExcelApi %s', (excelApi) => {
  test('一键校验 reads, highlights, opens the pane and ends', async () => {
    const { excel, outcomes } = await openRibbon(excelApi);
    const trips = await roundTrips(excel, () => excel.clickRibbon('checkActiveSheet', 'Selfeval.Check'));
    // The sheet together with what the workbook remembers, and the highlights.
    expect(trips).toBe(2);
    const [outcome] = outcomes;
    expect(outcome).toMatchObject({ kind: 'checked', sheets: [{ notMarked: null, review: { sheet: drawn.name } }] });
    const expected = outcome?.kind === 'checked' ? reviewTools.planMarks(...pairOf(outcome)).sheets[0]?.marks : null;
    expect(marksIn(excel)).toEqual([expected?.length, 0]);
    expect(excel.runtime.paneStates).toEqual(['Visible']);
    expect(excel.complaints).toEqual([]);
  });

  test('全部工作表 checks every sheet', async () => {
    const { excel, outcomes } = await openRibbon(excelApi);
    await excel.clickRibbon('checkAllSheets', 'Selfeval.CheckAll');
    expect(outcomes[0]?.kind === 'checked' ? outcomes[0].sheets.length : 0).toBe(2);
    const [one, two] = marksIn(excel);
    expect(two).toBe(one);
  });

  test('打开面板 opens the pane', async () => {
    const { excel, outcomes } = await openRibbon(excelApi);
    await excel.clickRibbon('openPane', 'Selfeval.Open');
    expect([excel.runtime.paneStates, outcomes]).toEqual([['Visible'], []]);
  });

  test('a protected sheet gets its verdict without highlights', async () => {
    const { excel, outcomes } = await openRibbon(excelApi);
    excel.person.protect(drawn.name);
    await excel.clickRibbon('checkActiveSheet', 'Selfeval.Check');
    expect(outcomes).toMatchObject([{ kind: 'checked', sheets: [{ notMarked: 'protected' }] }]);
  });

  test('whatever fails, the button ends and the pane says why', async () => {
    const { excel, outcomes } = await openRibbon(excelApi);
    excel.external.refuse('editMode', 'always');
    await excel.clickRibbon('checkActiveSheet', 'Selfeval.Check');
    expect(outcomes).toEqual([{ kind: 'failed', code: 'editing', subject: '' }]);
    excel.external.accept();
    await excel.clickRibbon('checkActiveSheet', 'Selfeval.Check');
    expect(outcomes[1]?.kind).toBe('checked');
  });

  test('a fault of our own ends the button too', async () => {
    const broken = {
      ...reviewTools,
      review: () => {
        throw new Error('fault');
      },
    };
    const { excel, outcomes } = await openRibbon(excelApi, broken);
    await excel.clickRibbon('checkActiveSheet', 'Selfeval.Check');
    expect(outcomes).toEqual([{ kind: 'failed', code: 'unknown', subject: '' }]);
  });
});

function pairOf(outcome: Extract<CheckOutcome, { kind: 'checked' }>): Parameters<typeof reviewTools.planMarks> {
  const [sheet] = outcome.sheets;
  if (sheet === undefined) throw new Error('nothing was checked');
  return [sheet.snapshot, sheet.review];
}
