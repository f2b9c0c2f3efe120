/** One row scored under a pack, for tables. */
import { packById, scoreForm, type RulePack, type ScoredIndicator } from '../../src/scoring';
import { formOf, type FormOf, type RowOf } from './form-of';

export function pack(id = 'mof-2020'): RulePack {
  const found = packById(id);
  if (found === null) throw new Error(`no pack ${id}`);
  return found;
}

/** A pack with some parameters changed. */
export function packWith(
  values: { readonly [Name in keyof RulePack['parameters']]?: RulePack['parameters'][Name]['value'] },
  base = pack(),
): RulePack {
  const changed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source: '试验', verified: false }]),
  );
  return { ...base, id: 'trial', parameters: { ...base.parameters, ...changed } };
}

export function scoreRow(row: RowOf, rules: RulePack = pack(), form: Omit<FormOf, 'rows'> = {}): ScoredIndicator {
  const [scored] = scoreForm(formOf({ ...form, rows: [row] }), rules).indicators;
  if (scored === undefined) throw new Error('no row');
  return scored;
}

/** `[0.00, 5.00]`, `[6.00, 8.00)`, `none`. */
export function rangeText({ allowed }: ScoredIndicator): string {
  if (allowed === null) return 'none';
  return `[${allowed.min.toFixed(2)}, ${allowed.max.toFixed(2)}${allowed.maxTolerated ? ')' : ']'}`;
}

export function suggestedText({ suggested }: ScoredIndicator): string {
  return suggested === null ? 'none' : suggested.toFixed(2);
}
