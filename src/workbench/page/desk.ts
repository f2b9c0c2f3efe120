/** What lies open on the page, apart from React: one grid, one workbook over it, and what a person may do with both. */
import { HostError } from '../../hosts/host';
import { UnreadableFile } from '../../hosts/xlsx/unreadable';
import type { Language } from '../../locales';
import type { Grid, Refusal } from '../grid';
import type { WorkbenchHost } from '../host';
import type { Undrawn } from '../model/undrawn';
import { LANGUAGE_KEY } from '../preferences';
import type { PageKey } from '../texts';

/** A workbook on the page. */
export interface OpenBook {
  /** Different for everything ever opened. */
  readonly id: number;
  readonly name: string;
  readonly host: WorkbenchHost;
  readonly undrawn: readonly Undrawn[];
}

/** Something a person should read: one of the page's texts, or a file's own sentence. */
export type Message =
  | { readonly kind: 'text'; readonly key: PageKey; readonly params?: Readonly<Record<string, string>> }
  | { readonly kind: 'unreadable'; readonly error: UnreadableFile };

export interface DeskEvents {
  readonly onLanguage: (value: unknown) => void;
  /** By the person or by us: there is something to download. */
  readonly onEdited: () => void;
  readonly onRefused: (refusal: Refusal) => void;
}

/** What reads and holds files is fetched beside the grid, after the first look. */
const fileCode = () => Promise.all([import('../open-workbook'), import('../host')]);

export class Desk {
  private count = 0;

  private constructor(
    private readonly grid: Grid,
    private readonly events: DeskEvents,
  ) {}

  /** Loads the grid into the element. */
  static async set(container: HTMLElement, events: DeskEvents): Promise<Desk> {
    const [{ createGrid }] = await Promise.all([import('../univer-grid'), fileCode()]);
    const grid = createGrid(container);
    grid.onEdited(events.onEdited);
    grid.onRefused(events.onRefused);
    return new Desk(grid, events);
  }

  /**
   * @param sheet the sheet to go to; as the file has it when there is none of that name
   * @throws UnreadableFile
   */
  async open(bytes: Uint8Array, name: string, sheet?: string): Promise<OpenBook> {
    const [{ openWorkbook }, { WorkbenchHost }] = await fileCode();
    const { model, workbook } = openWorkbook(bytes, name);
    const wanted = model.sheets.find((candidate) => candidate.name === sheet && candidate.visible);
    this.grid.open(wanted === undefined ? model : { ...model, active: wanted.id });
    const host = await WorkbenchHost.over(this.grid, workbook, {
      preferences: [LANGUAGE_KEY],
      onPreference: (_key, value) => this.events.onLanguage(value),
      onChange: this.events.onEdited,
    });
    this.count += 1;
    return { id: this.count, name, host, undrawn: model.undrawn };
  }

  look(look: { readonly dark: boolean; readonly language: Language }): void {
    this.grid.look(look);
  }

  close(): void {
    this.grid.close();
  }
}

/** An error of opening or saving as a person reads it. */
export function messageOf(error: unknown): Message {
  if (error instanceof UnreadableFile) return { kind: 'unreadable', error };
  if (error instanceof HostError && error.code === 'editing') return { kind: 'text', key: 'editing' };
  if (error instanceof HostError && error.code === 'formula')
    return { kind: 'text', key: 'formulaRefused', params: { sheet: error.subject } };
  if (error instanceof HostError && error.code === 'protected')
    return { kind: 'text', key: 'protectedRefused', params: { sheet: error.subject } };
  return {
    kind: 'text',
    key: 'unexpected',
    params: { detail: error instanceof Error ? error.message : String(error) },
  };
}
