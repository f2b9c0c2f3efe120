/** `--pack ID|FILE`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packById, packs, parsePack, type RulePack } from '../scoring';
import { CommandError, sentenceOf, systemCode } from './speech';

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
    'zh-CN': `规则包“${value}”不能用：${list('zh-CN')}\n请改正后再试；完整的写法可看 selfeval packs --json。`,
    'en-US': `Rule pack "${value}" cannot be used:${list('en-US')}\nCorrect it and try again; selfeval packs --json shows complete packs.`,
  });
}

async function readJson(file: string, cwd: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw new CommandError(sentenceOf(error, file));
    const ids = packs.map(({ id }) => id);
    throw new CommandError({
      'zh-CN': `没有规则包“${file}”，也没有这个文件。请在 --pack 后写规则包的代号（${ids.join('、')}）或 JSON 文件的路径。`,
      'en-US': `There is no rule pack "${file}" and no such file. Give --pack the id of a pack (${ids.join(', ')}) or the path of a JSON file.`,
    });
  }
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return json;
  } catch {
    throw new CommandError({
      'zh-CN': `规则包“${file}”不是有效的 JSON 文件，请检查括号、引号和逗号，或重新导出一份。`,
      'en-US': `Rule pack "${file}" is not valid JSON. Check its brackets, quotes and commas, or export it anew.`,
    });
  }
}
