/** Looks at sheets and keeps what is known of them between a read and the write that follows. */
import type { SheetSnapshot } from '../../form/sheet';
import { HostError } from '../host';
import type { ExcelAccess } from './access';
import { hostErrorOf } from './errors';
import { Listening } from './listening';
import type { FoundMark } from './marks';
import type { InTurn, Rides } from './rides';
import {
  requestSheet,
  type KnownSheet,
  type SheetAnswer,
  type SheetRequest,
  type SheetRequestOptions,
} from './sheet-request';

interface ListedSheet {
  readonly id: string;
  readonly name: string;
}

type Pick = (context: Excel.RequestContext) => readonly Excel.Worksheet[];

export class Sheets {
  readonly listening: Listening;
  private readonly known = new Map<string, KnownSheet>();

  constructor(
    private readonly office: ExcelAccess,
    private readonly rides: Rides,
    inTurn: InTurn,
  ) {
    this.listening = new Listening(office, inTurn, rides, {
      known: async (id) => this.known.get(id)?.name ?? this.nameOf(id),
      current: (id) => this.nameOf(id),
    });
  }

  /** The active sheet, in one round trip. */
  async readActive(): Promise<SheetSnapshot[]> {
    const looked = await this.look((context) => [context.workbook.worksheets.getActiveWorksheet()], true);
    return looked.flatMap((one) => (one === null ? [] : [one.snapshot]));
  }

  /** Every visible sheet: one round trip for their names, one for all of their contents. */
  async readVisible(): Promise<SheetSnapshot[]> {
    const sheets = await this.list((visibility) => visibility === 'Visible');
    const looked = sheets.length === 0 ? [] : await this.lookAtAll(sheets);
    return looked.flatMap((one) => (one === null ? [] : [one.snapshot]));
  }

  /** What is too much for one answer comes in halves; only a sheet that is too much by itself is refused, by name. */
  private async lookAtAll(sheets: readonly ListedSheet[]): Promise<(SheetAnswer | null)[]> {
    try {
      return await this.lookAt(
        sheets.map(({ id }) => id),
        true,
      );
    } catch (error) {
      const failure = hostErrorOf(error);
      const [only] = sheets;
      if (failure.code !== 'too-large' || only === undefined) throw failure;
      if (sheets.length === 1) throw new HostError('too-large', failure.message, only.name);
    }
    const half = Math.ceil(sheets.length / 2);
    return [...(await this.lookAtAll(sheets.slice(0, half))), ...(await this.lookAtAll(sheets.slice(half)))];
  }

  /** Looks at sheets again, by name or id, without their texts. @throws HostError `sheet-gone` */
  async refresh(names: readonly string[]): Promise<KnownSheet[]> {
    const looked = await this.lookAt(names, false);
    return looked.map((one, index) => {
      if (one !== null) return one.known;
      throw new HostError('sheet-gone', 'the sheet was renamed or deleted', names[index] ?? '');
    });
  }

  async refreshActive(): Promise<KnownSheet[]> {
    const looked = await this.look((context) => [context.workbook.worksheets.getActiveWorksheet()], false);
    return looked.flatMap((one) => (one === null ? [] : [one.known]));
  }

  /** Every sheet, hidden ones included: marks may have been left there. */
  async refreshAll(): Promise<KnownSheet[]> {
    const sheets = await this.list(() => true);
    return sheets.length === 0 ? [] : this.refresh(sheets.map(({ id }) => id));
  }

  find(name: string): KnownSheet | undefined {
    return [...this.known.values()].find((sheet) => sheet.name === name);
  }

  keep(sheet: KnownSheet): void {
    this.known.set(sheet.id, sheet);
  }

  forget(name: string): void {
    const sheet = this.find(name);
    if (sheet !== undefined) this.known.delete(sheet.id);
  }

  private lookAt(names: readonly string[], texts: boolean): Promise<(SheetAnswer | null)[]> {
    return this.look((context) => names.map((name) => context.workbook.worksheets.getItemOrNullObject(name)), texts);
  }

  private async look(pick: Pick, texts: boolean): Promise<(SheetAnswer | null)[]> {
    try {
      return await this.rides.along((context) => this.lookIn(context, pick, { texts, marks: true }));
    } catch (error) {
      const failure = hostErrorOf(error);
      if (failure.code !== 'unknown' && failure.code !== 'sheet-gone') throw failure;
    }
    try {
      return await this.office.run((context) => this.lookIn(context, pick, { texts, marks: false }));
    } catch (error) {
      throw hostErrorOf(error);
    }
  }

  private async lookIn(
    context: Excel.RequestContext,
    pick: Pick,
    options: SheetRequestOptions,
  ): Promise<(SheetAnswer | null)[]> {
    const requests = pick(context).map((sheet) => requestSheet(sheet, options));
    await context.sync();
    return requests.map((request) => this.take(request));
  }

  private take(request: SheetRequest): SheetAnswer | null {
    const looked = request.answer((id): readonly FoundMark[] => this.known.get(id)?.marks ?? []);
    if (looked !== null) {
      this.keep(looked.known);
      this.listening.lookedAt(looked.known.id);
    }
    return looked;
  }

  private list(wanted: (visibility: string) => boolean): Promise<ListedSheet[]> {
    return this.office
      .run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load('items/id,items/name,items/visibility');
        await context.sync();
        return worksheets.items.filter((sheet) => wanted(sheet.visibility)).map(({ id, name }) => ({ id, name }));
      })
      .catch((error: unknown) => {
        throw hostErrorOf(error);
      });
  }

  private async nameOf(id: string): Promise<string | null> {
    try {
      return await this.office.run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(id);
        sheet.load('name');
        await context.sync();
        return sheet.isNullObject ? null : sheet.name;
      });
    } catch {
      // The event is noted all the same; only the name cannot be told now.
      return null;
    }
  }
}
