/**
 * What is remembered in the workbook itself: column mappings, pack choices, the person's own packs, 已说明 marks,
 * the declaration to compare with and the last receipt. Anything may stand there after years of other hands: bad data reads as empty, never throws.
 */
import { flatMap } from '../form/flat-map';
import * as z from 'zod/mini';
import { COLUMN_ROLES, type RememberedMapping } from '../form/model';
import { parsePack } from '../scoring';
import type { RulePack } from '../scoring/pack';
import { parseDeclaration, type Declaration } from './declaration';
import type { ReviewOptions, Suppression } from './model';
import type { WriteReceipt } from './plan';

/** Keys of `WorkbookHost.remember` and `recall`. Stable: older workbooks carry them. */
export const MEMORY_KEYS = {
  mappings: 'selfeval.mappings',
  packChoices: 'selfeval.packChoices',
  customPacks: 'selfeval.customPacks',
  suppressions: 'selfeval.suppressions',
  declaration: 'selfeval.declaration',
  receipt: 'selfeval.receipt',
} as const;

/** Everything remembered, ready to use. */
export interface Memory {
  readonly mappings: RememberedMapping;
  readonly packChoices: Readonly<Record<string, string>>;
  readonly customPacks: readonly RulePack[];
  readonly suppressions: readonly Suppression[];
  readonly declaration: Declaration | null;
  readonly receipt: WriteReceipt | null;
}

const place = z.int().check(z.nonnegative());
const cellRef = z.object({ row: place, column: place });
const mappedColumns = z.array(z.object({ column: place, role: z.enum(COLUMN_ROLES) }));
const suppression = z.object({ key: z.string(), code: z.string(), reason: z.string(), at: z.string() });
const cellState = z.object({ value: z.union([z.string(), z.number(), z.boolean()]), formula: z.string() });
const packId = z.string().check(z.minLength(1));
const mark = z.object({
  range: z.object({ first: cellRef, last: cellRef }),
  reasonCell: cellRef,
  light: z.enum(['red', 'yellow']),
});
const receipt = z.object({
  at: z.string(),
  sheets: z.array(
    z.object({
      sheet: z.string(),
      changes: z.array(z.object({ cell: cellRef, before: cellState, after: cellState })),
      marksBefore: z.nullable(z.array(mark)),
      marksAfter: z.nullable(z.array(mark)),
    }),
  ),
});

/** Column mappings by `Form.headerKey`; entries that do not read are left out. */
export function parseMappings(value: unknown): RememberedMapping {
  return parseEntries(value, mappedColumns);
}

/** Pack ids by form key or `sheetChoiceKey(name)`. */
export function parsePackChoices(value: unknown): Record<string, string> {
  return parseEntries(value, packId);
}

/** The person's own packs; one that no longer passes the pack schema is left out. */
export function parseCustomPacks(value: unknown): RulePack[] {
  return flatMap(asList(value), (candidate) => {
    const parsed = parsePack(candidate);
    return parsed.ok ? [parsed.pack] : [];
  });
}

/** 已说明 marks; entries that do not read are left out. */
export function parseSuppressions(value: unknown): Suppression[] {
  return flatMap(asList(value), (candidate) => {
    const parsed = suppression.safeParse(candidate);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The last receipt, or null. */
export function parseReceipt(value: unknown): WriteReceipt | null {
  const parsed = receipt.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Reads everything a workbook remembers. A host that cannot recall a key counts as remembering nothing there. */
export async function recallMemory(recall: (key: string) => Promise<unknown>): Promise<Memory> {
  const read = (key: string): Promise<unknown> => recall(key).catch(() => undefined);
  const [mappings, packChoices, customPacks, suppressions, declaration, last] = await Promise.all([
    read(MEMORY_KEYS.mappings),
    read(MEMORY_KEYS.packChoices),
    read(MEMORY_KEYS.customPacks),
    read(MEMORY_KEYS.suppressions),
    read(MEMORY_KEYS.declaration),
    read(MEMORY_KEYS.receipt),
  ]);
  return {
    mappings: parseMappings(mappings),
    packChoices: parsePackChoices(packChoices),
    customPacks: parseCustomPacks(customPacks),
    suppressions: parseSuppressions(suppressions),
    declaration: parseDeclaration(declaration, { mappings: parseMappings(mappings) }),
    receipt: parseReceipt(last),
  };
}

/** The part of the memory a review wants. */
export function memoryOptions(memory: Memory): ReviewOptions {
  const { mappings, packChoices, customPacks, suppressions, declaration } = memory;
  const declarations = declaration === null ? {} : { declarations: [declaration.form] };
  return { mappings, packChoices, customPacks, suppressions, ...declarations };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parseEntries<T>(value: unknown, schema: z.ZodMiniType<T>): Record<string, T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    flatMap(Object.entries(value), ([key, entry]): [string, T][] => {
      const parsed = schema.safeParse(entry);
      return parsed.success ? [[key, parsed.data]] : [];
    }),
  );
}
