/** The task pane in Excel. */
import './without-eval';
import { createRoot } from 'react-dom/client';
import { registerCommands, reviewTools, ribbonOffice } from '../commands';
import { excelAccess, ExcelHost, officeReady, type OfficeState } from '../hosts/excel';
import { App } from './App';
import { BootNotice, type BootProblem } from './Boot';
import { chooseFiles } from './choose-files';
import type { Environment } from './environment';
import { officeLanguage, officeTheme, type OfficeLook } from './office-environment';
import { paneRequests } from './requests';
import './page.css';

const PROBLEMS: Readonly<Record<Exclude<OfficeState, 'excel'>, BootProblem>> = {
  'not-excel': 'outside',
  'too-old': 'old',
  'no-office': 'timeout',
};

async function boot(root: HTMLElement): Promise<void> {
  const ready = await officeReady();
  const look = ready === 'no-office' ? {} : lookOf(Office.context);
  const theme = officeTheme(look);
  const environment: Environment = {
    version: SELFEVAL_VERSION,
    language: officeLanguage(look),
    requests: paneRequests,
    openFiles: (options) => chooseFiles(async () => (await import('../hosts/xlsx')).readAnyWorkbook, options),
    ...(theme === undefined ? {} : { theme }),
  };
  const page = createRoot(root);
  if (ready !== 'excel') return page.render(<BootNotice problem={PROBLEMS[ready]} environment={environment} />);
  // One host for the pane and the ribbon: they write in turn, and know of each other's marks.
  const host = new ExcelHost(excelAccess());
  page.render(<App host={host} environment={environment} />);
  registerCommands({
    office: ribbonOffice(),
    host,
    tools: reviewTools,
    // An error shows again in the pane's own check.
    show: (outcome, which) => paneRequests.send(outcome.kind === 'checked' && which === 'all' ? 'list' : 'check'),
  });
  await followVisibility();
}

/** The library throws at these where the host keeps silent; neither is worth a blank pane. */
function lookOf(context: Office.Context): OfficeLook {
  const quietly = <Answer,>(read: () => Answer): Answer | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  return {
    displayLanguage: quietly(() => context.displayLanguage),
    officeTheme: quietly(() => context.officeTheme),
  };
}

/** In the shared runtime a closed pane lives on unseen; it must not read the sheet then. */
async function followVisibility(): Promise<void> {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) return;
  try {
    await Office.addin.onVisibilityModeChanged(({ visibilityMode }) =>
      paneRequests.send(visibilityMode === Office.VisibilityMode.hidden ? 'rest' : 'wake'),
    );
  } catch {
    // Without this event the pane follows edits until its page is closed.
  }
}

const root = document.getElementById('root');
if (root !== null) void boot(root);
