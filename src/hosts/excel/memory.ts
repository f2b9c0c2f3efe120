/** What the add-in keeps in the workbook itself: JSON under the keys the review names. */
import { HostError } from '../host';
import type { Rides } from './rides';

/** Settings travel with every save of the workbook; more than this is not for them. In characters of JSON. */
const LARGEST = 256 * 1024;

export class WorkbookMemory {
  constructor(private readonly rides: Rides) {}

  /** @throws HostError `too-large` when the value is no matter for settings */
  async remember(key: string, value: unknown): Promise<void> {
    const json = JSON.stringify(value ?? null);
    if (json.length > LARGEST) throw new HostError('too-large', `setting ${key} has ${json.length} characters`);
    await new Promise<void>((resolve, reject) =>
      this.rides.go({
        // As text: the library turns dates and lists of its own values into other things.
        board: (context) => {
          context.workbook.settings.add(key, json);
          return resolve;
        },
        failed: reject,
      }),
    );
  }

  /** Undefined when nothing readable is kept under the key. */
  recall(key: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.rides.go({
        board: (context) => {
          const setting = context.workbook.settings.getItemOrNullObject(key);
          setting.load('value');
          return () => resolve(valueOf(setting));
        },
        failed: reject,
      });
    });
  }
}

/** After the sync. */
const valueOf = (setting: Excel.Setting): unknown => (setting.isNullObject ? undefined : parsed(setting.value));

function parsed(raw: unknown): unknown {
  if (typeof raw !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return value ?? undefined;
  } catch {
    return undefined;
  }
}
