/** `--pack ID|FILE`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packById, packs, parsePack, type RulePack } from '../scoring';
import { CommandError, sentenceOf } from './speech';

/**
 * A shipped pack by its id, else a pack from a JSON file.
 * @throws CommandError naming the wrong field when the file is no valid pack.
 */
export async function readPack(value: string, cwd: string): Promise<RulePack> {
  const shipped = packById(value);
  if (shipped !== null) return shipped;
  const parsed = parsePack(await readJson(value, cwd));
  if (parsed.ok) return parsed.pack;
  const list = (lang: 'zh-CN' | 'en-US'): string =>
    parsed.problems.map(({ message }) => `\n  ${message[lang]}`).join('');
  throw new CommandError({
    'zh-CN': `规则包“${value}”不能用：${list('zh-CN')}`,
    'en-US': `Rule pack "${value}" cannot be used:${list('en-US')}`,
  });
}

async function readJson(file: string, cwd: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    const ids = packs.map(({ id }) => id).join(', ');
    const reason = sentenceOf(error, file);
    throw new CommandError({
      'zh-CN': `没有规则包“${file}”，也没有这个文件。现有规则包：${ids}。${reason['zh-CN']}`,
      'en-US': `There is no rule pack "${file}" and no such file. Packs: ${ids}. ${reason['en-US']}`,
    });
  }
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return json;
  } catch {
    throw new CommandError({
      'zh-CN': `规则包“${file}”不是有效的 JSON 文件。`,
      'en-US': `Rule pack "${file}" is not valid JSON.`,
    });
  }
}
