/** The shape of a rule pack as JSON, with one plain sentence for every way a field can be wrong. */
import * as z from 'zod/mini';

/** The key of a sentence in `pack-problems.ts`. */
export type ProblemCode = 'decimal' | 'share' | 'threshold' | 'id' | 'decimals' | 'grades' | 'bands' | 'blank';

/** Marks an own rule's issue, so that its sentence is found again. */
const as = (code: ProblemCode): { readonly error: ProblemCode } => ({ error: code });

const decimalText = z.string().check(z.regex(/^\d{1,12}(?:\.\d{1,8})?$/, as('decimal')));
const shareText = z.string().check(z.regex(/^(?:0(?:\.\d{1,8})?|1(?:\.0{1,8})?)$/, as('share')));
const thresholdText = z.string().check(z.regex(/^[1-9]\d{0,3}(?:\.\d{1,8})?$/, as('threshold')));
const words = z.string().check(z.regex(/\S/, as('blank')));

function parameter<Value extends z.ZodMiniType>(value: Value) {
  return z.strictObject({ value, source: words, verified: z.boolean() });
}

const grades = z
  .array(z.strictObject({ name: words, from: decimalText }))
  .check(z.refine((bands) => bands.some(({ from }) => /^0+(?:\.0+)?$/.test(from)), as('grades')));

const bands = z
  .strictObject({ met: shareText, partly: shareText })
  .check(z.refine(({ met, partly }) => Number(met) > Number(partly), as('bands')));

const exceedPenalty = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('judged') }),
  z.strictObject({ kind: z.literal('fixed'), points: decimalText }),
]);

export const packSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, as('id'))),
  name: z.strictObject({ 'zh-CN': words, 'en-US': words }),
  verified: z.boolean(),
  parameters: z.strictObject({
    executionWeight: parameter(z.nullable(decimalText)),
    executionBase: parameter(z.enum(['annualBudget', 'adjustedBudget', 'initialBudget'])),
    reverseFormula: parameter(z.enum(['linear', 'ratio'])),
    equalMeansExactly: parameter(z.boolean()),
    exceedThreshold: parameter(thresholdText),
    exceedPenalty: parameter(exceedPenalty),
    exceedReasonRequired: parameter(z.boolean()),
    bands: parameter(bands),
    grades: parameter(grades),
    weightStructure: parameter(z.record(words, decimalText)),
    scoreDecimals: parameter(z.int().check(z.minimum(0, as('decimals')), z.maximum(6, as('decimals')))),
    zeroWeight: parameter(z.enum(['allowed', 'forbidden'])),
    executionReasonBelow: parameter(z.nullable(decimalText)),
    budgetChangeReason: parameter(decimalText),
    totalCaps: parameter(z.array(z.strictObject({ rateBelow: decimalText, cap: decimalText }))),
    reasonScope: parameter(z.enum(['row', 'form', 'funds'])),
  }),
});
