/** The command line: arguments in, an exit code out. Everything else comes through `Io`. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Language, Text } from '../checks/check';
import { check } from './check';
import { FORMATS, type Format } from './formats';
import { plainLines } from './formats/text';
import type { ExitCode, Io } from './io';
import { listPacks } from './packs';
import { printRules } from './rules';
import { score } from './score';
import type { Fill } from './score-file';
import { CommandError, LANGUAGES, sentenceOf, systemCode } from './speech';
import { helpIn, languageIn, usageSentence } from './usage';

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
  const lang = languageIn(argv);
  const say = (zh: string, en: string): string => (lang === 'zh-CN' ? zh : en);
  // Commander prints while it parses; what it says is written once it is done.
  const said: Promise<void>[] = [];
  let code: ExitCode = 0;
  const finish = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work;
  };
  const program = new Command('selfeval')
    .description(
      say(
        '绩效自评快检：检查、评分财政项目支出绩效自评表。原件从不改动。English: --lang en-US',
        'Checks and scores self-evaluation forms (绩效自评表). Originals are never changed.',
      ),
    )
    .version(io.version, '-V, --version', say('显示版本', 'show the version'))
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .helpCommand(false)
    .configureHelp(helpIn(lang))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => said.push(io.stdout.write(text)),
      writeErr: (text) => said.push(io.stderr.write(text)),
      // Told below, in the person's language.
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
    });
  const paths = `<${say('文件或文件夹', 'paths')}...>`;
  const pathsText = say(
    '可写多个；文件夹连同下级文件夹中的 .xlsx、.xlsm、.xls、.et 都会处理',
    'any number; of folders and those below them all .xlsx, .xlsm, .xls and .et files',
  );
  const packOption = new Option(
    '--pack <id|file>',
    say(
      '规则包的代号或 JSON 文件；不写则按各表自动选用',
      'rule pack: its id, or a JSON file; picked for each form when left out',
    ),
  );
  const langOption = new Option('--lang <language>', say('显示语言', 'language')).choices(LANGUAGES).default('zh-CN');
  const jobsOption = new Option(
    '--jobs <number>',
    say('同时处理的文件数，1 到 999；每个文件最多 2 分钟', 'files handled at a time, 1 to 999; a file gets 2 minutes'),
  ).argParser(jobsFrom);

  program
    .command('check')
    .description(say('检查自评表，写出报告', 'check forms and report'))
    .argument(paths, pathsText)
    .addOption(packOption)
    .addOption(
      new Option(
        '--declaration <path>',
        say(
          '用来对照的绩效目标申报表，文件或文件夹；可写多次',
          'declarations to compare with, file or folder; may be repeated',
        ),
      )
        // Not variadic: that would swallow the files that follow.
        .argParser((value, earlier: readonly string[] | undefined) => [...(earlier ?? []), value]),
    )
    .addOption(
      new Option('--format <format>', say('报告格式', 'format of the report')).choices(FORMATS).default('text'),
    )
    .addOption(
      new Option(
        '--output <file>',
        say('把报告写到文件；不写则显示在屏幕上', 'write the report to a file, not to the screen'),
      ),
    )
    .addOption(langOption)
    .addOption(jobsOption)
    .action((given: string[], flags: CheckFlags) =>
      finish(check(given, { ...flags, declaration: flags.declaration ?? [] }, io)),
    );

  program
    .command('score')
    .description(say('写出评分副本，原件不动', 'write scored copies; originals stay'))
    .argument(paths, pathsText)
    .addOption(
      new Option(
        '--out <dir>',
        say('副本放在哪个文件夹（必写）', 'folder of the copies (required)'),
      ).makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--fill <what>',
        say(
          'blanks 只填空白；corrections 另改可放心自动更正的',
          'blanks: only what is blank; corrections: safe corrections, too',
        ),
      )
        .choices(['blanks', 'corrections'])
        .default('blanks'),
    )
    .addOption(
      new Option(
        '--marks',
        say('标出未说明原因的偏差（不写也标）', 'highlight unexplained deviations (as without it)'),
      ).default(true),
    )
    .addOption(new Option('--no-marks', say('不标', 'do not highlight')))
    .addOption(packOption)
    .addOption(langOption)
    .addOption(jobsOption)
    .action((given: string[], flags: ScoreFlags) => finish(score(given, flags, io)));

  program
    .command('packs')
    .description(say('列出规则包及每个参数的依据', 'list the rule packs with the source of each parameter'))
    .addOption(
      new Option('--json', say('以 JSON 列出，可作自定义规则包的样本', 'as JSON, a pattern for packs of your own')),
    )
    .addOption(langOption)
    .action((flags: { readonly json?: boolean; readonly lang: Language }) =>
      finish(listPacks({ json: flags.json ?? false, lang: flags.lang }, io)),
    );

  program
    .command('rules')
    .description(say('说明各检查项', 'explain the checks'))
    .argument(`[${say('代码', 'code')}]`, say('如 E01；不写则列出全部', 'such as E01; all when left out'))
    .addOption(langOption)
    .action((wanted: string | undefined, flags: { readonly lang: Language }) =>
      finish(printRules(wanted, flags.lang, io)),
    );

  try {
    await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode === 0) return;
      // Called without a command: its help has been said.
      if (error.code === 'commander.help') code = 2;
      else throw new CommandError(usageSentence(error.code, error.message));
    });
    await Promise.all(said);
  } catch (error) {
    await io.stderr.write(`${plainLines(complaintOf(error)[lang])}\n`);
    code = 2;
  }
  return code;
}

function complaintOf(error: unknown): Text {
  if (error instanceof CommandError) return error.sentence;
  const code = systemCode(error);
  return code !== null
    ? sentenceOf(error, 'selfeval')
    : {
        'zh-CN': '程序内部出错，没有完成。请重试；仍然出错的，请把所用命令和文件一并反馈。',
        'en-US':
          'The program failed and did not complete. Try again; if it fails again, report the command and the files.',
      };
}

function jobsFrom(text: string): number {
  if (!/^[1-9]\d{0,2}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
}
