/** The ribbon's buttons. They run in the pane's own page (shared runtime), whether or not the pane is open. */
import type { WorkbookHost } from '../hosts/host';
import { check, type CheckOutcome, type CheckTools } from './check';

/** Names of the functions as the manifest calls them. */
export const COMMANDS = {
  check: 'checkActiveSheet',
  checkAll: 'checkAllSheets',
  open: 'openPane',
} as const;

/** What the buttons need of Office. */
export interface RibbonOffice {
  readonly associate: (name: string, run: (event: CommandEvent) => void) => void;
  /** Opens the pane; does nothing where Excel cannot open it from code. */
  readonly showPane: () => Promise<void>;
}

/** The event of a button: Excel keeps the button busy until it is completed. */
export interface CommandEvent {
  readonly completed: () => void;
}

export interface Commands {
  readonly office: RibbonOffice;
  readonly host: WorkbookHost;
  readonly tools: CheckTools;
  /** Shows the verdict where the person looks: in the pane, which is open by then. */
  readonly show: (outcome: CheckOutcome, which: 'active' | 'all') => void;
}

/** Registers every button. Call it once, after Office is ready. */
export function registerCommands({ office, host, tools, show }: Commands): void {
  const runCheck = async (which: 'active' | 'all'): Promise<void> => {
    const outcome = await check(host, tools, which);
    await office.showPane();
    show(outcome, which);
  };
  office.associate(
    COMMANDS.check,
    button(() => runCheck('active')),
  );
  office.associate(
    COMMANDS.checkAll,
    button(() => runCheck('all')),
  );
  office.associate(
    COMMANDS.open,
    button(() => office.showPane()),
  );
}

/** `completed` is called whatever happens: without it the button stays dead until Excel is restarted. */
function button(task: () => Promise<void>): (event: CommandEvent) => void {
  return (event) => {
    task()
      .catch((error: unknown) => console.error(error))
      .finally(() => event.completed());
  };
}
