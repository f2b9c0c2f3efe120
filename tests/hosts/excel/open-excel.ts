/** A stand-in Excel with office.js on top and the adapter on top of that, as the tests use it. */
import { ExcelHost } from '../../../src/hosts/excel/host';
import type { ExcelAccess } from '../../../src/hosts/excel/access';
import type { ExternalOptions } from '../../excel-host/external';
import { loadOffice, type OfficePage } from '../../excel-host/load-office';
import { StandInExcel } from '../../excel-host/stand-in';
import type { Blueprint } from '../../fixtures/blueprint';

// Every test starts the whole library; slow machines take their time.
jest.setTimeout(60_000);

export interface OpenExcel {
  readonly excel: StandInExcel;
  readonly page: OfficePage;
  readonly access: ExcelAccess;
  readonly host: ExcelHost;
}

/** The requirement sets the flows are run with: the manifest's lowest and the two newer ones the library knows. */
export const API_VERSIONS = ['1.13', '1.14', '1.15'] as const;

export async function openExcel(blueprints: readonly Blueprint[], options: ExternalOptions = {}): Promise<OpenExcel> {
  return attach(StandInExcel.of(blueprints, options));
}

/** Another page on the same workbook: the pane reopened, or the workbook saved and opened again. */
export async function attach(excel: StandInExcel): Promise<OpenExcel> {
  const page = await loadOffice(excel);
  const access: ExcelAccess = {
    run: page.Excel.run,
    supports: (version) => page.Office.context.requirements.isSetSupported('ExcelApi', version),
  };
  return { excel, page, access, host: new ExcelHost(access) };
}

/** Lets events and the library's own clean-up arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Round trips of one action, the library's own clean-up left out. */
export async function roundTrips(excel: StandInExcel, action: () => Promise<unknown>): Promise<number> {
  await settle();
  const before = excel.external.exchange.roundTrips;
  await action();
  await settle();
  return excel.external.exchange.roundTrips - before;
}
