/** `selfeval packs`: the rule packs with the source of every parameter. */
import type { Language } from '../checks/check';
import { packs, type Parameter, type RulePack } from '../scoring';
import type { ExitCode, Io } from './io';

export async function listPacks(
  options: { readonly json: boolean; readonly lang: Language },
  io: Io,
): Promise<ExitCode> {
  const text = options.json
    ? `${JSON.stringify(packs, null, 2)}\n`
    : packs.map((pack) => packText(pack, options.lang)).join('\n');
  await io.stdout.write(text);
  return 0;
}

function packText(pack: RulePack, lang: Language): string {
  const advice = pack.verified
    ? ''
    : lang === 'zh-CN'
      ? '（供参考，请与财政部门核对）'
      : ' (for reference; check with the finance authority)';
  const parameters = Object.entries(pack.parameters).map(([name, parameter]) => parameterText(name, parameter, lang));
  return `${pack.id}  ${pack.name[lang]}${advice}\n${parameters.join('')}`;
}

function parameterText(name: string, { value, source, verified }: Parameter<unknown>, lang: Language): string {
  const unverified = verified ? '' : lang === 'zh-CN' ? '（未核实）' : ' (not verified)';
  return `  ${name.padEnd(22)} ${JSON.stringify(value)}\n${' '.repeat(25)}${lang === 'zh-CN' ? '依据：' : 'source: '}${source}${unverified}\n`;
}
