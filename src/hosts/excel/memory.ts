/** What the add-in keeps in the workbook itself: JSON under the keys the review names. */
import { HostError } from '../host';
import type { ExcelAccess } from './access';

/** Settings travel with every save of the workbook; more than this is not for them. In characters of JSON. */
const LARGEST = 256 * 1024;

export async function rememberIn(office: ExcelAccess, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value ?? null);
  if (json.length > LARGEST) throw new HostError('too-large', `setting ${key} has ${json.length} characters`);
  await office.run(async (context) => {
    // As text: the library turns dates and lists of its own values into other things.
    context.workbook.settings.add(key, json);
    await context.sync();
  });
}

/** Undefined when nothing readable is kept under the key. */
export async function recallFrom(office: ExcelAccess, key: string): Promise<unknown> {
  return office.run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    setting.load('value');
    await context.sync();
    if (setting.isNullObject) return undefined;
    const raw: unknown = setting.value;
    if (typeof raw !== 'string') return undefined;
    try {
      const value: unknown = JSON.parse(raw);
      return value ?? undefined;
    } catch {
      return undefined;
    }
  });
}
