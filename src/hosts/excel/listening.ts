/** What a person does in the workbook while the pane is open: edits anywhere, and the sheets they go to. */
import type { SheetChange, Unsubscribe } from '../host';
import type { ExcelAccess } from './access';
import { HeardEvent } from './heard-event';
import { OwnWrites } from './own-writes';
import type { InTurn, Rides } from './rides';

/** Name of a sheet by its id, null when it is gone or Excel does not say. */
type NameOf = (sheetId: string) => Promise<string | null>;

export interface SheetNames {
  /** As it was last seen; good enough to tell sheets apart. */
  readonly known: NameOf;
  /** As it is now. */
  readonly current: NameOf;
}

export class Listening {
  readonly ownWrites = new OwnWrites();
  private readonly edited = new Set<string>();
  private readonly changed: HeardEvent<Excel.WorksheetChangedEventArgs, SheetChange>;
  private readonly activated: HeardEvent<Excel.WorksheetActivatedEventArgs, string>;

  constructor(
    private readonly office: ExcelAccess,
    private readonly inTurn: InTurn,
    rides: Rides,
    names: SheetNames,
  ) {
    const idle = (): Promise<void> => this.inTurn(() => this.stop());
    this.changed = new HeardEvent(
      rides,
      (context) => context.workbook.worksheets.onChanged,
      (event) => this.editOf(event, names.known),
      idle,
    );
    this.activated = new HeardEvent(
      rides,
      (context) => context.workbook.worksheets.onActivated,
      (event) => names.current(event.worksheetId),
      idle,
    );
  }

  onChanged(listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    return this.changed.subscribe(listener);
  }

  onActivated(listener: (sheet: string) => void): Promise<Unsubscribe> {
    return this.activated.subscribe(listener);
  }

  /** True when a person is known to have edited the sheet since it was last looked at. */
  wasEdited(sheetId: string): boolean {
    return this.edited.has(sheetId);
  }

  lookedAt(sheetId: string): void {
    this.edited.delete(sheetId);
  }

  /** Takes back the registrations nobody needs: in one round trip when they were made together. */
  private async stop(): Promise<void> {
    const contexts = new Set([this.changed, this.activated].map((event) => event.leftOver));
    for (const context of contexts) if (context !== null) await this.stopIn(context);
    // Unheard edits are still found by comparing the sheet before a write.
    if (!this.changed.registered) this.edited.clear();
  }

  private async stopIn(context: OfficeExtension.ClientRequestContext): Promise<void> {
    const over = [this.changed, this.activated].filter((event) => event.leftOver === context);
    await this.office.run(context, async () => {
      for (const event of over) event.remove();
      await context.sync();
    });
    for (const event of over) event.removed();
  }

  private async editOf(event: Excel.WorksheetChangedEventArgs, nameOf: NameOf): Promise<SheetChange | null> {
    if (this.ownWrites.isEcho(event.worksheetId, event.address, event.triggerSource)) return null;
    this.edited.add(event.worksheetId);
    const sheet = await nameOf(event.worksheetId);
    return sheet === null ? null : { sheet, address: event.address === '' ? null : event.address };
  }
}
