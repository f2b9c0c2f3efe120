/** How the command line explains itself: help, and what is wrong with how it was called, in the language asked for. */
import type { Command, HelpConfiguration, Option } from 'commander';
import type { Language, Text } from '../checks/check';
import { displayWidth } from './display-width';
import { LANGUAGES } from './speech';

/** The language asked for, known before the arguments are understood: a mistake among them is told in it, too. */
export function languageIn(argv: readonly string[]): Language {
  const at = argv.lastIndexOf('--lang');
  const given = at >= 0 ? argv[at + 1] : argv.findLast((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return LANGUAGES.find((language) => language === given) ?? 'zh-CN';
}

const TITLES: Readonly<Record<string, string | undefined>> = {
  'Usage:': '用法:',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Help in columns that fit, for Chinese characters take two places. */
export function helpIn(lang: Language): HelpConfiguration {
  const zh = lang === 'zh-CN';
  return {
    displayWidth,
    styleTitle: (title) => (zh ? (TITLES[title] ?? title) : title),
    optionDescription: (option) => [option.description, ...remarks(option, zh)].join(zh ? '。' : '. '),
    subcommandTerm: (command) => command.name(),
    commandUsage: (command) => usageOf(command, zh),
  };
}

function usageOf(command: Command, zh: boolean): string {
  const names = command.parent === null ? [command.name()] : [command.parent.name(), command.name()];
  const wanted = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const rest = command.commands.length > 0 ? [zh ? '<命令>' : '<command>'] : wanted;
  return [...names, ...rest, zh ? '[选项]' : '[options]'].join(' ');
}

function remarks(option: Option, zh: boolean): string[] {
  const { argChoices, defaultValue } = option;
  const standard: unknown = defaultValue;
  return [
    argChoices === undefined ? '' : `${zh ? '可选：' : 'One of: '}${argChoices.join(zh ? '、' : ', ')}`,
    typeof standard === 'string' ? `${zh ? '默认：' : 'Default: '}${standard}` : '',
  ].filter((part) => part !== '');
}

/**
 * What was wrong, in a sentence that says what to do. Commander tells it in English; its codes are stable, and what the
 * person wrote stands in quotes.
 */
export function usageSentence(code: string, message: string): Text {
  const [written = '', second = ''] = [...message.matchAll(/'([^']*)'/gu)].map(([, quoted]) => quoted ?? '');
  // Without what stands for an option's value.
  const first = written.replace(/ <.*>$/u, '');
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/u.exec(message)?.[1];
  const perhaps: Text =
    meant === undefined
      ? { 'zh-CN': '', 'en-US': '' }
      : { 'zh-CN': `是不是 ${meant}？`, 'en-US': ` Did you mean ${meant}?` };
  switch (code) {
    case 'commander.unknownCommand':
      return {
        'zh-CN': `没有“${first}”这个命令。${perhaps['zh-CN']}检查文件用 selfeval check，评分用 selfeval score，全部命令见 selfeval --help。`,
        'en-US': `There is no command "${first}".${perhaps['en-US']} selfeval check checks files, selfeval score scores them; selfeval --help lists all commands.`,
      };
    case 'commander.unknownOption':
      return {
        'zh-CN': `没有“${first}”这个选项。${perhaps['zh-CN']}全部选项见该命令的 --help。`,
        'en-US': `There is no option "${first}".${perhaps['en-US']} The command's --help lists its options.`,
      };
    case 'commander.missingArgument':
      return {
        'zh-CN': '没有写明要处理哪些文件或文件夹。请写在命令后面，如：selfeval check 自评表文件夹',
        'en-US': 'No file or folder is given. Write it behind the command, as in: selfeval check forms',
      };
    case 'commander.optionMissingArgument':
      return {
        'zh-CN': `选项“${first}”后面缺少内容。请补上，写法见该命令的 --help。`,
        'en-US': `The option "${first}" lacks its value. The command's --help shows how it is written.`,
      };
    case 'commander.missingMandatoryOptionValue':
      return {
        'zh-CN': `缺少选项“${first}”。请写明副本放在哪个文件夹，如：--out 已评分`,
        'en-US': `The option "${first}" is missing. Say in which folder the copies go, as in: --out scored`,
      };
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.+)\.$/u.exec(message)?.[1];
      return {
        'zh-CN': `选项“${first}”不能是“${second}”。${choices === undefined ? '应为 1 到 999 的整数。' : `可选：${choices.replaceAll(', ', '、')}。`}`,
        'en-US': `The option "${first}" cannot be "${second}". ${choices === undefined ? 'It is a whole number from 1 to 999.' : `One of: ${choices}.`}`,
      };
    }
    case 'commander.excessArguments':
      return {
        'zh-CN': `“selfeval ${first}”后面多写了内容。请看 selfeval ${first} --help。`,
        'en-US': `There is too much behind "selfeval ${first}". See selfeval ${first} --help.`,
      };
    default:
      return {
        'zh-CN': '命令的写法不对。请看 selfeval --help。',
        'en-US': 'The command is not written as it should be. See selfeval --help.',
      };
  }
}
