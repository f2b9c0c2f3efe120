/** Listens to edits anywhere in the workbook: one registration, any number of listeners. */
import type { SheetChange, Unsubscribe } from '../host';
import type { ExcelAccess } from './access';
import { hostErrorOf } from './errors';
import { OwnWrites } from './own-writes';

type Registration = OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>;

export class Changes {
  readonly ownWrites = new OwnWrites();
  private registration: Registration | null = null;
  private readonly listeners = new Set<(change: SheetChange) => void>();
  private readonly edited = new Set<string>();

  constructor(
    private readonly office: ExcelAccess,
    /** Current name of a sheet by its id, null when unknown. */
    private readonly nameOf: (sheetId: string) => Promise<string | null>,
  ) {}

  /** Puts the registration into an open batch, so that listening costs no round trip of its own. */
  listenIn(context: Excel.RequestContext): void {
    if (this.registration !== null) return;
    this.registration = context.workbook.worksheets.onChanged.add((event) => this.heard(event));
  }

  /** After a batch with `listenIn` failed: the registration did not come about. */
  notListening(): void {
    this.registration = null;
  }

  get listening(): boolean {
    return this.registration !== null;
  }

  /** True when a person edited the sheet since it was last looked at. */
  wasEdited(sheetId: string): boolean {
    return this.edited.has(sheetId);
  }

  lookedAt(sheetId: string): void {
    this.edited.delete(sheetId);
  }

  async subscribe(listener: (change: SheetChange) => void): Promise<Unsubscribe> {
    this.listeners.add(listener);
    if (!this.listening) {
      try {
        await this.office.run(async (context) => {
          this.listenIn(context);
          await context.sync();
        });
      } catch (error) {
        this.notListening();
        this.listeners.delete(listener);
        throw hostErrorOf(error);
      }
    }
    return async () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) await this.stop();
    };
  }

  private async stop(): Promise<void> {
    const { registration } = this;
    if (registration === null) return;
    this.registration = null;
    // Unheard edits are still found by comparing the sheet before a write.
    this.edited.clear();
    await this.office.run(registration.context, async (context) => {
      registration.remove();
      await context.sync();
    });
  }

  private async heard(event: Excel.WorksheetChangedEventArgs): Promise<void> {
    if (this.ownWrites.isEcho(event.worksheetId, event.address, event.triggerSource)) return;
    this.edited.add(event.worksheetId);
    const sheet = await this.nameOf(event.worksheetId);
    if (sheet === null) return;
    const address = event.address === '' ? null : event.address;
    for (const listener of [...this.listeners]) listener({ sheet, address });
  }
}
