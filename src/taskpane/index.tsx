/** The task pane in Excel. */
import { createRoot } from 'react-dom/client';
import { excelAccess, ExcelHost, officeReady, type OfficeState } from '../hosts/excel';
import { App } from './App';
import { BootNotice, type BootProblem } from './Boot';
import { chooseFiles } from './choose-files';
import type { Environment } from './environment';
import { officeLanguage, officeTheme } from './office-environment';
import { paneRequests } from './requests';
import './page.css';

const PROBLEMS: Readonly<Record<Exclude<OfficeState, 'excel'>, BootProblem>> = {
  'not-excel': 'outside',
  'too-old': 'old',
  'no-office': 'timeout',
};

async function boot(root: HTMLElement): Promise<void> {
  const ready = await officeReady();
  const look = ready === 'no-office' ? {} : Office.context;
  const theme = officeTheme(look);
  const environment: Environment = {
    version: SELFEVAL_VERSION,
    language: officeLanguage(look),
    requests: paneRequests,
    openFiles: (options) => chooseFiles(async () => (await import('../hosts/xlsx')).readAnyWorkbook, options),
    ...(theme === undefined ? {} : { theme }),
  };
  createRoot(root).render(
    ready === 'excel' ? (
      <App host={new ExcelHost(excelAccess())} environment={environment} />
    ) : (
      <BootNotice problem={PROBLEMS[ready]} environment={environment} />
    ),
  );
}

const root = document.getElementById('root');
if (root !== null) void boot(root);
