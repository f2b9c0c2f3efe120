/** Which rule pack a form is reviewed with. */
import type { Form } from '../form/model';
import { packById, pickPack } from '../scoring';
import type { RulePack } from '../scoring/pack';
import type { ReviewOptions } from './model';

/** The key of a choice that holds for all forms of a sheet. */
export function sheetChoiceKey(sheet: string): string {
  return `sheet:${sheet}`;
}

/**
 * The pack asked for, else the person's choice for the form or its sheet, else what the form shows.
 * An id nobody knows (a custom pack removed since) counts as no choice.
 */
export function packFor(form: Form, key: string, options: ReviewOptions): RulePack {
  const { pack, packChoices = {}, customPacks = [] } = options;
  if (typeof pack === 'object') return pack;
  const find = (id: string | undefined): RulePack | null =>
    id === undefined ? null : (customPacks.find((custom) => custom.id === id) ?? packById(id));
  return (
    find(pack) ??
    find(chosen(packChoices, key)) ??
    find(chosen(packChoices, sheetChoiceKey(form.sheet))) ??
    pickPack(form)
  );
}

function chosen(choices: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(choices, key) ? choices[key] : undefined;
}
