/** The command line: arguments in, an exit code out. Everything else comes through `Io`. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../checks/check';
import { check } from './check';
import { FORMATS, type Format } from './formats';
import type { ExitCode, Io } from './io';
import { listPacks } from './packs';
import { printRules } from './rules';
import { score } from './score';
import type { Fill } from './score-file';
import { CommandError, LANGUAGES, sentenceOf } from './speech';

interface CheckFlags {
  readonly pack?: string;
  readonly declaration?: readonly string[];
  readonly format: Format;
  readonly output?: string;
  readonly lang: Language;
  readonly jobs?: number;
}

interface ScoreFlags {
  readonly out: string;
  readonly fill: Fill;
  readonly marks: boolean;
  readonly pack?: string;
  readonly lang: Language;
  readonly jobs?: number;
}

/**
 * Runs one command.
 * @param argv arguments without the program's own name.
 * @returns 0 no red finding, 1 red findings, 2 something could not be read or run. Never throws.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  // Commander prints while it parses; what it says is written once it is done.
  const said: Promise<void>[] = [];
  let code: ExitCode = 0;
  const program = new Command('selfeval')
    .description('绩效自评快检：检查、评分财政项目支出绩效自评表 / checks and scores self-evaluation forms')
    .version(io.version, '-V, --version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => said.push(io.stdout.write(text)),
      writeErr: (text) => said.push(io.stderr.write(text)),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
    });
  let lang: Language = 'zh-CN';
  const finish = async (language: Language, work: () => Promise<ExitCode>): Promise<void> => {
    lang = language;
    code = await work();
  };

  program
    .command('check')
    .description('检查文件和文件夹 / check files and folders')
    .argument('<paths...>', '文件和文件夹 / files and folders')
    .addOption(packOption())
    .addOption(
      new Option(
        '--declaration <path>',
        '绩效目标申报表的文件或文件夹，可重复 / declarations to compare with, repeatable',
      )
        // Not variadic: that would swallow the files that follow.
        .argParser((value, earlier: readonly string[] | undefined) => [...(earlier ?? []), value]),
    )
    .addOption(new Option('--format <format>', '报告格式 / report format').choices(FORMATS).default('text'))
    .addOption(new Option('--output <file>', '写到文件 / write to a file'))
    .addOption(langOption())
    .addOption(jobsOption())
    .action((paths: string[], flags: CheckFlags) =>
      finish(flags.lang, () => check(paths, { ...flags, declaration: flags.declaration ?? [] }, io)),
    );

  program
    .command('score')
    .description('写出评分副本，原件不动 / write scored copies')
    .argument('<paths...>', '文件和文件夹 / files and folders')
    .addOption(new Option('--out <dir>', '副本所在文件夹 / folder of the copies').makeOptionMandatory())
    .addOption(
      new Option('--fill <what>', '只填空白，或也改可放心自动改的 / blanks only, or safe corrections too')
        .choices(['blanks', 'corrections'])
        .default('blanks'),
    )
    .addOption(
      new Option('--marks', '标出未说明的偏差（默认）/ highlight unexplained deviations (default)').default(true),
    )
    .addOption(new Option('--no-marks', '不标 / no highlights'))
    .addOption(packOption())
    .addOption(langOption())
    .addOption(jobsOption())
    .action((paths: string[], flags: ScoreFlags) => finish(flags.lang, () => score(paths, flags, io)));

  program
    .command('packs')
    .description('规则包及每个参数的依据 / rule packs and their sources')
    .addOption(new Option('--json', 'JSON'))
    .addOption(langOption())
    .action((flags: { readonly json?: boolean; readonly lang: Language }) =>
      finish(flags.lang, () => listPacks({ json: flags.json ?? false, lang: flags.lang }, io)),
    );

  program
    .command('rules')
    .description('检查项的说明 / what the checks look for')
    .argument('[code]', '代码，如 E01 / code such as E01')
    .addOption(langOption())
    .action((wanted: string | undefined, flags: { readonly lang: Language }) =>
      finish(flags.lang, () => printRules(wanted, flags.lang, io)),
    );

  try {
    await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error;
      code = error.exitCode === 0 ? 0 : 2;
    });
    await Promise.all(said);
  } catch (error) {
    const sentence = error instanceof CommandError ? error.sentence : sentenceOf(error, 'selfeval');
    await io.stderr.write(`${sentence[lang]}\n`);
    code = 2;
  }
  return code;
}

function packOption(): Option {
  return new Option('--pack <id|file>', '规则包：代号或 JSON 文件 / rule pack: id or JSON file');
}

function langOption(): Option {
  return new Option('--lang <language>', '语言 / language').choices(LANGUAGES).default('zh-CN');
}

function jobsOption(): Option {
  return new Option(
    '--jobs <number>',
    '并行线程数，每个文件最多 2 分钟 / worker threads; a file gets 2 minutes',
  ).argParser((text) => {
    if (!/^[1-9]\d{0,2}$/u.test(text))
      throw new InvalidArgumentError('应为 1 到 999 的整数 / a whole number from 1 to 999');
    return Number(text);
  });
}
