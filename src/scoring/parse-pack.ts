/** A rule pack from outside: read, or refused with the path of every wrong field. */
import { flatMap } from '../form/flat-map';
import type * as z from 'zod/mini';
import type { RulePack } from './pack';
import { packSchema, type ProblemCode } from './pack-schema';

/** One text in both languages of the product. */
export interface PackText {
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

/** A wrong field. `path` reads `parameters.bands.value.met`; `''` is the file itself. */
export interface PackProblem {
  readonly path: string;
  readonly message: PackText;
}

export type ParsedPack =
  { readonly ok: true; readonly pack: RulePack } | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Checks a pack against its schema. Unknown fields are refused: a misspelt parameter must not pass silently.
 * @param json already parsed JSON, of whatever shape
 */
export function parsePack(json: unknown): ParsedPack {
  const result = packSchema.safeParse(json, { reportInput: true });
  if (result.success) return { ok: true, pack: result.data };
  return { ok: false, problems: flatMap(result.error.issues, (issue) => problemsOf(issue)) };
}

/** A pack as JSON text for a person to edit: stable order, two spaces, a line break at the end. */
export function serializePack(pack: RulePack): string {
  return `${JSON.stringify(pack, null, 2)}\n`;
}

function problemsOf(issue: z.core.$ZodIssue): readonly PackProblem[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [problem(path, sentence(issue))];
  return issue.keys.map((key) =>
    problem([...path, key], {
      zh: '不是规则包的字段，请核对拼写或删除',
      en: 'is not a field of a rule pack; check the spelling or remove it',
    }),
  );
}

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

function problem(path: readonly string[], { zh, en }: Sentence): PackProblem {
  const place = path.join('.');
  return {
    path: place,
    message: {
      'zh-CN': place === '' ? `规则包文件：${zh}。` : `字段 ${place}：${zh}。`,
      'en-US': place === '' ? `The rule pack file ${en}.` : `Field ${place} ${en}.`,
    },
  };
}

const OWN: Readonly<Record<ProblemCode, Sentence>> = {
  decimal: {
    zh: '应为加引号的非负十进制数，例如 "10" 或 "1.3"',
    en: 'must be a non-negative decimal in quotes, such as "10" or "1.3"',
  },
  share: {
    zh: '应为 0 到 1 之间加引号的小数，例如 "0.8"',
    en: 'must be a decimal between 0 and 1 in quotes, such as "0.8"',
  },
  threshold: {
    zh: '应为不小于 1 的加引号的小数，例如 "1.3" 表示 130%',
    en: 'must be a decimal of 1 or more in quotes; "1.3" means 130%',
  },
  id: { zh: '应由小写字母、数字和短横线组成', en: 'must consist of lower-case letters, digits and hyphens' },
  decimals: { zh: '应为 0 到 6 之间的整数', en: 'must be a whole number from 0 to 6' },
  grades: { zh: '应有一档从 "0" 开始，否则低分没有等级', en: 'must have a grade from "0", or low totals have none' },
  bands: { zh: 'met 应大于 partly', en: 'must have met greater than partly' },
  blank: { zh: '不能为空', en: 'must not be blank' },
};

function isOwn(message: string): message is ProblemCode {
  return Object.hasOwn(OWN, message);
}

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { zh: '应为加引号的文字', en: 'must be a text in quotes' },
  boolean: { zh: '应为 true 或 false', en: 'must be true or false' },
  number: { zh: '应为数字', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
  array: { zh: '应为列表 […]', en: 'must be a list […]' },
  object: { zh: '应为对象 {…}', en: 'must be an object {…}' },
  record: { zh: '应为对象 {…}', en: 'must be an object {…}' },
};

function sentence(issue: z.core.$ZodIssue): Sentence {
  if (isOwn(issue.message)) return OWN[issue.message];
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { zh: '缺少这个字段', en: 'is missing' };
      return TYPES[issue.expected] ?? { zh: '类型不对', en: 'has the wrong type' };
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      return { zh: `只能是 ${values} 之一`, en: `must be one of ${values}` };
    }
    case 'invalid_union':
      return { zh: 'kind 只能是 "none"、"judged" 或 "fixed"', en: 'must have the kind "none", "judged" or "fixed"' };
    default:
      return { zh: '内容不对', en: 'is not valid' };
  }
}
