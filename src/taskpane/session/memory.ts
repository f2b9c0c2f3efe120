/** What the pane keeps in the workbook, and how it gets it back. */
import type { WorkbookHost } from '../../hosts/host';
import { parseLanguage, type Language } from '../../locales';
import { keepDeclaration, MEMORY_KEYS, memoryOptions, recallMemory, type ReviewOptions } from '../../review';
import type { WriteReceipt } from '../../review/plan';
import type { Settings } from './state';

const LANGUAGE_KEY = 'selfeval.language';

/** A receipt longer than this (characters of JSON) is kept for this session only: document settings are small. */
export const LONGEST_RECEIPT = 200_000;

/** Null when the host refused: what is kept is not known, and must not be taken for nothing. */
export async function recallSettings(
  host: WorkbookHost,
): Promise<{ settings: Settings; receipt: WriteReceipt | null } | null> {
  let refused = false;
  const { receipt, ...settings } = await recallMemory((key) =>
    host.recall(key).catch((error: unknown) => {
      refused = true;
      throw error;
    }),
  );
  return refused ? null : { settings, receipt };
}

/** Writes the settings that differ. @throws whatever the host throws. */
export async function rememberSettings(host: WorkbookHost, before: Settings, after: Settings): Promise<void> {
  if (before.mappings !== after.mappings) await host.remember(MEMORY_KEYS.mappings, after.mappings);
  if (before.packChoices !== after.packChoices) await host.remember(MEMORY_KEYS.packChoices, after.packChoices);
  if (before.customPacks !== after.customPacks) await host.remember(MEMORY_KEYS.customPacks, after.customPacks);
  if (before.declaration !== after.declaration) {
    const { declaration } = after;
    await host.remember(MEMORY_KEYS.declaration, declaration === null ? null : keepDeclaration(declaration));
  }
  if (before.suppressions !== after.suppressions) await host.remember(MEMORY_KEYS.suppressions, after.suppressions);
}

/** Undo after save and reopen: the last receipt goes into the document. Without one, or a long one, it is emptied. */
export async function rememberReceipt(host: WorkbookHost, receipt: WriteReceipt | null): Promise<void> {
  const kept = receipt !== null && JSON.stringify(receipt).length <= LONGEST_RECEIPT ? receipt : null;
  await host.remember(MEMORY_KEYS.receipt, kept);
}

export async function recallLanguage(host: WorkbookHost): Promise<Language | null> {
  return parseLanguage(await host.recall(LANGUAGE_KEY).catch(() => undefined));
}

/** The language is a comfort: a workbook that cannot keep it is no error. */
export async function rememberLanguage(host: WorkbookHost, language: Language): Promise<void> {
  await host.remember(LANGUAGE_KEY, language).catch(() => undefined);
}

/** How a sheet is reviewed with these settings. */
export function reviewOptions(settings: Settings): ReviewOptions {
  return memoryOptions({ ...settings, receipt: null });
}
