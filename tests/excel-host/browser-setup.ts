/** Packs drawings into the plain JSON an init script can carry into the page. */
import type { Blueprint } from '../fixtures/blueprint';
import type { BrowserSetup } from './browser';
import type { ExternalOptions } from './external';

export function setupOf(blueprints: readonly Blueprint[], options: ExternalOptions = {}): BrowserSetup {
  return {
    sheets: blueprints.map((blueprint) => ({
      name: blueprint.name,
      cells: [...blueprint.cells].map(([address, cell]) => [
        address,
        {
          value: cell.value,
          ...(cell.text === undefined ? {} : { text: cell.text }),
          ...(cell.formula === undefined ? {} : { formula: cell.formula }),
          ...(cell.numberFormat === undefined ? {} : { numberFormat: cell.numberFormat }),
        },
      ]),
      merges: [...blueprint.merges],
      protected: blueprint.protected ?? false,
    })),
    ...options,
  };
}
