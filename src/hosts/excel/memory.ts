/** What the add-in keeps in the workbook itself: JSON under the keys the review names. */
import { HostError } from '../host';
import type { ExcelAccess } from './access';
import { hostErrorOf } from './errors';

/** Settings travel with every save of the workbook; more than this is not for them. In characters of JSON. */
const LARGEST = 256 * 1024;

type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

export class WorkbookMemory {
  private asked: { readonly keys: Set<string>; readonly answers: Promise<Map<string, unknown>> } | null = null;

  constructor(
    private readonly office: ExcelAccess,
    private readonly inTurn: InTurn,
  ) {}

  /** @throws HostError `too-large` when the value is no matter for settings */
  async remember(key: string, value: unknown): Promise<void> {
    const json = JSON.stringify(value ?? null);
    if (json.length > LARGEST) throw new HostError('too-large', `setting ${key} has ${json.length} characters`);
    await this.inTurn(() =>
      this.run(async (context) => {
        // As text: the library turns dates and lists of its own values into other things.
        context.workbook.settings.add(key, json);
        await context.sync();
      }),
    );
  }

  /**
   * Undefined when nothing readable is kept under the key. Keys asked for at the same moment are answered in one
   * round trip.
   */
  async recall(key: string): Promise<unknown> {
    this.asked ??= this.ask();
    this.asked.keys.add(key);
    return (await this.asked.answers).get(key);
  }

  private ask(): NonNullable<WorkbookMemory['asked']> {
    const keys = new Set<string>();
    const answers = Promise.resolve().then(() =>
      this.inTurn(() => {
        this.asked = null;
        return this.read([...keys]);
      }),
    );
    return { keys, answers };
  }

  private read(keys: readonly string[]): Promise<Map<string, unknown>> {
    return this.run(async (context) => {
      const settings = keys.map((key) => {
        const setting = context.workbook.settings.getItemOrNullObject(key);
        setting.load('value');
        return { key, setting };
      });
      await context.sync();
      return new Map(
        settings.map(({ key, setting }) => [key, setting.isNullObject ? undefined : parsed(setting.value)]),
      );
    });
  }

  private run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    return this.office.run(batch).catch((error: unknown) => {
      throw hostErrorOf(error);
    });
  }
}

function parsed(raw: unknown): unknown {
  if (typeof raw !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
