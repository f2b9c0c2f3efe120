/** The real Office behind the ribbon's buttons. */
import type { RibbonOffice } from './register';

/** Call it only inside Excel. */
export function ribbonOffice(): RibbonOffice {
  return {
    associate: (name, run) => Office.actions.associate(name, run),
    showPane: async () => {
      // SharedRuntime 1.1 brings it; elsewhere the person opens the pane by its own button.
      if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) return;
      await Office.addin.showAsTaskpane();
    },
  };
}
