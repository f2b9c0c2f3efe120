/** Finds out where the page runs, and never waits for ever: a blocked office.js would keep the page blank. */

/** `too-old`: Excel, but below ExcelApi 1.13. `no-office`: office.js is missing or never became ready. */
export type OfficeState = 'excel' | 'not-excel' | 'too-old' | 'no-office';

/** The lowest ExcelApi requirement set the add-in works with. */
export const LOWEST_EXCEL_API = '1.13';

const WAIT_MS = 8000;

/** What is looked at of the global `Office`; handed in for tests. */
export interface OfficeGlobal {
  readonly onReady: () => Promise<{ readonly host: unknown } | null>;
  readonly context?: {
    readonly requirements?: { readonly isSetSupported: (name: string, version: string) => boolean };
  };
}

/** @param office the global `Office`, undefined when its script did not load */
export async function officeReady(
  office: OfficeGlobal | undefined = typeof Office === 'undefined' ? undefined : Office,
  waitMs: number = WAIT_MS,
): Promise<OfficeState> {
  if (office === undefined) return 'no-office';
  const info = await firstOf(office.onReady(), waitMs);
  if (info === 'late') return 'no-office';
  // Outside Office the promise resolves with a null host.
  if (info?.host !== 'Excel') return 'not-excel';
  return office.context?.requirements?.isSetSupported('ExcelApi', LOWEST_EXCEL_API) === true ? 'excel' : 'too-old';
}

async function firstOf<T>(ready: Promise<T>, waitMs: number): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), waitMs);
  });
  try {
    return await Promise.race([ready, late]);
  } catch {
    return 'late';
  } finally {
    clearTimeout(timer);
  }
}
