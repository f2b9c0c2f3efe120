/** Every check of the product, in the order of the specification. Codes are stable and never reused. */
import type { Check } from './check';
import { consistency } from './consistency';
import { declaration } from './declaration';
import { explanations } from './explanations';
import { funds } from './funds';
import { layout } from './layout';
import { scores } from './scores';
import { total } from './total';
import { values } from './values';
import { weights } from './weights';

export const catalogue: readonly Check[] = [
  ...layout,
  ...values,
  ...weights,
  ...funds,
  ...scores,
  ...total,
  ...explanations,
  ...consistency,
  ...declaration,
];

const byCode: ReadonlyMap<string, Check> = new Map(catalogue.map((check) => [check.code, check]));

/** The check of this code, any case; undefined when there is none. */
export function checkByCode(code: string): Check | undefined {
  return byCode.get(code.trim().toUpperCase());
}
