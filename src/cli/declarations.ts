/** `--declaration FILE|FOLDER`: the targets declared at the start of the year. */
import type { Language, Text } from '../checks/check';
import { findForms } from '../form';
import type { Form } from '../form/model';
import type { ReportFile } from '../review';
import type { DeclarationShelf } from './declaration-shelf';
import { findInputs, type InputFile } from './inputs';
import { openWorkbook } from './open-workbook';
import { sentenceOf } from './speech';

/**
 * Puts the declarations of some files and folders on a shelf, in their order.
 * @returns files that could not be read, and what was named and holds no declaration.
 * @throws CommandError when the shelf cannot be written.
 */
export async function shelveDeclarations(
  args: readonly string[],
  cwd: string,
  lang: Language,
  shelf: DeclarationShelf,
): Promise<ReportFile[]> {
  const problems: ReportFile[] = [];
  const seen = new Set<string>();
  for (const arg of args) {
    const before = { shelf: shelf.size, problems: problems.length };
    const files = await findInputs([arg], cwd);
    const report = (shown: string, problem: Text): number =>
      problems.push({ path: shown, error: problem[lang], forms: [] });
    let known = false;
    for (const file of files) {
      known ||= seen.has(file.path);
      if (seen.has(file.path)) continue;
      seen.add(file.path);
      const { forms, problem } = await declarationsOf(file);
      for (const form of forms) await shelf.add(form);
      if (problem !== null) report(file.shown, problem);
    }
    // Nobody must think that something was compared.
    if (!known && shelf.size === before.shelf && problems.length === before.problems) report(arg, noDeclaration(arg));
  }
  return problems;
}

async function declarationsOf(
  file: InputFile,
): Promise<{ readonly forms: readonly Form[]; readonly problem: Text | null }> {
  const { path, shown, folder, error } = file;
  if (error !== null) return { forms: [], problem: error };
  try {
    const { sheets, memory } = await openWorkbook(path, shown);
    const forms = sheets
      .flatMap((sheet) => findForms(sheet, { mappings: memory.mappings ?? {} }))
      .filter((form) => form.kind === 'declaration');
    // A folder may hold the self-evaluations as well.
    return { forms, problem: forms.length === 0 && folder === null ? noDeclaration(shown) : null };
  } catch (thrown) {
    return { forms: [], problem: sentenceOf(thrown, shown) };
  }
}

function noDeclaration(shown: string): Text {
  return {
    'zh-CN': `“${shown}”中没有找到绩效目标申报表，没有用来对照。请检查 --declaration 后的路径。`,
    'en-US': `No declaration (绩效目标申报表) was found in "${shown}"; nothing was compared with it. Check the path behind --declaration.`,
  };
}
