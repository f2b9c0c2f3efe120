/** `selfeval rules [CODE]`: what the checks look for, from the catalogue itself. */
import { catalogue, checkByCode } from '../checks';
import type { Check, Language } from '../checks/check';
import { LIGHT_WORDS } from '../review';
import type { ExitCode, Io } from './io';
import { CommandError } from './speech';

/** @throws CommandError when no check has that code. */
export async function printRules(code: string | undefined, lang: Language, io: Io): Promise<ExitCode> {
  if (code === undefined) {
    await io.stdout.write(
      catalogue.map((check) => `${check.code}  ${LIGHT_WORDS[check.light][lang]}  ${check.title[lang]}\n`).join(''),
    );
    return 0;
  }
  const check = checkByCode(code.toUpperCase());
  if (check === undefined) {
    throw new CommandError({
      'zh-CN': `没有检查项“${code}”。用 selfeval rules 查看全部。`,
      'en-US': `There is no check "${code}". selfeval rules lists them all.`,
    });
  }
  await io.stdout.write(ruleText(check, lang));
  return 0;
}

function ruleText(check: Check, lang: Language): string {
  const zh = lang === 'zh-CN';
  const sections: [string, string][] = [
    [zh ? '查什么' : 'What', check.what[lang]],
    [zh ? '依据' : 'Source', check.source[lang]],
    [zh ? '为什么' : 'Why', check.why[lang]],
    [zh ? '示例' : 'Example', check.example.text[lang]],
    [zh ? '怎么改' : 'What to do', check.how[lang]],
    [zh ? '自动修改是否安全' : 'Safe to fix automatically', check.safe ? (zh ? '是' : 'yes') : zh ? '否' : 'no'],
  ];
  const head = `${check.code}  ${LIGHT_WORDS[check.light][lang]}  ${check.title[lang]}\n`;
  return head + sections.map(([title, text]) => `\n${title}\n  ${text.replaceAll('\n', '\n  ')}\n`).join('');
}
