/** A stand-in Excel: workbook, person and façade, ready for office.js to be loaded on top. */
import type { Blueprint } from '../fixtures/blueprint';
import { Engine } from './engine';
import { External, type ExternalOptions } from './external';
import { Person } from './model/person';
import { Workbook } from './model/workbook';
import { seePane, services, workbookNode, type RuntimeState } from './nodes/workbook-node';

export class StandInExcel {
  readonly person: Person;
  readonly engine: Engine;
  readonly external: External;
  readonly runtime: RuntimeState = {
    ribbonReady: false,
    paneStates: [],
    paneSeen: true,
    onPaneSeen: (seen) => this.external.deliverVisibility(seen),
  };

  constructor(
    readonly workbook: Workbook,
    options: ExternalOptions = {},
  ) {
    this.person = new Person(workbook);
    this.engine = new Engine(workbookNode(workbook), services(this.runtime));
    this.external = new External(this.engine, options);
    workbook.onEvent = (event) => this.external.deliver(event);
  }

  static of(blueprints: readonly Blueprint[], options: ExternalOptions = {}): StandInExcel {
    return new StandInExcel(new Workbook(blueprints), options);
  }

  /** Clicks a ribbon button, as soon as the page has said that it takes them; resolves when it is completed. */
  async clickRibbon(functionName: string, controlId: string): Promise<void> {
    while (!this.runtime.ribbonReady) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.external.clickRibbon(functionName, controlId);
  }

  /** The person closes the pane; its page lives on unseen (shared runtime). */
  closePane(): void {
    seePane(this.runtime, false);
  }

  /** The person opens the pane again. */
  openPane(): void {
    seePane(this.runtime, true);
  }

  /** What the page did that a strict Excel would not have taken. Empty when all is well. */
  get complaints(): readonly string[] {
    return [
      ...this.engine.unimplemented,
      ...this.external.exchange.unknownCalls.map((id) => `dispatch ${id}`),
      ...this.workbook.undo.clearedBy.map((call) => `Undo cleared by ${call}`),
    ];
  }
}
