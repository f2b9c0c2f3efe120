/** The JSON contract, version 1, strict: a field too many or too few is a broken contract. */
import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const cell = z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/);
const light = z.enum(['red', 'yellow', 'blue']);
const count = z.number().int().nonnegative();

const indicator = z.strictObject({
  row: z.number().int().positive(),
  level1: z.string(),
  level2: z.string(),
  name: z.string(),
  target: z.string(),
  actual: z.string(),
  weight: decimal.nullable(),
  score: decimal.nullable(),
  reason: z.string(),
  kind: z.enum(['quantitative', 'qualitative', 'judged']),
  state: z.enum(['met', 'partly', 'missed', 'exceeded', 'unclear']),
  allowed: z.strictObject({ min: decimal, max: decimal }).nullable(),
  suggested: decimal.nullable(),
  working: z.string(),
  deviations: z.array(z.enum(['lost', 'missed', 'over'])),
  unexplained: z.boolean(),
  cells: z.strictObject({
    target: cell.nullable(),
    actual: cell.nullable(),
    weight: cell.nullable(),
    score: cell.nullable(),
    reason: cell.nullable(),
  }),
});

const finding = z.strictObject({
  code: z.string().regex(/^[A-Z]\d\d$/),
  light,
  cell: cell.nullable(),
  related: z.array(cell),
  message: z.string().min(1),
  working: z.string(),
  fix: z.string().min(1),
  safe: z.boolean(),
  suppressed: z.strictObject({ reason: z.string(), at: z.string() }).nullable(),
});

export const reportFormSchema = z.strictObject({
  sheet: z.string(),
  range: z.string(),
  family: z.string(),
  confidence: z.number().min(0).max(1),
  scorable: z.boolean(),
  pack: z.string(),
  project: z.string(),
  department: z.string(),
  unit: z.string(),
  year: z.string(),
  moneyUnit: z.string(),
  funds: z
    .strictObject({
      annualBudget: decimal.nullable(),
      executed: decimal.nullable(),
      rate: decimal.nullable(),
      weight: decimal.nullable(),
      score: decimal.nullable(),
      expectedScore: decimal.nullable(),
      scoreCell: cell.nullable(),
      expectedRate: decimal.nullable(),
    })
    .nullable(),
  indicators: z.array(indicator),
  total: z.strictObject({
    weight: decimal.nullable(),
    printed: decimal.nullable(),
    computed: decimal.nullable(),
    suggestedTotal: decimal.nullable(),
    cell: cell.nullable(),
  }),
  grade: z.strictObject({ printed: z.string(), computed: z.string(), cell: cell.nullable() }),
  findings: z.array(finding),
  stale: z.array(z.strictObject({ key: z.string(), code: z.string(), reason: z.string(), at: z.string() })),
  verdict: z.enum(['ready', 'fix', 'review']),
});

export const reportSchema = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: z.literal('selfeval'), version: z.string() }),
  files: z.array(z.strictObject({ path: z.string(), error: z.string().nullable(), forms: z.array(reportFormSchema) })),
  summary: z.strictObject({ files: count, forms: count, red: count, yellow: count, blue: count }),
});
